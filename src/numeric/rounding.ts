import { OfferError } from "../errors.js";
import type { Decimal } from "./decimal.js";

/** Significant digits of every Decimal that the library returns. */
export const RESULT_DIGITS = 28;

const MAX_RESULT_EXPONENT = 1000;

/**
 * The last step of every public figure: from the 60 working digits to the 28 that are returned, halves away from zero.
 *
 * Error bound: each operation before this one is good to 60 digits (decimal.js rounds + − × ÷ correctly, and exp, ln and
 * pow to within one unit in the last place), so a sum of n terms that together are at most 10^k times their total is off
 * by less than (n + 10)·10^(k−59) relative to it. The 28 digits are safe while n·10^k < 10^30.
 */
export function toResult(value: Decimal): Decimal {
  if (!value.isFinite() || value.e > MAX_RESULT_EXPONENT) {
    throw new OfferError({
      code: "out-of-range",
      path: [],
      message: `the result is larger than 1e${MAX_RESULT_EXPONENT}: a rate, a horizon or an amount is out of all proportion`,
    });
  }
  return frozen(value.toSignificantDigits(RESULT_DIGITS));
}

/** decimal.js never writes to its operands, so a frozen Decimal computes like any other. */
function frozen(value: Decimal): Decimal {
  Object.freeze(value.d);
  return Object.freeze(value);
}
