import { certified } from "../numeric/certified.js";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { readOptions } from "../schema/options.js";
import { type Precision, readPrecision } from "../schema/precision.js";
import { readAmounts } from "./datedFlows.js";
import { type FirstPayment, readFirst, readPeriodicRate } from "./periodicRate.js";

/**
 * The net present value of amounts that follow each other at equal intervals. `first` says where the first one stands, which
 * is never left to guessing: 1 discounts it by one period, as the spreadsheets' NPV does; 0 takes it at face.
 *
 * `rate` is a fraction a period, greater than −1. Amounts and the result are in one currency.
 *
 * `precision` asks for more than 28 digits.
 *
 * @throws OfferError `missing-term` where `first` is absent or the list empty, `invalid-decimal`, `out-of-range`.
 * @example
 * ```ts
 * npv("0.1", ["-10000", "3000", "4200", "6800"], { first: 1 }).toFixed(2); // => 1188.44
 * npv("0.25", ["-100", "125"], { first: 0 }); // => 0
 * ```
 */
export function npv(
  rate: DecimalInput,
  amounts: readonly DecimalInput[],
  options: FirstPayment & Precision,
): Decimal {
  const asked = readOptions(options, ["first", "precision"]);
  const first = readFirst(asked);
  const digits = readPrecision(asked);
  const read = readPeriodicRate(rate);
  const due = readAmounts(amounts);
  return certified((numbers) => netPresentValue(read, due, first, numbers).toResult(), digits);
}

/** The net present value of amounts that have been read, the first one now (0) or after one period (1). */
export function netPresentValue(
  rate: Decimal,
  amounts: readonly Decimal[],
  first: 0 | 1,
  numbers: Arithmetic,
): Real {
  const growth = numbers.of(rate).plus(1);
  // Horner's scheme: one division a period and no power.
  const atFirst = amounts.reduceRight(
    (later, amount) => later.div(growth).plus(numbers.of(amount)),
    numbers.of(0),
  );
  return first === 0 ? atFirst : atFirst.div(growth);
}

/**
 * What amounts at equal intervals are worth when the last of them falls: the net future value, Σ a·(1 + r)^(n − k) of n amounts.
 *
 * `rate` is a fraction a period, greater than −1. Amounts and the result are in one currency.
 *
 * @throws OfferError `missing-term` for an empty list, `invalid-decimal`, `out-of-range`.
 * @example
 * ```ts
 * nfv("0.1", ["-100", "50", "66"]); // => 0
 * ```
 */
export function nfv(rate: DecimalInput, amounts: readonly DecimalInput[]): Decimal {
  const read = readPeriodicRate(rate);
  const due = readAmounts(amounts);
  return certified((numbers) => netFutureValue(read, due, numbers).toResult());
}

/** The net future value of amounts that have been read. */
export function netFutureValue(rate: Decimal, amounts: readonly Decimal[], numbers: Arithmetic): Real {
  const growth = numbers.of(rate).plus(1);
  return amounts.reduce<Real>(
    (earlier, amount) => earlier.times(growth).plus(numbers.of(amount)),
    numbers.of(0),
  );
}
