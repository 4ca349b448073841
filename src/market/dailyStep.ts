import type { Arithmetic, Real } from "../numeric/real.js";
import type { DayCount } from "../time/dayCount.js";
import { type Rate, yearlyLogarithm } from "./rate.js";

/** Years in a day of the day counts that divide the days themselves by a fixed number. */
const YEARS_A_DAY: Partial<Record<DayCount, readonly [numerator: number, denominator: number]>> = {
  "ACT/365F": [1, 365],
  "ACT/360": [1, 360],
  "ACT/364": [1, 364],
  "ACT/365.25": [4, 1461],
};

/**
 * −ln of the factor by which money is discounted each day, where that is the same for every day; undefined for simple
 * interest and for day counts that look at the calendar.
 */
export function dailyStep({ rate, compounding, dayCount }: Rate, numbers: Arithmetic): Real | undefined {
  const day = YEARS_A_DAY[dayCount];
  if (day === undefined || compounding === "simple") return undefined;
  const [numerator, denominator] = day;
  return yearlyLogarithm(rate, compounding, numbers).times(numerator).div(denominator);
}
