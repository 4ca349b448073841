// Internal: no name of the public API lives here.

import { normalQuantile } from "./elementary.js";
import type { Design } from "./points.js";
import type { Moments } from "./tally.js";

/** A mean over paths with how far it may be off. */
export interface Estimate {
  readonly mean: number;
  /** How far the mean of other random numbers would typically be from the true one. */
  readonly standardError: number;
  /** The range that holds the true mean in 95 of 100 simulations. */
  readonly interval: readonly [number, number];
}

/** How certain it is that intervals hold the true value. */
const CONFIDENCE = 0.95;

/** What the arithmetic of doubles may leave in a sum of terms of a size, as a share of it. */
const ARITHMETIC = 1e-10;

/**
 * The mean of paths. Plain paths are independent of each other; quasi-random ones are not, but their scrambles are, so that the
 * error shows in how the means of the scrambles differ: Student's t with one degree of freedom less than there are scrambles.
 */
export function estimateOf({ count, mean, means, variance, size }: Moments, design: Design): Estimate {
  const [spread, freedom] =
    design.method === "plain"
      ? [Math.sqrt(variance / count), count - 1]
      : [Math.sqrt(varianceOf(means) / means.length), means.length - 1];
  const standardError = Math.max(spread, ARITHMETIC * size);
  const reach = studentQuantile((1 + CONFIDENCE) / 2, freedom) * standardError;
  return { mean, standardError, interval: [mean - reach, mean + reach] };
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return squares / (values.length - 1);
}

/** Φ⁻¹ of 0.975 and its like for Student's t, within 1e-5 from 15 degrees of freedom on. Source: Abramowitz & Stegun 26.7.5. */
export function studentQuantile(probability: number, freedom: number): number {
  const x = normalQuantile(probability);
  const s = x * x;
  const terms = [
    (s + 1) / 4,
    ((5 * s + 16) * s + 3) / 96,
    (((3 * s + 19) * s + 17) * s - 15) / 384,
    ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160,
  ];
  return x * terms.reduceRight((sum, term) => (sum + term) / freedom, 0) + x;
}

/**
 * The range that holds the true probability of something in 95 of 100 simulations, where it came about on `hits` of `count` paths:
 * Wilson's, and up to 3/n where it never did or always.
 */
export function probabilityInterval(hits: number, count: number): readonly [number, number] {
  if (hits === 0) return [0, Math.min(1, 3 / count)];
  if (hits === count) return [Math.max(0, 1 - 3 / count), 1];
  const z = normalQuantile((1 + CONFIDENCE) / 2);
  const p = hits / count;
  const s = (z * z) / count;
  const centre = (p + s / 2) / (1 + s);
  const reach = (z * Math.sqrt((p * (1 - p)) / count + (s * s) / (4 * z * z))) / (1 + s);
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}
