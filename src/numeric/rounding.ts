// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import { type Decimal, exactDifference, frozen, ResultDecimal } from "./decimal.js";

/** Significant digits of every Decimal that the library returns. */
export const RESULT_DIGITS = 28;

const MAX_EXPONENT = 1000;

/** Below this share of itself, the distance of a 60-digit number from a tie is what rounding left over. */
const NOISE = "1e-50";

/** Decimal places at which a last digit 5 makes a tie between two amounts of yen, of cents, or of fils. */
export const TIE_PLACES: readonly number[] = [1, 3, 4];
/** Zeros after that digit, as many as make it look like the last one. */
export const FEWEST_ZEROS = 4;

/** The last step of a figure that was worked out in decimals: from the 60 working digits to the 28 that are returned. */
export const toResult = (value: Decimal): Decimal =>
  roundedResult(value, RESULT_DIGITS, value.abs().times(NOISE));

/**
 * `value`, known within `radius`, in so many digits, halves away from zero. What is smaller than 1e-1000, such as the far
 * tail of a distribution, is 0. The result is a tie between two minor units only where the value may be one: 0.0049…9 with
 * forty nines would be 0.005 in 28 digits, and a cent when those are rounded again, so it stays a unit of the last digit below.
 */
export function roundedResult(value: Decimal, digits: number, radius: Decimal): Decimal {
  if (value.isZero() || value.e < -MAX_EXPONENT) return frozen(new ResultDecimal(0));
  if (!value.isFinite() || value.e > MAX_EXPONENT) refuseSize();
  const rounded = value.toSignificantDigits(digits);
  const miss = value.minus(rounded);
  const falseTie = isTie(rounded, digits) && miss.abs().greaterThan(radius);
  if (!falseTie) return frozen(new ResultDecimal(rounded));
  const unit = new ResultDecimal(`1e${rounded.e + 1 - digits}`);
  return frozen(new ResultDecimal(rounded).plus(miss.isNegative() ? unit.neg() : unit));
}

/** A figure with as many digits as are known of it. */
export interface KnownFigure {
  readonly value: Decimal;
  readonly digits: number;
}

/** Below so many known digits, cutting a figure at the last one would take more from it than its error. */
const FEW_DIGITS = 10;

/**
 * A result with how many digits of it an estimate of its error leaves: none where the error is as large as it is. It is rounded to
 * those, or where they are few to the first digit of the error: 11.9 for 11.93 ± 0.15, of which one digit is known.
 */
export function knownFigure(result: Decimal, error: number): KnownFigure {
  if (error === 0) return { value: result, digits: RESULT_DIGITS };
  const size = Math.abs(result.toNumber());
  const digits = size > error ? Math.min(RESULT_DIGITS, Math.floor(Math.log10(size / error))) : 0;
  const shown = digits < FEW_DIGITS ? result.e - Math.floor(Math.log10(error)) + 1 : digits;
  const value = shown < 1 ? new ResultDecimal(0) : new ResultDecimal(result).toSignificantDigits(shown);
  return { value: frozen(value), digits };
}

/** How far a figure that is rounded to the digits that are known of it may be from what was rounded: half a unit of the last one. */
export const roundedBy = (figure: Decimal, digits: number): number =>
  digits >= RESULT_DIGITS || figure.isZero() ? 0 : 5 * 10 ** (figure.e - digits);

/** The difference of two results to its last digit, as a result. */
export const resultDifference = (from: Decimal, less: Decimal): Decimal =>
  frozen(new ResultDecimal(exactDifference(from, less)));

/** Whether numbers near this one round to minor units differently on its two sides. */
export function isTie(rounded: Decimal, digits: number): boolean {
  if (digits - rounded.precision() < FEWEST_ZEROS) return false;
  return (
    TIE_PLACES.includes(rounded.decimalPlaces()) &&
    rounded.d.at(-1)?.toString().replace(/0+$/, "").endsWith("5") === true
  );
}

/** Refuses a result that is too large to write. */
export function refuseSize(): never {
  const message = `the result is beyond 1e${MAX_EXPONENT}: a rate, a horizon or an amount is out of all proportion`;
  throw new OfferError({ code: "out-of-range", path: [], message });
}
