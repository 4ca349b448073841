// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { RESULT_DIGITS } from "../numeric/rounding.js";
import { type EpochDay, formatDate } from "../time/date.js";
import { byFraction, type Fraction, fixedYearsADay, timesFraction } from "../time/dayCount.js";
import {
  type Compounding,
  type CouponRate,
  compoundingInTheEnd,
  compoundingOver,
  type Periodic,
  periodsAYear,
  type Rate,
  yearsAt,
} from "./rate.js";

/*
 * What 1 unit of money grows to at a rate r over t years: (1 + r/m)^(m·t) where interest is added m times a year, e^(r·t)
 * continuously, 1 + r·t without interest on interest (for ever, or within the first period). Its logarithm is what all compoundings have in common; −1 times it is the
 * logarithm of the discount factor.
 */

/** The logarithm of what 1 grows to in a year: the continuous rate that comes to the same. */
export function yearlyLogarithm(rate: Real, compounding: Periodic | "continuous"): Real {
  if (compounding === "continuous") return rate;
  const periods = periodsAYear(compounding);
  return rate.div(periods).log1p().times(periods);
}

/** The logarithm of what 1 grows to over some years at a rate, −ln DF. */
export function logGrowth(rate: Real, compounding: Compounding, years: Fraction): Real {
  const over = compoundingOver(compounding, years);
  if (over !== "simple") return timesFraction(yearlyLogarithm(rate, over), years);
  const interest = timesFraction(rate, years);
  if (!interest.plus(1).greaterThan(0)) {
    refuseSimple(rate, `after ${years.numerator}/${years.denominator} years`);
  }
  return interest.log1p();
}

/** The rate at which 1 grows by that logarithm over that many years (more than none): the inverse of `logGrowth`. */
export function rateOfLogGrowth(growth: Real, compounding: Compounding, years: Fraction): Real {
  const over = compoundingOver(compounding, years);
  if (over === "continuous") return byFraction(growth, years);
  if (over === "simple") return byFraction(growth.expm1(), years);
  const periods = periodsAYear(over);
  return byFraction(growth, years).div(periods).expm1().times(periods);
}

/** The discount factor between two days: one over what 1 grows to. */
export function rateFactor(
  terms: Rate | CouponRate,
  from: EpochDay,
  to: EpochDay,
  numbers: Arithmetic,
): Real {
  const { rate, compounding } = terms;
  if (from === to || rate.isZero()) return numbers.of(1);
  const years = yearsAt(terms, from, to);
  const yearly = numbers.of(rate);
  const over = compoundingOver(compounding, years);
  if (over !== "simple") {
    return timesFraction(yearlyLogarithm(yearly, over), years).neg().exp();
  }
  const growth = timesFraction(yearly, years).plus(1);
  if (!growth.greaterThan(0)) refuseSimple(yearly, `by ${formatDate(to)}`);
  return numbers.of(1).div(growth);
}

/**
 * −ln of the factor by which money is discounted each day, where that is the same for every day; undefined for simple
 * interest and for day counts that look at the calendar.
 */
export function dailyStep(terms: Rate | CouponRate, numbers: Arithmetic): Real | undefined {
  const { rate, compounding } = terms;
  const day = "yearsBetween" in terms ? undefined : fixedYearsADay(terms.dayCount);
  const always = compoundingInTheEnd(compounding);
  if (day === undefined || always === "simple" || always !== compounding) return undefined;
  return timesFraction(yearlyLogarithm(numbers.of(rate), always), day);
}

function refuseSimple(rate: Real, when: string): never {
  const shown = rate.toDecimal().toSignificantDigits(RESULT_DIGITS);
  const message = `a simple rate of ${shown} leaves nothing ${when}`;
  throw new OfferError({ code: "out-of-range", path: ["rate"], message });
}
