import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { type BusinessCalendar, type BusinessDays, toBusinessDays } from "./businessCalendar.js";
import { type EpochDay, formatDate, type IsoDate, isLeapYear, parseDate, toCivilDate } from "./date.js";
import {
  type AnyDayCount,
  anyDayCount,
  type ContextDayCount,
  countYears,
  type Fraction,
  fractionToDecimal,
  leapDays,
  needsContext,
  thirty360Isda,
} from "./dayCount.js";
import { givenFields, givenName } from "./givenFields.js";
import {
  type DateGrid,
  gridDate,
  gridIndex,
  type PeriodDates,
  type PeriodTerms,
  readPeriodTerms,
  refuseUnstatedEndOfMonth,
  refuseUnstatedStub,
  SCHEDULE_TERMS,
  type ScheduleTerms,
} from "./schedule.js";

/**
 * Years from `start` to `end` under a day count. Two dates are enough for
 *
 * - `"ACT/365F"`, `"ACT/360"`, `"ACT/364"`, `"ACT/365.25"`: days over so many;
 * - `"ACT/ACT ISDA"`: days of each calendar year over its own length; `"ACT/ACT AFB"`: whole years counted back from the
 *   end, and the days left over 366 where a 29 February is among them, else over 365;
 * - `"30/360 Bond Basis"`, `"30/360 US"` (with the rule for ends of February), `"30E/360"` (Eurobond Basis), `"30E+/360"`:
 *   months of 30 days over 360;
 * - `"1/1"`: 1, whatever the dates;
 * - `"ACT/366"`: days over 366; `"ACT/365A"`: days over 366 where a 29 February lies after the start, up to the end, else over
 *   365; `"NL/365"`, `"NL/360"`: days but no 29 February;
 * - `"30/360 PSA"`: Bond Basis, but a last day of February at the start counts as a 30th; `"30/365"`: 30E/360 over 365;
 * - `"30/360 Excel"`, `"ACT/ACT Excel"`: what Excel's YEARFRAC computes with the basis 0 and 1, whatever they are called there.
 *   Rates do not take these two.
 *
 * From a day to itself it is nothing, by all of them.
 *
 * Others need more, which `options` say, and are refused without it:
 *
 * - `"ACT/ACT ICMA"` and `"ACT/365L"` the coupon periods: the terms of a `schedule`, or one regular `period` with its frequency;
 *   the latter counts the days of each over 366 where a 29 February lies after its start, up to its end (of annual ones) or where
 *   it ends in a leap year (of others), else over 365;
 * - `"30E/360 ISDA"` the `maturity`, be it this `end` or later;
 * - `"BUS/252"` a business `calendar`: business days over 252, the start counted and the end not.
 *
 * Source: ISDA 2006 Definitions, section 4.16; SIA Standard Securities Calculation Methods for 30/360 US; ISDA, EMU and
 * market conventions (1998), for ACT/ACT ICMA and AFB; ICMA Rule 251, which ACT/365L is of as well; OpenGamma Strata, DayCounts, for ACT/365A, NL and PSA; ISO
 * 20022, code A002, for 30/365; D. Wheeler, YEARFRAC Incompatibilities between Excel 2007 and OOXML (2008), for Excel's.
 *
 * @throws OfferError `invalid-date` for a date that does not exist or an end before the start, `invalid-term` for an
 * unknown day count and for options that do not go with it, `missing-term` for options that it needs.
 * @example
 * ```ts
 * yearFraction("2024-01-01", "2025-01-01", "ACT/365F"); // => 1.002739726027397260273972603
 * yearFraction("2024-01-31", "2024-02-29", "30E/360"); // => 0.08055555555555555555555555556
 *
 * const coupons = { start: "2002-08-15", end: "2012-07-15", frequency: "semi-annual", stub: "long first" } as const;
 * yearFraction("2002-08-15", "2003-07-15", "ACT/ACT ICMA", { schedule: coupons }); // => 0.9157608695652173913043478261
 * yearFraction("2019-08-31", "2020-02-29", "30E/360 ISDA", { maturity: "2024-02-29" }); // => 0.5
 * yearFraction("2019-08-31", "2020-02-29", "30E/360 ISDA"); // throws missing-term
 * ```
 */
