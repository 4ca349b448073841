import type { EpochDay } from "./date.js";
import { type DateGrid, gridDate, gridIndex } from "./dateGrid.js";
import type { Fraction } from "./fraction.js";

/**
 * ACT/ACT ICMA: days over the days of the coupon period they lie in, times the years of such a period. The grid is that of
 * the regular coupons and goes on before the first and after the last: what lies there lies in quasi-coupon periods.
 * Expects a grid of months, at most 12 apart.
 */
export function couponYears(start: EpochDay, end: EpochDay, grid: DateGrid): Fraction {
  const first = gridIndex(grid, start);
  const last = gridIndex(grid, end);
  const inFirst = lengthOf(grid, first);
  const inLast = lengthOf(grid, last);
  // From the beginning of the first period to the end date, less what comes before the start date: whole periods stay whole.
  const periods =
    (last - first) * inFirst * inLast +
    (end - gridDate(grid, last)) * inFirst -
    (start - gridDate(grid, first)) * inLast;
  return { numerator: grid.step * periods, denominator: 12 * inFirst * inLast };
}

const lengthOf = (grid: DateGrid, index: number): number => gridDate(grid, index + 1) - gridDate(grid, index);
