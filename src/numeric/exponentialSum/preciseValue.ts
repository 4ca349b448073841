import { type Decimal, decimalOf } from "../decimal.js";
import type { ExponentialSum } from "./exponentialSum.js";

/** Value and slope of a sum at a yearly rate; the value is off by at most `radius`, the slope good to some 15 digits. */
export interface PreciseValue {
  readonly value: Decimal;
  readonly slope: Decimal;
  readonly radius: Decimal;
}

/** A function that evaluates a sum at rates above −1. */
export type Evaluate = (rate: Decimal) => PreciseValue;

/** For what need not be exact: slopes and sizes. */
const Rough = /* @__PURE__ */ decimalOf(20);

/**
 * Evaluates a sum with `digits` digits by Horner's scheme over the gaps between the amounts, v = (1 + rate)^(−1/unitsAYear).
 *
 * Error bound: v is off by at most a few units of the last digit, v^t by t times as much, and each of n steps adds three
 * roundings; so all is off by less than (10·t + 10·n + 100)·10^(1−digits) of the sum of the sizes.
 */
export function preciseValue(sum: ExponentialSum, digits: number): Evaluate {
  const { amounts, times, unitsAYear } = sum;
  const Precise = decimalOf(digits);
  const count = times.length;
  const horizon = times[count - 1] ?? 0;
  const roundings = new Rough(10).times(horizon + count + 10).times(`1e${1 - digits}`);
  return (rate) => {
    const growth = new Precise(rate).plus(1);
    const discount =
      unitsAYear === 1 ? new Precise(1).div(growth) : growth.pow(new Precise(-1).div(unitsAYear));
    const factors = new Map<number, Decimal>();
    let value = new Precise(0);
    let moment = new Rough(0);
    let size = new Rough(0);
    for (let i = count - 1; i >= 0; i -= 1) {
      const amount = amounts[i] as Decimal;
      const gap = ((times[i + 1] ?? times[i]) as number) - (times[i] as number);
      let factor = factors.get(gap);
      if (factor === undefined) {
        factor = discount.pow(gap);
        factors.set(gap, factor);
      }
      moment = moment.plus(new Rough(gap).times(value)).times(factor);
      size = size.times(factor).plus(amount.abs());
      value = value.times(factor).plus(amount);
    }
    return {
      value,
      slope: moment.div(unitsAYear).div(growth).neg(),
      radius: size.times(roundings),
    };
  };
}
