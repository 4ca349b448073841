import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { discrete } from "../../src/distributions/discrete.js";
import { sample } from "../../src/distributions/sample.js";
import { scenarios } from "../../src/distributions/scenarios.js";
import { expectWithin } from "../numeric/relativeError.js";
import { real, sixtyDigits } from "../numeric/sixtyDigits.js";
import { discreteDistributions, hundredths, outcomes } from "./families.js";

const numbers = (...values: string[]) => values.map((value) => new Decimal(value));
const textOf = ({ atoms }: { atoms: ReturnType<typeof discrete>["atoms"] }): string[] =>
  atoms.map(({ value, probability }) => `${value.toResult()}: ${probability.toResult()}`);

describe("a discrete distribution", () => {
  test.prop([outcomes(), hundredths(-420, 420), fc.boolean()])("counts", (cases, k, inclusive) => {
    const weighted = cases.map(({ value, weight }) => ({ value, weight: new Decimal(weight) }));
    const distribution = discrete(weighted, sixtyDigits);
    const values = cases.flatMap(({ value, weight }) => Array.from({ length: weight }, () => Number(value)));
    const at = (values[0] ?? 0) > 0 ? Number(k) : (values[0] ?? 0);
    const threshold = real(new Decimal(at));
    const mean = (part: number[]) => part.reduce((a, b) => a + b, 0) / values.length;
    const expected = [
      values.filter((value) => value < at || (inclusive && value === at)).length / values.length,
      values.filter((value) => value > at || (inclusive && value === at)).length / values.length,
      mean(values.map((value) => Math.max(0, at - value))),
      mean(values.map((value) => Math.max(0, value - at))),
    ];
    const actual = [
      distribution.below(threshold, inclusive),
      distribution.above(threshold, inclusive),
      distribution.put(threshold),
      distribution.call(threshold),
    ];
    for (const [index, value] of actual.entries()) {
      expect(Number(value.toResult())).toBeCloseTo(expected[index] ?? 0, 12);
    }
  });

  test.prop([discreteDistributions()])("is the sum of its atoms", ({ atoms, mean }) => {
    const total = atoms.reduce((sum, { probability }) => sum.plus(probability), real(0));
    const moment = atoms.reduce((sum, { value, probability }) => sum.plus(value.times(probability)), real(0));
    expectWithin("1e-57", total.toResult(), "1");
    expectWithin("1e-57", moment.toResult(), mean.toResult(), new Decimal(5));
    const values = atoms.map(({ value }) => value.toNumber());
    expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
  });

  test.prop([discreteDistributions(), hundredths(-420, 420), fc.boolean()])(
    "is a point less than its atoms at each of them",
    (distribution, by, moving) => {
      const { atoms, below, above } = moving
        ? distribution.withMean(distribution.mean.plus(real(by)))
        : distribution;
      for (const { value, probability } of atoms) {
        for (const side of [below, above]) {
          const at = side(value, true).minus(side(value, false)).toResult();
          expectWithin("1e-57", at, probability.toResult(), new Decimal(1));
        }
      }
    },
  );

  it("is drawn up to the very probabilities at which it jumps, in either tail", () => {
    const [few, some, most] = numbers("1", "2", "3");
    if (!few || !some || !most) throw new Error("three values");
    const tiny = new Decimal("1e-30");
    const odds = [
      { value: few, probability: new Decimal("0.25") },
      { value: some, probability: new Decimal("0.5") },
      { value: most, probability: new Decimal("0.25").minus(tiny) },
      { value: new Decimal(4), probability: tiny },
    ];
    const sampling = scenarios(odds, sixtyDigits).sampling();
    if (sampling.form !== "inverse") throw new Error("a discrete distribution is drawn by its probabilities");
    const drawn = [
      [1e-300, 1],
      [0.25, 0.75],
      [0.2500001, 0.7499999],
      [0.75, 0.25],
      [0.7500001, 0.2499999],
      [1, 2e-30],
      [1, 5e-31],
    ].map(([below = 0, above = 0]) => sampling.valueAt(below, above));
    expect(drawn).toEqual([1, 1, 2, 2, 3, 3, 4]);
  });

  it("keeps what is small beside what is large", () => {
    const [huge, tiny] = [new Decimal("1e200"), new Decimal("1e-200")];
    const distribution = sample([huge, tiny, huge.neg(), new Decimal(0)], sixtyDigits);
    expect(distribution.mean.toResult().toString()).toBe("2.5e-201");
    expect(distribution.above(real(tiny), true).toResult().toString()).toBe("0.5");
    expect(distribution.put(real(0)).toResult().toString()).toBe("2.5e+199");
  });

  it("leaves out what is impossible and joins what is equal", () => {
    const cases = [
      { value: new Decimal(3), probability: new Decimal("0.25") },
      { value: new Decimal(9), probability: new Decimal(0) },
      { value: new Decimal("3.0"), probability: new Decimal("0.75") },
    ];
    expect(textOf(scenarios(cases, sixtyDigits))).toEqual(["3: 1"]);
  });

  it("decides which values lie beyond a threshold that one of them is, in doubles too", () => {
    const thirds = sample(numbers("0.1", "0.2", "0.3"), sixtyDigits);
    const third = new Decimal(1).div(3).toString();
    const at = real(new Decimal("0.2"));
    expectWithin("1e-58", thirds.below(at, false).toResult(), third);
    expectWithin("1e-58", thirds.above(at, false).toResult(), third);
    expectWithin("1e-58", thirds.call(real(new Decimal("0.1"))).toResult(), "0.1");
  });
});
