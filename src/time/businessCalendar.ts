import { describeReceived, type FieldPath, OfferError, type OfferIssue, throwProblems } from "../errors.js";
import { isList, ownData } from "../ownData.js";
import { DATE_RULE, type EpochDay, formatDate, type IsoDate, readDate } from "./date.js";
import { givenFields, givenName } from "./givenFields.js";

/** The days of the week, Monday first. */
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** A day of the week by its English name. */
export type Weekday = (typeof WEEKDAYS)[number];

export const MAX_HOLIDAYS = 10_000;

/** Which days are no business days: weekdays of every week, and single dates. A city's calendar is data of the user's. */
export interface BusinessCalendar {
  /** The days of every week that are no business days, at most six, by their English names. */
  readonly weekend: readonly Weekday[];
  /** Single dates that are no business days, written YYYY-MM-DD, up to 10,000 in any order. */
  readonly holidays: readonly IsoDate[];
}

/** A calendar made ready for questions. */
export interface BusinessDays {
  /** Whether a day, counted from 1970-01-01, is a business day. */
  readonly isBusinessDay: (day: EpochDay) => boolean;
  /** Business days from `start`, which counts, to `end`, which does not. */
  readonly between: (start: EpochDay, end: EpochDay) => number;
}

const checked = /* @__PURE__ */ new WeakMap<object, BusinessDays>();

/**
 * A business calendar, checked once so that it need not be checked again each time it is used: the days of the week that
 * are never business days, and up to 10,000 holidays. The result is frozen, its holidays in order and each listed once.
 * Wherever a calendar is asked for, one written out does as well.
 *
 * @throws OfferError `invalid-date` listing every holiday that is no date, `invalid-term` for a day of the week that is
 * none and for a weekend of seven days, `too-large`, `missing-term`, `unknown-key`.
 * @example
 * ```ts
 * const target = businessCalendar({
 *   weekend: ["Saturday", "Sunday"],
 *   holidays: ["2024-01-01", "2024-03-29", "2024-04-01", "2024-05-01", "2024-12-25", "2024-12-26"],
 * });
 * businessDaysBetween("2024-01-01", "2025-01-01", target); // => 256
 * businessCalendar({ weekend: ["Saturday", "Sunday"], holidays: ["2024-02-30"] }); // throws invalid-date
 * ```
 */
export function businessCalendar(calendar: BusinessCalendar): BusinessCalendar {
  return readCalendar(calendar, ["calendar"]).calendar;
}

/** A calendar as it came, checked once; throws for anything that is none. */
export const checkedCalendar = (calendar: BusinessCalendar, path: FieldPath): BusinessCalendar =>
  checked.has(calendar) ? calendar : readCalendar(calendar, path).calendar;

/** The days that are business days in each of several calendars, of which there is at least one. */
export function inAll(calendars: readonly BusinessDays[]): BusinessDays {
  const [only] = calendars;
  if (only !== undefined && calendars.length === 1) return only;
  const isBusinessDay = (day: EpochDay): boolean => calendars.every((each) => each.isBusinessDay(day));
  const between = (start: EpochDay, end: EpochDay): number => {
    let count = 0;
    for (let day = start; day < end; day += 1) count += isBusinessDay(day) ? 1 : 0;
    return count;
  };
  return { isBusinessDay, between };
}

/** A calendar as it came, ready for questions; throws for anything that is none. */
export function toBusinessDays(calendar: unknown, path: FieldPath): BusinessDays {
  const known = typeof calendar === "object" && calendar !== null ? checked.get(calendar) : undefined;
  return known ?? readCalendar(calendar, path).days;
}

function readCalendar(
  input: unknown,
  path: FieldPath,
): { readonly calendar: BusinessCalendar; readonly days: BusinessDays } {
  const { weekend, holidays } = givenFields(input, ["weekend", "holidays"], path);
  const rest = readWeekend(weekend, [...path, "weekend"]);
  const closed = inOrderOnce(readHolidays(holidays, [...path, "holidays"]));
  const calendar = Object.freeze({
    weekend: Object.freeze(WEEKDAYS.filter((_, index) => rest[index])),
    holidays: Object.freeze(closed.map(formatDate)),
  });
  const days = businessDaysOf(rest, closed);
  checked.set(calendar, days);
  return { calendar, days };
}

/** For each day of the week from Monday on, whether it belongs to the weekend. */
function readWeekend(input: unknown, path: FieldPath): readonly boolean[] {
  const names = readList(input, 7, path).map((name, index) => givenName(name, WEEKDAYS, [...path, index]));
  const weekend = WEEKDAYS.map((name) => names.includes(name));
  if (weekend.includes(false)) return weekend;
  const message = "must leave at least one day of the week: there would be no business day at all";
  throw new OfferError({ code: "invalid-term", path, message });
}

function readHolidays(input: unknown, path: FieldPath): readonly EpochDay[] {
  const problems: OfferIssue[] = [];
  const days = readList(input, MAX_HOLIDAYS, path).map((text, index) => {
    const day = readDate(text);
    if (day !== undefined) return day;
    const received = describeReceived(text);
    problems.push({ code: "invalid-date", path: [...path, index], message: DATE_RULE, received });
    return 0;
  });
  throwProblems(problems);
  return days;
}

function readList(input: unknown, maximum: number, path: FieldPath): readonly unknown[] {
  if (!isList(input)) {
    const missing = input === undefined;
    const message = missing ? "is required: must be a list [ … ]" : "must be a list [ … ]";
    throw new OfferError({
      code: missing ? "missing-term" : "invalid-type",
      path,
      message,
      ...(missing ? {} : { received: describeReceived(input) }),
    });
  }
  const length = ownData(input, "length");
  if (typeof length === "number" && length <= maximum)
    return Array.from({ length }, (_, index) => ownData(input, index));
  const message = `must have at most ${maximum} entries`;
  throw new OfferError({ code: "too-large", path, message, received: describeReceived(input) });
}

/** Days in order, each once. */
const inOrderOnce = (days: readonly EpochDay[]): readonly EpochDay[] =>
  [...new Set(days)].sort((a, b) => a - b);

/**
 * A calendar from its weekend, for each day of the week from Monday on whether it belongs to it (not all seven), and its
 * holidays in any order.
 */
export function businessDaysOf(weekend: readonly boolean[], holidays: readonly EpochDay[]): BusinessDays {
  const onWeekend = (day: EpochDay): boolean => weekend[weekdayOf(day)] === true;
  const lost = inOrderOnce(holidays).filter((day) => !onWeekend(day));
  const closed = new Set(lost);
  // Weeks are all alike, so the days before a date are counted without going through them.
  const inWeek = weekend.map((_, index) => weekend.slice(0, index).filter((isOff) => !isOff).length);
  const aWeek = weekend.filter((isOff) => !isOff).length;
  const before = (day: EpochDay): number =>
    aWeek * ((day - weekdayOf(day) - FIRST_MONDAY) / 7) +
    (inWeek[weekdayOf(day)] as number) -
    countBelow(lost, day);
  return {
    isBusinessDay: (day) => !onWeekend(day) && !closed.has(day),
    between: (start, end) => before(end) - before(start),
  };
}

// 1970-01-05.
const FIRST_MONDAY: EpochDay = 4;

/** 0 for a Monday. */
export const weekdayOf = (day: EpochDay): number => (((day - FIRST_MONDAY) % 7) + 7) % 7;

/** How many of the sorted days come before `day`. */
function countBelow(days: readonly EpochDay[], day: EpochDay): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((days[middle] as EpochDay) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
