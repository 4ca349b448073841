import * as z from "zod";
import { type Decimal, exactProduct, exactSum, ONE, wholeQuotient } from "../numeric/decimal.js";

const ROUNDING_MODES = ["half-up", "half-even", "down", "up"] as const;

/** How an agreement rounds: to so many decimal places, and which way. */
export interface Rounding {
  /** Decimal places kept, from 0 to 20. */
  readonly places?: number | undefined;
  /** Halves up or to the even neighbour; or everything down (cut off) or up. */
  readonly mode?: (typeof ROUNDING_MODES)[number] | undefined;
}

/** A rounding with both its places and its mode stated. */
export type Exactly = { readonly [Field in keyof Rounding]-?: NonNullable<Rounding[Field]> };

/** A whole number of decimal places. */
export const placesField = (places: number) =>
  z
    .number()
    .refine((value) => Number.isInteger(value) && value >= 0 && value <= 20, {
      message: "must be a whole number from 0 to 20",
      params: { code: "out-of-range" },
    })
    .prefault(places);

/** A rounding, as `places` and `mode` unless stated. */
export const roundingField = (places: number, mode: Exactly["mode"]) =>
  z.strictObject({ places: placesField(places), mode: z.enum(ROUNDING_MODES).prefault(mode) }).prefault({});

/** The quotient of two numbers that are not negative, rounded once: never a rounding of a rounding. */
export function roundQuotient(dividend: Decimal, divisor: Decimal, { places, mode }: Exactly): Decimal {
  const { whole, rest } = wholeQuotient(exactProduct(dividend, `1e${places}`), divisor);
  const rounded = roundsUp(whole, rest, divisor, mode) ? exactSum([whole, ONE]) : whole;
  return exactProduct(rounded, `1e-${places}`);
}

function roundsUp(whole: Decimal, rest: Decimal, divisor: Decimal, mode: Exactly["mode"]): boolean {
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
