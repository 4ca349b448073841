import { OfferError } from "../errors.js";
import { type Decimal, type DecimalInput, decimalOf } from "../numeric/decimal.js";
import { RESULT_DIGITS, toResult } from "../numeric/rounding.js";

// What is read has at most 60 digits and lies between 1e-200 and 1e200, so the product of any two, and sums of those, fit.
const Exact = /* @__PURE__ */ decimalOf(1200);

/** A number whose sums and products with others like it are not rounded. */
export const exactly = (value: DecimalInput): Decimal => new Exact(value);

/** Exactly `value` as a result; throws where 28 digits do not hold it. */
export function exactResult(value: Decimal): Decimal {
  if (value.precision() <= RESULT_DIGITS) return toResult(value);
  const message = `the result ${value.toPrecision(6)} has more than ${RESULT_DIGITS} digits and would not be exact`;
  throw new OfferError({ code: "out-of-range", path: [], message });
}
