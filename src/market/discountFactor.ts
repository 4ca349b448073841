import { OfferError } from "../errors.js";
import { Decimal, decimalOf, ONE, WORKING_DIGITS } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { type EpochDay, formatDate, type IsoDate, parseDate } from "../time/date.js";
import { countYears, type Fraction, fractionToDecimal } from "../time/dayCount.js";
import { growthInPeriod, periodsAYear, type Rate, type RateInput, toRate } from "./rate.js";

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
  return toResult(discountFactorBetween(toRate(rate), start, end));
}

/** The same between two days and to all working digits. */
export function discountFactorBetween(rate: Rate, from: EpochDay, to: EpochDay): Decimal {
  if (from === to || rate.rate.isZero()) return ONE;
  const years = countYears(from, to, rate.dayCount);
  switch (rate.compounding) {
    case "continuous":
      return scaled(rate.rate, years).neg().exp();
    case "simple":
      return ONE.div(simpleGrowth(rate, years, to));
    default: {
      const periods = periodsAYear(rate.compounding);
      return growthInPeriod(rate.rate, periods).pow(fractionToDecimal(years).times(-periods));
    }
  }
}

const Wide = /* @__PURE__ */ decimalOf(2 * WORKING_DIGITS);

// Multiplying first keeps the exact fraction exact as long as possible.
const scaled = (value: Decimal, { numerator, denominator }: Fraction): Decimal =>
  value.times(numerator).div(denominator);

function simpleGrowth(rate: Rate, years: Fraction, to: EpochDay): Decimal {
  // Enough digits that nothing is lost where 1 + r·t is nearly 0.
  const exact = new Wide(rate.rate).times(years.numerator).plus(years.denominator).div(years.denominator);
  const growth = new Decimal(exact.toSignificantDigits(WORKING_DIGITS));
  if (growth.greaterThan(0)) return growth;
  const message = `a simple rate of ${rate.rate} leaves nothing by ${formatDate(to)}`;
  throw new OfferError({ code: "out-of-range", path: ["rate"], message });
}
