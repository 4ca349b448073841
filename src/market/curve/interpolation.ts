// Internal: no name of the public API lives here.

import type { Arithmetic, Real } from "../../numeric/real.js";
import { once } from "../../schema/memoize.js";
import type { EpochDay } from "../../time/date.js";
import {
  byFraction,
  type Fraction,
  fractionDifference,
  fractionQuotient,
  timesFraction,
} from "../../time/dayCount.js";
import { logGrowth, rateOfLogGrowth } from "../growth.js";
import { compoundingOver, periodsAYear } from "../rate.js";
import { type CurveTerms, yearsTo } from "./curve.js";

/** A node in numbers to compute with. */
export interface CurvePoint {
  readonly day: EpochDay;
  readonly years: Fraction;
  /** The zero rate, compounded as the curve is; only some of what a curve is asked needs it. */
  readonly rate: () => Real;
  /** −ln DF: the zero rate, continuous, times the years. */
  readonly exponent: Real;
}

/** A node whose zero rate is known. */
export function pointAtRate(terms: CurveTerms, day: EpochDay, rate: Real): CurvePoint {
  const years = yearsTo(terms, day);
  return { day, years, rate: () => rate, exponent: logGrowth(rate, terms.compounding, years) };
}

/** A node whose discount factor is known, by −ln DF. */
export function pointAtExponent(terms: CurveTerms, day: EpochDay, exponent: Real): CurvePoint {
  const years = yearsTo(terms, day);
  return { day, years, rate: once(() => rateOfLogGrowth(exponent, terms.compounding, years)), exponent };
}

/** The function through the nodes of a curve. */
export interface Interpolant {
  readonly terms: CurveTerms;
  /** The curve's own date, on which the discount factor is 1, and then the nodes. */
  readonly knots: readonly CurvePoint[];
  /** Slopes of −ln DF at each knot; for the monotone cubic only. */
  readonly slopes: readonly Real[];
  /** The slope of −ln DF with which the curve goes on after its last node: the instantaneous forward rate there. */
  readonly lastForward: () => Real;
}

/** The curve through these nodes, of which there is at least one. */
export function interpolantThrough(
  terms: CurveTerms,
  points: readonly CurvePoint[],
  numbers: Arithmetic,
): Interpolant {
  const [first] = points;
  if (first === undefined) throw new RangeError("a curve has at least one node");
  // Before the first node its zero rate holds.
  const origin: CurvePoint = {
    day: terms.date,
    years: { numerator: 0, denominator: 1 },
    rate: () => first.rate(),
    exponent: numbers.of(0),
  };
  const knots = [origin, ...points];
  const [before, last] = knots.slice(-2) as [CurvePoint, CurvePoint];
  const slopes = terms.interpolation === "monotone-cubic" ? monotoneSlopes(knots) : [];
  return { terms, knots, slopes, lastForward: once(() => slopes.at(-1) ?? slopeAtEnd(terms, before, last)) };
}

/** The slope of −ln DF just before the last of two nodes. */
function slopeAtEnd(terms: CurveTerms, before: CurvePoint, last: CurvePoint): Real {
  const width = fractionDifference(last.years, before.years);
  if (terms.interpolation === "log-linear") return byFraction(last.exponent.minus(before.exponent), width);
  const rate = last.rate();
  const rise = timesFraction(byFraction(rate.minus(before.rate()), width), last.years);
  const over = compoundingOver(terms.compounding, last.years);
  switch (over) {
    case "continuous":
      return rate.plus(rise);
    case "simple":
      return rate.plus(rise).div(timesFraction(rate, last.years).plus(1));
    default: {
      // d/dt of m·t·ln(1 + r(t)/m)
      const growth = rate.div(periodsAYear(over)).plus(1);
      return byFraction(last.exponent, last.years).plus(rise.div(growth));
    }
  }
}

