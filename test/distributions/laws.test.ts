import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect } from "vitest";
import type { Distribution, Sampling } from "../../src/distributions/distribution.js";
import { decimalOf } from "../../src/numeric/decimal.js";
import type { Real } from "../../src/numeric/real.js";
import { expectWithin } from "../numeric/relativeError.js";
import { real } from "../numeric/sixtyDigits.js";
import {
  continuousDistributions,
  discreteDistributions,
  distributionsOf,
  families,
  hundredths,
} from "./families.js";

const thresholds = hundredths(-12_000, 12_000);

/** Probabilities in the middle, and so small or so close to 1 that one minus them would be noise. */
const probabilities = (): fc.Arbitrary<Decimal> =>
  fc
    .tuple(fc.constantFrom("0", "-2", "-9", "-30"), hundredths(1, 50), fc.boolean())
    .map(([power, share, upper]) => {
      const p = share.times(`1e${power}`);
      return upper ? new Wide(1).minus(p) : p;
    });

/** Standard normal scores, in the middle and far out. */
const scores = (): fc.Arbitrary<number> =>
  fc
    .oneof(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -20_000, max: 20_000 }))
    .map((n) => n / 1000);

const Wide = decimalOf(60);

/** No figure of these distributions is far larger than this. */
const sizeOf = ({ mean }: Distribution): Decimal => mean.toDecimal().abs().plus(200);

const some = [
  {
    name: "every distribution",
    any: () => fc.oneof(continuousDistributions(), discreteDistributions()),
    numRuns: 30,
  },
  ...families.map((family) => ({
    name: `every ${family.label} forecast`,
    any: () => distributionsOf(family),
    numRuns: 3,
  })),
];

describe.each(some)("$name", ({ any, numRuns }) => {
  const runs = { numRuns };

  test.prop([any(), thresholds, fc.boolean()], runs)("is whole", (distribution, threshold, inclusive) => {
    const k = real(threshold);
    const [below, above] = [distribution.below(k, inclusive), distribution.above(k, !inclusive)];
    expectWithin("1e-56", below.plus(above).toResult(), "1");
    const forward = distribution.call(k).minus(distribution.put(k)).plus(k);
    expectWithin("1e-56", forward.toResult(), distribution.mean.toResult(), sizeOf(distribution));
  });

  test.prop([any(), thresholds, thresholds, fc.boolean()], runs)(
    "has more mass in a wider range, and dearer options on it",
    (distribution, first, second, inclusive) => {
      const [low, high] = first.lessThan(second) ? [real(first), real(second)] : [real(second), real(first)];
      expectAtMost(distribution.below(low, inclusive), distribution.below(high, inclusive));
      expectAtMost(distribution.above(high, inclusive), distribution.above(low, inclusive));
      expectAtMost(distribution.put(low), distribution.put(high));
      expectAtMost(distribution.call(high), distribution.call(low));
      // Between two strikes a call loses no less than the mass beyond the higher one, no more than that beyond the lower.
      const spread = distribution.call(low).minus(distribution.call(high));
      expectAtMost(distribution.above(high, inclusive).times(high.minus(low)), spread);
      expectAtMost(spread, distribution.above(low, inclusive).times(high.minus(low)));
    },
  );

  test.prop([any(), thresholds], runs)("averages within the range", (distribution, threshold) => {
    const k = real(threshold);
    for (const option of [distribution.put(k), distribution.call(k)]) expectAtMost(real(0), option);
    expect(distribution.call(k).isZero()).toBe(distribution.above(k, false).isZero());
    expect(distribution.put(k).isZero()).toBe(distribution.below(k, false).isZero());
  });

  test.prop([any(), hundredths(1, 10_000)], runs)("takes another mean", (distribution, mean) => {
    const moved = distribution.withMean(real(mean)).mean.toResult();
    expectWithin("1e-57", moved, mean, sizeOf(distribution).plus(mean));
  });

  test.prop([any(), hundredths(1, 10_000), thresholds], runs)(
    "keeps its shape with another mean",
    (distribution, target, threshold) => {
      const mean = real(target);
      const moved = distribution.withMean(mean);
      const k = real(threshold);
      const there = placeIn(moved, distribution, k);
      expectWithin("1e-48", moved.below(there, true).toResult(), distribution.below(k, true).toResult(), ONE);
      expectWithin("1e-48", moved.above(there, true).toResult(), distribution.above(k, true).toResult(), ONE);
    },
  );

  test.prop([any()], runs)("is either smooth or a list of values", ({ atoms, coordinate }) => {
    expect((coordinate === undefined) === atoms.length > 0).toBe(true);
  });

  test.prop([any(), probabilities(), hundredths(1, 10_000), fc.boolean()], runs)(
    "has quantiles that invert its distribution function",
    (stated, share, mean, moving) => {
      const distribution = moving ? stated.withMean(real(mean)) : stated;
      const p = real(share);
      const x = distribution.quantile(p);
      // Where it jumps, x is where it jumps past p; where it does not, all of these are equal.
      expectAtMost(distribution.below(x, false), p);
      expectAtMost(p, distribution.below(x, true));
      expectAtMost(distribution.above(x, false), p.neg().plus(1));
      expectAtMost(p.neg().plus(1), distribution.above(x, true));
    },
  );

  test.prop([any(), probabilities(), probabilities()], runs)(
    "has higher quantiles for higher probabilities",
    (distribution, ...shares) => {
      const [lower, upper] = shares.sort((a, b) => a.comparedTo(b)).map((share) => real(share));
      if (!lower || !upper) throw new Error("two of them");
      expectAtMost(distribution.quantile(lower), distribution.quantile(upper));
    },
  );

  test.prop([any(), scores(), hundredths(1, 10_000), fc.boolean()], runs)(
    "is drawn in doubles as its quantiles say",
    (stated, score, mean, moving) => {
      const distribution = moving ? stated.withMean(real(mean)) : stated;
      const quantileAt = (x: number): Decimal =>
        distribution.quantile(real(new Decimal(x.toPrecision(17))).normalCdf()).toDecimal();
      const exact = quantileAt(score);
      // Where one value ends and the next begins, doubles may be on either side.
      const isEdge = !quantileAt(score - 1e-12).equals(quantileAt(score + 1e-12));
      if (distribution.atoms.length > 0 && isEdge) return;
      const size = exact.abs().plus(sizeOf(distribution));
      expectWithin("1e-13", new Decimal(drawn(distribution.sampling(), score)), exact, size);
    },
  );
});

