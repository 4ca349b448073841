import { type FieldPath, OfferError } from "../errors.js";
import type { BusinessDays } from "./businessCalendar.js";
import { businessDaysLater } from "./businessDays.js";
import { addMonths, type EpochDay } from "./date.js";
import { givenName } from "./givenFields.js";

type DurationUnit = "day" | "week" | "month" | "year";

/** A calendar duration such as `"90 days"` or `"3 months"`. */
export interface Duration {
  /** How many units; a whole number from 0 to 100,000. */
  readonly count: number;
  /**
   * What is counted; a month or a year later is the same day of the month, or the last one where it has no such day.
   */
  readonly unit: DurationUnit;
}

/** The time to a payment: a calendar duration, or a number of business days. */
export type Lag =
  | Duration
  | {
      /** How many business days; a whole number from 0 to 100,000. */
      readonly count: number;
      /** What is counted. */
      readonly unit: "business day";
      /** Which days these are, once the offer is known that says so. */
      readonly calendar?: BusinessDays | undefined;
    };

const MAX_COUNT = 100_000;

export const DURATION_RULE = 'must be a duration such as "0 days", "90 days", "3 months" or "2 years"';

/** Reads `"3 months"`; undefined for anything else. */
export function readDuration(text: unknown): Duration | undefined {
  const duration = readLag(text);
  return duration?.unit === "business day" ? undefined : duration;
}

export const LAG_RULE = 'must be a duration such as "0 days", "90 days", "10 business days" or "3 months"';

/** Reads `"3 months"` or `"10 business days"`; undefined for anything else. */
export function readLag(text: unknown): Lag | undefined {
  const match =
    typeof text === "string" ? /^(\d{1,6}) (business day|day|week|month|year)s?$/.exec(text) : null;
  if (match === null) return undefined;
  const count = Number(match[1]);
  return count <= MAX_COUNT ? { count, unit: match[2] as Lag["unit"] } : undefined;
}

export function formatDuration({ count, unit }: Lag): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

export function addDuration(day: EpochDay, by: Lag, direction: 1 | -1 = 1): EpochDay {
  const { count } = by;
  switch (by.unit) {
    case "day":
      return day + direction * count;
    case "week":
      return day + direction * 7 * count;
    case "month":
      return addMonths(day, direction * count);
    case "year":
      return addMonths(day, direction * 12 * count);
    case "business day":
      if (by.calendar === undefined)
        throw new OfferError({ code: "missing-term", path: [], message: CALENDAR_NEEDED });
      return businessDaysLater(day, direction * count, by.calendar);
  }
}

export const CALENDAR_NEEDED =
  "business days are those of an offer's calendars: it must state calendars, and its components the dates";

/** Months from one payment to the next. */
export const MONTHS_BETWEEN = { annual: 12, "semi-annual": 6, quarterly: 3, monthly: 1 } as const;

/** How often a payment is made. */
export type Frequency = keyof typeof MONTHS_BETWEEN;

export const FREQUENCIES: readonly Frequency[] = ["annual", "semi-annual", "quarterly", "monthly"];

/** The time from one payment to the next; throws for a frequency that is unknown. */
export const betweenPayments = (frequency: unknown, path: FieldPath): Duration => ({
  count: MONTHS_BETWEEN[givenName(frequency, FREQUENCIES, path)],
  unit: "month",
});
