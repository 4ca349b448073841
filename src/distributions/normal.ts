import type { Real } from "../numeric/real.js";
import { decimal, nonNegative } from "../schema/fields.js";
import { defineDistribution } from "./defineDistribution.js";
import type { Distribution } from "./distribution.js";
import { normalKnots } from "./normalKnots.js";
import { pointForecast } from "./pointForecast.js";

/** Normal, so losses are possible. With z = (k − mean)/sd, E[(X − k)⁺] = sd·(φ(z) − z·Φ(−z)) (Bachelier's model). */
export function normal(mean: Real, standardDeviation: Real): Distribution {
  if (standardDeviation.isZero()) return pointForecast(mean);
  const score = (k: Real): Real => k.minus(mean).div(standardDeviation);
  const valueAt = (z: Real): Real => standardDeviation.times(z).plus(mean);
  return {
    mean,
    below: (k) => score(k).normalCdf(),
    above: (k) => score(k).neg().normalCdf(),
    call: (k) => standardDeviation.times(unitCall(score(k))),
    put: (k) => standardDeviation.times(unitCall(score(k).neg())),
    quantile: (p) => valueAt(p.normalQuantile()),
    withMean: (target) => normal(target, standardDeviation),
    atoms: [],
    get coordinate() {
      return {
        knots: normalKnots(mean.like(0)),
        singularAtKnots: false,
        valueAt,
        scoreOf: score,
        holds: () => true,
        densityAt: (z: Real) => z.normalDensity(),
      };
    },
    withScore: (score, spread) =>
      normal(standardDeviation.times(score).plus(mean), standardDeviation.times(spread)),
    sampling: () => ({
      form: "normal",
      mean: mean.toNumber(),
      deviation: standardDeviation.toNumber(),
    }),
  };
}

/** φ(z) − z·Φ(−z), which falls by Φ(−z) for each unit of z: an error in z does not count twice. */
function unitCall(z: Real): Real {
  const exact = z.middle();
  const tail = exact.neg().normalCdf();
  const call = exact.normalDensity().minus(exact.times(tail));
  return call.within(tail.times(z.doubt()).times(2).middle());
}

export const normalFamily = /* @__PURE__ */ defineDistribution({
  distribution: "normal",
  label: "normal",
  summary: "A value as likely to lie so much above its mean as below it, so that losses are possible.",
  example: { distribution: "normal", mean: "0.5e9", standardDeviation: "0.2e9" },
  parameters: () => ({
    /** Expected value, in units of the metric's currency. */
    mean: decimal("Expected value, in units of the metric's currency"),
    /** Standard deviation of the value over its period (not a year's), in units of the metric's currency; at least 0. */
    standardDeviation: nonNegative(
      "Standard deviation of the value over its period (not a year's), in units of the metric's currency; at least 0",
    ),
  }),
  figures: {
    mean: { kind: "amount", role: "level" },
    standardDeviation: { kind: "amount", role: "spread", label: "Standard deviation" },
  },
  values: "continuous",
  lowerBound: () => undefined,
  toDistribution: ({ mean, standardDeviation }, { numbers: { of } }) =>
    normal(of(mean), of(standardDeviation)),
});
