// Internal: no name of the public API lives here.

import { type Decimal, ONE, ZERO } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";
import type { Coordinate } from "./distribution.js";

/** The coordinate of a family with two ends: how far along its range, from 0 to 1, with a knot wherever the density has one. */
export const alongRange = (
  low: Real,
  width: Real,
  bends: readonly Decimal[],
  density: Pick<Coordinate, "singularAtKnots" | "densityAt">,
): Coordinate => ({
  ...density,
  knots: [ZERO, ...bends.filter((bend) => bend.greaterThan(0) && bend.lessThan(1)), ONE],
  valueAt: (z) => z.times(width).plus(low),
  scoreOf: (value) => value.minus(low).div(width),
  holds: () => true,
});
