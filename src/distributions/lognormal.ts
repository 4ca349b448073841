import { OfferError } from "../errors.js";
import { ZERO } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";
import { positive, volatility } from "../schema/fields.js";
import { blackCall, blackPut } from "./black.js";
import { defineDistribution } from "./defineDistribution.js";
import type { Coordinate, Distribution, Sampling } from "./distribution.js";
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

  quantile(p: Real): Real {
    return this.valueAt(p.normalQuantile());
  }

  withMean(target: Real): Distribution {
    return lognormal(target, this.v);
  }

  get coordinate(): Coordinate {
    return {
      knots: normalKnots(this.v),
      singularAtKnots: false,
      valueAt: (z) => this.valueAt(z),
      scoreOf: (value) => value.div(this.mean).ln().div(this.v).plus(this.v.div(2)),
      holds: (value) => value.toNumber() > 0,
      densityAt: (z) => z.normalDensity(),
    };
  }

  /** E[mean·e^(v·z − v²/2)] of a score z with mean m and deviation d is mean·e^(v·m + v²(d² − 1)/2), and v·d its deviation. */
  withScore(score: Real, spread: Real): Distribution {
    const { mean, v } = this;
    const wider = spread.minus(1).times(spread.plus(1)).times(v).div(2);
    return lognormal(mean.times(score.plus(wider).times(v).exp()), v.times(spread));
  }

  sampling(): Sampling {
    return lognormalSampling(this.mean, this.v, 0);
  }

  /** X at a standard normal score: mean·e^(v·z − v²/2). */
  private valueAt(z: Real): Real {
    return this.mean.times(z.minus(this.v.div(2)).times(this.v).exp());
  }

  private score(k: Real): Real {
    return this.mean.div(k).ln().div(this.v).minus(this.v.div(2));
  }
}

const NO_ATOMS: Distribution["atoms"] = [];

/** How floor + X is drawn, for a lognormal X with this mean and log standard deviation v > 0. */
export const lognormalSampling = (mean: Real, v: Real, floor: number): Sampling => ({
  form: "lognormal",
  floor,
  location: mean.ln().minus(v.times(v).div(2)).toNumber(),
  deviation: v.toNumber(),
});

export const lognormalFamily = /* @__PURE__ */ defineDistribution({
  distribution: "lognormal",
  label: "lognormal",
  summary: "A value above 0 whose logarithm is normal, as of a price that moves by percentages.",
  example: { distribution: "lognormal", mean: "1.0e9", volatility: "0.4" },
  parameters: () => ({
    /** Expected value, in units of the metric's currency; above 0. */
    mean: positive("Expected value, in units of the metric's currency; above 0"),
    /** Volatility a year as a fraction, from 0 to 10: 0.4 is 40%; it acts until the middle of the period. */
    volatility: volatility(
      "Volatility a year as a fraction, from 0 to 10: 0.4 is 40%; it acts until the middle of the period",
    ),
  }),
  figures: {
    mean: { kind: "amount", role: "level" },
    volatility: { kind: "volatility", role: "spread", label: "Volatility" },
  },
  values: "continuous",
  lowerBound: () => ZERO,
  toDistribution: ({ mean, volatility: yearly }, { years, numbers }) =>
    lognormal(numbers.of(mean), numbers.of(yearly).times(years.sqrt())),
});
