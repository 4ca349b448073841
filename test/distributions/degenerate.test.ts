import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import type { Distribution } from "../../src/distributions/distribution.js";
import { lognormal } from "../../src/distributions/lognormal.js";
import { sample } from "../../src/distributions/sample.js";
import { scenarios } from "../../src/distributions/scenarios.js";
import type { Real } from "../../src/numeric/real.js";
import { real, sixtyDigits } from "../numeric/sixtyDigits.js";
import { distributionOf } from "./families.js";

const of = (family: string, ...values: string[]): Distribution => distributionOf(family, values);
const number = (text: string): Real => real(new Decimal(text));
const text = (value: Real): string => value.toResult().toString();

describe("a distribution without spread is its point", () => {
  const points: [string, Distribution][] = [
    ["lognormal with v = 0", of("lognormal", "7", "0")],
    ["shifted lognormal with v = 0", of("shiftedLognormal", "7", "0", "3")],
    ["normal with sd = 0", of("normal", "7", "0")],
    ["uniform with low = high", of("uniform", "7", "7")],
    ["triangular with low = high", of("triangular", "7", "7", "7")],
    ["PERT with low = high", of("pert", "7", "7", "7")],
    ["one scenario", scenarios([{ value: new Decimal(7), probability: new Decimal(1) }], sixtyDigits)],
    ["a sample of one", sample([new Decimal(7)], sixtyDigits)],
    ["a sample of equals", sample([new Decimal(7), new Decimal("7.0")], sixtyDigits)],
    ["a point moved", of("normal", "1", "0").withMean(number("7"))],
  ];

  it.each(points)("%s", (_, distribution) => {
    expect(text(distribution.mean)).toBe("7");
    expect(
      distribution.atoms.map(({ value, probability }) => `${text(value)}: ${text(probability)}`),
    ).toEqual(["7: 1"]);
    expect(distribution.coordinate).toBeUndefined();
    const at = (k: string, inclusive: boolean) => [
      text(distribution.below(number(k), inclusive)),
      text(distribution.above(number(k), inclusive)),
      text(distribution.put(number(k))),
      text(distribution.call(number(k))),
    ];
    expect([at("7", true), at("7", false), at("6", true), at("8.5", true)]).toEqual([
      ["1", "1", "0", "0"],
      ["0", "0", "0", "0"],
      ["0", "1", "0", "1"],
      ["1", "0", "1.5", "0"],
    ]);
  });

  it.each([
    "uniform",
    "triangular",
    "pert",
  ])("%s, moved to where its width is below the last digit", (family) => {
    const values = family === "uniform" ? ["1", "1.00001"] : ["1", "1", "1.00001"];
    const moved = of(family, ...values).withMean(number("1e150"));
    expect(text(moved.below(number("1.1e150"), true))).toBe("1");
    expect(text(moved.above(number("1.1e150"), true))).toBe("0");
    expect(text(moved.below(number("0.9e150"), true))).toBe("0");
    expect(text(moved.call(number("0.9e150")))).toBe("1e+149");
  });
});

describe("at and beyond the ends", () => {
  it.each([
    ["uniform", "-2", "6"],
    ["triangular", "-2", "1", "6"],
    ["triangular", "-2", "-2", "6"],
    ["triangular", "-2", "6", "6"],
    ["pert", "-2", "1", "6"],
    ["pert", "-2", "-2", "6"],
    ["pert", "-2", "6", "6"],
  ])("%s(%s, %s) is nothing or everything", (family, ...values) => {
    const distribution = of(family, ...values);
    for (const [threshold, below] of [
      ["-1e50", 0],
      ["-2", 0],
      ["6", 1],
      ["1e50", 1],
    ] as const) {
      const k = number(threshold);
      const masses = [distribution.below(k, true), distribution.above(k, false)];
      expect(masses.map(text).map(Number)).toEqual([below, 1 - below]);
      const forward = distribution.mean.minus(k);
      const [call, put] = [distribution.call(k), distribution.put(k)].map(text);
      expect([call, put]).toEqual(below === 0 ? [text(forward), "0"] : ["0", text(forward.neg())]);
    }
    // Quadrature comes close to a knot, but never meets it.
    for (const [index, knot] of (distribution.coordinate?.knots ?? []).entries()) {
      const inside = index === 0 ? knot.plus("1e-40") : knot.minus("1e-40");
      if (inside.lessThan("-2")) continue;
      expect(distribution.coordinate?.densityAt(real(inside)).toDecimal().isFinite()).toBe(true);
    }
  });

  it.each([
    ["lognormal", "3", "0.5"],
    ["shiftedLognormal", "3", "0.5", "2"],
    ["normal", "3", "0.5"],
    ["normal", "1e200", "1e-200"],
    ["normal", "0", "1e200"],
    ["lognormal", "1e-200", "10"],
    ["lognormal", "1e200", "1e-30"],
    ["pert", "-1e200", "1e-200", "1e200"],
    ["triangular", "-1e200", "1e-200", "1e200"],
    ["triangular", "1", "1.0000000000000000000000000000000000000001", "2"],
  ])("%s(%s, %s) stays finite everywhere", (family, ...values) => {
    const distribution = of(family, ...values);
    const at = ["-1e200", "-3", "0", "1e-200", "1.00000000000000000000000000000000000000001", "3", "1e200"];
    for (const k of [...at.map(number), distribution.mean]) {
      for (const mass of [distribution.below(k, true), distribution.above(k, true)]) {
        const probability = mass.toDecimal();
        expect(probability.gte(0) && probability.lte(1)).toBe(true);
      }
      for (const option of [distribution.put(k), distribution.call(k)]) {
        expect(option.toDecimal().isFinite()).toBe(true);
        expect(option.toResult().isFinite()).toBe(true);
      }
    }
  });

  it("a lognormal cannot be moved to a mean of 0 or less", () => {
    expect(() => lognormal(number("1"), number("0.2")).withMean(real(0))).toThrow(
      "a lognormal needs a mean above 0; received 0",
    );
    const floored = of("shiftedLognormal", "3", "0.5", "2").withMean(number("-1.5"));
    expect(text(floored.mean)).toBe("-1.5");
    expect(text(floored.below(real(-2), true))).toBe("0");
    expect(text(floored.put(real(-2)))).toBe("0");
  });

  it("a shifted lognormal without a shift is a lognormal", () => {
    const [plain, shifted] = [of("lognormal", "3", "0.5"), of("shiftedLognormal", "3", "0.5", "0")];
    const k = number("2.5");
    expect(text(shifted.call(k))).toBe(text(plain.call(k)));
    expect(text(shifted.put(k))).toBe(text(plain.put(k)));
  });
});
