import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { type BusinessCalendar, toBusinessDays } from "./businessCalendar.js";
import { adjustDay, type BusinessDayConvention, checkedConvention } from "./businessDays.js";
import {
  addMonths,
  type EpochDay,
  formatDate,
  type IsoDate,
  lastOfMonth,
  parseDate,
  toCivilDate,
} from "./date.js";
import { betweenPayments, DURATION_RULE, type Duration, type Frequency, readDuration } from "./duration.js";
import { givenFields, givenName } from "./givenFields.js";

/** Dates at equal distances on both sides of an anchor, each reckoned from the anchor and not from the one before. */
export interface DateGrid {
  readonly anchor: EpochDay;
  readonly unit: "day" | "month";
  /** How many days or months lie between one date and the next. */
  readonly step: number;
  /** Whether, where the anchor is the last day of a month, all dates are. */
  readonly endOfMonth: boolean;
}

function dateGrid(anchor: EpochDay, { count, unit }: Duration, endOfMonth: boolean): DateGrid {
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

export const STUBS = ["short first", "long first", "short last", "long last"] as const;

/** Which period is not like the others where the dates do not fit: the odd one out is the first or the last. */
export type Stub = (typeof STUBS)[number];

/** When regular periods begin and end. */
export interface PeriodTerms {
  /** First day of the first period, written YYYY-MM-DD. */
  readonly start: IsoDate;
  /** Last day of the last period, the maturity, written YYYY-MM-DD. */
  readonly end: IsoDate;
  /** How often: this, or the time between as `every`; one of them is needed. */
  readonly frequency?: Frequency | undefined;
  /** The length of a period instead of `frequency`: a duration such as `"3 months"` or `"13 weeks"`. */
  readonly every?: string | undefined;
  /** Needed where the time from start to end, or from the first regular date to the end, is no whole number of periods. */
  readonly stub?: Stub | undefined;
  /**
   * The day on which an odd first period ends and regular ones begin, written YYYY-MM-DD: all dates are reckoned from it. With it,
   * a stub may only be the last period.
   */
  readonly firstRegular?: IsoDate | undefined;
  /** Whether months that are reckoned from the last day of a month all end on their last day. Needed where that matters. */
  readonly endOfMonth?: boolean | undefined;
}

/** Period terms that were read: the dates that part the periods, and the grid they lie on. */
export interface PeriodDates {
  readonly dates: readonly EpochDay[];
  readonly grid: DateGrid;
}

export const PERIOD_TERMS = [
  "start",
  "end",
  "frequency",
  "every",
  "stub",
  "firstRegular",
  "endOfMonth",
] as const;

const MAX_PERIODS = 10_000;

/** Period terms whose fields have been read. */
export interface ReadPeriodTerms {
  readonly start: EpochDay;
  /** After the start. */
  readonly end: EpochDay;
  readonly step: Duration;
  readonly stub: Stub | undefined;
  /** Where regular periods begin after an odd first one: between start and end. */
  readonly firstRegular?: EpochDay | undefined;
  /** Whether dates reckoned from the last day of a month are all last days; undefined where nobody says. */
  readonly endOfMonth: boolean | undefined;
}

/** Reads the terms of periods and works out their dates, as `periodDates` does. Throws for terms that are wrong. */
export function readPeriodTerms(
  terms: { readonly [name in (typeof PERIOD_TERMS)[number]]?: unknown },
  path: FieldPath,
): readonly PeriodDates[] {
  const start = requiredDate(terms.start, [...path, "start"]);
  const end = requiredDate(terms.end, [...path, "end"]);
  if (end <= start) {
    const message = `must come after ${formatDate(start)}`;
    throw new OfferError({
      code: "invalid-date",
      path: [...path, "end"],
      message,
      received: describeReceived(terms.end),
    });
  }
  const step = readStep(terms.frequency, terms.every, path);
  const stub = terms.stub === undefined ? undefined : givenName(terms.stub, STUBS, [...path, "stub"]);
  const endOfMonth = readEndOfMonth(terms.endOfMonth, path);
  const firstRegular = readFirstRegular(terms.firstRegular, start, end, [...path, "firstRegular"]);
  if (firstRegular !== undefined && stub?.endsWith("first")) {
    const message = "must be about the last period: firstRegular says what the first one is";
    throw new OfferError({ code: "invalid-term", path: [...path, "stub"], message });
  }
  return periodDates({ start, end, step, stub, firstRegular, endOfMonth }, path);
}

/**
 * What the terms of periods may mean: two things where they do not say whether the ends of months are meant, and none where
 * the dates do not fit and no stub is stated.
 */
export function periodDates(
  { start, end, step, stub, firstRegular, endOfMonth }: ReadPeriodTerms,
  path: FieldPath,
): readonly PeriodDates[] {
  const meanings = endOfMonth === undefined ? [false, true] : [endOfMonth];
  return meanings.flatMap((monthEnds) => {
    if (firstRegular !== undefined) {
      const grid = dateGrid(firstRegular, step, monthEnds);
      if (stub === undefined && !isOn(grid, end)) return [];
      return [{ grid, dates: [start, ...datesBetween(firstRegular, end, grid, stub, path)] }];
    }
    const grid = gridBetween(start, end, (anchor) => dateGrid(anchor, step, monthEnds), stub);
    return grid === undefined ? [] : [{ grid, dates: datesBetween(start, end, grid, stub, path) }];
  });
}

/** Refuses to choose which period is to be the odd one; `path` is that of the field that would say it. */
export function refuseUnstatedStub(path: FieldPath): never {
  const message = `is required, because the dates do not fit: one of ${STUBS.map((name) => JSON.stringify(name)).join(", ")}`;
  throw new OfferError({ code: "missing-term", path, message });
}

/** Refuses to choose between the end of the month and the same day of the month; `path` is that of the field that would say it. */
export function refuseUnstatedEndOfMonth(path: FieldPath): never {
  const message =
    "is required, because it matters here: whether all dates are last days of a month (true) or the same day of each month (false)";
  throw new OfferError({ code: "missing-term", path, message });
}

function requiredDate(input: unknown, path: FieldPath): EpochDay {
  if (input !== undefined) return parseDate(input, path);
  throw new OfferError({ code: "missing-term", path, message: "is required: a date written YYYY-MM-DD" });
}

function readFirstRegular(
  input: unknown,
  start: EpochDay,
  end: EpochDay,
  path: FieldPath,
): EpochDay | undefined {
  if (input === undefined) return undefined;
  const day = parseDate(input, path);
  if (day > start && day < end) return day;
  const message = `must lie between ${formatDate(start)} and ${formatDate(end)}`;
  throw new OfferError({ code: "invalid-date", path, message, received: describeReceived(input) });
}

function readStep(frequency: unknown, every: unknown, path: FieldPath): Duration {
  if ((frequency === undefined) === (every === undefined)) {
    const message = "must be stated, or else the time between as every, and not both";
    const code = every === undefined ? "missing-term" : "invalid-term";
    throw new OfferError({ code, path: [...path, "frequency"], message });
  }
  if (every === undefined) return betweenPayments(frequency, [...path, "frequency"]);
  const duration = readDuration(every);
  if (duration !== undefined && duration.count > 0) return duration;
  const message = `${DURATION_RULE}, and more than none`;
  throw new OfferError({
    code: "invalid-term",
    path: [...path, "every"],
    message,
    received: describeReceived(every),
  });
}

function readEndOfMonth(input: unknown, path: FieldPath): boolean | undefined {
  if (input === undefined || typeof input === "boolean") return input;
  throw new OfferError({
    code: "invalid-type",
    path: [...path, "endOfMonth"],
    message: "must be true or false",
    received: describeReceived(input),
  });
}

/** A stub at one end leaves the other as the anchor. Without one, both ends must lie on the grid of one of them. */
function gridBetween(
  start: EpochDay,
  end: EpochDay,
  gridFrom: (anchor: EpochDay) => DateGrid,
  stub: Stub | undefined,
): DateGrid | undefined {
  const [fromStart, fromEnd] = [gridFrom(start), gridFrom(end)];
  if (stub !== undefined) return stub.endsWith("first") ? fromEnd : fromStart;
  // From 30 January one comes to 28 February, but not back again: the later day of the month rules. From the last day of a
  // month to the same day of a longer one it is whole periods as well: the dates between are last days, if that is stated.
  if (isOn(fromStart, end) || isOn({ ...fromStart, endOfMonth: false }, end)) return fromStart;
  return isOn(fromEnd, start) ? fromEnd : undefined;
}

const isOn = (grid: DateGrid, day: EpochDay): boolean => gridDate(grid, gridIndex(grid, day)) === day;

function datesBetween(
  start: EpochDay,
  end: EpochDay,
  grid: DateGrid,
  stub: Stub | undefined,
  path: FieldPath,
): readonly EpochDay[] {
  const first = gridIndex(grid, start) + 1;
  const last = gridIndex(grid, end - 1);
  if (last - first >= MAX_PERIODS) {
    const message = `must be so seldom that there are at most ${MAX_PERIODS} periods`;
    throw new OfferError({ code: "too-large", path, message });
  }
  const inner = Array.from({ length: last - first + 1 }, (_, index) => gridDate(grid, first + index));
  if (stub === "long first" && !isOn(grid, start)) inner.shift();
  if (stub === "long last" && !isOn(grid, end)) inner.pop();
  return [start, ...inner, end];
}

export const SCHEDULE_TERMS = [...PERIOD_TERMS, "roll", "calendar"] as const;

/** Period terms, and the day on which each period is paid. */
export interface ScheduleTerms extends PeriodTerms {
  /** Where a payment goes that falls on no business day; only with a calendar, and needed with one. */
  readonly roll?: BusinessDayConvention | undefined;
  /** Which days are business days; only with a roll, and needed with one. Payments are not moved unless both are stated. */
  readonly calendar?: BusinessCalendar | undefined;
}

/** One period of a schedule. */
export interface SchedulePeriod {
  /** The first day of the period. */
  readonly start: IsoDate;
  /** The next period starts on this day. */
  readonly end: IsoDate;
  /** The end, moved to a business day. */
  readonly payment: IsoDate;
}

/**
 * The periods from `start` to `end`, each so long as `frequency` or `every` says, in order and without a gap.
 *
 * Every date is reckoned from one anchor, so that 31 January is followed by 28 February and 31 March: from `start`, or from
 * `end` where the stub comes first. Where the dates do not fit, `stub` says which period is longer or shorter than the
 * others; a stub that is not needed does not arise. `endOfMonth` says whether dates reckoned from the last day of a month
 * are all last days; it has no effect on other anchors, and may be left out where it makes no difference. The end itself never
 * moves: from 28 February to 28 August with ends of months, the quarter between ends on 31 May. Where both the first and the last
 * period are odd, `firstRegular` says when the first one ends: all dates are reckoned from there, and `stub` is about the last.
 *
 * Starts and ends are not adjusted. `payment` is the end, moved by `roll` where it is no business day of `calendar`.
 *
 * @throws OfferError `missing-term` for a stub or an `endOfMonth` that is needed, for `roll` without a calendar or the
 * reverse; `invalid-date`, `invalid-term`, `too-large` for more than 10,000 periods, `unknown-key`; what `adjustDate` throws.
 * @example
 * ```ts
 * const calendar = { weekend: ["Saturday", "Sunday"], holidays: [] } as const;
 * const [first, second] = schedule({
 *   start: "2014-06-04", end: "2014-09-17", frequency: "monthly", stub: "short first", roll: "following", calendar,
 * });
 * `${first?.start} to ${first?.end}`; // => 2014-06-04 to 2014-06-17
 * `${second?.start} to ${second?.end}`; // => 2014-06-17 to 2014-07-17
 * schedule({ start: "2014-06-04", end: "2014-09-17", frequency: "monthly" }); // throws missing-term
 * ```
 */
export function schedule(terms: ScheduleTerms): readonly SchedulePeriod[] {
  const given = givenFields(terms, SCHEDULE_TERMS, ["terms"]);
  const payment = paymentRule(given.roll, given.calendar);
  const dates = onlyDates(readPeriodTerms(given, ["terms"]));
  const periods = dates.slice(1).map((end, index) => {
    const start = dates[index] as EpochDay;
    const paid = payment(end);
    return Object.freeze({ start: formatDate(start), end: formatDate(end), payment: formatDate(paid) });
  });
  return Object.freeze(periods);
}

/** The one meaning of the terms, as far as the dates of the periods go. */
function onlyDates([one, other]: readonly PeriodDates[]): readonly EpochDay[] {
  if (one === undefined) return refuseUnstatedStub(["terms", "stub"]);
  return other === undefined || one.dates.join() === other.dates.join()
    ? one.dates
    : refuseUnstatedEndOfMonth(["terms", "endOfMonth"]);
}

function paymentRule(roll: unknown, calendar: unknown): (day: EpochDay) => EpochDay {
  if (roll === undefined && calendar === undefined) return (day) => day;
  if (roll === undefined || calendar === undefined) {
    const [field, other] = roll === undefined ? ["roll", "calendar"] : ["calendar", "roll"];
    const message = `is required with ${other}: without it nobody knows where a payment goes`;
    throw new OfferError({ code: "missing-term", path: ["terms", field], message });
  }
  const convention = checkedConvention(roll, ["terms", "roll"]);
  const days = toBusinessDays(calendar, ["terms", "calendar"]);
  return (day) => adjustDay(day, convention, days);
}
