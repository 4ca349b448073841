// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import type { Real } from "../numeric/real.js";
import { once } from "../schema/memoize.js";
import { blackCall } from "./black.js";
import type { Coordinate, Distribution, Sampling, Uncertainty } from "./distribution.js";
import { lognormal } from "./lognormal.js";
import { normalKnots } from "./normalKnots.js";
import { pointForecast } from "./pointForecast.js";
import { shiftedLognormal } from "./shiftedLognormal.js";

/** One price of an average: its mean, and when it becomes known, later than the one before it. */
interface AveragedPrice {
  readonly forward: Real;
  readonly years: Real;
}

/**
 * What is settled of an average, plus the sum of prices that are ahead, divided by how many there are in all. The prices are lognormal,
 * on one Brownian path of one volatility, none with a mean below 0. Several have no closed form: they are taken at their means given
 * the score of the sum to first order, Σ Fᵢ·W(tᵢ), which is one number of the same mean that never pays more of an option.
 * `uncertainty` says how far that may be from the average itself.
 *
 * Source: Rogers and Shi, The value of an Asian option, Journal of Applied Probability 32 (1995), for the lower bound, here over
 * discrete days as Curran, Valuing Asian and portfolio options by conditioning on the geometric mean price, Management Science 40 (1994).
 */
export function averageOfLognormals(
  settled: Real,
  ahead: readonly AveragedPrice[],
  volatility: Real,
  count: number,
): Distribution {
  const known = ahead.filter(({ years }) => years.isZero());
  const open = ahead.slice(known.length);
  const fixed = known
    .reduce((sum, { forward }) => sum.plus(forward), settled.like(0))
    .div(count)
    .plus(settled);
  const share = open.map(({ forward }) => forward.div(count));
  const rest = share.reduce((sum, part) => sum.plus(part), settled.like(0));
  const [only] = open;
  if (only === undefined || volatility.isZero() || rest.isZero()) return pointForecast(fixed.plus(rest));
  if (open.length > 1) return new AverageOfLognormals(fixed, share, loadings(open, volatility));
  const deviation = volatility.times(only.years.sqrt());
  return fixed.isZero()
    ? lognormal(rest, deviation)
    : shiftedLognormal(fixed.plus(rest), deviation, fixed.neg());
}

/** What a price has to do with the score of them all. */
interface Loading {
  /** The covariance of its logarithm with the score. */
  readonly tilt: Real;
  /** The variance of its logarithm. */
  readonly variance: Real;
}

/** Covariances with Σ Fⱼ·W(tⱼ) by sums over earlier and later prices: Σ Fⱼ·min(tᵢ, tⱼ). */
function loadings(prices: readonly AveragedPrice[], volatility: Real): readonly Loading[] {
  let later = prices.reduce((sum, { forward }) => sum.plus(forward), volatility.like(0));
  let earlier = volatility.like(0);
  const covariances = prices.map(({ forward, years }) => {
    later = later.minus(forward);
    earlier = earlier.plus(forward.times(years));
    return later.times(years).plus(earlier);
  });
  const deviation = prices
    .reduce(
      (sum, { forward }, index) => sum.plus(forward.times(covariances[index] as Real)),
      volatility.like(0),
    )
    .sqrt();
  return prices.map(({ years }, index) => ({
    tilt: volatility.times(covariances[index] as Real).div(deviation),
    variance: volatility.times(volatility).times(years),
  }));
}

class AverageOfLognormals implements Distribution {
  readonly mean: Real;
  readonly atoms: Distribution["atoms"] = [];
  readonly uncertainty: Uncertainty;
  private readonly inDoubles: Doubles;

  constructor(
    private readonly settled: Real,
    private readonly shares: readonly Real[],
    private readonly loadings: readonly Loading[],
  ) {
    this.mean = this.sum((share) => share).plus(settled);
    this.inDoubles = {
      shares: shares.map((share) => share.toNumber()),
      tilts: loadings.map(({ tilt }) => tilt.toNumber()),
      variances: loadings.map(({ variance }) => variance.toNumber()),
    };
    const spread = once(() => conditionalDeviation(this.inDoubles));
    const deviation = once(() => deviationOfMeans(this.inDoubles));
    const option = (k: Real): number => {
      if (!this.reaches(k)) return 0;
      const most = Math.max(0, this.dearest(k).minus(this.call(k)).toNumber());
      return Math.min(most, mostMissing(this.inDoubles, spread(), k.minus(settled).toNumber()));
    };
    // How fast the error of an option changes with its strike is not proved: four times itself within one deviation.
    this.uncertainty = { option, odds: (k) => Math.min(1, (4 * option(k)) / deviation()) };
  }

