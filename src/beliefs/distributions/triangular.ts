import { type Decimal, ZERO } from "../../numeric/decimal.js";
import { like } from "../../numeric/precision.js";
import { deepFreeze } from "../../schema/freeze.js";
import type { Distribution, Mass } from "./distribution.js";
import { addMass, noMass, wholeMass } from "./mass.js";
import { pointForecast } from "./pointForecast.js";
import { trapezoid } from "./trapezoid.js";

/** The density rises in a straight line from `low` to `mode` and falls in one to `high`. */
export function triangular(low: Decimal, mode: Decimal, high: Decimal): Distribution {
  if (low.equals(high)) return pointForecast(low);
  const width = high.minus(low);
  const mean = low.plus(mode).plus(high).div(3);
  const peak = like(width, 2).div(width);
  const rising = (x: Decimal): Decimal => peak.times(x.minus(low)).div(mode.minus(low));
  const falling = (x: Decimal): Decimal => peak.times(high.minus(x)).div(high.minus(mode));
  const densityAt = (x: Decimal): Decimal =>
    x.equals(mode) ? peak : x.lessThan(mode) ? rising(x) : falling(x);
  const left = trapezoid(low, ZERO, mode, peak);
  const right = trapezoid(mode, peak, high, ZERO);
  const upTo = (k: Decimal): Mass => {
    if (k.lessThanOrEqualTo(low)) return noMass();
    if (k.greaterThanOrEqualTo(high)) return wholeMass(mean);
    if (k.lessThan(mode)) return trapezoid(low, ZERO, k, rising(k));
    return addMass(left, trapezoid(mode, peak, k, densityAt(k)));
  };
  const from = (k: Decimal): Mass => {
    if (k.lessThanOrEqualTo(low)) return wholeMass(mean);
    if (k.greaterThanOrEqualTo(high)) return noMass();
    if (k.greaterThan(mode)) return trapezoid(k, falling(k), high, ZERO);
    return addMass(trapezoid(k, densityAt(k), mode, peak), right);
  };
  const quantile = (p: Decimal): Decimal =>
    p.lessThanOrEqualTo(left.probability)
      ? p.times(width).times(mode.minus(low)).sqrt().plus(low)
      : high.minus(p.neg().plus(1).times(width).times(high.minus(mode)).sqrt());
  const withMean = (target: Decimal): Distribution => {
    const by = target.minus(mean);
    return triangular(low.plus(by), mode.plus(by), high.plus(by));
  };
  const knots = [low, mode, high];
  return deepFreeze<Distribution>({
    mean,
    upTo,
    from,
    quantile,
    withMean,
    atoms: [],
    coordinate: { knots, valueAt: (z) => z, densityAt },
  });
}
