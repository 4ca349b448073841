import type { Real } from "../numeric/real.js";
import type { Distribution } from "./distribution.js";
import { lognormal } from "./lognormal.js";
import { pointForecast } from "./pointForecast.js";

/**
 * A lognormal that may fall to −shift: X + shift is lognormal with total log standard deviation v (displaced diffusion,
 * Rubinstein 1983). Another mean rescales X + shift, so that the worst case stays where it is.
 *
 * @throws OfferError `out-of-range` where mean + shift is not above 0.
 */
export function shiftedLognormal(mean: Real, v: Real, shift: Real): Distribution {
  if (v.isZero()) return pointForecast(mean);
  const base = lognormal(mean.plus(shift), v);
  return {
    mean,
    below: (k, inclusive) => base.below(k.plus(shift), inclusive),
    above: (k, inclusive) => base.above(k.plus(shift), inclusive),
    call: (k) => base.call(k.plus(shift)),
    put: (k) => base.put(k.plus(shift)),
    withMean: (target) => shiftedLognormal(target, v, shift),
    atoms: [],
    get coordinate() {
      const { coordinate } = base;
      return (
        coordinate && {
          ...coordinate,
          valueAt: (z: Real) => coordinate.valueAt(z).minus(shift),
          scoreOf: (value: Real) => coordinate.scoreOf(value.plus(shift)),
          holds: (value: Real) => coordinate.holds(value.plus(shift)),
        }
      );
    },
  };
}
