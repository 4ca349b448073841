// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import { ownData, ownKeys } from "../ownData.js";
import type { BusinessDays } from "./businessCalendar.js";
import { daysInMonth, MIN_YEAR, toEpochDay } from "./date.js";
import {
  type DateRule,
  type DateRuleInput,
  dateRule,
  daysBetween,
  readDateRule,
  ruleOnCalendar,
} from "./dateRule.js";

/** The time over which a metric is measured. Forecasts are given by its label. */
export interface Period {
  /** The name by which forecasts are given: `"2021"`, `"2021-H1"`. */
  readonly label: string;
  /** The first day of the period. */
  readonly start: DateRule;
  /** The last day of the period, which is part of it. */
  readonly end: DateRule;
}

const periods = /* @__PURE__ */ new WeakSet<object>();

function checkedPeriod(label: string, start: DateRule, end: DateRule): Period {
  const period = Object.freeze({ label, start, end });
  periods.add(period);
  return period;
}

/** A period as people write it: `2021`, `"2021-H2"`, `"2021-Q3"`, `"2021-07"`, or one's own label, start and end. */
export type PeriodInput =
  | number
  | string
  | {
      /**
       * The name by which forecasts are given: 1 to 40 letters, digits, blanks, dots, colons, slashes, hyphens and underscores.
       */
      readonly label: string;
      /** The first day of the period. */
      readonly start: DateRuleInput;
      /** The last day of the period, which is part of it. */
      readonly end: DateRuleInput;
    };

export const PERIOD_RULE =
  'must be a calendar year, half, quarter or month such as 2021, "2021-H1", "2021-Q3", "2021-07", or { label, start, end }';

const LABEL = /^[\p{L}\p{N}][\p{L}\p{N} ._:/-]{0,39}$/u;

/** Reads a period; undefined for anything that is none. */
export const readPeriod = (input: unknown): Period | undefined =>
  typeof input === "object" ? readOwnPeriod(input) : readCalendarPeriod(input);

/** A period from its written form or as it was read before; throws for anything else. */
export function toPeriod(input: Period | PeriodInput): Period {
  if (typeof input === "object" && periods.has(input)) return input as Period;
  const period = readPeriod(input);
  if (period !== undefined) return period;
  throw new OfferError({ code: "invalid-date", path: ["period"], message: PERIOD_RULE });
}

/** The first period, as far as days are known before closing is, that does not begin after the end of the one before it. */
export const outOfTurn = (periods: readonly Period[]): Period | undefined =>
  periods.find(({ start }, index) => {
    const before = periods[index - 1];
    return before !== undefined && (daysBetween(start, before.end) ?? 1) < 1;
  });

export const PERIOD_TWICE_RULE = "must not name a period twice";

/** Whether two periods bear one label, by which nothing could tell them apart. */
export const isNamedTwice = (periods: readonly Period[]): boolean =>
  new Set(periods.map(({ label }) => label)).size < periods.length;

/** Whether a value is a period that was read. */
export const isPeriod = (value: object): value is Period => periods.has(value);

/** A period whose business days are those of a calendar. */
export const periodOnCalendar = ({ label, start, end }: Period, days: BusinessDays): Period =>
  checkedPeriod(label, ruleOnCalendar(start, days), ruleOnCalendar(end, days));

function readCalendarPeriod(input: unknown): Period | undefined {
  const label = typeof input === "number" ? String(input) : input;
  const match = typeof label === "string" ? /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})))?$/.exec(label) : null;
  if (typeof label !== "string" || match === null) return undefined;
  const year = Number(match[1]);
  const [first, months] = monthsOf(match[2], match[3], match[4]);
  if (year < MIN_YEAR || first < 1 || first > 12) return undefined;
  const last = first + months - 1;
  const start = dateRule(toEpochDay({ year, month: first, day: 1 }));
  return checkedPeriod(
    label,
    start,
    dateRule(toEpochDay({ year, month: last, day: daysInMonth(year, last) })),
  );
}

/** First month and number of months. */
function monthsOf(half?: string, quarter?: string, month?: string): [first: number, months: number] {
  if (half !== undefined) return [6 * Number(half) - 5, 6];
  if (quarter !== undefined) return [3 * Number(quarter) - 2, 3];
  return month === undefined ? [1, 12] : [Number(month), 1];
}

function readOwnPeriod(input: object | null): Period | undefined {
  if ([...(ownKeys(input) ?? [])].sort().join() !== "end,label,start") return undefined;
  const [label, start, end] = [ownData(input, "label"), ownData(input, "start"), ownData(input, "end")];
  const from = readDateRule(start);
  const to = readDateRule(end);
  if (typeof label !== "string" || !LABEL.test(label) || from === undefined || to === undefined)
    return undefined;
  return (daysBetween(from, to) ?? 0) <= 0 ? checkedPeriod(label, from, to) : undefined;
}