export function yearFraction(
  start: IsoDate,
  end: IsoDate,
  dayCount: AnyDayCount,
  options: DayCountContext = {},
): Decimal {
  const from = parseDate(start, ["start"]);
  const to = parseDate(end, ["end"]);
  const count = anyDayCount(dayCount);
  const context = readContext(options, count);
  if (to < from) {
    const message = `must not come before ${start}`;
    throw new OfferError({ code: "invalid-date", path: ["end"], message, received: describeReceived(end) });
  }
  const years = needsContext(count) ? contextYears(count, context)(from, to) : countYears(from, to, count);
  return yearsBetween(from, to, years);
}

/** Years that a day count makes of two days, to 28 digits: nothing from a day to itself, where some rules see a day. */
export const yearsBetween = (start: EpochDay, end: EpochDay, years: Fraction): Decimal =>
  toResult(start === end ? ZERO : fractionToDecimal(years));

/** What a day count needs beyond two dates: nothing unless stated here. */
export interface DayCountContext {
  /** ACT/ACT ICMA, ACT/365L: all coupons of a bond or note. Its payment dates play no part. */
  readonly schedule?: ScheduleTerms | undefined;
  /** Instead of `schedule`: one regular coupon period. Quasi-coupon periods go on from it on both sides. */
  readonly period?: Omit<PeriodTerms, "stub"> | undefined;
  /**
   * ACT/ACT ICMA: how quasi-coupons beyond the regular dates are reckoned. `"anchored"`, unless stated: each from the date that
   * all others are reckoned from, so that 29 February follows 30 November, and 30 May that. `"chained"`: each from the one before,
   * so that 29 May follows 29 February.
   */
  readonly quasiCoupons?: "anchored" | "chained" | undefined;
  /** 30E/360 ISDA: the termination date. Where that is the `end` and a last day of February, it does not count as a 30th. */
  readonly maturity?: IsoDate | undefined;
  /** BUS/252: which days are business days. */
  readonly calendar?: BusinessCalendar | undefined;
}

const CONTEXT = ["schedule", "period", "quasiCoupons", "maturity", "calendar"] as const;

type Given = { readonly [name in (typeof CONTEXT)[number]]?: unknown };

const NEEDED: Readonly<Record<ContextDayCount, readonly (keyof Given)[]>> = {
  "ACT/ACT ICMA": ["schedule", "period", "quasiCoupons"],
  "ACT/365L": ["schedule", "period"],
  "30E/360 ISDA": ["maturity"],
  "BUS/252": ["calendar"],
};

/** The fields of a context; throws for one that the day count has no use for: it would be a misunderstanding. */
export function readContext(context: unknown, dayCount: AnyDayCount): Given {
  const given = givenFields(context, CONTEXT, ["options"]);
  const needed: readonly string[] = needsContext(dayCount) ? NEEDED[dayCount] : [];
  const stray = CONTEXT.find((name) => given[name] !== undefined && !needed.includes(name));
  if (stray === undefined) return given;
  throw new OfferError({
    code: "invalid-term",
    path: ["options", stray],
    message: `does not go with ${dayCount}, which has no use for it`,
  });
}

/** The years between two days as an exact fraction. */
type Years = (start: EpochDay, end: EpochDay) => Fraction;

/** How a day count makes years that looks at more than two dates; throws where what it needs is missing or wrong. */
export function contextYears(dayCount: ContextDayCount, given: Given): Years {
  switch (dayCount) {
    case "ACT/ACT ICMA":
    case "ACT/365L":
      return overCoupons(dayCount, given);
    case "30E/360 ISDA":
      return untilMaturity(given);
    case "BUS/252": {
      if (given.calendar === undefined)
        return missing("calendar", "BUS/252 counts business days, so it needs their calendar");
      const days = toBusinessDays(given.calendar, ["options", "calendar"]);
      return (start, end) => businessYears(start, end, days);
    }
  }
}

/** BUS/252: business days over 252. */
export const businessYears = (start: EpochDay, end: EpochDay, days: BusinessDays): Fraction => ({
  numerator: days.between(start, end),
  denominator: 252,
});

