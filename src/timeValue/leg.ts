// Internal: no name of the public API lives here.

import type { Curve } from "../market/curve/curve.js";
import { discountFactorBetween } from "../market/discountFactor.js";
import { dailyStep, rateFactor } from "../market/growth.js";
import type { CouponRate, Rate } from "../market/rate.js";
import { sumOfDecayed } from "../numeric/decay.js";
import { powerOfTen } from "../numeric/doubleDouble/powerOfTen.js";
import type { PowerTerms } from "../numeric/doubleDouble/powerSum.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import type { EpochDay } from "../time/date.js";
import type { LegColumns } from "./flowColumns.js";
import { inOrderOfDays } from "./inOrderOfDays.js";

/** Dated amounts, none of them before the day that they are discounted to. */
export interface Leg {
  readonly from: EpochDay;
  readonly columns: LegColumns;
  /** Amounts and days as typed arrays hold them, where they do. */
  readonly terms: PowerTerms | undefined;
}

export function legOf(columns: LegColumns, from: EpochDay): Leg {
  const { days, wholes } = columns;
  return { from, columns, terms: wholes === undefined ? undefined : inOrderOfDays(days, wholes, from) };
}

/** What a leg is worth on its day, at one rate or off a curve: the sum of amounts times their discount factors. */
export const legValue = (leg: Leg, rate: Rate | CouponRate | Curve, numbers: Arithmetic): Real =>
  "kind" in rate
    ? sumOfProducts(leg, (day) => discountFactorBetween(rate, leg.from, leg.from + day, numbers), numbers)
    : legValueAtRate(leg, rate, numbers);

/** What a leg is worth on its day at one rate. */
export function legValueAtRate(leg: Leg, rate: Rate | CouponRate, numbers: Arithmetic): Real {
  const { from, columns, terms } = leg;
  const step = dailyStep(rate, numbers);
  if (step === undefined) {
    return sumOfProducts(leg, (day) => rateFactor(rate, from, from + day, numbers), numbers);
  }
  if (terms !== undefined) return step.decaySum(terms).div(powerOfTen(columns.places).hi);
  return sumOfProducts(leg, step.decay(), numbers);
}

/** The sum of amounts times the discount factor of their day, counted from the leg's own. */
function sumOfProducts(
  { from, columns, terms }: Leg,
  factor: (day: number) => Real,
  numbers: Arithmetic,
): Real {
  if (terms !== undefined)
    return sumOfDecayed(terms, factor, numbers.of(0)).div(powerOfTen(columns.places).hi);
  const factors = new Map<number, Real>();
  return columns.days.reduce<Real>((sum, date, index) => {
    const day = date - from;
    const known = factors.get(day) ?? factor(day);
    factors.set(day, known);
    return sum.plus(numbers.of(columns.amountAt(index)).times(known));
  }, numbers.of(0));
}
