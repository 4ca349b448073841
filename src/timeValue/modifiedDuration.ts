import type { RateInput } from "../market/rate.js";
import type { Decimal } from "../numeric/decimal.js";
import type { IsoDate } from "../time/date.js";
import type { DatedFlow } from "./datedFlows.js";
import { averageOverValue, sensitivity } from "./discounting.js";

/**
 * Modified duration: −P′(r)/P(r), the share of the present value P that a small rise of the rate r takes off, per unit of r
 * (0.01 is one percentage point). r is the rate as quoted, so the compounding matters:
 *
 * - m times a year: Macaulay's duration divided by 1 + r/m (annual: by 1 + r)
 * - continuous: Macaulay's duration itself
 * - simple: the average of t/(1 + r·t) instead, which is not Macaulay's duration over anything
 *
 * Flows before the valuation date are worth nothing; years are those of the rate's day count. Source: Microsoft, MDURATION
 * function, for m times a year; the derivative for the others.
 *
 * @throws OfferError `out-of-range` where the flows are worth nothing in all, `missing-term`, `invalid-decimal`,
 * `invalid-date`.
 * @example
 * ```ts
 * const zero = [{ date: "2023-01-01", amount: "100" }];
 * modifiedDuration("0.25", zero, { valuationDate: "2021-01-01" }); // => 1.6
 * modifiedDuration({ rate: "0.25", compounding: "continuous" }, zero, { valuationDate: "2021-01-01" }); // => 2
 * ```
 */
export function modifiedDuration(
  rate: RateInput,
  flows: readonly DatedFlow[],
  options: { readonly valuationDate: IsoDate },
): Decimal {
  return averageOverValue(rate, flows, options, sensitivity);
}
