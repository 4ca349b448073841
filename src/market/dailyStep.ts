import type { Arithmetic, Real } from "../numeric/real.js";
import { fixedYearsADay } from "../time/dayCount.js";
import { type Rate, yearlyLogarithm } from "./rate.js";

/**
 * −ln of the factor by which money is discounted each day, where that is the same for every day; undefined for simple
 * interest and for day counts that look at the calendar.
 */
export function dailyStep({ rate, compounding, dayCount }: Rate, numbers: Arithmetic): Real | undefined {
  const day = fixedYearsADay(dayCount);
  if (day === undefined || compounding === "simple") return undefined;
  const { numerator, denominator } = day;
  return yearlyLogarithm(rate, compounding, numbers).times(numerator).div(denominator);
}
