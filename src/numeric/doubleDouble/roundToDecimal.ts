// Internal: no name of the public API lives here.

import { type Decimal, frozen, ResultDecimal } from "../decimal.js";
import { FEWEST_ZEROS, RESULT_DIGITS, TIE_PLACES } from "../rounding.js";
import { undecided } from "../undecided.js";
import { exactly } from "./constant.js";
import { type DoubleDouble, exactProduct, UNIT } from "./doubleDouble.js";
import { powerOfTen } from "./powerOfTen.js";

const HALF = 1e14;
const WORD = 1e7;
/** What the last digits of a tie are a multiple of. */
const LOWEST = Number(`1e${FEWEST_ZEROS}`);

/**
 * The 28 digits nearest to `value`, which is known within `radius`. They are never a tie between two minor units unless
 * the value is one for certain: what rounds them again would round them wrongly.
 */
export function roundToDecimal(value: DoubleDouble, radius: number): Decimal {
  if (value.hi === 0) return frozen(new ResultDecimal(0));
  const { digits, exponent } = nearestDigits(value);
  const rounded = assemble(digits, exponent - RESULT_DIGITS + 1, value.hi < 0);
  if (isTie(digits, RESULT_DIGITS - 1 - exponent) && !(radius === 0 && isExactly(value, rounded)))
    undecided();
  return rounded;
}

/** The relative error of the number that `roundToNearest` rounds: it is scaled by a power of ten first. */
export const SCALING_ERROR = 32 * UNIT;

/** The 28 digits nearest to `value`, whether that is a tie between minor units or not. */
export function roundToNearest(value: DoubleDouble): Decimal {
  if (value.hi === 0) return frozen(new ResultDecimal(0));
  const { digits, exponent } = nearestDigits(value);
  return assemble(digits, exponent - RESULT_DIGITS + 1, value.hi < 0);
}

function nearestDigits(value: DoubleDouble): { readonly digits: Digits; readonly exponent: number } {
  const size = value.hi < 0 ? value.neg() : value;
  let exponent = Math.floor(Math.log10(size.hi));
  let digits = wholePart(size, RESULT_DIGITS - 1 - exponent);
  if (digits.high >= HALF) {
    exponent += 1;
    digits = wholePart(size, RESULT_DIGITS - 1 - exponent);
  } else if (digits.high < HALF / 10 || (digits.high === HALF / 10 && digits.low === 0)) {
    // Below a power of ten there is one more digit to give, also where the distance is too small for a double to show.
    const finer = wholePart(size, RESULT_DIGITS - exponent);
    if (finer.high < HALF) {
      exponent -= 1;
      digits = finer;
    }
  }
  return { digits, exponent };
}

const isExactly = ({ hi, lo }: DoubleDouble, rounded: Decimal): boolean =>
  exactly(hi).plus(exactly(lo)).equals(rounded);

/** A whole number as high · 10^14 + low. */
interface Digits {
  readonly high: number;
  readonly low: number;
}

/** value · 10^places, rounded. */
function wholePart(value: DoubleDouble, places: number): Digits {
  const scaled = places >= 0 ? value.times(powerOfTen(places)) : value.div(powerOfTen(-places));
  const whole = Math.floor(scaled.lo);
  const high = Math.floor(scaled.hi / HALF);
  const product = exactProduct(high, HALF);
  const low = scaled.hi - product.hi - product.lo + whole + (scaled.lo - whole >= 0.5 ? 1 : 0);
  const carry = Math.floor(low / HALF);
  return { high: high + carry, low: low - carry * HALF };
}

/** Whether the last digit that is not 0 is a 5 at one of the places where that makes a tie. */
function isTie({ high, low }: Digits, places: number): boolean {
  if (low % LOWEST !== 0) return false;
  let zeros = 0;
  let left = low;
  if (left === 0) {
    left = high;
    zeros = 14;
  }
  for (; left % 10 === 0; left /= 10) zeros += 1;
  return left % 10 === 5 && TIE_PLACES.includes(places - zeros);
}

/** What decimal.js keeps of a number: its sign, the exponent of its first digit, and words of base 10^7. */
interface Parts {
  s: number;
  e: number;
  d: number[];
}

/** What of a whole number stays in its word, as V8 keeps the words of decimal.js: in 32 bits. */
const wordOf = (whole: number): number => (whole - Math.floor(whole / WORD) * WORD) | 0;

/** Puts digits · 10^exponent together in the words of base 10^7 that decimal.js keeps. */
function assemble({ high, low }: Digits, exponent: number, negative: boolean): Decimal {
  const unit = Math.floor(exponent / 7);
  const shift = powerOfTen(exponent - 7 * unit).hi;
  const lowUpper = Math.floor(low / WORD);
  const highUpper = Math.floor(high / WORD);
  const first = (low - lowUpper * WORD) * shift;
  const second = lowUpper * shift + Math.floor(first / WORD);
  const third = (high - highUpper * WORD) * shift + Math.floor(second / WORD);
  const fourth = highUpper * shift + Math.floor(third / WORD);
  const top = Math.floor(fourth / WORD) | 0;
  const [a, b, c, d] = [wordOf(fourth), wordOf(third), wordOf(second), wordOf(first)];
  const words = top > 0 ? [top, a, b, c, d] : [a, b, c, d];
  while (words[words.length - 1] === 0) words.pop();
  let e = 7 * (unit + (top > 0 ? 4 : 3));
  for (let bound = 10; (words[0] as number) >= bound; bound *= 10) e += 1;
  const result = new ResultDecimal(0);
  const parts = result as unknown as Parts;
  parts.s = negative ? -1 : 1;
  parts.e = e;
  parts.d = words;
  return frozen(result);
}
