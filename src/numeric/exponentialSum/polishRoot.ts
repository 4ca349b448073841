import { type Decimal, decimalOf } from "../decimal.js";
import { RESULT_DIGITS } from "../rounding.js";
import type { Evaluate, PreciseValue } from "./preciseValue.js";

/** A rate known to lie between two others, where they are given; the sum has the sign `signLow` at the lower one. */
export interface Bracket {
  readonly start: Decimal;
  readonly low: Decimal | undefined;
  readonly high: Decimal | undefined;
  readonly signLow: number;
}

/** A root to 28 digits: the sum changes its sign between `low` and `high`, one unit of the 28th digit away. */
export interface PolishedRoot {
  readonly rate: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
}

const STAGES = [46, 92, 184, 368, 736];
const MAX_STEPS = 60;

/** Newton's method doubles the digits: a step this small leaves an error far below the 28 digits that are kept. */
const LAST_STEP = "1e-22";

/** After a step this small the slope is as good as the same. */
const SMALL_STEP = "1e-12";

/** Enough digits that a rate of 28 and its last unit are added exactly. */
const Exact = /* @__PURE__ */ decimalOf(2 * RESULT_DIGITS);

/**
 * The only root in a bracket, to 28 digits, proved by the signs on both sides of it: they change within half a unit of the
 * last digit or, where the root lies too near such a tie, within one. `evaluateWith` makes an evaluation of so many digits;
 * undefined where not even 736 of them show the change.
 */
export function polishRoot(
  evaluateWith: (digits: number) => Evaluate,
  bracket: Bracket,
): PolishedRoot | undefined {
  // 1 + rate needs more digits where the rate is small.
  const small = Math.max(0, -bracket.start.e);
  let start = bracket.start;
  let proved: PolishedRoot | undefined;
  for (const digits of STAGES) {
    const evaluate = evaluateWith(digits + 2 * small);
    start = newton(evaluate, { ...bracket, start });
    // A root at 0 is exact and never comes here; what looks like one needs more digits.
    if (start.isZero()) continue;
    const rate = start.toSignificantDigits(RESULT_DIGITS);
    const unit = new Exact(10).pow(rate.e + 1 - RESULT_DIGITS);
    const root = { rate, low: new Exact(rate).minus(unit), high: new Exact(rate).plus(unit) };
    if (changesSign(evaluate, bracket, rate, unit.div(2))) return root;
    if (proved === undefined && changesSign(evaluate, bracket, rate, unit)) proved = root;
  }
  return proved;
}

const signOf = ({ value, radius }: PreciseValue): number =>
  value.abs().greaterThan(radius) ? (value.isNegative() ? -1 : 1) : 0;

function changesSign(evaluate: Evaluate, bracket: Bracket, rate: Decimal, distance: Decimal): boolean {
  const low = new Exact(rate).minus(distance);
  const high = new Exact(rate).plus(distance);
  const inside =
    low.greaterThan(bracket.low ?? -1) && (bracket.high === undefined || high.lessThan(bracket.high));
  return (
    inside &&
    signOf(evaluate(low, false)) === bracket.signLow &&
    signOf(evaluate(high, false)) === -bracket.signLow
  );
}

/** Newton's method, held between what has proved too low and too high. */
function newton(evaluate: Evaluate, { start, signLow, ...ends }: Bracket): Decimal {
  let { low, high } = ends;
  let rate = start;
  let slope: Decimal | undefined;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const at = evaluate(rate, slope === undefined);
    slope ??= at.slope;
    const sign = signOf(at);
    if (sign === 0) return rate;
    if (sign === signLow) low = rate;
    else high = rate;
    const next = held(slope.isZero() ? undefined : at.value.div(slope).neg().plus(rate), low, high);
    const moved = next.minus(rate).abs();
    rate = next;
    if (moved.lessThanOrEqualTo(rate.abs().times(LAST_STEP))) return rate;
    if (moved.greaterThan(rate.abs().times(SMALL_STEP))) slope = undefined;
  }
  return rate;
}

function held(rate: Decimal | undefined, low: Decimal | undefined, high: Decimal | undefined): Decimal {
  const floor = low ?? new Exact(-1);
  const above = rate?.greaterThan(floor) ? rate : undefined;
  if (high === undefined) return above ?? floor.plus(1).times(2).minus(1);
  return above?.lessThan(high) ? above : floor.plus(high).div(2);
}
