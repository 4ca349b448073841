// Internal: no name of the public API lives here.

import { Decimal, ONE as ONE_DECIMAL } from "../decimal.js";
import { DoubleDouble } from "../doubleDouble/doubleDouble.js";
import { logarithm as logarithmInPairs } from "../doubleDouble/logarithm.js";
import { millsCoefficients } from "../doubleDouble/millsRatio.js";
import { powerOfTwo } from "../doubleDouble/powerOfTwo.js";
import { piLike } from "../pi.js";
import { lnTwo, rootOfTwo, STEPS } from "../powersOfTwo.js";
import { TripleDouble, triple, tripleOf } from "./tripleDouble.js";

/** Coefficients of a power series, constant term first: some in three doubles, some in two, the others in one. */
interface Series {
  readonly long: readonly TripleDouble[];
  readonly middle: readonly DoubleDouble[];
  readonly short: readonly number[];
}

/** So that what each kind of coefficient leaves out is lost beside the first term. */
function series(coefficients: readonly Decimal[], long: number, middle: number): Series {
  const triples = coefficients.map(tripleOf);
  return {
    long: triples.slice(0, long),
    middle: triples.slice(long, long + middle).map(({ hi, mid }) => new DoubleDouble(hi, mid)),
    short: triples.slice(long + middle).map(({ hi }) => hi),
  };
}

/** Horner's scheme, in ever more doubles. */
function sumOfSeries({ long, middle, short }: Series, x: TripleDouble): TripleDouble {
  let sum = 0;
  for (let n = short.length - 1; n >= 0; n -= 1) sum = sum * x.hi + (short[n] as number);
  let pair = new DoubleDouble(sum, 0);
  const inPairs = new DoubleDouble(x.hi, x.mid);
  for (let n = middle.length - 1; n >= 0; n -= 1) pair = pair.times(inPairs).plus(middle[n] as DoubleDouble);
  let total = new TripleDouble(pair.hi, pair.lo, 0);
  for (let n = long.length - 1; n >= 0; n -= 1) total = total.times(x).plus(long[n] as TripleDouble);
  return total;
}

/** Relative error of `exponential` for each unit of the argument and one unit more: of its reduction, its series, two products. */
export const EXPONENTIAL_ERROR = 2 ** -147;
export const EXPONENTIAL_MINUS_ONE_ERROR = 2 ** -145;
/** Relative error of `logarithmOnePlus`, and of `logarithm` for each unit of the logarithm and one unit more. */
export const LOGARITHM_ERROR = 2 ** -145;
export const MILLS_ERROR = 2 ** -145;

interface Constants {
  /** 2^(j/64) */
  readonly powers: readonly TripleDouble[];
  /** ln 2 / 64 */
  readonly step: TripleDouble;
  /** e^r and (e^r − 1)/r, to r^15/15!: for |r| ≤ 0.0055 the next term is below 2^−163. */
  readonly power: Series;
  readonly quotient: Series;
  /** artanh(z)/z in z², for |z| ≤ 0.0153. */
  readonly artanh: Series;
  /** φ(0) = 1/√(2π) */
  readonly peak: TripleDouble;
}

let known: Constants | undefined;

const constants = (): Constants => {
  known ??= made();
  return known;
};

function made(): Constants {
  const powers = Array.from({ length: STEPS }, (_, j) => tripleOf(rootOfTwo(j)));
  let factorial = new Decimal(1);
  const reciprocals = Array.from({ length: 17 }, (_, n) => {
    if (n > 0) factorial = factorial.times(n);
    return new Decimal(1).div(factorial);
  });
  return {
    powers,
    step: tripleOf(lnTwo().div(STEPS)),
    power: series(reciprocals.slice(0, 16), 6, 5),
    quotient: series(reciprocals.slice(1), 6, 5),
    artanh: series(
      Array.from({ length: 14 }, (_, n) => new Decimal(1).div(2 * n + 1)),
      5,
      4,
    ),
    peak: tripleOf(ONE_DECIMAL.div(piLike(ONE_DECIMAL).times(2).sqrt())),
  };
}

export const densityAtZero = (): TripleDouble => constants().peak;

const ONE = /* @__PURE__ */ triple(1);
const TWO = /* @__PURE__ */ triple(2);

/** e^x for |x| ≤ 700: x = k·ln 2/64 + r, so e^x = 2^⌊k/64⌋ · 2^((k mod 64)/64) · e^r. */
export function exponential(x: TripleDouble): TripleDouble {
  const { step, powers, power } = constants();
  const k = Math.round(x.hi / step.hi);
  const r = x.minus(step.timesDouble(k));
  const j = k & (STEPS - 1);
  return sumOfSeries(power, r)
    .times(powers[j] as TripleDouble)
    .scale(powerOfTwo((k - j) / STEPS));
}

const SMALL = 2 ** -8;

/** e^x − 1 for |x| ≤ 0.5, accurate relative to itself: e^(2y) − 1 = e·(2 + e) doubles its way up from a tiny argument. */
export function exponentialMinusOne(x: TripleDouble): TripleDouble {
  let halvings = 0;
  for (let size = Math.abs(x.hi); size > SMALL; size /= 2) halvings += 1;
  const r = x.scale(powerOfTwo(-halvings));
  let result = r.times(sumOfSeries(constants().quotient, r));
  for (; halvings > 0; halvings -= 1) result = result.times(result.plus(TWO));
  return result;
}

/** ln(1 + f) = 2·artanh(f/(2 + f)) for |f| ≤ 0.03, accurate relative to itself. */
export function logarithmOnePlus(f: TripleDouble): TripleDouble {
  const z = f.div(f.plus(TWO));
  return z.times(sumOfSeries(constants().artanh, z.times(z))).scale(2);
}

/** ln x for x > 0: with y the logarithm in two doubles, x·e^(−y) is 1 + z with z below 1e-28, and ln x = y + z − z²/2 + … */
export function logarithm(x: TripleDouble): TripleDouble {
  const fromOne = x.minus(ONE);
  if (Math.abs(fromOne.hi) < 0.03) return logarithmOnePlus(fromOne);
  const { hi, lo } = logarithmInPairs(new DoubleDouble(x.hi, x.mid));
  const near = new TripleDouble(hi, lo, 0);
  const z = x.times(exponential(near.neg())).minus(ONE);
  return near.plus(z).minus(z.times(z).scale(0.5));
}

/** Cells of this width, so that |h| ≤ 1/32. */
const CELLS = 16;
/** The Taylor series of Mills's ratio about the middle of a cell: 28 terms leave less than 2^−160 of it out. */
const TERMS = 28;
const LONG_TERMS = 10;
const MIDDLE_TERMS = 9;
/** Of the continued fraction behind them, over x²: what is left out is below 1e-54. */
const FRACTIONS = 4600;

const cells: Series[] = [];

/** Mills's ratio, the tail of a standard normal over its density, for 0 ≤ x ≤ 27. */
export function millsRatio(x: TripleDouble): TripleDouble {
  const cell = Math.round(x.hi * CELLS);
  cells[cell] ??= series(millsCoefficients(cell, TERMS, FRACTIONS), LONG_TERMS, MIDDLE_TERMS);
  return sumOfSeries(cells[cell], x.minus(triple(cell / CELLS)));
}
