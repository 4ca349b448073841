import type { Real } from "../numeric/real.js";
import { alongRange } from "./alongRange.js";
import type { Distribution } from "./distribution.js";
import { pointForecast } from "./pointForecast.js";

/** Every value between `low` and `high` is as likely as any other. */
export function uniform(low: Real, high: Real): Distribution {
  const width = high.minus(low);
  if (width.isZero()) return pointForecast(low);
  const mean = low.plus(high).div(2);
  /** How far k lies above the least value, or below the greatest, within the width. */
  const rise = (k: Real): Real => k.max(low).min(high).minus(low);
  const fall = (k: Real): Real => high.minus(k.max(low).min(high));
  const half = (part: Real): Real => part.times(part).div(width).div(2);
  return {
    mean,
    below: (k) => rise(k).div(width),
    above: (k) => fall(k).div(width),
    // Outside the width, an option is a forward.
    call: (k) => half(fall(k)).plus(k.neg().plus(low).max(k.like(0))),
    put: (k) => half(rise(k)).plus(k.minus(high).max(k.like(0))),
    withMean: (target) => {
      const by = target.minus(mean);
      return uniform(low.plus(by), high.plus(by));
    },
    atoms: [],
    get coordinate() {
      return alongRange(low, width, [], { singularAtKnots: false, densityAt: () => width.like(1) });
    },
  };
}