function untilMaturity({ maturity }: Given): Years {
  if (maturity === undefined)
    return missing("maturity", "30E/360 ISDA treats a last day of February on which all ends in its own way");
  const day = parseDate(maturity, ["options", "maturity"]);
  return (start, end) => {
    if (day >= end) return thirty360Isda(toCivilDate(start), toCivilDate(end), end === day);
    const message = `must not come before ${formatDate(end)}, the end of what is counted`;
    throw new OfferError({
      code: "invalid-date",
      path: ["options", "maturity"],
      message,
      received: describeReceived(maturity),
    });
  };
}

function overCoupons(dayCount: "ACT/ACT ICMA" | "ACT/365L", given: Given): Years {
  if ((given.schedule === undefined) === (given.period === undefined)) {
    const why = `${dayCount} counts days of coupon periods, so it needs them, or one regular period as period`;
    if (given.schedule === undefined) return missing("schedule", why);
    const message = "must not be stated along with period";
    throw new OfferError({ code: "invalid-term", path: ["options", "schedule"], message });
  }
  const bounded = given.schedule !== undefined;
  const [path, meanings] = bounded ? readSchedule(given.schedule) : readPeriod(given.period);
  for (const { grid } of meanings) checkCouponGrid(grid, path, dayCount);
  const chained =
    given.quasiCoupons !== undefined &&
    givenName(given.quasiCoupons, QUASI_COUPONS, ["options", "quasiCoupons"]) === "chained";
  const coupons = meanings.map((meaning) =>
    dayCount === "ACT/365L" && bounded
      ? paidCoupons(meaning)
      : chained
        ? chainedCoupons(meaning)
        : anchoredCoupons(meaning),
  );
  const count = dayCount === "ACT/365L" ? overLeapYears : overCouponPeriods;
  return (start, end) => {
    if (bounded) checkCovered(start, end, meanings, path);
    const pathOf = (field: "stub" | "endOfMonth"): FieldPath => [...path, field];
    return agreed(
      coupons.map((each) => count(start, end, each)),
      pathOf,
    );
  };
}

const QUASI_COUPONS = ["anchored", "chained"] as const;

/**
 * ACT/ACT ICMA by the one meaning of the coupons' terms, whose periods are whole months, at most 12. Throws where they have
 * none, or two that differ, naming the field that would say which.
 */
export const couponYears = (
  start: EpochDay,
  end: EpochDay,
  meanings: readonly PeriodDates[],
  pathOf: (field: "stub" | "endOfMonth") => FieldPath,
): Fraction =>
  agreed(
    meanings.map((meaning) => overCouponPeriods(start, end, anchoredCoupons(meaning))),
    pathOf,
  );

/** The years by the one meaning of terms, or by two that agree. */
function agreed(
  [one, other]: readonly Fraction[],
  pathOf: (field: "stub" | "endOfMonth") => FieldPath,
): Fraction {
  if (one === undefined) return refuseUnstatedStub(pathOf("stub"));
  const same = other === undefined || fractionToDecimal(one).equals(fractionToDecimal(other));
  return same ? one : refuseUnstatedEndOfMonth(pathOf("endOfMonth"));
}

function readSchedule(schedule: unknown): [FieldPath, readonly PeriodDates[]] {
  const path = ["options", "schedule"];
  return [path, readPeriodTerms(givenFields(schedule, SCHEDULE_TERMS, path), path)];
}

function checkCovered(
  start: EpochDay,
  end: EpochDay,
  meanings: readonly PeriodDates[],
  path: FieldPath,
): void {
  for (const { dates } of meanings) {
    const [from, to] = [dates[0], dates.at(-1)] as [EpochDay, EpochDay];
    if (start >= from && end <= to) continue;
    const message = `must go from ${formatDate(start)} or before to ${formatDate(end)} or after, which is counted`;
    throw new OfferError({ code: "out-of-range", path, message });
  }
}

const PERIOD_FIELDS = ["start", "end", "frequency", "every", "endOfMonth"] as const;

function readPeriod(period: unknown): [FieldPath, readonly PeriodDates[]] {
  const path = ["options", "period"];
  const meanings = readPeriodTerms(givenFields(period, PERIOD_FIELDS, path), path);
  if (meanings.some(({ dates }) => dates.length === 2)) return [path, meanings];
  const message = "must be one regular coupon period: its end one period after its start";
  throw new OfferError({ code: "invalid-term", path, message });
}

