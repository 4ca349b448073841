import { type CouponRateInput, toDiscounting } from "../market/couponRate.js";
import type { RateOrCurve } from "../market/rateOrCurve.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import { readOptions } from "../schema/options.js";
import { type Precision, readPrecision } from "../schema/precision.js";
import { parseDate } from "../time/date.js";
import type { DatedFlow, ValuationDay } from "./datedFlows.js";
import { readLeg } from "./flowColumns.js";
import { legOf, legValue } from "./leg.js";

/**
 * What dated flows are worth on the valuation date. A flow before that date has been paid and is worth nothing; one on that
 * date counts in full. (`xnpv` follows the spreadsheets instead.)
 *
 * `rate` is a yearly fraction; bare, it compounds annually on ACT/365F; with a `schedule`, its years are coupon periods. Or it is
 * a `zeroCurve`, of the valuation date or earlier. Amounts and the result are in one currency.
 *
 * @throws OfferError `missing-term` for an empty list, `invalid-decimal`, `invalid-date`, `out-of-range`.
 * @example
 * ```ts
 * const instalments = [
 *   { date: "2020-12-31", amount: "100" },
 *   { date: "2021-12-31", amount: "100" },
 *   { date: "2022-12-31", amount: "100" },
 * ];
 * presentValue("0.25", instalments, { valuationDate: "2021-12-31" }); // => 180
 *
 * const coupons = { start: "2020-08-31", end: "2021-08-31", frequency: "semi-annual", endOfMonth: true } as const;
 * const note = [{ date: "2021-02-28", amount: "3" }, { date: "2021-08-31", amount: "103" }];
 * const own = { rate: "6%", compounding: "semi-annual", dayCount: "ACT/ACT ICMA", schedule: coupons } as const;
 * presentValue(own, note, { valuationDate: "2020-08-31" }); // => 100
 * ```
 */
export function presentValue(
  rate: RateOrCurve | CouponRateInput,
  flows: readonly DatedFlow[],
  options: ValuationDay & Precision,
): Decimal {
  const { valuationDate, ...asked } = readOptions(options, ["valuationDate", "precision"]);
  const today = parseDate(valuationDate, ["options", "valuationDate"]);
  const read = toDiscounting(rate);
  const leg = legOf(readLeg(flows, today), today);
  return certified((numbers) => legValue(leg, read, numbers).toResult(), readPrecision(asked));
}
