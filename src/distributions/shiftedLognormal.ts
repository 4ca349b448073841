import type { Real } from "../numeric/real.js";
import { decimal, volatility } from "../schema/fields.js";
import { defineDistribution } from "./defineDistribution.js";
import type { Distribution } from "./distribution.js";
import { lognormal, lognormalSampling } from "./lognormal.js";
import { pointForecast } from "./pointForecast.js";
import { translated } from "./translated.js";

/**
 * A lognormal that may fall to −shift: X + shift is lognormal with total log standard deviation v (displaced diffusion,
 * Rubinstein 1983). Another mean rescales X + shift, so that the worst case stays where it is.
 *
 * @throws OfferError `out-of-range` where mean + shift is not above 0.
 */
export function shiftedLognormal(mean: Real, v: Real, shift: Real): Distribution {
  if (v.isZero()) return pointForecast(mean);
  const base = lognormal(mean.plus(shift), v);
  const withScore = base.withScore?.bind(base);
  return {
    mean,
    below: (k, inclusive) => base.below(k.plus(shift), inclusive),
    above: (k, inclusive) => base.above(k.plus(shift), inclusive),
    call: (k) => base.call(k.plus(shift)),
    put: (k) => base.put(k.plus(shift)),
    quantile: (p) => base.quantile(p).minus(shift),
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
    ...(withScore && {
      withScore: (score: Real, spread: Real) => translated(withScore(score, spread), shift.neg()),
    }),
    sampling: () => lognormalSampling(mean.plus(shift), v, shift.neg().toNumber()),
  };
}

export const shiftedLognormalFamily = /* @__PURE__ */ defineDistribution({
  distribution: "shiftedLognormal",
  label: "shifted lognormal",
  summary: "A value that is lognormal once so much is added to it, so that losses up to that are possible.",
  example: { distribution: "shiftedLognormal", mean: "0.2e9", volatility: "0.4", shift: "0.5e9" },
  parameters: () => ({
    /** Expected value, in units of the metric's currency. */
    mean: decimal("Expected value, in units of the metric's currency"),
    /** Volatility a year of value + shift as a fraction, from 0 to 10: 0.4 is 40%. */
    volatility: volatility("Volatility a year of value + shift as a fraction, from 0 to 10: 0.4 is 40%"),
    /** What is added to the value to make it lognormal, in the same units: the greatest loss; mean + shift is above 0. */
    shift: decimal(
      "What is added to the value to make it lognormal, in the same units: the greatest loss; mean + shift is above 0",
    ),
  }),
  check: ({ mean, shift }) =>
    mean.plus(shift).greaterThan(0)
      ? undefined
      : { field: "shift", message: "must be large enough that mean + shift is greater than 0" },
  figures: {
    mean: { kind: "amount", role: "level" },
    volatility: { kind: "volatility", role: "spread", label: "Volatility" },
    shift: { kind: "amount", role: "shape" },
  },
  values: "continuous",
  lowerBound: ({ shift }) => shift.neg(),
  toDistribution: ({ mean, volatility: yearly, shift }, { years, numbers: { of } }) =>
    shiftedLognormal(of(mean), of(yearly).times(years.sqrt()), of(shift)),
});
