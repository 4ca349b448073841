// Internal: no name of the public API lives here.

import type { Assumptions } from "../../beliefs/assumptions.js";
import { OfferError } from "../../errors.js";
import { ascending, Decimal } from "../../numeric/decimal.js";
import type { BeliefKind } from "../../schema/figures.js";
import { baseOf } from "../figures/beliefFigure.js";
import { furthest } from "../figures/beliefRange.js";
import type { StatedBelief } from "../figures/statedBeliefs.js";

const RATIO = 1000;

/** How far from itself a belief may reasonably be sought: everything that is allowed where that is bounded. */
const WHOLE: Readonly<Partial<Record<BeliefKind, readonly [string, string]>>> = {
  probability: ["0", "1"],
  volatility: ["0", "10"],
  rate: ["-0.5", "2"],
  factor: ["0", "2"],
  intensity: ["0", "1000"],
};

/** The range in which one belief is sought unless another is stated; undefined where its base is 0 and gives no measure. */
export function scanRange(
  beliefs: Assumptions,
  belief: StatedBelief,
  tryAt: (x: Decimal) => unknown,
): readonly [Decimal, Decimal] | undefined {
  const whole = WHOLE[belief.kind];
  const far = baseOf(belief).abs().times(RATIO);
  if (whole === undefined && far.isZero()) return undefined;
  const ends = whole?.map((end) => new Decimal(end)) ?? [far.neg(), far];
  const [low, high] = ends.map((end) => furthest(beliefs, belief, end, tryAt).to) as [Decimal, Decimal];
  return [low, high];
}

/** The range in which a factor is sought: from 0, or from a thousandth where 0 is not allowed, to a thousand. */
export function factorRange(tryAt: (x: Decimal) => unknown): readonly [Decimal, Decimal] {
  const least = new Decimal(0);
  try {
    tryAt(least);
    return [least, new Decimal(RATIO)];
  } catch (error) {
    if (!(error instanceof OfferError)) throw error;
    return [new Decimal(1).div(RATIO), new Decimal(RATIO)];
  }
}

const EVEN_STEPS = 200;
const STEPS_A_DECADE = 20;
const DECADES = 3;

/**
 * The numbers of a range that are looked at: evenly spread, more densely around 0 in proportion to `base`, and 0 itself, from
 * `low` to `high`, which is greater.
 */
export function scanNumbers(
  low: Decimal,
  high: Decimal,
  base: Decimal,
): readonly [Decimal, ...Decimal[], Decimal] {
  const width = high.minus(low);
  const even = Array.from({ length: EVEN_STEPS + 1 }, (_, index) =>
    low.plus(width.times(index).div(EVEN_STEPS)),
  );
  const geometric = Array.from({ length: 2 * DECADES * STEPS_A_DECADE + 1 }, (_, index) =>
    base.abs().times(new Decimal(10).pow(new Decimal(index).div(STEPS_A_DECADE).minus(DECADES))),
  );
  const inside = [new Decimal(0), ...geometric, ...geometric.map((value) => value.neg()), ...even]
    .map((value) => value.toSignificantDigits(12))
    .filter((value) => value.greaterThan(low) && value.lessThan(high));
  return [low, ...ascending(inside), high];
}