const ONE = new Decimal(1);

/** Where `k` comes to lie when `distribution` becomes `moved`: as much higher as the ends, or as many times as far from them. */
function placeIn(moved: Distribution, { mean, coordinate }: Distribution, k: Real): Real {
  const unit = coordinate?.valueAt(real(1));
  const bounded = unit === undefined || unit.equals(1);
  if (bounded) return k.plus(moved.mean.minus(mean));
  // Lognormals are rescaled about the end of their range, which three scores of equal distance give away.
  const [low, middle, high] = [-1, 0, 1].map((z) => coordinate?.valueAt(real(z)) ?? mean);
  if (!low || !middle || !high) throw new Error("three scores");
  const curvature = low.plus(high).minus(middle.times(2));
  if (curvature.isZero()) return k.plus(moved.mean.minus(mean));
  const end = low.times(high).minus(middle.times(middle)).div(curvature);
  return k.minus(end).times(moved.mean.minus(end)).div(mean.minus(end)).plus(end);
}

function expectAtMost(smaller: Real, larger: Real): void {
  const [a, b] = [smaller.toDecimal(), larger.toDecimal()];
  const slack = a.abs().plus(b.abs()).times("1e-57");
  expect(a.lessThanOrEqualTo(b.plus(slack)), `${a} ≤ ${b}`).toBe(true);
}

/** What a simulation makes of a standard normal score. */
function drawn(sampling: Sampling, score: number): number {
  if (sampling.form === "normal") return sampling.mean + sampling.deviation * score;
  if (sampling.form === "lognormal") {
    return sampling.floor + Math.exp(sampling.location + sampling.deviation * score);
  }
  const z = real(new Decimal(score.toPrecision(17)));
  return sampling.valueAt(z.normalCdf().toNumber(), z.neg().normalCdf().toNumber());
}
