import type { FieldPath } from "../errors.js";
import type { Duration } from "./duration.js";
import { givenName } from "./givenFields.js";

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
