import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { discrete } from "../../../src/beliefs/distributions/discrete.js";
import { sample } from "../../../src/beliefs/distributions/sample.js";
import { scenarios } from "../../../src/beliefs/distributions/scenarios.js";
import { expectWithin } from "../../numeric/relativeError.js";
import { discreteDistributions, hundredths, outcomes } from "./families.js";

const numbers = (...values: string[]) => values.map((value) => new Decimal(value));

describe("a discrete distribution", () => {
  test.prop([outcomes(), hundredths(-420, 420), fc.boolean()])("counts", (cases, k, inclusive) => {
    const distribution = discrete(cases.map(({ value, weight }) => ({ value, weight: new Decimal(weight) })));
    const values = cases.flatMap(({ value, weight }) => Array.from({ length: weight }, () => Number(value)));
    const at = (values[0] ?? 0) > 0 ? Number(k) : (values[0] ?? 0);
    const share = (part: number[]) => [
      part.length / values.length,
      part.reduce((a, b) => a + b, 0) / values.length,
    ];
    const upTo = distribution.upTo(new Decimal(at), inclusive);
    const from = distribution.from(new Decimal(at), inclusive);
    const expected = [
      ...share(values.filter((value) => value < at || (inclusive && value === at))),
      ...share(values.filter((value) => value > at || (inclusive && value === at))),
    ];
    const actual = [upTo.probability, upTo.partialMean, from.probability, from.partialMean].map(Number);
    for (const [index, value] of actual.entries()) expect(value).toBeCloseTo(expected[index] ?? 0, 12);
  });

  test.prop([discreteDistributions(), fc.integer({ min: 1, max: 99 })])(
    "has the smallest value with at least p up to it as its quantile",
    (distribution, percent) => {
      const p = new Decimal(percent).div(100);
      const quantile = distribution.quantile(p);
      // A third is no decimal: its probability, rounded, may be an ulp below.
      expect(distribution.upTo(quantile, true).probability.plus("1e-59").greaterThanOrEqualTo(p)).toBe(true);
      expect(distribution.upTo(quantile, false).probability.minus("1e-59").lessThan(p)).toBe(true);
      expect(distribution.atoms.some(({ value }) => value.equals(quantile))).toBe(true);
    },
  );

  test.prop([discreteDistributions()])("is the sum of its atoms", (distribution) => {
    const { atoms, mean } = distribution;
    const total = atoms.reduce((sum, { probability }) => sum.plus(probability), new Decimal(0));
    const moment = atoms.reduce(
      (sum, { value, probability }) => sum.plus(value.times(probability)),
      new Decimal(0),
    );
    expectWithin("1e-57", total, "1");
    expectWithin("1e-57", moment, mean, new Decimal(5));
    expect(atoms.map(({ value }) => Number(value))).toEqual(
      [...new Set(atoms.map(({ value }) => Number(value)))].sort((a, b) => a - b),
    );
  });

  it("decides a probability of exactly p without rounding", () => {
    const thirds = sample(numbers("1", "2", "3"));
    const third = new Decimal(1).div(3);
    expect(thirds.quantile(third).toString()).toBe("1");
    expect(thirds.quantile(third.plus("1e-59")).toString()).toBe("2");
    const abovePoint3 = new Decimal(`0.${"3".repeat(80)}4`);
    expect(thirds.quantile(abovePoint3).toString()).toBe("2");
    const sevenths = sample(numbers("7", "1", "2", "3", "4", "5", "6"));
    expect(sevenths.quantile(new Decimal("0.5")).toString()).toBe("4");
    const halves = scenarios([
      { value: new Decimal(5), probability: new Decimal("0.5") },
      { value: new Decimal(1), probability: new Decimal("0.5") },
    ]);
    expect(halves.quantile(new Decimal("0.5")).toString()).toBe("1");
    expect(halves.quantile(new Decimal("0.50000000000000000000000000000000001")).toString()).toBe("5");
  });

  it("keeps what is small beside what is large", () => {
    const [huge, tiny] = [new Decimal("1e200"), new Decimal("1e-200")];
    const half = new Decimal("0.5");
    const distribution = sample([huge, tiny, huge.neg(), new Decimal(0)]);
    expect(distribution.mean.toString()).toBe("2.5e-201");
    expect(distribution.from(tiny, true).probability.equals(half)).toBe(true);
  });

  it("leaves out what is impossible and joins what is equal", () => {
    const atoms = scenarios([
      { value: new Decimal(3), probability: new Decimal("0.25") },
      { value: new Decimal(9), probability: new Decimal(0) },
      { value: new Decimal("3.0"), probability: new Decimal("0.75") },
    ]).atoms.map(({ value, probability }) => `${value}: ${probability}`);
    expect(atoms).toEqual(["3: 1"]);
  });
});
