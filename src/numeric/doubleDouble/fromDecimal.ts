// Internal: no name of the public API lives here.

import type { Decimal } from "../decimal.js";
import { undecided } from "../undecided.js";
import { type DoubleDouble, double, UNIT } from "./doubleDouble.js";
import { LARGEST_EXACT_POWER, powerOfTen } from "./powerOfTen.js";

/** In u²: for the power of ten, and for each further pair of words. */
const POWER_ERROR = 16;
const PAIR_ERROR = 8;

/** decimal.js keeps numbers as whole words in base 10^7. */
const WORD = 1e7;
const WORD_DIGITS = 7;
const MOST_WORDS = 6;
const LARGEST_EXPONENT = 140;

/** Up to here a whole number times a power of ten may still be one that a double holds. */
const LARGEST_SHORT_POWER = 15;

/** The nearest double-double or one close to it, and how far off it may be: 0 for what fits, such as whole cents. */
export function fromDecimal(exact: Decimal): { readonly value: DoubleDouble; readonly error: number } {
  const { s, e, d } = exact as unknown as { s: number; e: number; d: readonly number[] };
  const [first = 0] = d;
  if (first === 0) return { value: double(0), error: 0 };
  if (!(Math.abs(e) <= LARGEST_EXPONENT)) undecided();
  const used = Math.min(d.length, MOST_WORDS);
  const pairs = Math.ceil(used / 2);
  const exponent = WORD_DIGITS * (Math.floor(e / WORD_DIGITS) - 2 * pairs + 2);
  if (used === 1) return scaled(s * first, exponent);
  if (pairs === 1) return scaled(s * pairAt(d, 0), exponent - WORD_DIGITS);
  let value = double(pairAt(d, 0));
  for (let pair = 1; pair < pairs; pair += 1) {
    value = value.timesDouble(WORD * WORD).plus(double(pairAt(d, 2 * pair)));
  }
  const result = byPowerOfTen(s === 1 ? value : value.neg(), exponent - WORD_DIGITS);
  const roundings = POWER_ERROR + PAIR_ERROR * (pairs - 1);
  return { value: result, error: Math.abs(result.hi) * roundings * UNIT };
}

/** A number other than 0 as whole numbers below 10^14, most significant first, and the power of ten that the last one counts. */
export function wordPairs(
  exact: Decimal,
  most: number,
): { readonly pairs: number[]; readonly exponent: number } {
  const { s, e, d } = exact as unknown as { s: number; e: number; d: readonly number[] };
  const count = Math.min(most, Math.ceil(d.length / 2));
  const pairs = Array.from({ length: count }, (_, pair) => s * pairAt(d, 2 * pair));
  return { pairs, exponent: WORD_DIGITS * (Math.floor(e / WORD_DIGITS) - 2 * count + 1) };
}

const pairAt = (d: readonly number[], index: number): number => (d[index] ?? 0) * WORD + (d[index + 1] ?? 0);

/** A whole number below 2^53 times a power of ten, without error where that is possible. */
function scaled(whole: number, exponent: number): { readonly value: DoubleDouble; readonly error: number } {
  if (exponent >= 0 && exponent <= LARGEST_SHORT_POWER) {
    const product = whole * powerOfTen(exponent).hi;
    if (Math.abs(product) <= Number.MAX_SAFE_INTEGER) return { value: double(product), error: 0 };
  }
  const value = byPowerOfTen(double(whole), exponent);
  const exact = exponent >= 0 ? exponent <= 22 : undone(value, whole, -exponent);
  return { value, error: exact ? 0 : Math.abs(value.hi) * POWER_ERROR * UNIT };
}

const byPowerOfTen = (value: DoubleDouble, exponent: number): DoubleDouble => {
  if (exponent === 0) return value;
  return exponent > 0 ? value.times(powerOfTen(exponent)) : value.div(powerOfTen(-exponent));
};

/** Whether a quotient is exact, as 0.5 and 0.25 are: its one double times the divisor gives the dividend back. */
function undone(quotient: DoubleDouble, dividend: number, exponent: number): boolean {
  if (quotient.lo !== 0 || exponent > LARGEST_EXACT_POWER) return false;
  const back = powerOfTen(exponent).timesDouble(quotient.hi);
  return back.lo === 0 && back.hi === dividend;
}
