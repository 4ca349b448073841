import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { type BusinessCalendar, type BusinessDays, toBusinessDays, weekdayOf } from "./businessCalendar.js";
import {
  type EpochDay,
  FIRST_DAY,
  formatDate,
  type IsoDate,
  LAST_DAY,
  lastOfMonth,
  MAX_YEAR,
  MIN_YEAR,
  parseDate,
  toCivilDate,
} from "./date.js";
import { givenName } from "./givenFields.js";

/** A market that is closed for a year is a mistake in the calendar; moving a payment across it would hide that. */
const MAX_SEARCH = 366;

/**
 * Whether a date is neither in the weekend nor a holiday.
 *
 * @throws OfferError `invalid-date`; what `businessCalendar` throws for a calendar that is none.
 * @example
 * ```ts
 * const calendar = { weekend: ["Saturday", "Sunday"], holidays: ["2020-12-25"] } as const;
 * isBusinessDay("2020-12-24", calendar); // => true
 * isBusinessDay("2020-12-25", calendar); // => false
 * isBusinessDay("2020-12-26", calendar); // => false
 * ```
 */
export function isBusinessDay(date: IsoDate, calendar: BusinessCalendar): boolean {
  return toBusinessDays(calendar, ["calendar"]).isBusinessDay(parseDate(date, ["date"]));
}

/** `day` or, where it is no business day, the first one after it (or before it). */
function nextBusinessDay(day: EpochDay, days: BusinessDays, direction: 1 | -1): EpochDay {
  for (let distance = 0; distance <= MAX_SEARCH; distance += 1) {
    const candidate = day + direction * distance;
    if (candidate < FIRST_DAY || candidate > LAST_DAY) break;
    if (days.isBusinessDay(candidate)) return candidate;
  }
  const side = direction === 1 ? "after" : "before";
  const message = `has no business day within ${MAX_SEARCH} days ${side} ${formatDate(day)}, in the years ${MIN_YEAR} to ${MAX_YEAR}`;
  throw new OfferError({ code: "out-of-range", path: ["calendar"], message });
}

const MAX_COUNT = 100_000;

/**
 * The date so many business days later, or earlier for a count below 0: the date itself is not among those counted. With a
 * count of 0 it stays, business day or not.
 *
 * Settlement two business days after the trade is `addBusinessDays(trade, 2, calendar)`.
 *
 * @throws OfferError `invalid-date`; `out-of-range` for a count that is no whole number of at most 100,000, where there is
 * no business day within 366 days, and beyond the years 1583 to 9999; what `businessCalendar` throws for a calendar that is
 * none.
 * @example
 * ```ts
 * const calendar = { weekend: ["Saturday", "Sunday"], holidays: ["2020-12-25"] } as const;
 * addBusinessDays("2020-12-24", 2, calendar); // => 2020-12-29
 * addBusinessDays("2020-12-28", -1, calendar); // => 2020-12-24
 * ```
 */
export function addBusinessDays(date: IsoDate, count: number, calendar: BusinessCalendar): IsoDate {
  const day = parseDate(date, ["date"]);
  if (!Number.isInteger(count) || Math.abs(count) > MAX_COUNT) {
    const message = `must be a whole number from -${MAX_COUNT} to ${MAX_COUNT}`;
    throw new OfferError({
      code: "out-of-range",
      path: ["count"],
      message,
      received: describeReceived(count),
    });
  }
  return formatDate(businessDaysLater(day, count, toBusinessDays(calendar, ["calendar"])));
}

/** The day so many business days later, or earlier for a count below 0; itself for none, business day or not. */
export function businessDaysLater(day: EpochDay, count: number, days: BusinessDays): EpochDay {
  const direction = count < 0 ? -1 : 1;
  let later = day;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    later = nextBusinessDay(later + direction, days, direction);
  }
  return later;
}

const CONVENTIONS = [
  "following",
  "modified following",
  "modified following bi-monthly",
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
 *   reverse; `"modified following bi-monthly"`: the next one, unless it lies in another half of a month, of which the first ends
 *   with the 15th: then the one before;
 * - `"nearest"`: the next one from a Sunday or a Monday, from any other day the one before;
 * - `"unadjusted"`: the date stays.
 *
 * Source: ISDA 2006 Definitions, section 4.12; FpML, BusinessDayConventionEnum, for modified preceding and nearest;
 * OpenGamma Strata, BusinessDayConventions, for bi-monthly.
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

/** The day that a convention moves a day to, from a calendar that has been read. */
export function adjustDay(day: EpochDay, convention: BusinessDayConvention, days: BusinessDays): EpochDay {
  switch (convention) {
    case "following":
      return nextBusinessDay(day, days, 1);
    case "preceding":
      return nextBusinessDay(day, days, -1);
    case "modified following":
      return withinMonth(day, days, 1);
    case "modified following bi-monthly": {
      const moved = nextBusinessDay(day, days, 1);
      return halfMonthOf(moved) === halfMonthOf(day) ? moved : nextBusinessDay(day, days, -1);
    }
    case "modified preceding":
      return withinMonth(day, days, -1);
    case "nearest":
      return nextBusinessDay(day, days, NEARER_AFTER.includes(weekdayOf(day)) ? 1 : -1);
    case "unadjusted":
      return day;
  }
}

/** Which half of which month a day lies in. */
function halfMonthOf(day: EpochDay): string {
  const { year, month, day: ofMonth } = toCivilDate(day);
  return `${year}-${month}-${ofMonth <= 15 ? 1 : 2}`;
}

/** Monday and Sunday. */
const NEARER_AFTER: readonly number[] = [0, 6];

function withinMonth(day: EpochDay, days: BusinessDays, direction: 1 | -1): EpochDay {
  const moved = nextBusinessDay(day, days, direction);
  if (lastOfMonth(moved) === lastOfMonth(day)) return moved;
  return nextBusinessDay(day, days, direction === 1 ? -1 : 1);
}

/**
 * The business days from `start`, which counts if it is one, to `end`, which does not. Spreadsheets' NETWORKDAYS counts
 * both ends.
 *
 * @throws OfferError `invalid-date` for a date that does not exist or an end before the start; what `businessCalendar`
 * throws for a calendar that is none.
 * @example
 * ```ts
 * const calendar = { weekend: ["Saturday", "Sunday"], holidays: ["2020-12-25"] } as const;
 * businessDaysBetween("2020-12-24", "2020-12-29", calendar); // => 2
 * ```
 */
export function businessDaysBetween(start: IsoDate, end: IsoDate, calendar: BusinessCalendar): number {
  const from = parseDate(start, ["start"]);
  const to = parseDate(end, ["end"]);
  if (to < from) {
    const message = `must not come before ${start}`;
    throw new OfferError({ code: "invalid-date", path: ["end"], message, received: describeReceived(end) });
  }
  return toBusinessDays(calendar, ["calendar"]).between(from, to);
}
