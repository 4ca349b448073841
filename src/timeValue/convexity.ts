import type { RateInput } from "../market/rate.js";
import type { Decimal } from "../numeric/decimal.js";
import type { IsoDate } from "../time/date.js";
import type { DatedFlow } from "./datedFlows.js";
import { averageOverValue, curvature } from "./discounting.js";

/**
 * Convexity: P″(r)/P(r), P the present value and r the rate as quoted, in years squared. With modified duration D,
 * P(r + h)/P(r) is about 1 − D·h + ½·convexity·h². Each flow counts, with the weight of its present value,
 *
 * - m times a year: t·(t + 1/m)/(1 + r/m)²
 * - continuous: t²
 * - simple: 2·t²/(1 + r·t)²
 *
 * Flows before the valuation date are worth nothing; years are those of the rate's day count. Source: F. Fabozzi, Bond
 * Markets, Analysis and Strategies, chapter on price volatility, for m times a year; the derivative for the others.
 *
 * @throws OfferError `out-of-range` where the flows are worth nothing in all, `missing-term`, `invalid-decimal`,
 * `invalid-date`.
 * @example
 * ```ts
 * const zero = [{ date: "2023-01-01", amount: "100" }];
 * convexity("0.25", zero, { valuationDate: "2021-01-01" }); // => 3.84
 * convexity({ rate: "0.25", compounding: "continuous" }, zero, { valuationDate: "2021-01-01" }); // => 4
 * ```
 */
export function convexity(
  rate: RateInput,
  flows: readonly DatedFlow[],
  options: { readonly valuationDate: IsoDate },
): Decimal {
  return averageOverValue(rate, flows, options, curvature);
}
