import type { FieldPath } from "../errors.js";
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

const MAX_COUNT = 100_000;

export const DURATION_RULE = 'must be a duration such as "0 days", "90 days", "3 months" or "2 years"';

/** Reads `"3 months"`; undefined for anything else. */
export function readDuration(text: unknown): Duration | undefined {
  const match = typeof text === "string" ? /^(\d{1,6}) (day|week|month|year)s?$/.exec(text) : null;
  if (match === null) return undefined;
  const count = Number(match[1]);
  return count <= MAX_COUNT ? { count, unit: match[2] as DurationUnit } : undefined;
}

export function formatDuration({ count, unit }: Duration): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

export function addDuration(day: EpochDay, { count, unit }: Duration, direction: 1 | -1 = 1): EpochDay {
  switch (unit) {
    case "day":
      return day + direction * count;
    case "week":
      return day + direction * 7 * count;
    case "month":
      return addMonths(day, direction * count);
    case "year":
      return addMonths(day, direction * 12 * count);
  }
}

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
