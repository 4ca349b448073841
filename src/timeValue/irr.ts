import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { readOptions } from "../schema/options.js";
import { type NearestRate, rateOfReturn, readNearest } from "./rateOfReturn.js";
import { readPeriods } from "./readPeriods.js";

/**
 * The internal rate of return of amounts that follow each other at equal intervals: the one rate a period above −1 at which
 * they are worth nothing, to 28 digits. There is no guess to supply. Where there are several, `nearest` says which one is meant,
 * as the guess of spreadsheets does, of all that are proved to be there; `periodicInternalRates` lists them.
 *
 * What no number of digits can tell is refused and not guessed: a rate at which the value touches nothing without crossing it, and
 * one that is several roots in one place, such as five at 0%. However close one looks, there may be none there, or several.
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
 * irr(["-1", "5", "-10", "10", "-5", "1"]); // throws unresolved-roots
 * irr(["-1600", "10000", "-10000"], { nearest: "0.1" }); // => 0.25
 * ```
 */
export const irr = (amounts: readonly DecimalInput[], options: NearestRate = {}): Decimal =>
  rateOfReturn(readPeriods(amounts), "amounts", readNearest(readOptions(options, ["nearest"])));
