import type { Curve } from "../market/curve/curve.js";
import { discountFactorBetween } from "../market/discountFactor.js";
import { dailyStep } from "../market/growth.js";
import type { Rate } from "../market/rate.js";
import { sumOfDecayed } from "../numeric/decay.js";
import { powerOfTen } from "../numeric/doubleDouble/powerOfTen.js";
import type { PowerTerms } from "../numeric/doubleDouble/powerSum.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import type { EpochDay } from "../time/date.js";
import { inOrderOfDays } from "./inOrderOfDays.js";
import type { LegColumns } from "./legColumns.js";

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

/** What a leg is worth on its day: the sum of amounts times their discount factors. */
export function legValue({ from, columns, terms }: Leg, rate: Rate | Curve, numbers: Arithmetic): Real {
  const step = "kind" in rate ? undefined : dailyStep(rate, numbers);
  const factor = step?.decay() ?? ((day) => discountFactorBetween(rate, from, from + day, numbers));
  if (terms !== undefined) {
    const sum = step === undefined ? sumOfDecayed(terms, factor, numbers.of(0)) : step.decaySum(terms);
    return sum.div(powerOfTen(columns.places).hi);
  }
  const factors = new Map<number, Real>();
  return columns.days.reduce<Real>((sum, date, index) => {
    const day = date - from;
    const known = factors.get(day) ?? factor(day);
    factors.set(day, known);
    return sum.plus(numbers.of(columns.amountAt(index)).times(known));
  }, numbers.of(0));
}
