// Internal: no name of the public API lives here.

import { DoubleDouble, SPLITTER } from "./doubleDouble.js";

/** Coefficients of a power series, constant term first: the first `long` of them in two doubles, the others in one. */
export interface Series {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
  readonly long: number;
}

/** A series of these coefficients, of which the first `long` need two doubles. */
export function series(coefficients: readonly DoubleDouble[], long: number): Series {
  return {
    hi: Float64Array.from(coefficients, ({ hi }) => hi),
    lo: Float64Array.from(coefficients, ({ lo }) => lo),
    long,
  };
}

/**
 * Σ c(n)·xⁿ by Horner's scheme in doubles, with what each step leaves out summed beside it (Graillat, Langlois, Louvet:
 * Compensated Horner scheme, 2005): the steps of the second sum do not wait for each other as those of double-doubles do.
 *
 * For terms that each are at most 1/20 of the one before. With u = 2^−53, a long step leaves out at most u of its product, u of
 * its sum, u of x and u of its coefficient; adding these up rounds by at most 7u² of the sum. Steps further in count
 * 1/20 as much each time, so that all of them come to less than 8u² of the result; a product of two lower halves, which
 * is left out, is far below. To this comes what single doubles leave of the terms after the long ones, and the rounding of
 * the coefficients.
 */
export function sumOfSeries({ hi, lo, long }: Series, { hi: x, lo: rest }: DoubleDouble): DoubleDouble {
  let sum = 0;
  for (let n = hi.length - 1; n >= long; n -= 1) sum = sum * x + (hi[n] as number);
  const cx = SPLITTER * x;
  const xh = cx - (cx - x);
  const xl = x - xh;
  let left = 0;
  for (let n = long - 1; n >= 0; n -= 1) {
    const p = sum * x;
    const cs = SPLITTER * sum;
    const sh = cs - (cs - sum);
    const sl = sum - sh;
    const productLeft = sl * xl - (p - sh * xh - sl * xh - sh * xl);
    const c = hi[n] as number;
    const s = c + p;
    // The coefficient is the larger of the two.
    const sumLeft = p - (s - c);
    left = left * x + (productLeft + sumLeft + (sum * rest + (lo[n] as number)));
    sum = s;
  }
  const z = sum + left;
  return new DoubleDouble(z, left - (z - sum));
}
