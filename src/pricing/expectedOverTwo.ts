// Internal: no name of the public API lives here.

import type { Payoff } from "../algebra/payoff.js";
import type { Coordinate, Distribution } from "../distributions/distribution.js";
import { ascending, type Decimal } from "../numeric/decimal.js";
import { type Integral, integrate } from "../numeric/integrate.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { type Affine, type AffinePiece, affineAt, affinePieces } from "./affinePieces.js";
import { expectation, expectedPayoff, type RealPayoff } from "./expectation.js";

/** A continuous quantity on the way to a double integral. */
export interface Continuous {
  readonly distribution: Distribution;
  readonly coordinate: Coordinate;
}

/** How the inner quantity hangs on where the outer one is. */
export interface Joined {
  /** The inner quantity where the outer one's coordinate is z. */
  readonly innerAt: (z: Real) => Distribution;
  /** How far a value of the inner quantity lies above its median there, in units of its score; below 0 where it lies below. */
  readonly aboveMedian: (value: Real, z: Real) => number;
  /** The standard deviation of the inner quantity's score wherever the outer one is. */
  readonly spread: number;
}

/**
 * ∫ E[amount | outer = x] dF(x) for an amount of two continuous quantities. Given x the inner expectation has a closed form;
 * as a function of x it is smooth but where the inner payoff changes its shape, and where a kink of the inner payoff meets a
 * point at which the inner distribution is not smooth itself. Cut there, few nodes are enough. Undefined where there are too many
 * cuts.
 */
export function expectedOverTwo(
  payoffAtValue: (x: Decimal) => Payoff,
  outer: Continuous,
  inner: Continuous,
  numbers: Arithmetic,
  joined?: Joined,
): Integral | undefined {
  const { coordinate } = outer;
  const knots = coordinate.knots.map((knot) => numbers.of(knot));
  const [first, last] = [knots[0], knots.at(-1)];
  if (first === undefined || last === undefined)
    throw new Error("a continuous quantity has a first and a last knot");
  const [low, high] = [coordinate.valueAt(first), coordinate.valueAt(last)];
  const places = digitsToTellApart(low, high);
  if (places > TOO_NARROW)
    return ofNextToCertain([low, outer.distribution.mean, high], payoffAtValue, inner, numbers);
  // Where along the outer quantity to look is free, and short numbers compute faster.
  const outerValues = knots.map((knot) => coordinate.valueAt(knot).toDecimal().toSignificantDigits(places));
  const pieces = affinePieces(ascending(outerValues), payoffAtValue);
  if (pieces === undefined) return undefined;
  const features = inner.coordinate.knots.map((knot) => inner.coordinate.valueAt(numbers.of(knot)));
  let value = numbers.of(0);
  let error = 0;
  for (const [index, piece] of pieces.entries()) {
    const from = index === 0 ? first : coordinate.scoreOf(numbers.of(piece.from));
    const to = index === pieces.length - 1 ? last : coordinate.scoreOf(numbers.of(piece.to));
    const inReals = realPiece(piece, numbers);
    const cuts =
      joined === undefined
        ? inReals.kinks.flatMap(({ at }) =>
            meetings(at, features).flatMap((x) => (coordinate.holds(x) ? [coordinate.scoreOf(x)] : [])),
          )
        : inReals.kinks.flatMap(({ at: kink }) =>
            crossingsOf(
              (z) => joined.aboveMedian(at(kink, coordinate.valueAt(z)), z),
              from,
              to,
              joined.spread * DEVIATIONS_OF_A_BEND,
            ),
          );
    const part = integrate(
      (z) => {
        const x = coordinate.valueAt(z);
        const there = joined === undefined ? inner.distribution : joined.innerAt(z);
        const expected = expectedPayoff(sectionOf(inReals, x), there);
        return expected.times(coordinate.densityAt(z));
      },
      {
        knots: between(from, to, [...knots, ...cuts]),
        singularAtKnots: coordinate.singularAtKnots || inner.coordinate.singularAtKnots,
      },
      numbers,
    );
    value = value.plus(part.value);
    error += part.error;
  }
  return { value, error };
}

/** Digits that short values have when their range is about as wide as they are large. */
const SHORT = 18;

/** A range that takes more digits is narrower than pairs of doubles can cut. */
const TOO_NARROW = 28;

const digitsToTellApart = (low: Real, high: Real): number => {
  const size = Math.max(Math.abs(low.toNumber()), Math.abs(high.toNumber()));
  const ratio = size / high.minus(low).toNumber();
  return SHORT + (ratio > 1 ? Math.ceil(Math.log10(ratio)) : 0);
};

/** An outer quantity so narrow that its ends are one number but for the last digits: the inner expectation at its mean. */
function ofNextToCertain(
  [low, mean, high]: readonly [Real, Real, Real],
  payoffAtValue: (x: Decimal) => Payoff,
  inner: Continuous,
  numbers: Arithmetic,
): Integral {
  const given = (x: Real): Real => expectation(payoffAtValue(x.toDecimal()), inner.distribution, numbers);
  const value = given(mean);
  const ends = [given(low), given(high)];
  const error = ends.reduce((widest, end) => Math.max(widest, Math.abs(end.minus(value).toNumber())), 0);
  return { value, error: error + value.doubt().toNumber() };
}

