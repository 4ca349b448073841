import { readOptions } from "../schema/options.js";
import { checkedDayCount, type DayCount } from "../time/dayCount.js";
import type { DatedFlow } from "./datedFlows.js";
import { readLeg } from "./flowColumns.js";
import { type InternalRates, ratesOfReturn } from "./ratesOfReturn.js";
import { datedTimeline } from "./timeline.js";

/**
 * Every yearly rate above −1, annually compounded, at which dated flows are worth nothing: all internal rates of return, each
 * to 28 digits, and whether it is proved that there are no others.
 *
 * Years are counted from the earliest flow under `dayCount`, ACT/365F unless stated. Flows need not be in order; those of
 * one day are added up. A root at which the value touches zero without crossing it is listed as `unresolved`: no
 * computation of finitely many digits can tell it from none.
 *
 * Source: E. Laguerre, Sur la théorie des équations numériques (1883), extends Descartes' rule of signs to real exponents.
 *
 * @throws OfferError `missing-term` for an empty list, `invalid-decimal`, `invalid-date`, `invalid-term` for an unknown day
 * count, `out-of-range` for a rate beyond 1e1000.
 * @example
 * ```ts
 * const flows = [
 *   { date: "2021-01-01", amount: "-1600" },
 *   { date: "2022-01-01", amount: "10000" },
 *   { date: "2023-01-01", amount: "-10000" },
 * ];
 * const { roots, complete } = internalRates(flows);
 * roots.map(({ rate }) => rate).join(" and "); // => 0.25 and 4
 * complete; // => true
 * ```
 */
export function internalRates(
  flows: readonly DatedFlow[],
  options: {
    /** How days between flows become years; ACT/365F unless stated. */
    readonly dayCount?: DayCount | undefined;
  } = {},
): InternalRates {
  const dayCount = checkedDayCount(readOptions(options, ["dayCount"]).dayCount ?? "ACT/365F");
  return ratesOfReturn(datedTimeline(readLeg(flows), dayCount));
}
