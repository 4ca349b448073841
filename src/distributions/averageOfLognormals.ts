// Internal: no name of the public API lives here.

import { doubleDoubles } from "../numeric/ball.js";
import type { Real } from "../numeric/real.js";
import { once } from "../schema/memoize.js";
import { blackCall, blackPut } from "./black.js";
import type { Distribution, Sampling, Uncertainty } from "./distribution.js";
import { lognormal } from "./lognormal.js";
import { pointForecast } from "./pointForecast.js";
import { shiftedLognormal } from "./shiftedLognormal.js";

/** One price of an average: its mean, and when it becomes known, never before the one that precedes it. */
export interface AveragedPrice {
  readonly forward: Real;
  readonly years: Real;
}

/** What whoever reads a figure of an average is told. */
export const AVERAGE_ASSUMED =
  "An average of share prices is taken as lognormal with its own mean and variance: figures are rounded to the error that this is estimated to make";

/**
 * What is settled of an average, plus the sum of prices that are ahead, divided by how many there are in all. The prices are lognormal,
 * on one Brownian path of one volatility. One alone is lognormal itself; several have no closed form and are taken for
 * a lognormal of their mean and variance, and `uncertainty` says how far its figures may be from theirs.
 */
export function averageOfLognormals(
  settled: Real,
  ahead: readonly AveragedPrice[],
  volatility: Real,
  count: number,
): Distribution {
  const rest = ahead.reduce((sum, { forward }) => sum.plus(forward), settled.like(0)).div(count);
  const v = logDeviation(ahead, volatility);
  if (v.isZero()) return pointForecast(settled.plus(rest));
  const matched = settled.isZero()
    ? lognormal(rest, v)
    : shiftedLognormal(settled.plus(rest), v, settled.neg());
  if (ahead.length === 1) return matched;
  const shares = ahead.map(({ forward, years }) => ({ forward: forward.div(count), years }));
  return new Matched(matched, uncertaintyOf(matched, settled, shares, volatility));
}

/**
 * The log standard deviation of a lognormal with the mean and variance of an average of prices: exact for one day, matched
 * in two moments for several. With the forwards F of the days, E[A²] ÷ E[A]² is 1 + Σᵢⱼ FᵢFⱼ·(e^(σ²·min(tᵢ,tⱼ)) − 1) ÷ (Σᵢ Fᵢ)²: one
 * pass from the last day to the first, over positive terms alone, so that nothing cancels where the days are near.
 */
function logDeviation(days: readonly AveragedPrice[], volatility: Real): Real {
  const [only] = days;
  if (volatility.isZero() || only === undefined) return volatility.like(0);
  if (days.length === 1) return volatility.times(only.years.sqrt());
  const variance = volatility.times(volatility);
  let later = volatility.like(0);
  let excess = later;
  for (const { forward, years } of [...days].reverse()) {
    const spread = forward.times(variance.times(years).expm1());
    excess = excess.plus(spread.times(forward.plus(later.times(2))));
    later = later.plus(forward);
  }
  return excess.div(later.times(later)).log1p().sqrt();
}

/** A distribution that stands for another one of the same mean. */
class Matched implements Distribution {
  readonly atoms: Distribution["atoms"] = [];

  constructor(
    private readonly base: Distribution,
    readonly uncertainty: Uncertainty,
  ) {}

  get mean(): Real {
    return this.base.mean;
  }

  get coordinate(): Distribution["coordinate"] {
    return this.base.coordinate;
  }

  below(k: Real, inclusive: boolean): Real {
    return this.base.below(k, inclusive);
  }

  above(k: Real, inclusive: boolean): Real {
    return this.base.above(k, inclusive);
  }

  call(k: Real): Real {
    return this.base.call(k);
  }

  put(k: Real): Real {
    return this.base.put(k);
  }

  quantile(p: Real): Real {
    return this.base.quantile(p);
  }

  withMean(): never {
    throw new Error("an average of prices has the mean that its prices give it");
  }

  sampling(): Sampling {
    return this.base.sampling();
  }
}

/** Prices whose average is bounded, in doubles: each one's part of the mean, with two figures of its logarithm. */
interface Prices {
  readonly shares: readonly number[];
  /** Covariances with the score of the average: of Σ Fᵢ·W(tᵢ), divided by its deviation. */
  readonly tilts: readonly number[];
  readonly variances: readonly number[];
  readonly total: number;
}

