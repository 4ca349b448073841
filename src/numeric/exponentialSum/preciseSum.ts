import { type Decimal, decimalOf } from "../decimal.js";
import type { ExponentialSum } from "./exponentialSum.js";

/** Σ aᵢ·v^tᵢ, Σ tᵢ·aᵢ·v^tᵢ and Σ tᵢ²·aᵢ·v^tᵢ, off by at most `radius`, horizon·`radius` and horizon²·`radius`. */
export interface PreciseSum {
  readonly value: Decimal;
  /** 0 where it was not asked for. */
  readonly moment: Decimal;
  /** 0 where it was not asked for. */
  readonly secondMoment: Decimal;
  readonly radius: Decimal;
}

/** For what need not be exact. */
const Rough = /* @__PURE__ */ decimalOf(10);

/**
 * Evaluates a sum and so many of its moments with `digits` digits at the discount v of one unit of time, by Horner's scheme
 * over the gaps between the amounts.
 *
 * Error bound: v may be off by a few units of its last digit, v^t by t times as much, and each of n steps adds a few
 * roundings; so all is off by less than (20·t + 20·n + 200)·10^(1−digits) of the sum of the sizes.
 */
export function preciseSum(
  sum: ExponentialSum,
  digits: number,
): (discount: Decimal, moments: 0 | 1 | 2) => PreciseSum {
  const { amounts, times } = sum;
  const Precise = decimalOf(digits);
  const count = times.length;
  const horizon = times[count - 1] ?? 0;
  const roundings = new Rough(20).times(horizon + count + 10).times(`1e${1 - digits}`);
  return (discount, moments) => {
    const factors = new Map<number, Decimal>();
    let value = new Precise(0);
    let moment = new Precise(0);
    let secondMoment = new Precise(0);
    let size = new Rough(0);
    for (let i = count - 1; i >= 0; i -= 1) {
      const amount = amounts[i] as Decimal;
      const gap = ((times[i + 1] ?? times[i]) as number) - (times[i] as number);
      let factor = factors.get(gap);
      if (factor === undefined) {
        factor = discount.pow(gap);
        factors.set(gap, factor);
      }
      // (t + gap)² = t² + 2·gap·t + gap²
      if (moments > 1) {
        const rise = moment.times(2).plus(value.times(gap)).times(gap);
        secondMoment = secondMoment.plus(rise).times(factor);
      }
      if (moments > 0) moment = moment.plus(value.times(gap)).times(factor);
      value = value.times(factor).plus(amount);
      size = size.times(factor).plus(amount.abs());
    }
    return { value, moment, secondMoment, radius: size.times(roundings) };
  };
}
