import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { rateOfReturn } from "./rateOfReturn.js";
import { readPeriods } from "./readPeriods.js";

/**
 * The internal rate of return of amounts that follow each other at equal intervals: the one rate a period above −1 at which
 * they are worth nothing, to 28 digits. There is no guess to supply; `periodicInternalRates` lists all roots where there
 * are several.
 *
 * Source of the formula: Microsoft, IRR function.
 *
 * @throws OfferError `several-roots` (listed in the message), `no-root`, `unresolved-roots` where it is not proved that there
 * is exactly one; `all-zero`, `no-sign-change`, `no-time-passes` for amounts that cannot have one; `missing-term`,
 * `invalid-decimal`, `out-of-range`.
 * @example
 * ```ts
 * irr(["-70000", "12000", "15000", "18000", "21000", "26000"]).toFixed(6); // => 0.086631
 * irr(["-100", "121"]); // => 0.21
 * irr(["-1600", "10000", "-10000"]); // throws several-roots
 * ```
 */
export const irr = (amounts: readonly DecimalInput[]): Decimal =>
  rateOfReturn(readPeriods(amounts), "amounts");
