import * as z from "zod";
import { OfferError } from "../errors.js";
import { type Decimal, exactProduct, exactSum, ONE, wholeQuotient } from "../numeric/decimal.js";
import { RESULT_DIGITS, toResult } from "../numeric/rounding.js";

/** Exactly `value` as a result; throws at the argument that it came from where 28 digits do not hold it. */
export function exactResult(value: Decimal, argument: string): Decimal {
  if (value.precision() <= RESULT_DIGITS) return toResult(value);
  const message = `the result ${value.toPrecision(6)} has more than ${RESULT_DIGITS} digits and would not be exact`;
  throw new OfferError({ code: "out-of-range", path: [argument], message });
}

const ROUNDING_MODES = ["half-up", "half-even", "down", "up"] as const;

/** How an agreement rounds: to so many decimal places, and which way. */
export interface Rounding {
  /** Decimal places kept, from 0 to 20; what the function that rounds says unless stated. */
  readonly places?: number | undefined;
  /** Halves up or to the even neighbour; or everything down (cut off) or up; half-up unless stated. */
  readonly mode?: (typeof ROUNDING_MODES)[number] | undefined;
}

/** A rounding with nothing left unsaid. */
export type StatedRounding = { readonly [Field in keyof Rounding]-?: NonNullable<Rounding[Field]> };

/** A whole number of decimal places. */
export const placesField = (places: number) =>
  z
    .number()
    .refine((value) => Number.isInteger(value) && value >= 0 && value <= 20, {
      message: "must be a whole number from 0 to 20",
      params: { code: "out-of-range" },
    })
    .prefault(places);

/** A rounding: to `places` decimal places and halves up, unless stated. */
export const roundingField = (places: number) =>
  z
    .strictObject({ places: placesField(places), mode: z.enum(ROUNDING_MODES).prefault("half-up") })
    .prefault({});

/** The quotient of two numbers that are not negative, rounded once: never a rounding of a rounding. */
export function roundQuotient(
  dividend: Decimal,
  divisor: Decimal,
  { places, mode }: StatedRounding,
): Decimal {
  const { whole, rest } = wholeQuotient(exactProduct(dividend, `1e${places}`), divisor);
  const rounded = roundsUp(whole, rest, divisor, mode) ? exactSum([whole, ONE]) : whole;
  return exactProduct(rounded, `1e-${places}`);
}

function roundsUp(whole: Decimal, rest: Decimal, divisor: Decimal, mode: StatedRounding["mode"]): boolean {
  const half = exactProduct(rest, "2").comparedTo(divisor);
  switch (mode) {
    case "half-up":
      return half >= 0;
    case "half-even":
      return half > 0 || (half === 0 && !whole.mod(2).isZero());
    case "down":
      return false;
    case "up":
      return !rest.isZero();
  }
}
