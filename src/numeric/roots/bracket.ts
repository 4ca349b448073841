// Internal: no name of the public API lives here.

import { Decimal } from "../decimal.js";
import { RESULT_DIGITS } from "../rounding.js";

/** -1 below 0, 1 above it, 0 where a function is 0 or cannot be told from it. */
export type Sign = -1 | 0 | 1;

/** What a function is at a number. */
export interface Side {
  /** Proved: by exact arithmetic or by an interval that excludes 0. */
  readonly sign: Sign;
  /** About how large; it only chooses where to look next, so that any number of the right sign will do. */
  readonly size: number;
}

/** A function as root finding sees it: a number goes in, the side of 0 comes out. */
export type SideAt = (x: Decimal) => Side;

/** A number and what the function is there. */
export interface Point extends Side {
  readonly x: Decimal;
}

/**
 * Two numbers, `low` below `high`, at which a function has opposite signs: that proves that it changes its sign between
 * them. Or twice the one point at which it is 0.
 */
export interface Bracket {
  readonly low: Point;
  readonly high: Point;
}

/** The numbers among which a root is narrowed down: those of so many significant digits that are not too small, and 0. */
export interface Grid {
  readonly digits: number;
  /** 1e`smallest` is the neighbour of 0. */
  readonly smallest: number;
}

/** The decimals that results have and documents may hold. */
export const RESULTS: Grid = { digits: RESULT_DIGITS, smallest: -199 };

export const pointAt = (sideAt: SideAt, x: Decimal): Point => ({ x, ...sideAt(x) });

/** The next number of a grid, upwards or downwards. */
export function neighbour(x: Decimal, direction: 1 | -1, { digits, smallest }: Grid = RESULTS): Decimal {
  if (x.isZero()) return new Decimal(`1e${smallest}`).times(direction);
  if (x.e <= smallest) return new Decimal(0);
  const inwards = (direction === 1) === x.isNegative();
  const isPowerOfTen = x.abs().equals(`1e${x.e}`);
  const unit = new Decimal(`1e${x.e + 1 - digits - (inwards && isPowerOfTen ? 1 : 0)}`);
  return x.plus(unit.times(direction));
}

/** How to go on from a guess. */
export interface Steps {
  readonly first: Decimal;
  /** By how much each step is longer than the one before. */
  readonly factor: number;
  readonly most: number;
  /** Beyond this number nothing is looked at. */
  readonly limit?: Decimal | undefined;
}

/**
 * Goes from a point towards the root, upwards or downwards, until the sign changes; from the last two points on. Undefined
 * where it has not changed after so many steps or at the limit.
 */
export function bracketFrom(
  start: Point,
  direction: 1 | -1,
  sideAt: SideAt,
  { first, factor, most, limit }: Steps,
): Bracket | undefined {
  let before = start;
  let step = first;
  for (let count = 0; count < most; count += 1) {
    const wanted = start.x.plus(step.times(direction));
    const isLast = limit !== undefined && wanted.minus(limit).times(direction).greaterThanOrEqualTo(0);
    const next = pointAt(sideAt, isLast ? limit : wanted);
    if (next.sign === 0) return { low: next, high: next };
    if (next.sign !== before.sign) return ascending(before, next);
    if (isLast) return undefined;
    before = next;
    step = step.times(factor);
  }
  return undefined;
}

const ascending = (one: Point, other: Point): Bracket =>
  one.x.lessThan(other.x) ? { low: one, high: other } : { low: other, high: one };

/** Steps that follow the shape of the function; after them, halving ends it in a hundred more. */
const GUIDED_STEPS = 60;

/** Powers of ten between two numbers above which half of these is taken, and not half of the distance. */
const FAR_APART = 3;

/**
 * Narrows a bracket until no number of the grid lies between its ends: two neighbours with opposite signs, or one number at
 * which the function is 0. The ends of the bracket need not belong to the grid.
 *
 * After R. Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without
 * using derivatives", Advances in Engineering Software 28 (1997), which starts here from the secant.
 */
