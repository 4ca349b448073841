// Internal: no name of the public API lives here.

import { type Decimal, decimalOf } from "../decimal.js";
import { exactly } from "../doubleDouble/constant.js";
import type { SideAt } from "../roots/bracket.js";
import { type Enclosure, encloser, UNDERFLOW } from "./enclosure.js";
import type { ExponentialSum } from "./exponentialSum.js";

/** Σ aᵢ·v^tᵢ, Σ tᵢ·aᵢ·v^tᵢ and Σ tᵢ²·aᵢ·v^tᵢ, off by at most `radius`, horizon·`radius` and horizon²·`radius`. */
interface PreciseSum {
  readonly value: Decimal;
  /** The moments are 0 where they were not asked for. */
  readonly moment: Decimal;
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
function preciseSum(
  { amounts, times, horizon }: ExponentialSum,
  digits: number,
): (discount: Decimal, moments: 0 | 2) => PreciseSum {
  const Precise = decimalOf(digits);
  const count = times.length;
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
      if (moments > 0) {
        // (t + gap)² = t² + 2·gap·t + gap²
        const rise = moment.times(2).plus(value.times(gap)).times(gap);
        secondMoment = secondMoment.plus(rise).times(factor);
        moment = moment.plus(value.times(gap)).times(factor);
      }
      value = value.times(factor).plus(amount);
      size = size.times(factor).plus(amount.abs());
    }
    return { value, moment, secondMoment, radius: size.times(roundings) };
  };
}

/** On which side of 0 a sum is at a yearly rate above −1, as far as `digits` digits tell: 1 + rate = growth^unitsAYear. */
export function sideOf(sum: ExponentialSum, digits: number): SideAt {
  const Precise = decimalOf(digits);
  const evaluate = preciseSum(sum, digits);
  return (rate) => {
    const { value, radius } = evaluate(inverseRoot(new Precise(rate).plus(1), sum.unitsAYear, digits), 0);
    const size = value.toNumber();
    if (!value.abs().greaterThan(radius)) return { sign: 0, size };
    return { sign: value.isNegative() ? -1 : 1, size };
  };
}

/** Powers of ten within which a growth and its powers are doubles. */
const LARGEST_EXPONENT = 300;

/** From the digits of a double to a thousand. */
const MAX_NEWTON_STEPS = 8;

/**
 * growth^(−1/degree), off by a few units of the last of `digits` digits. From a double, each step of Newton's method doubles
 * the digits, for some twenty products; a power with a fractional exponent takes ten times as long.
 */
function inverseRoot(growth: Decimal, degree: number, digits: number): Decimal {
  const one = growth.times(0).plus(1);
  if (degree === 1) return one.div(growth);
  if (Math.abs(growth.e) > LARGEST_EXPONENT) return growth.pow(one.div(-degree));
  let root = one.times(growth.toNumber() ** (-1 / degree));
  for (let step = 0; step < MAX_NEWTON_STEPS; step += 1) {
    const left = one.minus(root.pow(degree).times(growth));
    root = root.plus(root.times(left).div(degree));
    // What is left after this step is the square of what was left before it.
    if (left.isZero() || left.e < -digits / 2) return root;
  }
  return growth.pow(one.div(-degree));
}

/** What is lost of a Decimal in a double, and more. */
const ULP = 2 ** -52;

/**
 * Encloses as `encloser` does, with value, slope and curvature from `digits` digits: where doubles see only rounding, these still see
 * a sign. The spreads need no more than doubles.
 */
export function preciseEncloser(sum: ExponentialSum, digits: number): ReturnType<typeof encloser> {
  const Precise = decimalOf(digits);
  const enclose = encloser(sum);
  const evaluate = preciseSum(sum, digits);
  const { horizon } = sum;
  return (x, halfWidth): Enclosure => {
    const rough = enclose(x, halfWidth);
    const discount = new Precise(2).pow(new Precise(exactly(x)).neg());
    const { value, moment, secondMoment, radius } = evaluate(discount, 2);
    const toScale = new Precise(2).pow(-rough.scale);
    const scaled = (figure: Decimal): number => figure.times(toScale).toNumber();
    const { centre } = rough;
    const scaledValue = scaled(value);
    const slope = scaled(moment.minus(value.times(centre)));
    const curvature = scaled(secondMoment.minus(moment.times(2 * centre)).plus(value.times(centre * centre)));
    // A moment about the centre is made of moments about the start, each off by as much times the horizon to its power.
    const error = scaled(radius) * 5 + UNDERFLOW;
    return {
      ...rough,
      value: scaledValue,
      slope,
      curvature,
      valueError: error + Math.abs(scaledValue) * ULP,
      slopeError: (horizon + 1) * error + Math.abs(slope) * ULP,
      curvatureError: (horizon + 1) ** 2 * error + Math.abs(curvature) * ULP,
    };
  };
}