/** Between which two numbers an option on the average lies. */
interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * How far options and odds of a lognormal may be from those of the average that it has the mean and variance of. An option on
 * the average is worth no less than one on its mean given the score of Σ Fᵢ·W(tᵢ), and no more than that and what `mostMissing`
 * says. Odds are those of that mean where it leaves little open (see `oddsOfMean`). Elsewhere they are slopes of options, which are
 * convex: they lie between difference quotients of those bounds.
 *
 * Source: Rogers and Shi, The value of an Asian option, Journal of Applied Probability 32 (1995), for the lower bound, here over
 * discrete days as Curran, Valuing Asian and portfolio options by conditioning on the geometric mean price, Management Science 40 (1994).
 */
function uncertaintyOf(
  matched: Distribution,
  settled: Real,
  ahead: readonly AveragedPrice[],
  volatility: Real,
): Uncertainty {
  const isKnown = ({ years }: AveragedPrice): boolean => years.isZero();
  const known = ahead.filter(isKnown).reduce((sum, { forward }) => sum.plus(forward), settled);
  const prices = once(() =>
    pricesOf(
      ahead.filter((one) => !isKnown(one)),
      volatility,
    ),
  );
  const spread = once(() => conditionalDeviation(prices()));
  const options = new Map<number, Bounds>();
  /** The option that is out of the money, as both have the same error and it has more digits. */
  const option = (k: number, isCall: boolean): Bounds => {
    const key = isCall ? k : -k;
    const before = options.get(key);
    if (before !== undefined) return before;
    const bounds = boundsOf(prices(), spread(), settled.like(k).minus(known).toNumber(), isCall);
    options.set(key, bounds);
    return bounds;
  };
  const isAbove = (k: Real): boolean => k.toNumber() > matched.mean.toNumber();
  return {
    option: (k) => {
      const isCall = isAbove(k);
      const taken = (isCall ? matched.call(k) : matched.put(k)).toNumber();
      const { low, high } = option(k.toNumber(), isCall);
      return Math.max(0, taken - low, high - taken);
    },
    odds: (k) => {
      const isCall = isAbove(k);
      const taken = (isCall ? matched.above(k, true) : matched.below(k, true)).toNumber();
      const left = k.minus(known).toNumber();
      const [least, most] =
        oddsOfMean(prices(), spread(), left, isCall) ??
        oddsBetween((x) => option(x, isCall), k.toNumber(), isCall, Math.min(left, prices().total));
      return Math.max(0, taken - least, most - taken);
    },
  };
}

function pricesOf(open: readonly AveragedPrice[], volatility: Real): Prices {
  const shares = open.map(({ forward }) => forward.toNumber());
  const years = open.map((price) => price.years.toNumber());
  const sigma = volatility.toNumber();
  const total = shares.reduce((sum, share) => sum + share, 0);
  let later = total;
  let earlier = 0;
  const covariances = shares.map((share, index) => {
    const time = years[index] as number;
    later -= share;
    earlier += share * time;
    return later * time + earlier;
  });
  const deviation = Math.sqrt(
    shares.reduce((sum, share, index) => sum + share * (covariances[index] as number), 0),
  );
  return {
    shares,
    tilts: covariances.map((covariance) => (sigma * covariance) / deviation),
    variances: years.map((time) => sigma * sigma * time),
    total,
  };
}

/** What doubles may lose of the terms that they add up. */
const ROUNDING = 1e-13;

/** By how much the quadrature of what is missing, and the spread that is read between scores, are widened. */
const WIDENED = 1.01;

/** Errors are doubles, whatever arithmetic is asked for figures. */
const inPairs = (value: number): Real => doubleDoubles.of(value);

const oddsBelow = (score: number): number => inPairs(score).normalCdf().toNumber();

/** What a call above the mean, or a put below it, on prices of which `k` is asked comes to at least and at most. */
function boundsOf(prices: Prices, spread: (score: number) => number, k: number, isCall: boolean): Bounds {
  // What is left of the average is never below 0.
  if (k <= 0) return { low: 0, high: 0 };
  const { shares, tilts } = prices;
  // Any score will do for a bound from below; this one gives the highest.
  const at = scoreAt(prices, k);
  const side = isCall ? 1 : -1;
  const odds = (score: number): number => oddsBelow(side * score);
  const received = shares.reduce((sum, share, i) => sum + share * odds((tilts[i] as number) - at), 0);
  const given = k * odds(-at);
  const doubt = ROUNDING * (received + given);
  const least = Math.max(0, side * (received - given));
  const most = Math.min(
    least + doubt + WIDENED * mostMissing(prices, spread, k, at),
    asIfAllWereLast(prices, k, isCall) * (1 + ROUNDING),
  );
  return { low: Math.max(0, least - doubt), high: Math.max(least, most) };
}

/**
 * What the option would come to if all prices moved together and each as far as the last one: never less than on their average, as
 * the sum of options on each is not. It is the closer one of the two far out, where a variance alone says little.
 */
