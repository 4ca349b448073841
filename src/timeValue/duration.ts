import type { RateInput } from "../market/rate.js";
import type { Decimal } from "../numeric/decimal.js";
import type { IsoDate } from "../time/date.js";
import type { DatedFlow } from "./datedFlows.js";
import { averageOverValue } from "./discounting.js";

/**
 * Macaulay's duration: the average number of years until flows come, each weighted with its present value on the valuation
 * date. Flows before that date are worth nothing; years are those of the rate's day count.
 *
 * `rate` is a yearly fraction; bare, it compounds annually on ACT/365F. Source: F. Macaulay, Some Theoretical Problems
 * Suggested by the Movements of Interest Rates (1938); Microsoft, DURATION function.
 *
 * @throws OfferError `out-of-range` where the flows are worth nothing in all, `missing-term`, `invalid-decimal`,
 * `invalid-date`.
 * @example
 * ```ts
 * const bond = [
 *   { date: "2022-01-01", amount: "10" },
 *   { date: "2023-01-01", amount: "110" },
 * ];
 * duration("0.1", bond, { valuationDate: "2021-01-01" }).toFixed(6); // => 1.909091
 * ```
 */
export function duration(
  rate: RateInput,
  flows: readonly DatedFlow[],
  options: { readonly valuationDate: IsoDate },
): Decimal {
  return averageOverValue(rate, flows, options, ({ years }) => years);
}
