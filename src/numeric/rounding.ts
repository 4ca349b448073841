import { OfferError } from "../errors.js";
import { type Decimal, frozen, ResultDecimal } from "./decimal.js";

/** Significant digits of every Decimal that the library returns. */
export const RESULT_DIGITS = 28;

const MAX_EXPONENT = 1000;

/**
 * The last step of every public figure: from the 60 working digits to the 28 that are returned, halves away from zero.
 *
 * Error bound: decimal.js rounds + − × ÷ correctly at 60 digits and exp, ln and pow to within one unit in the last place.
 * A discount factor e^(−x) magnifies the rounding of x by |x|, which the bounds on rates and dates keep below 10^5. So a
 * sum of n terms that together are at most 10^k times their total is off by less than n·10^(k−53) relative to it: the 28
 * digits are safe while n·10^k < 10^24. What is smaller than 1e-1000, such as the far tail of a distribution, is 0.
 */
export function toResult(value: Decimal): Decimal {
  if (value.isZero() || value.e < -MAX_EXPONENT) return frozen(new ResultDecimal(0));
  if (!value.isFinite() || value.e > MAX_EXPONENT) refuseSize();
  return frozen(new ResultDecimal(value.toSignificantDigits(RESULT_DIGITS)));
}

/** Refuses a result that is too large to write. */
export function refuseSize(): never {
  const message = `the result is beyond 1e${MAX_EXPONENT}: a rate, a horizon or an amount is out of all proportion`;
  throw new OfferError({ code: "out-of-range", path: [], message });
}