  below(k: Real): Real {
    return this.reaches(k) ? this.scoreOf(k).normalCdf() : k.like(0);
  }

  above(k: Real): Real {
    return this.reaches(k) ? this.scoreOf(k).neg().normalCdf() : k.like(1);
  }

  call(k: Real): Real {
    if (!this.reaches(k)) return this.mean.minus(k);
    const score = this.scoreOf(k);
    const received = this.sum((share, { tilt }) => share.times(tilt.minus(score).normalCdf()));
    return received.minus(k.minus(this.settled).times(score.neg().normalCdf()));
  }

  put(k: Real): Real {
    if (!this.reaches(k)) return k.like(0);
    const score = this.scoreOf(k);
    const given = this.sum((share, { tilt }) => share.times(score.minus(tilt).normalCdf()));
    return k.minus(this.settled).times(score.normalCdf()).minus(given);
  }

  /** What options on the single prices are worth, which together are never worth less than the one on the average. */
  private dearest(k: Real): Real {
    const strike = k.minus(this.settled).div(this.mean.minus(this.settled));
    return this.sum((share, { variance }) => share.times(blackCall(k.like(1), strike, variance.sqrt())));
  }

  quantile(p: Real): Real {
    return this.valueAt(p.normalQuantile());
  }

  withMean(target: Real): Distribution {
    const rest = target.minus(this.settled);
    if (!rest.greaterThan(0)) {
      const message = "an average of prices needs a mean above what is settled of it";
      const received = target.toDecimal().toExponential(6);
      throw new OfferError({ code: "out-of-range", path: [], message, received });
    }
    const factor = rest.div(this.mean.minus(this.settled));
    const shares = this.shares.map((share) => share.times(factor));
    return new AverageOfLognormals(this.settled, shares, this.loadings);
  }

  get coordinate(): Coordinate {
    const widest = this.loadings.reduce(
      (most, { tilt }) => (tilt.greaterThan(most) ? tilt : most),
      this.mean.like(0),
    );
    return {
      knots: normalKnots(widest),
      singularAtKnots: false,
      valueAt: (z) => this.valueAt(z),
      scoreOf: (value) => this.scoreOf(value),
      holds: (value) => this.reaches(value),
      densityAt: (z) => z.normalDensity(),
    };
  }

  sampling(): Sampling {
    return {
      form: "inverse",
      valueAt: (below, above) => {
        const score = this.mean.like(Math.min(below, above)).normalQuantile();
        return this.valueAt(below <= above ? score : score.neg()).toNumber();
      },
    };
  }

  /** The average at a score of the sum. */
  private valueAt(score: Real): Real {
    return this.sum((share, { tilt }) => share.times(score.minus(tilt.div(2)).times(tilt).exp())).plus(
      this.settled,
    );
  }

  private reaches(k: Real): boolean {
    return k.greaterThan(this.settled);
  }

  /** In doubles: an option hardly changes with where it ends, and a probability by less than `uncertainty` says. */
  private scoreOf(k: Real): Real {
    return k.like(scoreAt(this.inDoubles, k.minus(this.settled).toNumber()));
  }

  private sum(part: (share: Real, loading: Loading) => Real): Real {
    return this.shares.reduce(
      (sum, share, index) => sum.plus(part(share, this.loadings[index] as Loading)),
      this.settled.like(0),
    );
  }
}

/** Shares of an average with the tilts and variances of their logarithms. */
interface Doubles {
  readonly shares: readonly number[];
  readonly tilts: readonly number[];
  readonly variances: readonly number[];
}

function valueAt({ shares, tilts }: Doubles, score: number): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i += 1) {
    const tilt = tilts[i] as number;
    sum += (shares[i] as number) * Math.exp(tilt * (score - tilt / 2));
  }
  return sum;
}

