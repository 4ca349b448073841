import { OfferError } from "../errors.js";
import { type CouponRateInput, toAnyRate } from "../market/couponRate.js";
import { rateFactor } from "../market/growth.js";
import {
  type CouponRate,
  compoundingOver,
  type Periodic,
  type PlainCompounding,
  periodsAYear,
  type Rate,
  type RateInput,
  yearsAt,
} from "../market/rate.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";
import { readOptions } from "../schema/options.js";
import { type EpochDay, parseDate } from "../time/date.js";
import type { DatedFlow, ValuationDay } from "./datedFlows.js";
import { type LegColumns, readLeg } from "./flowColumns.js";

/** How a flow counts in a measure of when flows come: years until then, its discount factor, and what that depends on. */
interface Discounting {
  readonly years: Real;
  readonly factor: Real;
  readonly rate: Decimal;
  readonly compounding: PlainCompounding;
}

/** Flows that are still due on a day, and the rate at which they are discounted to it. */
export interface DiscountedFlows {
  readonly from: EpochDay;
  readonly columns: LegColumns;
  readonly rate: Rate | CouponRate;
}

/** What is averaged over flows: a figure of each one that does not depend on its amount. */
export type FlowMeasure = (discounting: Discounting) => Real;

/** The average of a measure over flows, each with the weight of its present value; `name` is what errors call the flows. */
export const averageOverValue = (
  { from, columns, rate }: DiscountedFlows,
  measure: FlowMeasure,
  name: string,
): Decimal =>
  certified((numbers) => {
    let total = numbers.of(0);
    let weighted = numbers.of(0);
    for (const [index, day] of columns.days.entries()) {
      const time = yearsAt(rate, from, day);
      const years = numbers.of(time.numerator).div(time.denominator);
      const factor = rateFactor(rate, from, day, numbers);
      const value = numbers.of(columns.amountAt(index)).times(factor);
      total = total.plus(value);
      weighted = weighted.plus(
        value.times(
          measure({ years, factor, rate: rate.rate, compounding: compoundingOver(rate.compounding, time) }),
        ),
      );
    }
    if (!total.isZero()) return weighted.div(total).toResult();
    const message = "are worth nothing at this rate, so their value has no relative sensitivity";
    throw new OfferError({ code: "out-of-range", path: [name], message });
  });

/** Years until a flow. */
export const yearsUntil: FlowMeasure = ({ years }) => years;

/** −D′(r)/D(r) of a discount factor D, r as quoted: what a rise of the rate takes off, as a share of the value. */
export const sensitivity: FlowMeasure = ({ years, factor, rate, compounding }) => {
  if (compounding === "continuous") return years;
  return compounding === "simple" ? years.times(factor) : years.div(growthOf(years, rate, compounding));
};

/** D″(r)/D(r) of a discount factor D, r as quoted. */
export const curvature: FlowMeasure = (discounting) => {
  const { years, rate, compounding } = discounting;
  const slope = sensitivity(discounting);
  if (compounding === "continuous") return slope.times(years);
  if (compounding === "simple") return slope.times(slope).times(2);
  const period = years.like(1).div(periodsAYear(compounding));
  return slope.times(years.plus(period)).div(growthOf(years, rate, compounding));
};

const growthOf = (like: Real, rate: Decimal, compounding: Periodic): Real =>
  like.like(rate).div(periodsAYear(compounding)).plus(1);

function readDiscounted(
  rate: RateInput | CouponRateInput,
  flows: readonly DatedFlow[],
  options: ValuationDay,
): DiscountedFlows {
  const from = parseDate(readOptions(options, ["valuationDate"]).valuationDate, ["options", "valuationDate"]);
  return { from, rate: toAnyRate(rate), columns: readLeg(flows, from) };
}

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
  rate: RateInput | CouponRateInput,
  flows: readonly DatedFlow[],
  options: ValuationDay,
): Decimal {
  return averageOverValue(readDiscounted(rate, flows, options), yearsUntil, "flows");
}

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
  rate: RateInput | CouponRateInput,
  flows: readonly DatedFlow[],
  options: ValuationDay,
): Decimal {
  return averageOverValue(readDiscounted(rate, flows, options), sensitivity, "flows");
}

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
  rate: RateInput | CouponRateInput,
  flows: readonly DatedFlow[],
  options: ValuationDay,
): Decimal {
  return averageOverValue(readDiscounted(rate, flows, options), curvature, "flows");
}
