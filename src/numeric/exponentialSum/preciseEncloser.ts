import { type Decimal, decimalOf } from "../decimal.js";
import { exactDecimal } from "../exactDecimal.js";
import { type Enclosure, encloser, UNDERFLOW } from "./enclosure.js";
import type { ExponentialSum } from "./exponentialSum.js";
import { preciseSum } from "./preciseSum.js";

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
  const horizon = sum.times[sum.times.length - 1] ?? 0;
  return (x, halfWidth): Enclosure => {
    const rough = enclose(x, halfWidth);
    const discount = new Precise(2).pow(new Precise(exactDecimal(x)).neg());
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
