// Internal: no name of the public API lives here.

import type { Assumptions } from "../../beliefs/assumptions.js";
import { OfferError } from "../../errors.js";
import { certified } from "../../numeric/certified.js";
import { Decimal } from "../../numeric/decimal.js";
import { toResult } from "../../numeric/rounding.js";
import { baseOf } from "../figures/beliefFigure.js";
import { movedTo } from "../figures/beliefRange.js";
import type { Figure } from "../figures/figureOf.js";
import type { StatedBelief } from "../figures/statedBeliefs.js";

/** Digits to which values are worked out for a difference. */
const DIGITS = 60;

/** A step of 1e-16 of the belief: what a difference leaves out is of the order of its square. */
const STEP = -16;

/** Of what is simulated, one percent or so of the belief: values on the same paths differ by what their doubles leave. */
const SIMULATED_STEP = -2;

const SMALLEST = -190;

/** Slopes on the two sides of a belief that differ by more than this share of themselves make a corner. */
const CORNER = "1e-8";

/** How much a figure changes for one unit of a belief. */
export interface Derivative {
  /** Null where the slopes on the two sides differ. */
  readonly perUnit: Decimal | null;
  /** What is worth saying of it. */
  readonly remark: string | undefined;
}

/** A figure to so many digits that differences of a small step keep 28 of their own. */
export const preciseValue = (figure: Figure, beliefs: Assumptions): Decimal => {
  const compute = figure.under(beliefs);
  return new Decimal(certified((numbers) => compute(numbers).toResult(), DIGITS));
};

/** The slope of a figure at a belief, by differences of values to 60 digits; of a day, by one day either way. */
export function derivativeAt(
  figure: Figure,
  beliefs: Assumptions,
  belief: StatedBelief,
  here: Decimal,
): Derivative {
  const base = baseOf(belief);
  const isDate = belief.kind === "date";
  const step = isDate ? new Decimal(1) : stepFrom(base, figure.simulated ? SIMULATED_STEP : STEP);
  const ahead = (steps: number): Decimal | undefined =>
    valueAt(figure, beliefs, belief, base.plus(step.times(steps)))?.minus(here);
  const [up, down] = [ahead(1), ahead(-1)];
  if (up === undefined || down === undefined) return oneSided(ahead, up, down, step);
  const [above, below] = [up.div(step), down.div(step).neg()];
  if (!isDate && !figure.simulated && isCorner(above, below, base, here)) {
    const remark = `the value has a corner here: per unit ${shown(below)} below and ${shown(above)} above`;
    return { perUnit: null, remark };
  }
  return { perUnit: toResult(above.plus(below).div(2)), remark: undefined };
}

const stepFrom = (base: Decimal, exponent: number): Decimal =>
  new Decimal(`1e${Math.max(SMALLEST, (base.isZero() ? 0 : base.e) + exponent)}`);

const shown = (slope: Decimal): string => slope.toSignificantDigits(6).toString();

/** A slope by its nature is small next to what both sides share; a corner stays, however small the step. */
function isCorner(above: Decimal, below: Decimal, base: Decimal, here: Decimal): boolean {
  const gap = above.minus(below).abs();
  const steeper = above.abs().greaterThan(below.abs()) ? above.abs() : below.abs();
  const matters = gap.times(base.isZero() ? 1 : base.abs()).greaterThan(here.abs().times("1e-10"));
  return matters && gap.greaterThan(steeper.times(CORNER));
}

/** At the edge of what is allowed: (4·f(h) − f(2h)) ÷ 2h, on the side there is. */
function oneSided(
  ahead: (steps: number) => Decimal | undefined,
  up: Decimal | undefined,
  down: Decimal | undefined,
  step: Decimal,
): Derivative {
  const side = up === undefined ? -1 : 1;
  const near = up ?? down;
  const far = ahead(2 * side);
  if (near === undefined || far === undefined) {
    return { perUnit: null, remark: "no slope: no value next to it is allowed" };
  }
  const slope = near.times(4).minus(far).div(step.times(2)).times(side);
  return {
    perUnit: toResult(slope),
    remark: `slope ${side > 0 ? "above" : "below"} it: the other side is not allowed`,
  };
}

function valueAt(
  figure: Figure,
  beliefs: Assumptions,
  belief: StatedBelief,
  to: Decimal,
): Decimal | undefined {
  try {
    return preciseValue(figure, movedTo(beliefs, belief, to));
  } catch (error) {
    if (error instanceof OfferError) return undefined;
    throw error;
  }
}
