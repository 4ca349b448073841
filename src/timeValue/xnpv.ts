import { type RateOrCurve, toRateOrCurve } from "../market/rateOrCurve.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import { readPrecision } from "../schema/precision.js";
import type { DatedFlow } from "./datedFlows.js";
import { legValue } from "./leg.js";
import { readXnpvLeg, type XnpvOptions } from "./xnpvLeg.js";

/**
 * The net present value of dated flows, discounted to the first one listed as spreadsheets do, or to
 * `options.valuationDate`.
 *
 * `rate` is a yearly fraction; bare, it compounds annually on ACT/365F, which is the spreadsheets' XNPV. Or it is a
 * `zeroCurve`, of the day discounted to or earlier. Amounts and the result are in one currency. Source of the formula: Microsoft, XNPV function.
 *
 * @throws OfferError `flow-before-valuation-date` where a flow lies before the day discounted to: whether it still counts
 * is not for a formula to guess (spreadsheets return #NUM!). `missing-term` for an empty list, `invalid-decimal`,
 * `invalid-date`, `out-of-range`.
 * @example
 * ```ts
 * const flows = [
 *   { date: "2008-01-01", amount: "-10000" },
 *   { date: "2008-03-01", amount: "2750" },
 *   { date: "2008-10-30", amount: "4250" },
 *   { date: "2009-02-15", amount: "3250" },
 *   { date: "2009-04-01", amount: "2750" },
 * ];
 * xnpv("0.09", flows).toFixed(2); // => 2086.65
 * xnpv("0.09", flows, { precision: 40 }); // => 2086.647602031536621663610094314144086869
 * ```
 */
export function xnpv(rate: RateOrCurve, flows: readonly DatedFlow[], options: XnpvOptions = {}): Decimal {
  const read = toRateOrCurve(rate);
  const leg = readXnpvLeg(flows, options);
  return certified((numbers) => legValue(leg, read, numbers).toResult(), readPrecision(options));
}
