import type { Curve } from "../market/curve/curve.js";
import { dailyFactor } from "../market/dailyFactor.js";
import { dailyStep } from "../market/dailyStep.js";
import { discountFactorBetween } from "../market/discountFactor.js";
import type { Rate } from "../market/rate.js";
import { Ball } from "../numeric/ball.js";
import { powerOfTen } from "../numeric/doubleDouble/powerOfTen.js";
import { type PowerTerms, powerSum } from "../numeric/doubleDouble/powerSum.js";
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

/** Powers beyond e^±200 are for numbers with a wider range than doubles have. */
const LARGEST_EXPONENT = 200;

/** What a leg is worth on its day: the sum of amounts times their discount factors. */
export function legValue({ from, columns, terms }: Leg, rate: Rate | Curve, numbers: Arithmetic): Real {
  const step = "kind" in rate ? undefined : dailyStep(rate, numbers);
  if (step instanceof Ball && terms !== undefined) {
    const last = terms.exponents.at(-1) ?? 0;
    if (Math.abs(step.toNumber()) * last < LARGEST_EXPONENT) {
      return inBulk(terms, step).div(powerOfTen(columns.places).hi);
    }
  }
  const factor =
    step === undefined
      ? (day: number): Real => discountFactorBetween(rate, from, from + day, numbers)
      : dailyFactor(step, numbers);
  if (terms !== undefined) return dayByDay(terms, factor, numbers).div(powerOfTen(columns.places).hi);
  const factors = new Map<number, Real>();
  return columns.days.reduce<Real>((sum, date, index) => {
    const day = date - from;
    const known = factors.get(day) ?? factor(day);
    factors.set(day, known);
    return sum.plus(numbers.of(columns.amountAt(index)).times(known));
  }, numbers.of(0));
}

/** The same with fewer terms, where those of one day are one. */
const dayByDay = (
  { exponents, amounts }: PowerTerms,
  factor: (day: number) => Real,
  numbers: Arithmetic,
): Real =>
  exponents.reduce<Real>(
    (sum, day, index) => sum.plus(factor(day).times(amounts[index] ?? 0)),
    numbers.of(0),
  );

function inBulk(terms: PowerTerms, step: Ball): Ball {
  const { sum, error, slope } = powerSum(terms, step.centre);
  return Ball.around(sum, error + slope * step.doubt().toNumber());
}
