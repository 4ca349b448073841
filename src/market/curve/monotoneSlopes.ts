import { type Decimal, ZERO } from "../../numeric/decimal.js";

/** A point that a cubic goes through. */
export interface Knot {
  readonly x: Decimal;
  readonly y: Decimal;
}

interface Stretch {
  readonly width: Decimal;
  readonly slope: Decimal;
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
export function monotoneSlopes(knots: readonly Knot[]): readonly Decimal[] {
  const stretches = knots.slice(1).map(({ x, y }, index): Stretch => {
    const before = knots[index] ?? { x, y };
    const width = x.minus(before.x);
    return { width, slope: y.minus(before.y).div(width) };
  });
  return knots.map((_, index) => {
    const left = stretches[index - 1];
    const right = stretches[index];
    if (left !== undefined && right !== undefined) return between(left, right);
    return left === undefined ? atEnd(right, stretches[index + 1]) : atEnd(left, stretches[index - 2]);
  });
}

function between(left: Stretch, right: Stretch): Decimal {
  if (!left.slope.times(right.slope).greaterThan(0)) return ZERO;
  const before = right.width.times(2).plus(left.width);
  const after = left.width.times(2).plus(right.width);
  return before.plus(after).div(before.div(left.slope).plus(after.div(right.slope)));
}

/** The slope of the parabola through the last three knots, held to what keeps the end monotone. */
function atEnd(last: Stretch | undefined, next: Stretch | undefined): Decimal {
  if (last === undefined) return ZERO;
  if (next === undefined) return last.slope;
  const slope = last.width
    .times(2)
    .plus(next.width)
    .times(last.slope)
    .minus(last.width.times(next.slope))
    .div(last.width.plus(next.width));
  if (!slope.times(last.slope).greaterThan(0)) return ZERO;
  const turns = !last.slope.times(next.slope).greaterThan(0);
  const steepest = last.slope.times(3);
  return turns && slope.abs().greaterThan(steepest.abs()) ? steepest : slope;
}
