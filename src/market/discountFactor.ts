import { OfferError } from "../errors.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { type EpochDay, formatDate, type IsoDate, parseDate } from "../time/date.js";
import { countYears, type Fraction } from "../time/dayCount.js";
import { type Rate, type RateInput, toRate, yearlyLogarithm } from "./rate.js";

/**
 * What 1 unit of money, paid on `to`, is worth on `from`: (1 + r/m)^(−m·t), e^(−r·t) or 1/(1 + r·t).
 *
 * `rate` is a yearly fraction; bare, it compounds annually on ACT/365F. Dates are ISO; `to` must not come before `from`.
 *
 * @throws OfferError `invalid-decimal`, `invalid-date`, `out-of-range`.
 * @example
 * ```ts
 * discountFactor("0.08", "2021-01-01", "2022-01-01"); // => 0.9259259259259259259259259259
 * discountFactor({ rate: "0.08", compounding: "simple" }, "2021-01-01", "2022-01-01"); // => 0.9259259259259259259259259259
 * ```
 */
export function discountFactor(rate: RateInput, from: IsoDate, to: IsoDate): Decimal {
  const start = parseDate(from, ["from"]);
  const end = parseDate(to, ["to"]);
  if (end < start) {
    const message = `must not come before ${from}: a discount factor looks forward`;
    throw new OfferError({ code: "invalid-date", path: ["to"], message, received: JSON.stringify(to) });
  }
  const read = toRate(rate);
  return certified((numbers) => discountFactorBetween(read, start, end, numbers).toResult());
}

/** The same between two days. */
export function discountFactorBetween(
  { rate, compounding, dayCount }: Rate,
  from: EpochDay,
  to: EpochDay,
  numbers: Arithmetic,
): Real {
  if (from === to || rate.isZero()) return numbers.of(1);
  const years = countYears(from, to, dayCount);
  if (compounding === "simple") {
    return numbers.of(1).div(simpleGrowth(rate, over(numbers.of(rate), years), to));
  }
  return over(yearlyLogarithm(rate, compounding, numbers), years)
    .neg()
    .exp();
}

const over = (rate: Real, { numerator, denominator }: Fraction): Real =>
  rate.times(numerator).div(denominator);

function simpleGrowth(rate: Decimal, interest: Real, to: EpochDay): Real {
  const growth = interest.plus(1);
  if (growth.greaterThan(0)) return growth;
  const message = `a simple rate of ${rate} leaves nothing by ${formatDate(to)}`;
  throw new OfferError({ code: "out-of-range", path: ["rate"], message });
}
