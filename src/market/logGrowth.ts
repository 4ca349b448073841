import { OfferError } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { expm1 } from "../numeric/expm1.js";
import { log1p } from "../numeric/log1p.js";
import type { Fraction } from "../time/dayCount.js";
import { type Compounding, growthInPeriod, periodsAYear, type Rate } from "./rate.js";

/** Up to here, the logarithm of 1 + x is taken from x, so that a rate near 0 keeps its digits; a rate near −1 from 1 + x. */
const NEAR_ZERO = "0.5";

/**
 * The logarithm of what 1 grows to over some years at a rate, −ln DF: m·t·ln(1 + r/m), r·t or ln(1 + r·t). The common coin
 * of all compoundings.
 */
export function logGrowth({ rate, compounding }: Omit<Rate, "dayCount">, years: Fraction): Decimal {
  switch (compounding) {
    case "continuous":
      return scaled(rate, years);
    case "simple":
      return simply(rate, years);
    default: {
      const periods = periodsAYear(compounding);
      const step = rate.div(periods);
      const log = step.abs().lessThan(NEAR_ZERO) ? log1p(step) : growthInPeriod(rate, periods).ln();
      return scaled(log.times(periods), years);
    }
  }
}

/** The rate at which 1 grows by that logarithm over that many years (more than none): the inverse of `logGrowth`. */
export function rateOfLogGrowth(growth: Decimal, compounding: Compounding, years: Fraction): Decimal {
  const { numerator, denominator } = years;
  const perYear = (value: Decimal): Decimal => value.times(denominator).div(numerator);
  switch (compounding) {
    case "continuous":
      return perYear(growth);
    case "simple":
      return perYear(expm1(growth));
    default: {
      const periods = periodsAYear(compounding);
      return expm1(perYear(growth).div(periods)).times(periods);
    }
  }
}

// Multiplying first keeps the exact fraction exact as long as possible.
const scaled = (value: Decimal, { numerator, denominator }: Fraction): Decimal =>
  value.times(numerator).div(denominator);

function simply(rate: Decimal, years: Fraction): Decimal {
  const interest = scaled(rate, years);
  if (interest.abs().lessThan(NEAR_ZERO)) return log1p(interest);
  const growth = rate.times(years.numerator).plus(years.denominator).div(years.denominator);
  if (growth.greaterThan(0)) return growth.ln();
  const message = `a simple rate of ${rate} leaves nothing after ${years.numerator}/${years.denominator} years`;
  throw new OfferError({ code: "out-of-range", path: ["rate"], message });
}
