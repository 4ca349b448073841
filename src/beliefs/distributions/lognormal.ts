import { OfferError } from "../../errors.js";
import { blackCall, blackPut } from "../../market/black.js";
import type { Real } from "../../numeric/real.js";
import type { Distribution } from "./distribution.js";
import { normalKnots } from "./normalKnots.js";
import { pointForecast } from "./pointForecast.js";

/**
 * Lognormal with total log standard deviation v = σ√t: P(X ≥ k) = Φ(d₂), d₂ = ln(mean/k)/v − v/2, and options by Black's
 * formula.
 *
 * @throws OfferError `out-of-range` where the mean is not above 0.
 */
export function lognormal(mean: Real, v: Real): Distribution {
  if (v.isZero()) return pointForecast(mean);
  if (!mean.greaterThan(0)) {
    const message = "a lognormal needs a mean above 0";
    const received = mean.toDecimal().toExponential(6);
    throw new OfferError({ code: "out-of-range", path: [], message, received });
  }
  const score = (k: Real): Real => mean.div(k).ln().div(v).minus(v.div(2));
  return {
    mean,
    below: (k) => (k.greaterThan(0) ? score(k).neg().normalCdf() : k.like(0)),
    above: (k) => (k.greaterThan(0) ? score(k).normalCdf() : k.like(1)),
    call: (k) => (k.greaterThan(0) ? blackCall(mean, k, v) : mean.minus(k)),
    put: (k) => (k.greaterThan(0) ? blackPut(mean, k, v) : k.like(0)),
    withMean: (target) => lognormal(target, v),
    atoms: [],
    get coordinate() {
      return {
        knots: normalKnots(v),
        valueAt: (z: Real) => mean.times(z.minus(v.div(2)).times(v).exp()),
        densityAt: (z: Real) => z.normalDensity(),
      };
    },
  };
}
