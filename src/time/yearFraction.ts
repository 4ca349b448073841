import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { type BusinessCalendar, type BusinessDays, toBusinessDays } from "./businessCalendar.js";
import { type EpochDay, formatDate, type IsoDate, parseDate, toCivilDate } from "./date.js";
import {
  type AnyDayCount,
  anyDayCount,
  type ContextDayCount,
  countYears,
  type Fraction,
  fractionToDecimal,
  needsContext,
  thirty360Isda,
} from "./dayCount.js";
import { givenFields } from "./givenFields.js";
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
 * - `"ACT/ACT ICMA"` the coupon periods: the terms of a `schedule`, or one regular `period` with its frequency;
 * - `"30E/360 ISDA"` the `maturity`, be it this `end` or later;
 * - `"BUS/252"` a business `calendar`: business days over 252, the start counted and the end not.
 *
 * Source: ISDA 2006 Definitions, section 4.16; SIA Standard Securities Calculation Methods for 30/360 US; ISDA, EMU and
 * market conventions (1998), for ACT/ACT ICMA and AFB; ICMA Rule 251; OpenGamma Strata, DayCounts, for ACT/365A, NL and PSA; ISO
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
  /** ACT/ACT ICMA: all coupons of a bond or note. Its payment dates play no part. */
  readonly schedule?: ScheduleTerms | undefined;
  /** ACT/ACT ICMA, instead of `schedule`: one regular coupon period. Quasi-coupon periods go on from it on both sides. */
  readonly period?: Omit<PeriodTerms, "stub"> | undefined;
  /** 30E/360 ISDA: the termination date. Where that is the `end` and a last day of February, it does not count as a 30th. */
  readonly maturity?: IsoDate | undefined;
  /** BUS/252: which days are business days. */
  readonly calendar?: BusinessCalendar | undefined;
}

const CONTEXT = ["schedule", "period", "maturity", "calendar"] as const;

type Given = { readonly [name in (typeof CONTEXT)[number]]?: unknown };

const NEEDED: Readonly<Record<ContextDayCount, readonly (keyof Given)[]>> = {
  "ACT/ACT ICMA": ["schedule", "period"],
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
      return icma(given);
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

function icma(given: Given): Years {
  if ((given.schedule === undefined) === (given.period === undefined)) {
    const why =
      "ACT/ACT ICMA counts days of coupon periods, so it needs them, or one regular period as period";
    if (given.schedule === undefined) return missing("schedule", why);
    const message = "must not be stated along with period";
    throw new OfferError({ code: "invalid-term", path: ["options", "schedule"], message });
  }
  const bounded = given.schedule !== undefined;
  const [path, meanings] = bounded ? readSchedule(given.schedule) : readPeriod(given.period);
  for (const { grid } of meanings) checkCouponGrid(grid, path);
  return (start, end) => {
    if (bounded) checkCovered(start, end, meanings, path);
    return couponYears(start, end, meanings, (field) => [...path, field]);
  };
}

/**
 * ACT/ACT ICMA by the one meaning of the coupons' terms, whose periods are whole months, at most 12. Throws where they have
 * none, or two that differ, naming the field that would say which.
 */
export function couponYears(
  start: EpochDay,
  end: EpochDay,
  meanings: readonly PeriodDates[],
  pathOf: (field: "stub" | "endOfMonth") => FieldPath,
): Fraction {
  const [one, other] = meanings.map(({ grid }) => yearsOnGrid(start, end, grid));
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

function checkCouponGrid(grid: DateGrid, path: FieldPath): void {
  if (grid.unit === "month" && grid.step <= 12) return;
  const message = "must be whole months, at most a year, for ACT/ACT ICMA";
  throw new OfferError({ code: "invalid-term", path: [...path, "every"], message });
}

function missing(field: keyof Given, why: string): never {
  throw new OfferError({ code: "missing-term", path: ["options", field], message: `is required: ${why}` });
}

/**
 * ACT/ACT ICMA: days over the days of the coupon period they lie in, times the years of such a period. The grid is that of
 * the regular coupons and goes on before the first and after the last: what lies there lies in quasi-coupon periods.
 * Expects a grid of months, at most 12 apart.
 */
function yearsOnGrid(start: EpochDay, end: EpochDay, grid: DateGrid): Fraction {
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
