import type { Curve } from "../market/curve/curve.js";
import { dailyFactor } from "../market/dailyFactor.js";
import { dailyStep } from "../market/dailyStep.js";
import { discountFactorBetween } from "../market/discountFactor.js";
import type { Rate } from "../market/rate.js";
import { rateFactor } from "../market/rateFactor.js";
import { Ball } from "../numeric/ball.js";
import { powerOfTen } from "../numeric/doubleDouble/powerOfTen.js";
import { type PowerTerms, powerSum } from "../numeric/doubleDouble/powerSum.js";
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

/** Powers beyond e^±200 are for numbers with a wider range than doubles have. */
const LARGEST_EXPONENT = 200;

/** What a leg is worth on its day, at one rate or off a curve: the sum of amounts times their discount factors. */
export const legValue = (leg: Leg, rate: Rate | Curve, numbers: Arithmetic): Real =>
  "kind" in rate
    ? sumOfProducts(leg, (day) => discountFactorBetween(rate, leg.from, leg.from + day, numbers), numbers)
    : legValueAtRate(leg, rate, numbers);

/** What a leg is worth on its day at one rate. */
export function legValueAtRate(leg: Leg, rate: Rate, numbers: Arithmetic): Real {
  const { from, columns, terms } = leg;
  const step = dailyStep(rate, numbers);
  if (step === undefined) {
    return sumOfProducts(leg, (day) => rateFactor(rate, from, from + day, numbers), numbers);
  }
  if (step instanceof Ball && terms !== undefined) {
    // Where all flows are past, no day is left.
    const last = terms.exponents.at(-1) ?? 0;
    if (Math.abs(step.toNumber()) * last < LARGEST_EXPONENT) {
      return inBulk(terms, step).div(powerOfTen(columns.places).hi);
    }
  }
  return sumOfProducts(leg, dailyFactor(step, numbers), numbers);
}

/** The sum of amounts times the discount factor of their day, counted from the leg's own. */
function sumOfProducts(
  { from, columns, terms }: Leg,
  factor: (day: number) => Real,
  numbers: Arithmetic,
): Real {
  if (terms !== undefined) return dayByDay(terms, factor, numbers).div(powerOfTen(columns.places).hi);
  const factors = new Map<number, Real>();
  return columns.days.reduce<Real>((sum, date, index) => {
    const day = date - from;
    const known = factors.get(day) ?? factor(day);
    factors.set(day, known);
    return sum.plus(numbers.of(columns.amountAt(index)).times(known));
  }, numbers.of(0));
}

/** The sum where typed arrays hold days and amounts, and those of one day are one. */
const dayByDay = (
  { exponents, amounts }: PowerTerms,
  factor: (day: number) => Real,
  numbers: Arithmetic,
): Real =>
  exponents.reduce<Real>(
    (sum, day, index) => sum.plus(factor(day).times(amounts[index] as number)),
    numbers.of(0),
  );

function inBulk(terms: PowerTerms, step: Ball): Ball {
  const { sum, error, slope } = powerSum(terms, step.centre);
  return Ball.around(sum, error + slope * step.doubt().toNumber());
}
