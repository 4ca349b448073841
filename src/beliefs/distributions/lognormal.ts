import { OfferError } from "../../errors.js";
import type { Decimal } from "../../numeric/decimal.js";
import { normalCdf, normalDensity, normalQuantile } from "../../numeric/normal.js";
import { like, widen } from "../../numeric/precision.js";
import { deepFreeze } from "../../schema/freeze.js";
import type { Distribution, Mass } from "./distribution.js";
import { noMass, wholeMass } from "./mass.js";
import { normalKnots } from "./normalKnots.js";
import { pointForecast } from "./pointForecast.js";

/**
 * Lognormal with total log standard deviation v = σ√t. With d₁,₂ = ln(mean/k)/v ± v/2: P(X ≥ k) = Φ(d₂) and
 * E[X; X ≥ k] = mean·Φ(d₁) (Black 1976).
 *
 * @throws OfferError `out-of-range` where the mean is not above 0.
 */
export function lognormal(mean: Decimal, v: Decimal): Distribution {
  if (v.isZero()) return pointForecast(mean);
  if (!mean.greaterThan(0)) {
    const message = "a lognormal needs a mean above 0";
    throw new OfferError({ code: "out-of-range", path: [], message, received: mean.toExponential(6) });
  }
  return deepFreeze<Distribution>({
    mean,
    upTo: (k) => (k.greaterThan(0) ? tail(k, mean, v, -1) : noMass()),
    from: (k) => (k.greaterThan(0) ? tail(k, mean, v, 1) : wholeMass(mean)),
    quantile: (p) => atScore(mean, v, normalQuantile(p)),
    withMean: (target) => lognormal(target, v),
    atoms: [],
    coordinate: {
      knots: normalKnots(v),
      valueAt: (z) => atScore(mean, v, z),
      densityAt: normalDensity,
    },
  });
}

/** mean·e^(vz − v²/2) */
const atScore = (mean: Decimal, v: Decimal, z: Decimal): Decimal =>
  mean.times(z.minus(v.div(2)).times(v).exp());

/** The mass on one side of k > 0: below (−1) or above (1). */
function tail(k: Decimal, mean: Decimal, v: Decimal, side: -1 | 1): Mass {
  // An error of d counts d times in Φ(d), and d is in proportion to 1/v.
  const wide = widen(mean, 8 + 2 * Math.max(0, -v.e));
  const centre = wide.div(k).ln().div(v);
  const half = like(wide, v).div(2);
  return {
    probability: normalCdf(like(mean, centre.minus(half).times(side))),
    partialMean: normalCdf(like(mean, centre.plus(half).times(side))).times(mean),
  };
}
