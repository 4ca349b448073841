import { type Decimal, ZERO } from "../../numeric/decimal.js";
import { normalCdf, normalDensity, normalQuantile } from "../../numeric/normal.js";
import { roundLike, widen } from "../../numeric/precision.js";
import { deepFreeze } from "../../schema/freeze.js";
import type { Distribution, Mass } from "./distribution.js";
import { normalKnots } from "./normalKnots.js";
import { pointForecast } from "./pointForecast.js";

/**
 * Normal, so losses are possible. With z = (k − mean) / sd: E[X; X ≤ k] = mean·Φ(z) − sd·φ(z), and E[X; X ≥ k] =
 * mean·Φ(−z) + sd·φ(z) (Bachelier's model).
 */
export function normal(mean: Decimal, standardDeviation: Decimal): Distribution {
  if (standardDeviation.isZero()) return pointForecast(mean);
  return deepFreeze<Distribution>({
    mean,
    upTo: (k) => tail(k, mean, standardDeviation, -1),
    from: (k) => tail(k, mean, standardDeviation, 1),
    quantile: (p) => standardDeviation.times(normalQuantile(p)).plus(mean),
    withMean: (target) => normal(target, standardDeviation),
    atoms: [],
    coordinate: {
      knots: normalKnots(ZERO),
      valueAt: (z) => standardDeviation.times(z).plus(mean),
      densityAt: normalDensity,
    },
  });
}

/** The mass on one side of k: below (−1) or above (1). */
function tail(k: Decimal, mean: Decimal, standardDeviation: Decimal, side: -1 | 1): Mass {
  // Far out, an error of z counts z² times in Φ and φ, and their difference near X = 0 cancels another z².
  const { e } = k.minus(mean).div(standardDeviation);
  const wide = widen(k, 6 + 4 * Math.min(9, Math.max(0, e)));
  const z = wide.minus(mean).div(standardDeviation).times(-side);
  const probability = normalCdf(z);
  const spread = normalDensity(z).times(standardDeviation).times(side);
  return {
    probability: roundLike(k, probability),
    partialMean: roundLike(k, probability.times(mean).plus(spread)),
  };
}
