import { OfferError } from "../errors.js";
import { Decimal, decimalOf, ONE, WORKING_DIGITS } from "../numeric/decimal.js";
import { type EpochDay, formatDate } from "../time/date.js";
import { countYears, type Fraction, fractionToDecimal } from "../time/dayCount.js";
import { growthInPeriod, periodsAYear, type Rate } from "./rate.js";

/** (1 + r/m)^(−m·t), e^(−r·t) or 1/(1 + r·t) between two days, to all working digits. */
export function rateFactor(rate: Rate, from: EpochDay, to: EpochDay): Decimal {
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