/** −ln DF from the curve's date to `day` (not before it). */
export function interpolatedExponent(interpolant: Interpolant, day: EpochDay): Real {
  const { terms, knots, lastForward } = interpolant;
  const index = firstFrom(knots, day);
  const next = knots[index];
  if (next?.day === day) return next.exponent;
  const years = yearsTo(terms, day);
  const before = knots[index - 1];
  if (before === undefined) throw new RangeError("a curve was asked for a day before its own");
  const elapsed = fractionDifference(years, before.years);
  if (next === undefined) return before.exponent.plus(timesFraction(lastForward(), elapsed));
  const width = fractionDifference(next.years, before.years);
  const part = fractionQuotient(elapsed, width);
  switch (terms.interpolation) {
    case "linear-zero": {
      const [from, to] = [before.rate(), next.rate()];
      return logGrowth(timesFraction(to.minus(from), part).plus(from), terms.compounding, years);
    }
    case "log-linear":
      return timesFraction(next.exponent.minus(before.exponent), part).plus(before.exponent);
    case "monotone-cubic": {
      const [left, right] = interpolant.slopes.slice(index - 1, index + 1);
      if (left === undefined || right === undefined)
        throw new RangeError("a cubic has a slope at every knot");
      const rise = next.exponent.minus(before.exponent);
      return before.exponent.plus(hermite(part, width, rise, left, right));
    }
  }
}

/** The cubic from 0 up to `rise` at `width`, with these slopes at both ends, after a part of the way. */
function hermite(part: Fraction, width: Fraction, rise: Real, left: Real, right: Real): Real {
  const { numerator, denominator } = part;
  const rest: Fraction = { numerator: denominator - numerator, denominator };
  const skew: Fraction = { numerator: numerator - rest.numerator, denominator };
  const bend = timesFraction(timesFraction(left, rest).minus(timesFraction(right, part)), width).plus(
    timesFraction(rise, skew),
  );
  return timesFraction(rise, part).plus(timesFraction(timesFraction(bend, part), rest));
}

/** The first knot that is not before `day`; how many there are, if all are. */
function firstFrom(knots: readonly CurvePoint[], day: EpochDay): number {
  let low = 0;
  let high = knots.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((knots[middle] as CurvePoint).day < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What lies between two knots of a cubic. */
interface Stretch {
  readonly width: Real;
  readonly slope: Real;
}

/**
 * The slope at each knot for which the piecewise cubic through them rises and falls only where they do: the weighted
 * harmonic mean of the slopes on either side, 0 where those differ in sign, three-point slopes at both ends. Each depends on
 * its neighbours alone.
 *
 * Source: Fritsch & Butland, A Method for Constructing Local Monotone Piecewise Cubic Interpolants, SIAM Journal on
 * Scientific and Statistical Computing 5(2), 1984; it meets the condition of Fritsch & Carlson, Monotone Piecewise Cubic
 * Interpolation, SIAM Journal on Numerical Analysis 17(2), 1980.
 */
function monotoneSlopes(knots: readonly CurvePoint[]): readonly Real[] {
  const stretches = knots.slice(1).map((knot, index): Stretch => {
    const before = knots[index] as CurvePoint;
    const width = fractionDifference(knot.years, before.years);
    return {
      width: knot.exponent.like(width.numerator).div(width.denominator),
      slope: byFraction(knot.exponent.minus(before.exponent), width),
    };
  });
  return knots.map((_, index) => {
    const [left, right] = [stretches[index - 1], stretches[index]];
    if (left !== undefined && right !== undefined) return slopeBetween(left, right);
    if (right !== undefined) return slopeAtOuterKnot(right, stretches[index + 1]);
    return slopeAtOuterKnot(left as Stretch, stretches[index - 2]);
  });
}

/** The weighted harmonic mean, which is nowhere more than three times the smaller slope. */
function slopeBetween(left: Stretch, right: Stretch): Real {
  // Two equal discount factors leave a slope that is 0 but for rounding.
  if (!(left.slope.excludesZero() && right.slope.excludesZero())) {
    const least = upperBound(left.slope).min(upperBound(right.slope));
    return least.like(0).within(least.times(3));
  }
  if (left.slope.isNegative() !== right.slope.isNegative()) return left.slope.like(0);
  const before = right.width.times(2).plus(left.width);
  const after = left.width.times(2).plus(right.width);
  return before.plus(after).div(before.div(left.slope).plus(after.div(right.slope)));
}

const upperBound = (slope: Real): Real => slope.middle().abs().plus(slope.doubt());

/** The slope of the parabola through the outer three knots, held between 0 and three times that of the outer stretch. */
function slopeAtOuterKnot(outer: Stretch, inner: Stretch | undefined): Real {
  if (inner === undefined) return outer.slope;
  const parabola = outer.width
    .times(2)
    .plus(inner.width)
    .times(outer.slope)
    .minus(outer.width.times(inner.slope))
    .div(outer.width.plus(inner.width));
  const zero = parabola.like(0);
  const steepest = outer.slope.times(3);
  return parabola.max(steepest.min(zero)).min(steepest.max(zero));
}
