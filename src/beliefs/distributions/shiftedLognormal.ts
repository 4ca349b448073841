import type { Decimal } from "../../numeric/decimal.js";
import { roundLike, widen } from "../../numeric/precision.js";
import { deepFreeze } from "../../schema/freeze.js";
import type { Distribution, Mass } from "./distribution.js";
import { lognormal } from "./lognormal.js";
import { pointForecast } from "./pointForecast.js";

/**
 * A lognormal that may fall to −shift: X + shift is lognormal with total log standard deviation v (displaced diffusion,
 * Rubinstein 1983). Another mean rescales X + shift, so that the worst case stays where it is.
 *
 * @throws OfferError `out-of-range` where mean + shift is not above 0.
 */
export function shiftedLognormal(mean: Decimal, v: Decimal, shift: Decimal): Distribution {
  if (v.isZero()) return pointForecast(mean);
  // Taking the shift off again cancels as many digits as v is small.
  const shifted = (x: Decimal): Decimal => widen(x, 12 + Math.max(0, -v.e)).plus(shift);
  const unshifted = (y: Decimal): Decimal => roundLike(mean, y.minus(shift));
  const base = lognormal(shifted(mean), v);
  const massOf = ({ probability, partialMean }: Mass): Mass => ({
    probability: roundLike(mean, probability),
    partialMean: roundLike(mean, partialMean.minus(probability.times(shift))),
  });
  const { coordinate } = base;
  return deepFreeze<Distribution>({
    mean,
    upTo: (k) => massOf(base.upTo(shifted(k), true)),
    from: (k) => massOf(base.from(shifted(k), true)),
    quantile: (p) => unshifted(base.quantile(p)),
    withMean: (target) => shiftedLognormal(target, v, shift),
    atoms: [],
    coordinate: coordinate && { ...coordinate, valueAt: (z) => unshifted(coordinate.valueAt(z)) },
  });
}
