import { describeReceived, OfferError } from "../../errors.js";
import { certified } from "../../numeric/certified.js";
import type { Decimal } from "../../numeric/decimal.js";
import { readOptions } from "../../schema/options.js";
import { formatDate, type IsoDate, parseDate } from "../../time/date.js";
import { checkedDayCount, countYears } from "../../time/dayCount.js";
import type { RateConventions } from "../convertRate.js";
import { rateOfLogGrowth } from "../growth.js";
import { toRate } from "../rate.js";
import type { ZeroCurveInput } from "./curveDocument.js";
import { exponentBetween } from "./exponent.js";
import { curveOf, type ZeroCurve } from "./zeroCurve.js";

/**
 * The yearly rate from one date to a later one that a curve implies: the rate at which 1 on `from` grows to 1/DF on `to`.
 * It is compounded and counted as the curve is, unless `conventions` says otherwise; forward rate agreements use "simple".
 *
 * @throws OfferError `invalid-date` for dates before the curve's or out of order, `invalid-term`.
 * @example
 * ```ts
 * const curve = zeroCurve({
 *   date: "2021-01-01",
 *   compounding: "continuous",
 *   zeroRates: [{ date: "2022-01-01", rate: "0.03" }, { date: "2023-01-01", rate: "0.04" }],
 * });
 * forwardRate(curve, "2022-01-01", "2023-01-01"); // => 0.05
 * forwardRate(curve, "2022-01-01", "2023-01-01", { compounding: "simple" }).toFixed(8); // => 0.05127110
 * ```
 */
export function forwardRate(
  curve: ZeroCurve | ZeroCurveInput,
  from: IsoDate,
  to: IsoDate,
  conventions: Partial<RateConventions> = {},
): Decimal {
  const known = curveOf(curve).curve;
  const start = parseDate(from, ["from"]);
  const end = parseDate(to, ["to"]);
  const { compounding = known.compounding, dayCount = known.dayCount } = readOptions(
    conventions,
    ["compounding", "dayCount"],
    "conventions",
  );
  const wanted = toRate({ rate: "0", compounding, dayCount: checkedDayCount(dayCount) });
  const years = end > start ? countYears(start, end, wanted.dayCount) : undefined;
  if (years !== undefined && years.numerator > 0) {
    return certified((numbers) =>
      rateOfLogGrowth(exponentBetween(known, start, end, numbers), wanted.compounding, years).toResult(),
    );
  }
  const message = `must come after ${from}: a rate is over some time`;
  throw new OfferError({ code: "invalid-date", path: ["to"], message, received: describeReceived(to) });
}

/**
 * The yearly rate from the curve's date to a later one, compounded and counted as the curve is, unless `conventions` says
 * otherwise.
 *
 * @throws OfferError `invalid-date` for a date that is not after the curve's, `invalid-term`.
 * @example
 * ```ts
 * const curve = zeroCurve({ date: "2021-01-01", zeroRates: [{ date: "2022-01-01", rate: "0.1025" }] });
 * zeroRate(curve, "2022-01-01"); // => 0.1025
 * zeroRate(curve, "2023-01-01", { compounding: "semi-annual" }); // => 0.1
 * ```
 */
export function zeroRate(
  curve: ZeroCurve | ZeroCurveInput,
  date: IsoDate,
  conventions: Partial<RateConventions> = {},
): Decimal {
  const { shown } = curveOf(curve);
  return forwardRate(shown, shown.date, formatDate(parseDate(date, ["date"])), conventions);
}