function asIfAllWereLast({ total, variances }: Prices, k: number, isCall: boolean): number {
  const widest = inPairs(Math.sqrt(Math.max(...variances)));
  const black = isCall ? blackCall : blackPut;
  return total * black(inPairs(1), inPairs(k).div(total), widest).toNumber();
}

/** A part of a deviation of the score that is small: its square is then far smaller. */
const LITTLE = 0.1;

/** How many times the second order's own size the odds may be off by. */
const SAFETY = 2;

/**
 * Between which odds the average lies above or below a strike where, given the score, it is nearly known. With what is left open being
 * ε of deviation s, the average reaches k at a score that is ε ÷ m′ away from where its mean m does. To first order that averages
 * out; to second order odds change by φ(z)·(s ÷ m′)²·(z + m″ ÷ m′ − 2·s′ ÷ s) ÷ 2. Undefined where s ÷ m′ is not small.
 */
function oddsOfMean(
  prices: Prices,
  spread: (score: number) => number,
  k: number,
  isCall: boolean,
): readonly [number, number] | undefined {
  if (k <= 0) return [0, 0];
  const at = scoreAt(prices, k);
  const [lower, middle, upper] = [-STEP, 0, STEP].map((by) => ({
    mean: meanAt(prices, at + by),
    spread: spread(at + by),
  })) as [Point, Point, Point];
  const slope = (upper.mean - lower.mean) / (2 * STEP);
  const open = middle.spread / slope;
  if (!(open < LITTLE)) return undefined;
  const bend = (upper.mean - 2 * middle.mean + lower.mean) / (STEP * STEP * slope);
  const widening = (upper.spread - lower.spread) / (2 * STEP * middle.spread);
  const size = (Math.abs(at) + Math.abs(bend) + 2 * Math.abs(widening)) / 2;
  const odds = oddsBelow(isCall ? -at : at);
  const off = SAFETY * density(at) * open * open * size + ROUNDING * odds;
  return [odds - off, odds + off];
}

interface Point {
  readonly mean: number;
  readonly spread: number;
}

/** A step of a score over which slopes are measured. */
const STEP = 1e-3;

/** How many times the stretch over which a slope is measured is halved. */
const HALVINGS = 12;

/** Between which odds the average lies beyond `k`, upwards where calls are given and downwards where puts are. */
function oddsBetween(
  option: (k: number) => Bounds,
  k: number,
  isCall: boolean,
  room: number,
): readonly [number, number] {
  const outwards = isCall ? 1 : -1;
  const here = option(k);
  let [least, most] = [0, 1];
  for (let halving = 0, stretch = room / 2; halving < HALVINGS; halving += 1, stretch /= 2) {
    const outer = option(k + outwards * stretch);
    const inner = option(k - outwards * stretch);
    least = Math.max(least, (here.low - outer.high) / stretch);
    most = Math.min(most, (inner.high - here.low) / stretch);
  }
  return [least, most];
}

/** The density of a standard normal score. */
const density = (score: number): number => Math.exp((-score * score) / 2) / Math.sqrt(2 * Math.PI);

const meanAt = (prices: Prices, score: number): number => meanAndSlopeAt(prices, score)[0];

/** The mean of what is open at a score, and by how much it rises with the score. */
function meanAndSlopeAt({ shares, tilts }: Prices, score: number): [mean: number, slope: number] {
  let mean = 0;
  let slope = 0;
  for (let i = 0; i < shares.length; i += 1) {
    const tilt = tilts[i] as number;
    const share = (shares[i] as number) * Math.exp(tilt * (score - tilt / 2));
    mean += share;
    slope += share * tilt;
  }
  return [mean, slope];
}

/** Beyond these scores lies less than a double can say. */
const SCORES = 60;

/** Where the mean's logarithm is off by less, another step leaves nothing that a double can say. */
const NEAR = 1e-9;

/**
 * The score at which the mean of what is open comes to a value above 0: it rises with the score. By Newton's method for the mean's
 * logarithm, which is nearly straight, and by halves where that would leave what is known.
 */
function scoreAt(prices: Prices, value: number): number {
  let [low, high] = [-SCORES, SCORES];
  let score = 0;
  for (let step = 0; step < 60; step += 1) {
    const [mean, slope] = meanAndSlopeAt(prices, score);
    if (mean < value) low = score;
    else high = score;
    const by = Math.log(value / mean);
    const next = score + (by * mean) / slope;
    if (Math.abs(by) < NEAR) return next;
    score = next > low && next < high ? next : (low + high) / 2;
  }
  return score;
}

/** Scores with less than 1e-28 beyond them. */
const OUTERMOST = 11;

