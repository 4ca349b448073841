// Internal: no name of the public API lives here.

import type { Stream } from "./philox.js";

/** What the numbers of a column come to. */
export interface Sums {
  /** Of what they differ from the centre. */
  readonly sum: number;
  /** Of the squares of that. */
  readonly squares: number;
  /** The greatest size of that. */
  readonly farthest: number;
}

/**
 * Operations on columns of up to 1,024 doubles, each for the first `count` paths. Whatever carries them out, results have the same
 * bits: sums, products, quotients and roots in a fixed order, and no minus zero where there was none.
 */
export interface Kernel {
  /** Makes room for so many columns, which hold anything. */
  reserve(columns: number): void;
  /** The numbers of a column, until room is made for more. */
  column(place: number): Float64Array;
  /** out = value */
  fill(out: number, count: number, value: number): void;
  /** Uniform numbers (k + ½)/2^53 of a stream for the paths from `first`, a multiple of 1,024, on. */
  uniforms(out: number, count: number, first: number, stream: Stream): void;
  /** As `scrambledSobol` says. */
  scrambledSobol(
    out: number,
    count: number,
    first: number,
    dimension: number,
    scramble: number,
    stream: Stream,
  ): void;
  /** Uniform numbers as standard normal ones, in place. */
  toNormal(column: number, count: number): void;
  /** out = intercept + slope·a */
  affine(out: number, a: number, count: number, intercept: number, slope: number): void;
  /** out = floor + e^(location + deviation·a) */
  lognormal(out: number, a: number, count: number, floor: number, location: number, deviation: number): void;
  /** out = a + factor·b */
  addScaled(out: number, a: number, b: number, count: number, factor: number): void;
  /** out = a·b */
  product(out: number, a: number, b: number, count: number): void;
  /** out = a < b ? a : b */
  min(out: number, a: number, b: number, count: number): void;
  /** out = a > b ? a : b */
  max(out: number, a: number, b: number, count: number): void;
  /** out = a < b ? a : b */
  minConstant(out: number, a: number, count: number, b: number): void;
  /** out = a > b ? a : b */
  maxConstant(out: number, a: number, count: number, b: number): void;
  /** out = a ≥ threshold ? high : low */
  select(out: number, a: number, high: number, low: number, count: number, threshold: number): void;
  /** Sums of what numbers differ from `centre`, in two lanes: those in even and those in odd places. */
  sums(a: number, count: number, centre: number): Sums;
}
