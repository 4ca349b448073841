import type { FieldPath } from "../errors.js";
import { type BusinessCalendar, type BusinessDays, toBusinessDays, weekdayOf } from "./businessCalendar.js";
import { nextBusinessDay } from "./businessDay.js";
import { type EpochDay, formatDate, type IsoDate, lastOfMonth, parseDate } from "./date.js";
import { givenName } from "./givenFields.js";

const CONVENTIONS = [
  "following",
  "modified following",
  "preceding",
  "modified preceding",
  "nearest",
  "unadjusted",
] as const;

/** Where a date goes that is no business day. */
export type BusinessDayConvention = (typeof CONVENTIONS)[number];

/** A business day convention as it came; throws for one that is unknown. */
export const checkedConvention = (convention: unknown, path: FieldPath): BusinessDayConvention =>
  givenName(convention, CONVENTIONS, path);

/**
 * The date itself where it is a business day, else the one that the convention moves it to:
 *
 * - `"following"`: the next business day; `"preceding"`: the one before;
 * - `"modified following"`: the next one, unless it lies in another month: then the one before; `"modified preceding"`: the
 *   reverse;
 * - `"nearest"`: the next one from a Sunday or a Monday, from any other day the one before;
 * - `"unadjusted"`: the date stays.
 *
 * Source: ISDA 2006 Definitions, section 4.12; FpML, BusinessDayConventionEnum, for modified preceding and nearest.
 *
 * @throws OfferError `invalid-date`; `invalid-term` for an unknown convention; `out-of-range` where there is no business
 * day within 366 days; what `businessCalendar` throws for a calendar that is none.
 * @example
 * ```ts
 * const calendar = { weekend: ["Saturday", "Sunday"], holidays: [] } as const;
 * adjustDate("2014-08-30", "following", calendar); // => 2014-09-01
 * adjustDate("2014-08-30", "modified following", calendar); // => 2014-08-29
 * ```
 */
export function adjustDate(
  date: IsoDate,
  convention: BusinessDayConvention,
  calendar: BusinessCalendar,
): IsoDate {
  const day = parseDate(date, ["date"]);
  const rule = checkedConvention(convention, ["convention"]);
  return formatDate(adjustDay(day, rule, toBusinessDays(calendar, ["calendar"])));
}

/** The same for a day and a calendar that were read before. */
export function adjustDay(day: EpochDay, convention: BusinessDayConvention, days: BusinessDays): EpochDay {
  switch (convention) {
    case "following":
      return nextBusinessDay(day, days, 1);
    case "preceding":
      return nextBusinessDay(day, days, -1);
    case "modified following":
      return withinMonth(day, days, 1);
    case "modified preceding":
      return withinMonth(day, days, -1);
    case "nearest":
      return nextBusinessDay(day, days, NEARER_AFTER.includes(weekdayOf(day)) ? 1 : -1);
    case "unadjusted":
      return day;
  }
}

/** Monday and Sunday. */
const NEARER_AFTER: readonly number[] = [0, 6];

function withinMonth(day: EpochDay, days: BusinessDays, direction: 1 | -1): EpochDay {
  const moved = nextBusinessDay(day, days, direction);
  if (lastOfMonth(moved) === lastOfMonth(day)) return moved;
  return nextBusinessDay(day, days, direction === 1 ? -1 : 1);
}
