// Internal: no name of the public API lives here.

import type { Decimal } from "../decimal.js";
import { narrow, neighbour, type Point, pointAt, type Side, type SideAt, type Sign } from "./bracket.js";
import { nearestDecimal } from "./nearestDecimal.js";

/** Where a function changes its sign or is 0. */
export interface Solution {
  /**
   * `"crossing"`: low and high are one number, at which the function is 0, or neighbours in 28 digits at which it has
   * opposite signs. `"stretch"`: the function is 0 all along from low to high.
   */
  readonly kind: "crossing" | "stretch";
  /** The root to 28 digits; of a stretch, a number in it. */
  readonly value: Decimal;
  readonly low: Point;
  readonly high: Point;
  /** The signs on both sides; 0 beyond the first or the last number that was looked at. */
  readonly before: Sign;
  readonly after: Sign;
}

export interface Scan {
  /** In ascending order. */
  readonly solutions: readonly Solution[];
  readonly first: Sign;
  readonly last: Sign;
}

/**
 * Looks at a function at ascending numbers, two or more, and narrows down each solution that shows: a change of sign from
 * one number to the next, or a number at which the function is 0. Between two of the numbers an even number goes unseen.
 */
export function scan(numbers: readonly [Decimal, ...Decimal[], Decimal], sideAt: SideAt): Scan {
  const points = numbers.map((x) => pointAt(sideAt, x)) as [Point, ...Point[], Point];
  const solutions: Solution[] = [];
  let before: Point | undefined;
  for (let index = 0; index < points.length; index += 1) {
    const here = points[index] as Point;
    if (here.sign === 0) {
      const end = endOfRun(points, index);
      solutions.push(stretch(before, here, points[end] as Point, points[end + 1], sideAt));
      index = end;
    } else if (before !== undefined && before.sign === -here.sign) {
      solutions.push(crossing(before, here, sideAt));
    }
    before = points[index];
  }
  return { solutions, first: points[0].sign, last: (points.at(-1) as Point).sign };
}

function endOfRun(points: readonly Point[], from: number): number {
  let last = from;
  while (points[last + 1]?.sign === 0) last += 1;
  return last;
}

function crossing(before: Point, after: Point, sideAt: SideAt): Solution {
  const { low, high } = narrow({ low: before, high: after }, sideAt);
  if (low.sign === 0) return stretch(before, low, low, after, sideAt);
  const value = nearestDecimal(low.x, high.x, low.sign, (halfWay) => sideAt(halfWay).sign);
  return { kind: "crossing", value, low, high, before: low.sign, after: high.sign };
}

/** From a first to a last point at which the function is 0, how far it stays 0 on both sides. */
function stretch(
  before: Point | undefined,
  first: Point,
  last: Point,
  after: Point | undefined,
  sideAt: SideAt,
): Solution {
  const low = before === undefined ? first : edge(before, first, sideAt);
  const high = after === undefined ? last : edge(after, last, sideAt);
  const kind = low.x.equals(high.x) ? "crossing" : "stretch";
  return { kind, value: first.x, low, high, before: before?.sign ?? 0, after: after?.sign ?? 0 };
}

const INSIDE: Side = { sign: -1, size: -1 };
const OUTSIDE: Side = { sign: 1, size: 1 };

/** The last number at which the function is still 0, on the way from one at which it is to one at which it is not. */
function edge(outside: Point, inside: Point, sideAt: SideAt): Point {
  const direction = outside.x.greaterThan(inside.x) ? 1 : -1;
  const next = neighbour(inside.x, direction);
  const isPast = next.minus(outside.x).times(direction).greaterThanOrEqualTo(0);
  if (isPast || sideAt(next).sign !== 0) return inside;
  const ends = [
    { x: inside.x, ...INSIDE },
    { x: outside.x, ...OUTSIDE },
  ] as const;
  const [low, high] = direction === 1 ? ends : [ends[1], ends[0]];
  const narrowed = narrow({ low, high }, (x) => (sideAt(x).sign === 0 ? INSIDE : OUTSIDE));
  const { x } = narrowed.low.sign === INSIDE.sign ? narrowed.low : narrowed.high;
  return { x, sign: 0, size: 0 };
}
