import { addMonths, type EpochDay, lastOfMonth, toCivilDate } from "./date.js";
import type { Duration } from "./duration.js";

/** Dates at equal distances on both sides of an anchor, each reckoned from the anchor and not from the one before. */
export interface DateGrid {
  readonly anchor: EpochDay;
  readonly unit: "day" | "month";
  /** How many days or months lie between one date and the next. */
  readonly step: number;
  /** Whether, where the anchor is the last day of a month, all dates are. */
  readonly endOfMonth: boolean;
}

export function dateGrid(anchor: EpochDay, { count, unit }: Duration, endOfMonth: boolean): DateGrid {
  switch (unit) {
    case "day":
      return { anchor, unit, step: count, endOfMonth };
    case "week":
      return { anchor, unit: "day", step: 7 * count, endOfMonth };
    case "month":
      return { anchor, unit, step: count, endOfMonth };
    case "year":
      return { anchor, unit: "month", step: 12 * count, endOfMonth };
  }
}

/** The date so many steps after the anchor, or before it. */
export function gridDate({ anchor, unit, step, endOfMonth }: DateGrid, index: number): EpochDay {
  if (unit === "day") return anchor + index * step;
  const day = addMonths(anchor, index * step);
  return endOfMonth && anchor === lastOfMonth(anchor) ? lastOfMonth(day) : day;
}

/** How many steps after the anchor the last date lies that does not come after `day`. */
export function gridIndex(grid: DateGrid, day: EpochDay): number {
  if (grid.unit === "day") return Math.floor((day - grid.anchor) / grid.step);
  const index = Math.floor((monthOf(day) - monthOf(grid.anchor)) / grid.step);
  return gridDate(grid, index) <= day ? index : index - 1;
}

function monthOf(day: EpochDay): number {
  const { year, month } = toCivilDate(day);
  return 12 * year + month;
}
