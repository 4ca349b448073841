import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect } from "vitest";
import type { Distribution } from "../../../src/beliefs/distributions/distribution.js";
import { expectWithin } from "../../numeric/relativeError.js";
import { continuousDistributions, discreteDistributions, hundredths } from "./families.js";

const runs = { numRuns: 30 };
const any = () => fc.oneof(continuousDistributions(), discreteDistributions());
const probabilities = fc.integer({ min: 1, max: 999 }).map((value) => new Decimal(value).div(1000));
const thresholds = hundredths(-12_000, 12_000);

/** No figure of these distributions is far larger than this. */
const sizeOf = (distribution: Distribution): Decimal => distribution.mean.abs().plus(200);

describe("every distribution", () => {
  test.prop([any(), thresholds, fc.boolean()], runs)("is whole", (distribution, k, inclusive) => {
    const below = distribution.upTo(k, inclusive);
    const above = distribution.from(k, !inclusive);
    expectWithin("1e-56", below.probability.plus(above.probability), "1");
    const mean = below.partialMean.plus(above.partialMean);
    expectWithin("1e-56", mean, distribution.mean, sizeOf(distribution));
  });

  test.prop([any(), thresholds, thresholds, fc.boolean()], runs)(
    "has more mass in a wider range",
    (distribution, first, second, inclusive) => {
      const [low, high] = first.lessThan(second) ? [first, second] : [second, first];
      expectAtMost(
        distribution.upTo(low, inclusive).probability,
        distribution.upTo(high, inclusive).probability,
      );
      expectAtMost(
        distribution.from(high, inclusive).probability,
        distribution.from(low, inclusive).probability,
      );
    },
  );

  test.prop([any(), thresholds, fc.boolean()], runs)(
    "averages within the range",
    (distribution, k, inclusive) => {
      const below = distribution.upTo(k, inclusive);
      const above = distribution.from(k, inclusive);
      expectAtMost(below.partialMean, below.probability.times(k));
      expectAtMost(above.probability.times(k), above.partialMean);
    },
  );

  test.prop([any(), hundredths(1, 10_000)], runs)("takes another mean", (distribution, mean) => {
    expectWithin("1e-57", distribution.withMean(mean).mean, mean, sizeOf(distribution).plus(mean));
  });

  test.prop([any(), hundredths(1, 10_000), probabilities], { numRuns: 20 })(
    "keeps its shape with another mean",
    (distribution, mean, p) => {
      const moved = distribution.withMean(mean);
      const steps = ["0.05", "0.4", "0.97"].map((share) => new Decimal(share).times(p));
      const [a, b, c] = [distribution, moved].map((each) => steps.map((share) => each.quantile(share)));
      expect(c).toBeUndefined();
      const ratio = (values: Decimal[] = []): Decimal => {
        const [low, middle, high] = values;
        return low && middle && high && !high.equals(low)
          ? middle.minus(low).div(high.minus(low))
          : new Decimal(0);
      };
      expectWithin("1e-48", ratio(b), ratio(a), new Decimal(1));
    },
  );

  test.prop([any()], runs)("is frozen", (distribution) => {
    expect(Object.isFrozen(distribution)).toBe(true);
    expect(Object.isFrozen(distribution.atoms)).toBe(true);
    expect(distribution.atoms.every(Object.isFrozen)).toBe(true);
    expect((distribution.coordinate === undefined) === distribution.atoms.length > 0).toBe(true);
  });
});

describe("every continuous distribution", () => {
  test.prop([continuousDistributions(), fc.constantFrom("1", "1e-30"), probabilities], runs)(
    "has a quantile that inverts it",
    (distribution, factor, share) => {
      const p = share.times(factor);
      // The quantile has 60 digits itself: what it leaves of the probability may be off by 1e-55.
      const scale = p.plus("1e-10");
      expectWithin("1e-45", distribution.upTo(distribution.quantile(p), true).probability, p, scale);
    },
  );
});

function expectAtMost(smaller: Decimal, larger: Decimal): void {
  const slack = smaller.abs().plus(larger.abs()).times("1e-57");
  expect(smaller.lessThanOrEqualTo(larger.plus(slack)), `${smaller} ≤ ${larger}`).toBe(true);
}
