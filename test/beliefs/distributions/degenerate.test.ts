import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import type { Distribution } from "../../../src/beliefs/distributions/distribution.js";
import { lognormal } from "../../../src/beliefs/distributions/lognormal.js";
import { sample } from "../../../src/beliefs/distributions/sample.js";
import { scenarios } from "../../../src/beliefs/distributions/scenarios.js";
import { continuous } from "./families.js";

const of = (family: string, ...values: string[]): Distribution => {
  const distribution = continuous[family]?.(...values.map((value) => new Decimal(value)));
  if (!distribution) throw new Error(`no family ${family}`);
  return distribution;
};

describe("a distribution without spread is its point", () => {
  const points: [string, Distribution][] = [
    ["lognormal with v = 0", of("lognormal", "7", "0")],
    ["shifted lognormal with v = 0", of("shiftedLognormal", "7", "0", "3")],
    ["normal with sd = 0", of("normal", "7", "0")],
    ["uniform with low = high", of("uniform", "7", "7")],
    ["triangular with low = high", of("triangular", "7", "7", "7")],
    ["PERT with low = high", of("pert", "7", "7", "7")],
    ["one scenario", scenarios([{ value: new Decimal(7), probability: new Decimal(1) }])],
    ["a sample of one", sample([new Decimal(7)])],
    ["a sample of equals", sample([new Decimal(7), new Decimal("7.0")])],
    ["a point moved", of("normal", "1", "0").withMean(new Decimal(7))],
  ];

  it.each(points)("%s", (_, distribution) => {
    expect(distribution.mean.toString()).toBe("7");
    expect(distribution.atoms.map(({ value, probability }) => `${value}: ${probability}`)).toEqual(["7: 1"]);
    expect(distribution.coordinate).toBeUndefined();
    const at = (k: string, inclusive: boolean) => [
      String(distribution.upTo(new Decimal(k), inclusive).probability),
      String(distribution.from(new Decimal(k), inclusive).partialMean),
    ];
    expect([at("7", true), at("7", false), at("6", true), at("8", true)]).toEqual([
      ["1", "7"],
      ["0", "0"],
      ["0", "7"],
      ["1", "0"],
    ]);
    expect(distribution.quantile(new Decimal("0.01")).toString()).toBe("7");
  });

  it.each([
    "uniform",
    "triangular",
    "pert",
  ])("%s, moved to where its width is below the last digit", (family) => {
    const values = family === "uniform" ? ["1", "1.00001"] : ["1", "1", "1.00001"];
    const moved = of(family, ...values).withMean(new Decimal("1e150"));
    expect(moved.upTo(new Decimal("1e150"), true).probability.toString()).toBe("1");
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
    for (const [k, below] of [
      ["-1e200", 0],
      ["-2", 0],
      ["6", 1],
      ["1e200", 1],
    ] as const) {
      const { probability, partialMean } = distribution.upTo(new Decimal(k), true);
      const rest = distribution.from(new Decimal(k), false);
      expect([Number(probability), Number(rest.probability)]).toEqual([below, 1 - below]);
      expect(partialMean.plus(rest.partialMean).equals(distribution.mean)).toBe(true);
    }
    for (const knot of distribution.coordinate?.knots ?? []) {
      expect(distribution.coordinate?.densityAt(knot).isFinite()).toBe(true);
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
    for (const k of [...at.map((each) => new Decimal(each)), distribution.mean]) {
      for (const mass of [distribution.upTo(k, true), distribution.from(k, true)]) {
        expect(mass.partialMean.isFinite()).toBe(true);
        expect(mass.probability.gte(0) && mass.probability.lte(1)).toBe(true);
      }
    }
    for (const p of ["1e-200", "0.5", "0.99999999999999999999999999999999999999999999"]) {
      expect(distribution.quantile(new Decimal(p)).isFinite()).toBe(true);
    }
  });

  it("a lognormal cannot be moved to a mean of 0 or less", () => {
    expect(() => lognormal(new Decimal(1), new Decimal("0.2")).withMean(new Decimal(0))).toThrow(
      "a lognormal needs a mean above 0; received 0",
    );
    const floored = of("shiftedLognormal", "3", "0.5", "2").withMean(new Decimal("-1.5"));
    expect(floored.mean.toString()).toBe("-1.5");
    expect(floored.upTo(new Decimal(-2), true).probability.toString()).toBe("0");
  });

  it("a shifted lognormal without a shift is a lognormal", () => {
    const [plain, shifted] = [of("lognormal", "3", "0.5"), of("shiftedLognormal", "3", "0.5", "0")];
    const k = new Decimal("2.5");
    expect(shifted.from(k, true).partialMean.minus(plain.from(k, true).partialMean).abs().lt("1e-58")).toBe(
      true,
    );
  });
});
