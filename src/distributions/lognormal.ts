import { OfferError } from "../errors.js";
import type { Real } from "../numeric/real.js";
import { blackCall, blackPut } from "./black.js";
import type { Coordinate, Distribution } from "./distribution.js";
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
  return new Lognormal(mean, v);
}

/** A class, because an object with a getter of its own costs as much to make as an option to value. */
class Lognormal implements Distribution {
  readonly atoms: Distribution["atoms"] = NO_ATOMS;

  constructor(
    readonly mean: Real,
    private readonly v: Real,
  ) {}

  below(k: Real): Real {
    return k.greaterThan(0) ? this.score(k).neg().normalCdf() : k.like(0);
  }

  above(k: Real): Real {
    return k.greaterThan(0) ? this.score(k).normalCdf() : k.like(1);
  }

  call(k: Real): Real {
    return k.greaterThan(0) ? blackCall(this.mean, k, this.v) : this.mean.minus(k);
  }

  put(k: Real): Real {
    return k.greaterThan(0) ? blackPut(this.mean, k, this.v) : k.like(0);
  }

  withMean(target: Real): Distribution {
    return lognormal(target, this.v);
  }

  get coordinate(): Coordinate {
    const { mean, v } = this;
    return {
      knots: normalKnots(v),
      singularAtKnots: false,
      valueAt: (z) => mean.times(z.minus(v.div(2)).times(v).exp()),
      scoreOf: (value) => value.div(mean).ln().div(v).plus(v.div(2)),
      holds: (value) => value.toNumber() > 0,
      densityAt: (z) => z.normalDensity(),
    };
  }

  private score(k: Real): Real {
    return this.mean.div(k).ln().div(this.v).minus(this.v.div(2));
  }
}

const NO_ATOMS: Distribution["atoms"] = [];
