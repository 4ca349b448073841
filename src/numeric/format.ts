// Internal: no name of the public API lives here.

import { Decimal } from "./decimal.js";

const MAX_PLAIN_EXPONENT = 40;

/** As many as results have: more would show where rounding fell. */
const SHOWN_DIGITS = 28;

/** To so many decimal places, halves away from zero. */
export const roundedTo = (value: Decimal, places: number): Decimal =>
  value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);

/** `"12345678.9"` with 2 places as `"12,345,678.90"`; sizes that no table has room for in scientific notation. */
export function formatAmount(value: Decimal, places?: number): string {
  if (value.e > MAX_PLAIN_EXPONENT) return value.toExponential(6);
  const rounded = places === undefined ? value.toSignificantDigits(SHOWN_DIGITS) : roundedTo(value, places);
  const [whole = "0", fraction] = rounded.abs().toFixed(places).split(".");
  const sign = rounded.isNegative() && !rounded.isZero() ? "-" : "";
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** `"0.125"` as `"12.5%"`; with `places` rounded to that many. */
export function formatPercent(fraction: Decimal, places?: number): string {
  return `${formatAmount(fraction.times(100), places)}%`;
}
