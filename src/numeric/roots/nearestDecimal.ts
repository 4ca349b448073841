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
  let least = low.toSignificantDigits(grid.digits);
  let most = high.toSignificantDigits(grid.digits);
  while (!least.equals(most)) {
    const middle = least.plus(most).div(2).toSignificantDigits(grid.digits);
    const below = middle.equals(most) ? neighbour(middle, -1, grid) : middle;
    const above = neighbour(below, 1, grid);
    const sign = signAt(below.plus(above).div(2));
    if (sign === 0) return below.isNegative() ? below : above;
    if (sign === signLow) least = above;
    else most = below;
  }
  return least;
}
