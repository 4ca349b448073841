import type { Decimal } from "../../numeric/decimal.js";
import type { IsoDate } from "../../time/date.js";
import type { RateConventions } from "../convertRate.js";
import type { ZeroCurveInput } from "./curveDocument.js";
import { forwardRate } from "./forwardRate.js";
import { curveOf, type ZeroCurve } from "./zeroCurve.js";

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
  return forwardRate(shown, shown.date, date, conventions);
}
