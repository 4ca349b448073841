import type { Real } from "../numeric/real.js";
import { alongRange } from "./alongRange.js";
import type { Distribution } from "./distribution.js";
import { pointForecast } from "./pointForecast.js";

/** The density rises in a straight line from `low` to `mode` and falls in one to `high`. */
export function triangular(low: Real, mode: Real, high: Real): Distribution {
  const width = high.minus(low);
  if (width.isZero()) return pointForecast(low);
  const mean = low.plus(mode).plus(high).div(3);
  const left: Side = { end: low, length: mode.minus(low), width };
  const right: Side = { end: high, length: high.minus(mode), width };
  const belowMode = (k: Real): boolean => k.lessThan(mode);
  const call = (k: Real): Real => {
    if (k.greaterThanOrEqualTo(high)) return k.like(0);
    if (k.lessThanOrEqualTo(low)) return mean.minus(k);
    return belowMode(k) ? mean.minus(k).plus(optionOn(left, k)) : optionOn(right, k);
  };
  const put = (k: Real): Real => {
    if (k.lessThanOrEqualTo(low)) return k.like(0);
    if (k.greaterThanOrEqualTo(high)) return k.minus(mean);
    return belowMode(k) ? optionOn(left, k) : k.minus(mean).plus(optionOn(right, k));
  };
  const below = (k: Real): Real => {
    if (k.lessThanOrEqualTo(low)) return k.like(0);
    if (k.greaterThanOrEqualTo(high)) return k.like(1);
    return belowMode(k) ? massOn(left, k) : massOn(right, k).neg().plus(1);
  };
  const above = (k: Real): Real => {
    if (k.lessThanOrEqualTo(low)) return k.like(1);
    if (k.greaterThanOrEqualTo(high)) return k.like(0);
    return belowMode(k) ? massOn(left, k).neg().plus(1) : massOn(right, k);
  };
  return {
    mean,
    below,
    above,
    call,
    put,
    withMean: (target) => {
      const by = target.minus(mean);
      return triangular(low.plus(by), mode.plus(by), high.plus(by));
    },
    atoms: [],
    get coordinate() {
      const peak = mode.minus(low).div(width);
      const [top, one] = [peak.toNumber(), mean.like(1)];
      const rises = (z: number): boolean => top >= 1 || (top > 0 && z < top);
      return alongRange(low, width, [peak.toDecimal()], {
        singularAtKnots: false,
        // Straight up to the peak, where it is 2, and straight down.
        densityAt: (z) =>
          rises(z.toNumber()) ? z.times(2).div(peak) : one.minus(z).times(2).div(one.minus(peak)),
      });
    },
  };
}

/** One side of the triangle: where it ends, how far that is from the mode, and how wide both sides are together. */
interface Side {
  readonly end: Real;
  readonly length: Real;
  readonly width: Real;
}

const distance = ({ end }: Side, k: Real): Real => k.minus(end).abs();

const densityOn = (side: Side, k: Real): Real => distance(side, k).times(2).div(side.length).div(side.width);

/** The mass between k and the end. */
const massOn = (side: Side, k: Real): Real => densityOn(side, k).times(distance(side, k)).div(2);

/** What X is expected to lie beyond k, towards the end. */
const optionOn = (side: Side, k: Real): Real => massOn(side, k).times(distance(side, k)).div(3);
