import type { Arithmetic, Real } from "../numeric/real.js";
import type { DayCount } from "../time/dayCount.js";
import { periodsAYear, type Rate } from "./rate.js";

/** Days in a year of the day counts that divide the days themselves by a fixed number. */
const DAYS_A_YEAR: Partial<Record<DayCount, number>> = { "ACT/365F": 365, "ACT/360": 360 };

/**
 * −ln of the factor by which money is discounted each day, where that is the same for every day; undefined for simple
 * interest and for day counts that look at the calendar.
 */
export function dailyStep({ rate, compounding, dayCount }: Rate, numbers: Arithmetic): Real | undefined {
  const days = DAYS_A_YEAR[dayCount];
  if (days === undefined || compounding === "simple") return undefined;
  if (compounding === "continuous") return numbers.of(rate).div(days);
  const periods = periodsAYear(compounding);
  return numbers.of(rate).div(periods).log1p().times(periods).div(days);
}
