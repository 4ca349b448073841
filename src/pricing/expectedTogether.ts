// Internal: no name of the public API lives here.

import type { Payoff } from "../algebra/payoff.js";
import type { Coordinate, Distribution } from "../distributions/distribution.js";
import { normalKnots } from "../distributions/normalKnots.js";
import { thresholds } from "../distributions/reweighted.js";
import type { Decimal } from "../numeric/decimal.js";
import { type Integral, integrate } from "../numeric/integrate.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { expectation, realPayoffAt } from "./expectation.js";
import { between, type Continuous, DEVIATIONS_OF_A_BEND, expectedOverTwo } from "./expectedOverTwo.js";

/** One of two quantities whose standard normal scores are correlated. */
export interface Linked {
  readonly distribution: Distribution;
  /** The amount as a payoff of the other one, where this one has a value. */
  readonly payoffAtValue: (value: Decimal) => Payoff;
}

/**
 * The expectation of an amount of two quantities whose scores are correlated: given the first one's score z, the second one's is
 * normal with mean ρz and variance 1 − ρ². Undefined where neither family knows what it is like under another score, or where
 * the amount changes its shape too often.
 */
export function expectedTogether(
  both: readonly [Linked, Linked],
  correlation: Real,
  numbers: Arithmetic,
): Integral | undefined {
  const [outer, inner] = outerFirst(both);
  const { atoms, coordinate } = inner.distribution;
  const withScore = inner.distribution.withScore?.bind(inner.distribution);
  if (withScore === undefined) return undefined;
  const rest = correlation.neg().plus(1).times(correlation.plus(1)).sqrt();
  const given = (score: Real): Distribution => withScore(correlation.times(score), rest);
  const joint: Joint = { outer, inner, given, rest, correlation, numbers };
  if (outer.distribution.atoms.length > 0) return overAtoms(joint);
  if (atoms.length > 0) return overValues(joint);
  if (coordinate === undefined) return undefined;
  return overTwoContinuous(joint, coordinate);
}

interface Joint {
  readonly outer: Linked;
  readonly inner: Linked;
  /** The inner quantity where the outer one has a score. */
  readonly given: (score: Real) => Distribution;
  /** The standard deviation of the inner one's score there. */
  readonly rest: Real;
  readonly correlation: Real;
  readonly numbers: Arithmetic;
}

/**
 * The inner one is to know what it is like under another score, and to be continuous if one of the two is. Among equals the narrower
 * one is integrated over.
 */
function outerFirst([a, b]: readonly [Linked, Linked]): readonly [Linked, Linked] {
  const isInner = ({ distribution }: Linked): number =>
    distribution.withScore === undefined ? 0 : distribution.atoms.length > 0 ? 1 : 2;
  if (isInner(a) !== isInner(b)) return isInner(a) > isInner(b) ? [b, a] : [a, b];
  return widthOf(a.distribution) <= widthOf(b.distribution) ? [a, b] : [b, a];
}

function widthOf({ coordinate, mean }: Distribution): number {
  const [low, high] = [coordinate?.knots[0], coordinate?.knots.at(-1)];
  if (coordinate === undefined || low === undefined || high === undefined) return 0;
  const at = (knot: Decimal): number => coordinate.valueAt(mean.like(knot)).toNumber();
  return at(high) - at(low);
}

/** How much higher the mean of a quantity lies for each unit of its score, as a logarithm: v of a lognormal. */
function logDeviation(distribution: Distribution): number {
  const drawn = distribution.sampling();
  return drawn.form === "lognormal" ? drawn.deviation : 0;
}

/** Scores outside of which nothing counts that grows with the score as both quantities do. */
function reach({ outer, inner, correlation, numbers }: Joint): readonly Decimal[] {
  const tilt = correlation.toNumber() * logDeviation(inner.distribution);
  const own = logDeviation(outer.distribution);
  return normalKnots(toReal(numbers, own + Math.max(0, tilt)), toReal(numbers, Math.max(0, -tilt)));
}

/** A double that only says where to look, to a thousandth. */
const toReal = (numbers: Arithmetic, value: number): Real => numbers.of(Math.ceil(value * 1000)).div(1000);

/** The score of a quantity at a place on its coordinate. */
function scoreAt({ distribution, coordinate }: Continuous, z: Real): Real {
  // Where a family knows what it is like under another score, its coordinate is the score.
  if (distribution.withScore !== undefined) return z;
  const value = coordinate.valueAt(z);
  const below = distribution.below(value, true);
  return below.toNumber() < 0.5
    ? below.normalQuantile()
    : distribution.above(value, true).normalQuantile().neg();
}

