import { type Decimal, decimalOf } from "../decimal.js";
import type { ExponentialSum } from "./exponentialSum.js";
import { preciseSum } from "./preciseSum.js";

/** Value and slope of a sum at a yearly rate; the value is off by at most `radius`. */
export interface PreciseValue {
  readonly value: Decimal;
  readonly slope: Decimal;
  readonly radius: Decimal;
}

/** A function that evaluates a sum at rates above −1; the slope is 0 where it is not asked for. */
export type Evaluate = (rate: Decimal, withSlope: boolean) => PreciseValue;

/** Evaluates a sum as a function of the yearly rate, 1 + rate = growth^unitsAYear, with `digits` digits. */
export function preciseValue(sum: ExponentialSum, digits: number): Evaluate {
  const Precise = decimalOf(digits);
  const { unitsAYear } = sum;
  const evaluate = preciseSum(sum, digits);
  return (rate, withSlope) => {
    const growth = new Precise(rate).plus(1);
    const discount =
      unitsAYear === 1 ? new Precise(1).div(growth) : growth.pow(new Precise(-1).div(unitsAYear));
    const { value, moment, radius } = evaluate(discount, withSlope ? 1 : 0);
    return { value, slope: moment.div(unitsAYear).div(growth).neg(), radius };
  };
}
