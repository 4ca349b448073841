import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { type BusinessCalendar, toBusinessDays } from "./businessCalendar.js";
import { couponYears } from "./couponYears.js";
import { type EpochDay, formatDate, type IsoDate, parseDate, toCivilDate } from "./date.js";
import type { ContextDayCount, DayCount } from "./dayCount.js";
import { type Fraction, fractionToDecimal } from "./fraction.js";
import { givenFields } from "./givenFields.js";
import {
  type PeriodDates,
  type PeriodTerms,
  readPeriodTerms,
  unsaidEndOfMonth,
  unsaidStub,
} from "./periodTerms.js";
import { SCHEDULE_TERMS, type ScheduleTerms } from "./schedule.js";
import { thirty360Isda } from "./thirty360.js";

/** What a day count needs beyond two dates. */
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
export function readContext(context: unknown, dayCount: DayCount | ContextDayCount): Given {
  const given = givenFields(context, CONTEXT, ["options"]);
  const needed: readonly string[] = Object.entries(NEEDED).find(([name]) => name === dayCount)?.[1] ?? [];
  const stray = CONTEXT.find((name) => given[name] !== undefined && !needed.includes(name));
  if (stray === undefined) return given;
  throw new OfferError({
    code: "invalid-term",
    path: ["options", stray],
    message: `does not go with ${dayCount}, which has no use for it`,
  });
}

/** The years between two dates as an exact fraction, by a day count that looks at more than these. */
export function yearsInContext(
  start: EpochDay,
  end: EpochDay,
  dayCount: ContextDayCount,
  given: Given,
): Fraction {
  switch (dayCount) {
    case "ACT/ACT ICMA":
      return icma(start, end, given);
    case "30E/360 ISDA":
      return thirty360Isda(toCivilDate(start), toCivilDate(end), end === maturityFrom(end, given));
    case "BUS/252": {
      if (given.calendar === undefined)
        return missing("calendar", "BUS/252 counts business days, so it needs their calendar");
      return {
        numerator: toBusinessDays(given.calendar, ["options", "calendar"]).between(start, end),
        denominator: 252,
      };
    }
  }
}

function maturityFrom(end: EpochDay, { maturity }: Given): EpochDay {
  if (maturity === undefined)
    return missing("maturity", "30E/360 ISDA treats a last day of February on which all ends in its own way");
  const day = parseDate(maturity, ["options", "maturity"]);
  if (day >= end) return day;
  const message = `must not come before ${formatDate(end)}, the end of what is counted`;
  throw new OfferError({
    code: "invalid-date",
    path: ["options", "maturity"],
    message,
    received: describeReceived(maturity),
  });
}

function icma(start: EpochDay, end: EpochDay, given: Given): Fraction {
  if ((given.schedule === undefined) === (given.period === undefined)) {
    const why =
      "ACT/ACT ICMA counts days of coupon periods, so it needs them, or one regular period as period";
    if (given.schedule === undefined) return missing("schedule", why);
    const message = "must not be stated along with period";
    throw new OfferError({ code: "invalid-term", path: ["options", "schedule"], message });
  }
  const [at, meanings] =
    given.schedule === undefined ? readPeriod(given.period) : readSchedule(given.schedule, start, end);
  const [one, other] = meanings.map(({ grid }) => couponYears(start, end, couponGrid(grid, at)));
  if (one === undefined) return unsaidStub(at);
  const same = other === undefined || fractionToDecimal(one).equals(fractionToDecimal(other));
  return same ? one : unsaidEndOfMonth(at);
}

function readSchedule(
  schedule: unknown,
  start: EpochDay,
  end: EpochDay,
): [FieldPath, readonly PeriodDates[]] {
  const at = ["options", "schedule"];
  const meanings = readPeriodTerms(givenFields(schedule, SCHEDULE_TERMS, at), at);
  for (const { dates } of meanings) {
    const [from = start, to = end] = [dates[0], dates.at(-1)];
    if (start >= from && end <= to) continue;
    const message = `must go from ${formatDate(start)} or before to ${formatDate(end)} or after, which is counted`;
    throw new OfferError({ code: "out-of-range", path: at, message });
  }
  return [at, meanings];
}

const PERIOD_FIELDS = ["start", "end", "frequency", "every", "endOfMonth"] as const;

function readPeriod(period: unknown): [FieldPath, readonly PeriodDates[]] {
  const at = ["options", "period"];
  const meanings = readPeriodTerms(givenFields(period, PERIOD_FIELDS, at), at);
  if (meanings.some(({ dates }) => dates.length === 2)) return [at, meanings];
  const message = "must be one regular coupon period: its end one period after its start";
  throw new OfferError({ code: "invalid-term", path: at, message });
}

function couponGrid(grid: PeriodDates["grid"], at: FieldPath): PeriodDates["grid"] {
  if (grid.unit === "month" && grid.step <= 12) return grid;
  const message = "must be whole months, at most a year, for ACT/ACT ICMA";
  throw new OfferError({ code: "invalid-term", path: [...at, "every"], message });
}

function missing(field: keyof Given, why: string): never {
  throw new OfferError({ code: "missing-term", path: ["options", field], message: `is required: ${why}` });
}