function overTwoContinuous(joint: Joint, coordinate: Coordinate): Integral | undefined {
  const { outer, inner, given, rest, correlation, numbers } = joint;
  const { distribution } = outer;
  const own = distribution.coordinate;
  if (own === undefined) return undefined;
  const along: Continuous = {
    distribution,
    coordinate: distribution.withScore === undefined ? own : { ...own, knots: reach(joint) },
  };
  return expectedOverTwo(
    outer.payoffAtValue,
    along,
    { distribution: inner.distribution, coordinate },
    numbers,
    {
      innerAt: (z) => given(scoreAt(along, z)),
      spread: rest.toNumber(),
      aboveMedian: (value, z) =>
        coordinate.holds(value)
          ? coordinate
              .scoreOf(value)
              .minus(correlation.times(scoreAt(along, z)))
              .toNumber()
          : Number.NEGATIVE_INFINITY,
    },
  );
}

/** Σᵢ ∫ E[amount | outer = vᵢ, score z] φ(z) dz over the scores at which the discrete outer quantity is vᵢ. */
function overAtoms(joint: Joint): Integral {
  const { outer, inner, given, rest, correlation, numbers } = joint;
  const knots = reach(joint).map((knot) => numbers.of(knot));
  const [first, last] = [knots[0], knots.at(-1)] as [Real, Real];
  const ends = [first, ...thresholds(outer.distribution.atoms), last];
  let value = numbers.of(0);
  let error = 0;
  for (const [index, atom] of outer.distribution.atoms.entries()) {
    const [from, to] = [ends[index], ends[index + 1]] as [Real, Real];
    const payoff = outer.payoffAtValue(atom.value.toDecimal());
    const steep = correlation.isZero() ? [] : scoresOfBreaks(payoff, inner.distribution, numbers);
    const cuts = steep.flatMap((score) => bendAround(score, rest).map((each) => each.div(correlation)));
    const part = integrate(
      (z) => expectation(payoff, given(z), numbers).times(z.normalDensity()),
      { knots: between(from, to, [...knots, ...cuts]), singularAtKnots: false },
      numbers,
    );
    value = value.plus(part.value);
    error += part.error;
  }
  return { value, error };
}

/** A score of the inner quantity at which an expectation bends and, where nodes could miss how sharply, the ends of that bend. */
function bendAround(score: Real, rest: Real): readonly Real[] {
  const bend = rest.times(DEVIATIONS_OF_A_BEND);
  const isSharp = bend.toNumber() > 0 && bend.toNumber() < SHARP;
  return isSharp ? [score.minus(bend), score, score.plus(bend)] : [score];
}

/** Nodes stand two apart in scores, sixteen between two knots. */
const SHARP = 1;

/** The scores at which a payoff of a quantity breaks, or at which a discrete quantity takes its next value. */
function scoresOfBreaks(payoff: Payoff, distribution: Distribution, numbers: Arithmetic): readonly Real[] {
  const { atoms, coordinate } = distribution;
  if (atoms.length > 0) return thresholds(atoms);
  if (coordinate === undefined) return [];
  return payoff.breakpoints
    .map(({ at }) => numbers.of(at))
    .flatMap((at) => (coordinate.holds(at) ? [coordinate.scoreOf(at)] : []));
}

/** Σⱼ ∫ amount(x(z), yⱼ) · P(inner = yⱼ | z) dF(z) for a discrete inner quantity. */
function overValues({ outer, inner, given, numbers }: Joint): Integral | undefined {
  const { distribution } = outer;
  const { coordinate } = distribution;
  if (coordinate === undefined) return undefined;
  const along: Continuous = { distribution, coordinate };
  const knots = coordinate.knots.map((knot) => numbers.of(knot));
  const [first, last] = [knots[0], knots.at(-1)] as [Real, Real];
  const payoffs = inner.distribution.atoms.map(({ value }) => inner.payoffAtValue(value.toDecimal()));
  const cuts = payoffs
    .flatMap(({ breakpoints }) => breakpoints.map(({ at }) => numbers.of(at)))
    .flatMap((at) => (coordinate.holds(at) ? [coordinate.scoreOf(at)] : []));
  return integrate(
    (z) => {
      const x = coordinate.valueAt(z);
      const { atoms } = given(scoreAt(along, z));
      const expected = atoms.reduce(
        (sum, { probability }, index) =>
          sum.plus(probability.times(realPayoffAt(payoffs[index] as Payoff, x, numbers))),
        numbers.of(0),
      );
      return expected.times(coordinate.densityAt(z));
    },
    { knots: between(first, last, [...knots, ...cuts]), singularAtKnots: coordinate.singularAtKnots },
    numbers,
  );
}
