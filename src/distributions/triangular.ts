// Internal: no name of the public API lives here.

import type { Real } from "../numeric/real.js";
import { alongRange } from "./alongRange.js";
import { defineDistribution } from "./defineDistribution.js";
import type { Distribution } from "./distribution.js";
import { pointForecast } from "./pointForecast.js";
import { outOfOrder, threePointFigures, threePoints } from "./threePoints.js";

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
    quantile: (p) =>
      p.times(width).lessThanOrEqualTo(left.length)
        ? low.plus(reach(left, p))
        : high.minus(reach(right, p.neg().plus(1))),
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
    sampling: () => {
      const [least, greatest, span] = [low.toNumber(), high.toNumber(), width.toNumber()];
      const [rise, fall] = [left.length.toNumber(), right.length.toNumber()];
      return {
        form: "inverse",
        valueAt: (lower, upper) =>
          lower * span <= rise
            ? least + Math.sqrt(lower * span * rise)
            : greatest - Math.sqrt(upper * span * fall),
      };
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

/** How far from the end a mass reaches. */
const reach = (side: Side, mass: Real): Real => mass.times(side.width).times(side.length).sqrt();

/** What X is expected to lie beyond k, towards the end. */
const optionOn = (side: Side, k: Real): Real => massOn(side, k).times(distance(side, k)).div(3);

export const triangularFamily = /* @__PURE__ */ defineDistribution({
  distribution: "triangular",
  label: "triangular",
  summary:
    "A least, a most likely and a greatest value, with odds that fall in straight lines from the second.",
  example: { distribution: "triangular", low: "0.6e9", mode: "0.9e9", high: "1.6e9" },
  parameters: threePoints,
  check: outOfOrder,
  figures: threePointFigures,
  values: "continuous",
  lowerBound: ({ low }) => low,
  toDistribution: ({ low, mode, high }, { numbers: { of } }) => triangular(of(low), of(mode), of(high)),
});
