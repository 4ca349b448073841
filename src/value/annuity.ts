import { describeReceived, OfferError } from "../errors.js";
import { type Decimal, type DecimalInput, decimalOf, WORKING_DIGITS } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { type FirstPayment, readFirst, readPeriodicRate } from "./periodicRate.js";

const MAX_PERIODS = 1_000_000;

/**
 * The present value of 1 in each of `periods` periods: (1 − (1 + r)^−n) / r, where the first payment falls after one period
 * (`first: 1`, an ordinary annuity); times 1 + r where it falls now (`first: 0`, an annuity due).
 *
 * `rate` is a fraction a period, greater than −1; near 0 nothing is lost to cancellation.
 *
 * @throws OfferError `missing-term`, `invalid-decimal`, `invalid-term`, `out-of-range`.
 * @example
 * ```ts
 * annuity("0.05", 10, { first: 1 }); // => 7.721734929184812512829062028
 * annuity("1e-15", 3, { first: 1 }); // => 2.999999999999994
 * annuity("0", 10, { first: 0 }); // => 10
 * ```
 */
export function annuity(rate: DecimalInput, periods: number, options: FirstPayment): Decimal {
  const first = readFirst(options);
  const read = readPeriodicRate(rate);
  if (!Number.isInteger(periods) || periods < 0 || periods > MAX_PERIODS) {
    const message = `must be a whole number from 0 to ${MAX_PERIODS}`;
    throw new OfferError({
      code: "invalid-term",
      path: ["periods"],
      message,
      received: describeReceived(periods),
    });
  }
  // 1 − (1 + r)^−n loses as many digits as r has zeros behind the point; carry that many more, and those of n.
  const Wide = decimalOf(WORKING_DIGITS + Math.max(0, -read.e) + 7);
  const wide = new Wide(read);
  if (wide.isZero()) return toResult(new Wide(periods));
  const growth = wide.plus(1);
  const ordinary = new Wide(1).minus(growth.pow(-periods)).div(wide);
  return toResult(first === 1 ? ordinary : ordinary.times(growth));
}