function checkCouponGrid(grid: DateGrid, path: FieldPath, dayCount: ContextDayCount): void {
  if (grid.unit === "month" && grid.step <= 12) return;
  const message = `must be whole months, at most a year, for ${dayCount}`;
  throw new OfferError({ code: "invalid-term", path: [...path, "every"], message });
}

function missing(field: keyof Given, why: string): never {
  throw new OfferError({ code: "missing-term", path: ["options", field], message: `is required: ${why}` });
}

/** Coupon dates, one after the other, without end on both sides. */
interface Coupons {
  /** Months from one to the next, at most 12. */
  readonly months: number;
  dateAt(index: number): EpochDay;
  /** Which one is the last that does not come after a day. */
  indexOf(day: EpochDay): number;
}

/** The grid of the regular coupons, which goes on before the first and after the last. */
const anchoredCoupons = ({ grid }: PeriodDates): Coupons => ({
  months: grid.step,
  dateAt: (index) => gridDate(grid, index),
  indexOf: (day) => gridIndex(grid, day),
});

/** The regular coupons, and beyond them quasi-coupons that are each reckoned from the one before. */
function chainedCoupons({ grid, dates }: PeriodDates): Coupons {
  const regular = dates
    .map((day) => gridIndex(grid, day))
    .filter((index, at) => gridDate(grid, index) === dates[at]);
  const [first, last] = [Math.min(...regular), Math.max(...regular)];
  const dateAt = (index: number): EpochDay => {
    let at = Math.min(last, Math.max(first, index));
    let day = gridDate(grid, at);
    for (const step = Math.sign(index - at); at !== index; at += step)
      day = gridDate({ ...grid, anchor: day }, step);
    return day;
  };
  const indexOf = (day: EpochDay): number => {
    let index = gridIndex(grid, day);
    while (dateAt(index) > day) index -= 1;
    while (dateAt(index + 1) <= day) index += 1;
    return index;
  };
  return { months: grid.step, dateAt, indexOf };
}

/** The coupons that are paid, stubs and all: asked only for days between the first and the last. */
const paidCoupons = ({ grid, dates }: PeriodDates): Coupons => ({
  months: grid.step,
  dateAt: (index) => dates[index] as EpochDay,
  indexOf: (day) => {
    const later = dates.findIndex((date) => date > day);
    return (later < 0 ? dates.length - 1 : later) - 1;
  },
});

/**
 * ACT/ACT ICMA: days over the days of the coupon period they lie in, times the years of such a period. What lies before the first
 * coupon or after the last lies in quasi-coupon periods.
 */
function overCouponPeriods(start: EpochDay, end: EpochDay, { months, dateAt, indexOf }: Coupons): Fraction {
  const [first, last] = [indexOf(start), indexOf(end)];
  const inFirst = dateAt(first + 1) - dateAt(first);
  const inLast = dateAt(last + 1) - dateAt(last);
  // From the beginning of the first period to the end date, less what comes before the start date: whole periods stay whole.
  const periods =
    (last - first) * inFirst * inLast + (end - dateAt(last)) * inFirst - (start - dateAt(first)) * inLast;
  return { numerator: months * periods, denominator: 12 * inFirst * inLast };
}

/** ACT/365L: days of each coupon period over 365, or over 366 where it says so. */
function overLeapYears(start: EpochDay, end: EpochDay, { months, dateAt, indexOf }: Coupons): Fraction {
  let [inLeapYears, inOthers] = [0, 0];
  for (let day = start, index = indexOf(start); day < end; index += 1) {
    const [from, to] = [dateAt(index), dateAt(index + 1)];
    const isLeap = months === 12 ? leapDays(from, to) > 0 : isLeapYear(toCivilDate(to).year);
    const days = Math.min(end, to) - day;
    if (isLeap) inLeapYears += days;
    else inOthers += days;
    day = to;
  }
  if (inLeapYears === 0) return { numerator: inOthers, denominator: 365 };
  if (inOthers === 0) return { numerator: inLeapYears, denominator: 366 };
  return { numerator: inLeapYears * 365 + inOthers * 366, denominator: 365 * 366 };
}
