import { OfferError } from "../errors.js";
import { type RateOrCurve, toRateOrCurve } from "../market/rateOrCurve.js";
import type { Decimal } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { checkedOptions } from "../schema/options.js";
import { formatDate, type IsoDate, parseDate } from "../time/date.js";
import { type DatedFlow, readFlows } from "./datedFlows.js";
import { discountedSum } from "./presentValue.js";

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
 * ```
 */
export function xnpv(
  rate: RateOrCurve,
  flows: readonly DatedFlow[],
  options: { readonly valuationDate?: IsoDate | undefined } = {},
): Decimal {
  const { valuationDate } = checkedOptions(options);
  const read = readFlows(flows);
  const from =
    valuationDate === undefined ? read[0].day : parseDate(valuationDate, ["options", "valuationDate"]);
  const early = read.findIndex(({ day }) => day < from);
  if (early >= 0) {
    const message = `lies before ${formatDate(from)}, the day discounted to: list the earliest flow first, state valuationDate, or leave out what is past`;
    throw new OfferError({ code: "flow-before-valuation-date", path: ["flows", early, "date"], message });
  }
  return toResult(discountedSum(toRateOrCurve(rate), read, from));
}