/** c + m·x in numbers to compute with. */
interface RealAffine {
  readonly constant: Real;
  readonly slope: Real;
  readonly isConstant: boolean;
}

interface RealPiece {
  readonly lines: readonly { readonly intercept: RealAffine; readonly slope: Real }[];
  readonly kinks: readonly {
    readonly at: RealAffine;
    readonly bend: Real | undefined;
    readonly jump: RealAffine | undefined;
  }[];
}

function realPiece({ lines, kinks, from, to }: AffinePiece, numbers: Arithmetic): RealPiece {
  const affine = ({ constant, slope }: Affine): RealAffine => ({
    constant: numbers.of(constant),
    slope: numbers.of(slope),
    isConstant: slope.isZero(),
  });
  const isNothing = (jump: Affine): boolean => affineAt(jump, from).isZero() && affineAt(jump, to).isZero();
  return {
    lines: lines.map(({ intercept, slope }) => ({ intercept: affine(intercept), slope: numbers.of(slope) })),
    kinks: kinks.map(({ at, bend, jump }) => ({
      at: affine(at),
      bend: bend.isZero() ? undefined : numbers.of(bend),
      jump: isNothing(jump) ? undefined : affine(jump),
    })),
  };
}

const at = ({ constant, slope, isConstant }: RealAffine, x: Real): Real =>
  isConstant ? constant : slope.times(x).plus(constant);

/** The inner payoff at one outer value. */
function sectionOf({ lines, kinks }: RealPiece, x: Real): RealPayoff {
  return {
    lines: lines.map(({ intercept, slope }) => ({ intercept: at(intercept, x), slope })),
    kinks: kinks.map(({ at: place, bend, jump }) => {
      const where = at(place, x);
      return { at: where, near: where.toNumber(), bend, jump: jump && at(jump, x) };
    }),
  };
}

/** The outer values at which a kink of the inner payoff stands at one of the given inner values. */
const meetings = ({ constant, slope, isConstant }: RealAffine, inner: readonly Real[]): readonly Real[] =>
  isConstant ? [] : inner.map((y) => y.minus(constant).div(slope));

const SCANNED = 32;
const BISECTIONS = 52;

/** So many standard deviations from its median a quantity no longer bends an expectation: Φ(−9) is 1e-19. */
export const DEVIATIONS_OF_A_BEND = 9;

/**
 * Where, between two ends, a function changes its sign, in doubles: where a kink stands at the median of the inner quantity, around
 * which the integrand bends the more sharply the less of that quantity is left open. Where that bend is over, the function `bend` away
 * from 0, before the next place that is looked at, those ends of it as well: no node would fall into it.
 */
function crossingsOf(f: (z: Real) => number, from: Real, to: Real, bend: number): readonly Real[] {
  const width = to.minus(from);
  const at = (part: number): Real => width.times(part).plus(from);
  // Not at the ends themselves, where a quantity with a least and a greatest value has no score.
  const partAt = (index: number): number => (index + 0.5) / (SCANNED + 1);
  const [first, last] = [partAt(0), partAt(SCANNED)];
  const signs = Array.from({ length: SCANNED + 1 }, (_, index) => f(at(partAt(index))) > 0);
  const isOver = (part: number): boolean => Math.abs(f(at(part))) >= bend;
  return signs.slice(1).flatMap((sign, index) => {
    if (sign === signs[index]) return [];
    const crossing = firstWhere((part) => f(at(part)) > 0 === sign, partAt(index), partAt(index + 1));
    const step = 1 / (SCANNED + 1);
    const ends = [Math.max(first, crossing - step), Math.min(last, crossing + step)].flatMap((next) =>
      bend > 0 && isOver(next) ? [firstWhere(isOver, crossing, next)] : [],
    );
    return [crossing, ...ends].map(at);
  });
}

/** Where, on the way to a place at which something holds, it begins to. */
function firstWhere(holds: (part: number) => boolean, without: number, within: number): number {
  let [before, after] = [without, within];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (before + after) / 2;
    if (holds(middle)) after = middle;
    else before = middle;
  }
  return after;
}

/** The ends and what of `cuts` lies inside, in order, nothing twice. */
export function between(from: Real, to: Real, cuts: readonly Real[]): readonly Real[] {
  const [low, high] = [from.toNumber(), to.toNumber()];
  const inside = cuts
    .map((cut) => ({ cut, near: cut.toNumber() }))
    .filter(({ near }) => near > low && near < high)
    .sort((a, b) => a.near - b.near);
  const apart = inside.filter(({ near }, index) => near !== inside[index - 1]?.near);
  return [from, ...apart.map(({ cut }) => cut), to];
}
