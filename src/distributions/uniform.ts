// Internal: no name of the public API lives here.

import type { Real } from "../numeric/real.js";
import { decimal } from "../schema/fields.js";
import { alongRange } from "./alongRange.js";
import { defineDistribution } from "./defineDistribution.js";
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
    quantile: (p) => low.plus(width.times(p)),
    withMean: (target) => {
      const by = target.minus(mean);
      return uniform(low.plus(by), high.plus(by));
    },
    atoms: [],
    get coordinate() {
      return alongRange(low, width, [], { singularAtKnots: false, densityAt: () => width.like(1) });
    },
    sampling: () => {
      const [least, greatest, span] = [low.toNumber(), high.toNumber(), width.toNumber()];
      return {
        form: "inverse",
        valueAt: (lower, upper) => (lower < upper ? least + span * lower : greatest - span * upper),
      };
    },
  };
}

export const uniformFamily = /* @__PURE__ */ defineDistribution({
  distribution: "uniform",
  label: "uniform",
  summary: "Every value between two as likely as any other.",
  example: { distribution: "uniform", low: "0.6e9", high: "1.4e9" },
  parameters: () => ({
    /** Least value, in units of the metric's currency. */
    low: decimal("Least value, in units of the metric's currency"),
    /** Greatest value, in units of the metric's currency; not below `low`. */
    high: decimal("Greatest value, in units of the metric's currency; not below low"),
  }),
  check: ({ low, high }) =>
    low.lessThanOrEqualTo(high) ? undefined : { field: "high", message: "must not be below low" },
  figures: {
    low: { kind: "amount", role: "level" },
    high: { kind: "amount", role: "level" },
  },
  values: "continuous",
  lowerBound: ({ low }) => low,
  toDistribution: ({ low, high }, { numbers: { of } }) => uniform(of(low), of(high)),
});