/** The score at which the average comes to a value above 0: it rises with the score. */
function scoreAt(average: Doubles, value: number): number {
  let [low, high] = [-SCORES, SCORES];
  for (let step = 0; step < 200 && high - low > 1e-15 * Math.max(1, Math.abs(low)); step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (valueAt(average, middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Beyond these scores lies less than a double can say. */
const SCORES = 60;

/**
 * The most by which an option on the average may be worth more than on its means given the score: given the score the average has a
 * mean m and a variance s², and E[(A − k)⁺] is at most (√(s² + (m − k)²) + m − k) / 2. Nothing is missing where the geometric mean of the
 * prices, which is a function of the score and never above their average, reaches k.
 *
 * Source: Scarf, A min-max solution of an inventory problem (1958), and Lo, Semi-parametric upper bounds for option prices and expected
 * payoffs, Journal of Financial Economics 19 (1987).
 */
function mostMissing(average: Doubles, spread: (score: number) => number, k: number): number {
  const at = scoreAt(average, k);
  // Where the means cross k, the integrand is as narrow as the spread there: panels double in width away from it.
  const slope = (valueAt(average, at + 1e-3) - valueAt(average, at - 1e-3)) / 2e-3;
  const narrowest = Math.min(1, Math.max(1e-9, spread(at) / slope));
  const upTo = Math.min(OUTERMOST, scoreOfGeometricMean(average, k));
  let sum = 0;
  for (const side of [-1, 1]) {
    const room = side === 1 ? upTo - at : at + OUTERMOST;
    let from = 0;
    for (let wide = narrowest; from < room; wide *= 2) {
      const width = Math.min(wide, room - from);
      for (const [node, weight] of GAUSS) {
        const score = at + side * (from + width * node);
        const distance = valueAt(average, score) - k;
        const s = spread(score);
        const over = (s * s) / (2 * (Math.hypot(s, distance) + Math.abs(distance)));
        sum += width * weight * over * (Math.exp((-score * score) / 2) / Math.sqrt(2 * Math.PI));
      }
      from += width;
    }
  }
  return sum;
}

/** The score at which the geometric mean of the prices, weighted by their means, comes to a value. */
function scoreOfGeometricMean({ shares, tilts, variances }: Doubles, value: number): number {
  let [rest, tilt, variance] = [0, 0, 0];
  for (const [i, share] of shares.entries()) {
    rest += share;
    tilt += share * (tilts[i] as number);
    variance += share * (variances[i] as number);
  }
  return (Math.log(value / rest) + variance / rest / 2) / (tilt / rest);
}

/** The standard deviation of the average's means given the score. */
function deviationOfMeans({ shares, tilts }: Doubles): number {
  let variance = 0;
  for (const [i, share] of shares.entries())
    for (const [j, other] of shares.entries())
      variance += share * other * Math.expm1((tilts[i] as number) * (tilts[j] as number));
  return Math.sqrt(variance);
}

/** Scores with less than 1e-28 beyond them. */
const OUTERMOST = 11;

/** Nodes and weights of the Gauss-Legendre rule of five points, from 0 to 1. */
const GAUSS = [
  [0.046910077030668, 0.118463442528095],
  [0.230765344947158, 0.239314335249683],
  [0.5, 0.284444444444444],
  [0.769234655052842, 0.239314335249683],
  [0.953089922969332, 0.118463442528095],
] as const;

/**
 * The standard deviation of the average given its score, from above: the variance is a sum of exponentials of the score, so its
 * logarithm lies below the straight line between two scores.
 */
function conditionalDeviation({ shares, tilts, variances }: Doubles): (score: number) => number {
  const size = shares.length;
  const common = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const together = Math.min(variances[i] as number, variances[j] as number);
      common[i * size + j] = Math.expm1(together - (tilts[i] as number) * (tilts[j] as number));
    }
  }
  const logarithm = new Map<number, number>();
  const at = (score: number): number => {
    const before = logarithm.get(score);
    if (before !== undefined) return before;
    const values = shares.map((share, i) => {
      const tilt = tilts[i] as number;
      return share * Math.exp(tilt * (score - tilt / 2));
    });
    let sum = 0;
    for (let i = 0; i < size; i += 1) {
      let row = 0;
      for (let j = 0; j < size; j += 1) row += (values[j] as number) * (common[i * size + j] as number);
      sum += (values[i] as number) * row;
    }
    const found = Math.log(Math.max(sum, Number.MIN_VALUE));
    logarithm.set(score, found);
    return found;
  };
  return (score) => {
    const lower = Math.floor(score);
    const weight = score - lower;
    return Math.exp((at(lower) * (1 - weight) + at(lower + 1) * weight) / 2);
  };
}