/**
 * The most by which an option on the average may be worth more than on its means given the score: given the score the average has a
 * mean m and a variance s², and E[(A − k)⁺] is at most (√(s² + (m − k)²) + m − k) / 2. Nothing is missing where the geometric mean of the
 * prices, which is a function of the score and never above their average, reaches k.
 *
 * Source: Scarf, A min-max solution of an inventory problem (1958), and Lo, Semi-parametric upper bounds for option prices and expected
 * payoffs, Journal of Financial Economics 19 (1987).
 */
function mostMissing(prices: Prices, spread: (score: number) => number, k: number, at: number): number {
  // Where the means cross k, the integrand is as narrow as the spread there: panels double in width away from it.
  const slope = (meanAt(prices, at + STEP) - meanAt(prices, at - STEP)) / (2 * STEP);
  const narrowest = Math.min(1, Math.max(1e-9, spread(at) / slope));
  const upTo = Math.min(Math.max(at, 0) + OUTERMOST, scoreOfGeometricMean(prices, k));
  let sum = 0;
  for (const side of [-1, 1]) {
    const room = side === 1 ? upTo - at : at - Math.min(at, 0) + OUTERMOST;
    let from = 0;
    for (let wide = narrowest; from < room; wide *= 2) {
      const width = Math.min(wide, WIDEST, room - from);
      for (const [node, weight] of GAUSS) {
        const score = at + side * (from + width * node);
        const distance = meanAt(prices, score) - k;
        const s = spread(score);
        const over = (s * s) / (2 * (Math.hypot(s, distance) + Math.abs(distance)));
        sum += width * weight * over * density(score);
      }
      from += width;
    }
  }
  return sum;
}

/** A wider panel would miss how the density of a score bends. */
const WIDEST = 1;

/** The score at which the geometric mean of the prices, weighted by their means, comes to a value. */
function scoreOfGeometricMean({ shares, tilts, variances, total }: Prices, value: number): number {
  let [tilt, variance] = [0, 0];
  for (const [i, share] of shares.entries()) {
    tilt += share * (tilts[i] as number);
    variance += share * (variances[i] as number);
  }
  return (Math.log(value / total) + variance / total / 2) / (tilt / total);
}

/** Nodes and weights of the Gauss-Legendre rule of five points, from 0 to 1. */
const GAUSS = [
  [0.046910077030668, 0.118463442528095],
  [0.230765344947158, 0.239314335249683],
  [0.5, 0.284444444444444],
  [0.769234655052842, 0.239314335249683],
  [0.953089922969332, 0.118463442528095],
] as const;

/** Less than this of the mean's square is what rounding leaves of a variance. */
const LEAST_VARIANCE = 1e-15;

/**
 * The standard deviation of the average given its score: its logarithm is computed, with its slope, at evenly spaced scores, each once
 * when it is first needed, and read between them off a cubic.
 */
function conditionalDeviation(prices: Prices): (score: number) => number {
  const { shares, tilts, variances } = prices;
  const size = shares.length;
  const common = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const together = Math.min(variances[i] as number, variances[j] as number);
      const both = Math.expm1(together - (tilts[i] as number) * (tilts[j] as number));
      common[i * size + j] = both;
      common[j * size + i] = both;
    }
  }
  const step = 0.5 / Math.max(1, ...tilts);
  const known = new Map<number, { readonly log: number; readonly slope: number }>();
  const at = (index: number) => {
    const before = known.get(index);
    if (before !== undefined) return before;
    const values = shares.map((share, i) => {
      const tilt = tilts[i] as number;
      return share * Math.exp(tilt * (index * step - tilt / 2));
    });
    let [sum, slope, mean] = [0, 0, 0];
    for (let i = 0; i < size; i += 1) {
      let row = 0;
      for (let j = 0; j < size; j += 1) row += (values[j] as number) * (common[i * size + j] as number);
      const part = (values[i] as number) * row;
      sum += part;
      slope += 2 * (tilts[i] as number) * part;
      mean += values[i] as number;
    }
    const least = LEAST_VARIANCE * mean * mean;
    const found =
      sum > least ? { log: Math.log(sum), slope: slope / sum } : { log: Math.log(least), slope: 0 };
    known.set(index, found);
    return found;
  };
  return (score) => {
    const index = Math.floor(score / step);
    const [a, b] = [at(index), at(index + 1)];
    const t = score / step - index;
    const log =
      a.log +
      t * (step * a.slope + t * (3 * (b.log - a.log) - step * (2 * a.slope + b.slope))) +
      t * t * t * (2 * (a.log - b.log) + step * (a.slope + b.slope));
    return Math.exp(log / 2);
  };
}
