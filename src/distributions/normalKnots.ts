import type { Decimal } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";

/** Φ(−14) is below 1e-44. */
const OUTERMOST = 14;
const SPANS = 14;

/**
 * Standard normal scores, evenly spaced, for the `coordinate` of a distribution whose mean lies where scores exceed theirs
 * by `tilt` (v for a lognormal): as little of the mean as of the probability is outside. `down` is how much further they go below.
 */
export function normalKnots(tilt: Real, down: Real = tilt.like(0)): readonly Decimal[] {
  const span = tilt
    .plus(down)
    .plus(2 * OUTERMOST)
    .div(SPANS)
    .toDecimal();
  const lowest = down.plus(OUTERMOST).neg().toDecimal();
  return Array.from({ length: SPANS + 1 }, (_, index) => span.times(index).plus(lowest));
}
