import type { DecimalInput } from "../numeric/decimal.js";
import { type InternalRates, ratesOfReturn } from "./ratesOfReturn.js";
import { readPeriods } from "./readPeriods.js";

/**
 * Every rate a period, above −1, at which amounts that follow each other at equal intervals are worth nothing: all internal
 * rates of return, each to 28 digits, and whether it is proved that there are no others. See `internalRates`.
 *
 * @throws OfferError `missing-term` for an empty list, `invalid-decimal`, `out-of-range` for a rate beyond 1e1000.
 * @example
 * ```ts
 * // Lorie & Savage's pump: a bigger pump brings forward what the smaller one would have lifted later.
 * const { roots, complete } = periodicInternalRates(["-1600", "10000", "-10000"]);
 * roots.map(({ rate }) => rate).join(" and "); // => 0.25 and 4
 * complete; // => true
 * periodicInternalRates(["-1", "2.2", "-1.21"]).complete; // => false
 * ```
 */
export function periodicInternalRates(amounts: readonly DecimalInput[]): InternalRates {
  return ratesOfReturn(readPeriods(amounts));
}
