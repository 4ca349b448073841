import type { Decimal } from "../numeric/decimal.js";
import { readOptions } from "../schema/options.js";
import { checkedDayCount, type DayCount } from "../time/dayCount.js";
import type { DatedFlow } from "./datedFlows.js";
import { readLeg } from "./flowColumns.js";
import { type NearestRate, rateOfReturn, readNearest } from "./rateOfReturn.js";
import { datedTimeline } from "./timeline.js";

/**
 * The internal rate of return of dated flows: the one yearly rate above −1, annually compounded, at which they are worth
 * nothing, to 28 digits. Where there are several, `nearest` says which one is meant, as the guess of spreadsheets does, of all that
 * are proved to be there; `internalRates` lists them. What no number of digits can tell is refused
 * and not guessed, as `irr` says.
 *
 * Years are counted from the earliest flow under `dayCount`: ACT/365F unless stated, which is the spreadsheets' XIRR. Flows
 * need not be in order; those of one day are added up.
 *
 * Source of the formula: Microsoft, XIRR function.
 *
 * @throws OfferError `several-roots` (listed in the message), `no-root`, `unresolved-roots` where it is not proved that there
 * is exactly one; `all-zero`, `no-sign-change`, `no-time-passes` for flows that cannot have one; `missing-term`,
 * `invalid-decimal`, `invalid-date`, `invalid-term`, `out-of-range`.
 * @example
 * ```ts
 * const flows = [
 *   { date: "2008-01-01", amount: "-10000" },
 *   { date: "2008-03-01", amount: "2750" },
 *   { date: "2008-10-30", amount: "4250" },
 *   { date: "2009-02-15", amount: "3250" },
 *   { date: "2009-04-01", amount: "2750" },
 * ];
 * xirr(flows).toFixed(6); // => 0.373363
 * ```
 */
export function xirr(
  flows: readonly DatedFlow[],
  options: NearestRate & {
    /** How days between flows become years; ACT/365F unless stated. */
    readonly dayCount?: DayCount | undefined;
  } = {},
): Decimal {
  const { dayCount: stated = "ACT/365F", nearest } = readOptions(options, ["dayCount", "nearest"]);
  const dayCount = checkedDayCount(stated);
  const meant = readNearest({ nearest });
  return rateOfReturn(datedTimeline(readLeg(flows), dayCount), "flows", meant);
}
