import { OfferError } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { RESULT_DIGITS, toResult } from "../numeric/rounding.js";

/** Exactly `value` as a result; throws where 28 digits do not hold it. */
export function exactResult(value: Decimal): Decimal {
  if (value.precision() <= RESULT_DIGITS) return toResult(value);
  const message = `the result ${value.toPrecision(6)} has more than ${RESULT_DIGITS} digits and would not be exact`;
  throw new OfferError({ code: "out-of-range", path: [], message });
}
