// Internal: no name of the public API lives here.

import { describeReceived, OfferError } from "../errors.js";
import { RESULT_DIGITS } from "../numeric/rounding.js";

const MOST_DIGITS = 100;

/** How many digits to return. */
export interface Precision {
  /** Significant digits of the result, from 28 (unless stated) to 100; more than 28 take milliseconds for each flow. */
  readonly precision?: number | undefined;
}

/** The digits asked for; throws for what is no such number. */
export function readPrecision({ precision = RESULT_DIGITS }: Precision): number {
  if (Number.isInteger(precision) && precision >= RESULT_DIGITS && precision <= MOST_DIGITS) return precision;
  const message = `must be a whole number from ${RESULT_DIGITS} to ${MOST_DIGITS}`;
  const received = describeReceived(precision);
  throw new OfferError({ code: "invalid-term", path: ["options", "precision"], message, received });
}
