// Internal: no name of the public API lives here.

import type { Decimal } from "../decimal.js";
import { type Grid, neighbour, RESULTS, type Sign } from "./bracket.js";

/**
 * The last step of every root: the decimal that is nearest to it, halves away from zero. A root has one such decimal, so
 * that it comes out the same whichever way it was found.
 *
 * The root lies between `low` and `high`, and the function has the sign `signLow` below it and the opposite one above. If
 * both ends round to one decimal, that is the one. If they do not, half-way points lie between them, and the sign there
 * tells on which side the root is. Where the sign is 0, the half-way point is the root.
 */
export function nearestDecimal(
  low: Decimal,
  high: Decimal,
  signLow: Sign,
  signAt: (halfWay: Decimal) => Sign,
  grid: Grid = RESULTS,
): Decimal {
  const sideOfRoot = (one: Decimal, next: Decimal): Sign => {
    const sign = signAt(one.plus(next).div(2));
    return sign === 0 ? 0 : sign === signLow ? 1 : -1;
  };
  let ends: Ends = [low.toSignificantDigits(grid.digits), high.toSignificantDigits(grid.digits)];
  while (!ends[0].equals(ends[1])) ends = closer(ends, sideOfRoot, grid);
  return ends[0];
}

/** The least and the greatest decimal that may be the nearest. */
type Ends = readonly [Decimal, Decimal];

/** Closer ends, from where the root is as seen from half-way between neighbours: below (−1), there (0) or above (1). */
function closer([least, most]: Ends, sideOfRoot: (one: Decimal, next: Decimal) => Sign, grid: Grid): Ends {
  const middle = least.plus(most).div(2).toSignificantDigits(grid.digits);
  // Half-way between two neighbours is no decimal of the grid, and rounds to one of them.
  if (middle.equals(least) || middle.equals(most)) {
    const side = sideOfRoot(least, most);
    const isAbove = side === 0 ? !least.isNegative() : side > 0;
    return isAbove ? [most, most] : [least, least];
  }
  // The root is more often next to the middle of what is known than far from it.
  const above = neighbour(middle, 1, grid);
  const fromAbove = sideOfRoot(middle, above);
  if (fromAbove >= 0) return [fromAbove === 0 ? middle : above, fromAbove === 0 ? above : most];
  const below = neighbour(middle, -1, grid);
  const fromBelow = sideOfRoot(below, middle);
  if (fromBelow <= 0) return [fromBelow === 0 ? below : least, fromBelow === 0 ? middle : below];
  return [middle, middle];
}