export function narrow({ low, high }: Bracket, sideAt: SideAt, grid: Grid = RESULTS): Bracket {
  if (low.x.isNegative() && high.x.greaterThan(0) && !low.x.isZero()) {
    const middle = pointAt(sideAt, new Decimal(0));
    if (middle.sign === 0) return { low: middle, high: middle };
    return narrow(middle.sign === low.sign ? { low: middle, high } : { low, high: middle }, sideAt, grid);
  }
  let [newest, other] = Math.abs(low.size) < Math.abs(high.size) ? [low, high] : [high, low];
  let last: Point | undefined;
  for (let step = 0; ; step += 1) {
    const share = step < GUIDED_STEPS ? guide(newest, other, last) : undefined;
    const x = between(newest.x, other.x, share, grid);
    if (x === undefined) return ascending(newest, other);
    const point = pointAt(sideAt, x);
    if (point.sign === 0) return { low: point, high: point };
    if (point.sign === newest.sign) last = newest;
    else {
      last = other;
      other = newest;
    }
    newest = point;
  }
}

/** A number of the grid strictly between two, at a share of the way from `a` to `b` or half-way; undefined where there is none. */
function between(a: Decimal, b: Decimal, share: number | undefined, grid: Grid): Decimal | undefined {
  const direction = b.greaterThan(a) ? 1 : -1;
  const back = direction === 1 ? -1 : 1;
  const isAhead = (x: Decimal, of: Decimal): boolean => x.minus(of).times(direction).greaterThan(0);
  const wanted =
    share === undefined && farApart(a, b, grid)
      ? middlePower(a, b, grid)
      : rounded(a.plus(b.minus(a).times(share ?? 0.5)), grid);
  if (isAhead(wanted, a) && isAhead(b, wanted)) return wanted;
  // Next to an end, the nearest number inside.
  const inside = isAhead(wanted, a) ? neighbourBefore(b, back, grid) : neighbourBefore(a, direction, grid);
  return isAhead(inside, a) && isAhead(b, inside) ? inside : undefined;
}

const rounded = (x: Decimal, { digits, smallest }: Grid): Decimal =>
  x.e < smallest ? new Decimal(0) : x.toSignificantDigits(digits);

/** The nearest number of the grid on one side of a number that need not belong to it. */
function neighbourBefore(x: Decimal, direction: 1 | -1, grid: Grid): Decimal {
  const near = rounded(x, grid);
  return near.minus(x).times(direction).greaterThan(0) ? near : neighbour(near, direction, grid);
}

const exponentOf = (x: Decimal, { smallest }: Grid): number => (x.isZero() ? smallest - 1 : x.e);

const farApart = (a: Decimal, b: Decimal, grid: Grid): boolean =>
  Math.abs(exponentOf(a, grid) - exponentOf(b, grid)) > FAR_APART;

/** Across many powers of ten, halving the exponent: from 0 to 1 there are two hundred of them. */
function middlePower(a: Decimal, b: Decimal, grid: Grid): Decimal {
  const power = new Decimal(`1e${Math.round((exponentOf(a, grid) + exponentOf(b, grid)) / 2)}`);
  return a.isNegative() || b.isNegative() ? power.neg() : power;
}

/** Which share of the way from `newest` to `other` to go: by the shape of the function where that is safe. */
function guide(newest: Point, other: Point, last: Point | undefined): number | undefined {
  const [f1, f2] = [newest.size, other.size];
  if (last === undefined) return within(f1 / (f1 - f2));
  const f3 = last.size;
  const whole = last.x.minus(other.x);
  const share = (f1 - f2) / (f3 - f2);
  // φ and ξ, or 1 − φ and 1 − ξ where those are smaller: a double near 1 has lost their last digits.
  const [phi, xi] =
    share < 0.5
      ? [share, newest.x.minus(other.x).div(whole).toNumber()]
      : [(f3 - f1) / (f3 - f2), last.x.minus(newest.x).div(whole).toNumber()];
  // φ² < ξ and (1 − φ)² < 1 − ξ
  if (!(phi * phi < xi && xi < phi * (2 - phi))) return undefined;
  const alpha = last.x.minus(newest.x).div(other.x.minus(newest.x)).toNumber();
  return within((f1 / (f2 - f1)) * (f3 / (f2 - f3)) + alpha * (f1 / (f3 - f1)) * (f2 / (f3 - f2)));
}

const within = (share: number): number | undefined => (share >= 0 && share < 1 ? share : undefined);
