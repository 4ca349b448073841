import { describeReceived, OfferError } from "../errors.js";
import { certified } from "../numeric/certified.js";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { readOptions } from "../schema/options.js";
import { type Precision, readPrecision } from "../schema/precision.js";
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
export function annuity(rate: DecimalInput, periods: number, options: FirstPayment & Precision): Decimal {
  const asked = readOptions(options, ["first", "precision"]);
  const first = readFirst(asked);
  const digits = readPrecision(asked);
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
  return certified((numbers) => annuityFactor(read, periods, first, numbers).toResult(), digits);
}

/** The present value of 1 a period, from terms that have been read: `first` is 0 where payments begin now, 1 after a period. */
export function annuityFactor(rate: Decimal, periods: number, first: 0 | 1, numbers: Arithmetic): Real {
  if (rate.isZero()) return numbers.of(periods);
  const wide = numbers.of(rate);
  // Both functions keep their digits near 0, where 1 − (1 + r)^−n would cancel.
  const ordinary = wide.log1p().times(-periods).expm1().neg().div(wide);
  return first === 1 ? ordinary : ordinary.times(wide.plus(1));
}
