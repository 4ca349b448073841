import type { Decimal } from "../numeric/decimal.js";

/** Digits to which what is compared with a threshold is right: a third of a year three times over is a whole one. */
const DIGITS = 50;

/** Whether a computed value has reached a threshold, the threshold included. */
export const reaches = (value: Decimal, threshold: Decimal): boolean =>
  value.greaterThanOrEqualTo(threshold) || value.toSignificantDigits(DIGITS).greaterThanOrEqualTo(threshold);
