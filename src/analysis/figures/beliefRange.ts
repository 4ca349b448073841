import type { Assumptions } from "../../beliefs/assumptions.js";
import { changeBeliefs } from "../../beliefs/changeBeliefs.js";
import { describeReceived, type FieldPath, OfferError } from "../../errors.js";
import { TERMINAL_FIGURES } from "../../market/terminalValue.js";
import { Decimal, type DecimalInput, toFraction } from "../../numeric/decimal.js";
import { RESULT_DIGITS } from "../../numeric/rounding.js";
import type { Json } from "../../schema/document.js";
import type { BeliefKind } from "../../schema/figures.js";
import { ownProperty } from "../../schema/records.js";
import { baseOf, numberOf, writtenAs } from "./beliefFigure.js";
import { type StatedBelief, statedBeliefs } from "./statedBeliefs.js";
import type { BeliefValue } from "./withBelief.js";

/** How far a belief is moved: between two values, by so much either way (days for a day), or by a share of itself. */
export type RangeInput =
  | readonly [BeliefValue, BeliefValue]
  | {
      /** How far either way, in the belief's own units; days for a day. Not negative. */
      readonly by: DecimalInput;
    }
  | {
      /** How far either way, as a share of the belief: "0.1" is 10%. Not negative. */
      readonly relative: DecimalInput;
    };

/** How far beliefs are moved that have no range of their own. */
export interface Bumps {
  /** A share of the belief: amounts, prices, volatilities, chances a year. */
  readonly relative: Decimal;
  /** In units: rates, probabilities, correlations and prices for a face of 1; 0.01 is one percentage point. */
  readonly points: Decimal;
  readonly days: Decimal;
}

/** The two ends between which a belief is moved, as numbers. */
export interface BeliefRange {
  readonly low: Decimal;
  readonly high: Decimal;
  /** Whether ends that are not allowed give way to the furthest that are. */
  readonly mayBeCut: boolean;
}

const IN_POINTS: readonly BeliefKind[] = ["rate", "probability", "factor", "correlation"];

/** The range of a belief from what was asked for, or the common one. */
export function rangeOf(
  belief: StatedBelief,
  asked: Json | undefined,
  bumps: Bumps,
  at: FieldPath,
): BeliefRange {
  if (asked === undefined) return around(belief, commonBump(belief, bumps));
  if (Array.isArray(asked) && asked.length === 2) return between(belief, asked, at);
  if (typeof asked === "object" && asked !== null && !Array.isArray(asked)) {
    const stated = asked as { readonly [key: string]: Json };
    const [key, ...more] = Object.keys(stated);
    if (more.length === 0 && (key === "by" || key === "relative")) {
      const size = bump(ownProperty(stated, key), [...at, key]);
      if (key === "by") return around(belief, belief.kind === "date" ? wholeDays(size, [...at, key]) : size);
      if (belief.kind !== "date") return around(belief, baseOf(belief).abs().times(size));
    }
  }
  const message = 'must be [low, high], { by: "0.01" } or { relative: "0.1" }';
  throw new OfferError({ code: "invalid-term", path: at, message, received: describeReceived(asked) });
}

/** A size that is not negative. */
export function bump(input: unknown, at: FieldPath): Decimal {
  const size = toFraction(input, at);
  if (!size.lessThan(0)) return size;
  throw new OfferError({ code: "out-of-range", path: at, message: "must not be negative" });
}

const MAX_DAYS = 36_500;

export function wholeDays(days: Decimal, at: FieldPath): Decimal {
  if (days.isInteger() && !days.greaterThan(MAX_DAYS)) return days;
  const message = `must be a whole number of days, at most ${MAX_DAYS}`;
  throw new OfferError({ code: "out-of-range", path: at, message });
}

const commonBump = (belief: StatedBelief, { relative, points, days }: Bumps): Decimal => {
  if (belief.kind === "date") return days;
  return IN_POINTS.includes(belief.kind) ? points : baseOf(belief).abs().times(relative);
};

function around(belief: StatedBelief, by: Decimal): BeliefRange {
  const base = baseOf(belief);
  const [low, high] = [base.minus(by), base.plus(by)].map((end) =>
    end.toSignificantDigits(RESULT_DIGITS),
  ) as [Decimal, Decimal];
  return { low, high, mayBeCut: true };
}

function between(belief: StatedBelief, ends: readonly Json[], at: FieldPath): BeliefRange {
  const [low, high] = ends.map((end, index) => {
    return numberOf(end, belief.kind, [...at, index]);
  }) as [Decimal, Decimal];
  if (!low.greaterThan(high)) return { low, high, mayBeCut: false };
  throw new OfferError({ code: "out-of-range", path: at, message: "must have the lower end first" });
}

/** The beliefs with one of them at a number. */
export const movedTo = (beliefs: Assumptions, belief: StatedBelief, to: Decimal): Assumptions =>
  changeBeliefs(beliefs, [{ path: belief.path, value: writtenAs(to, belief.kind) }]);

/** An end of a range and what was found there. */
export interface End<Found> {
  readonly to: Decimal;
  readonly found: Found;
  /** Why it is not the one that was asked for; undefined where it is. */
  readonly refusal: OfferError | undefined;
}

/**
 * What `look` finds at `to` or, where it refuses that, at the furthest number on the way there that it accepts: a bound that a
 * rule may set, another figure of the same belief, or where it started.
 */
export function furthest<Found>(
  beliefs: Assumptions,
  belief: StatedBelief,
  to: Decimal,
  look: (value: Decimal) => Found,
): End<Found> {
  const base = baseOf(belief);
  const steps = [limited(beliefs, belief, to), ...boundsBetween(beliefs, belief, base, to)];
  let refusal: OfferError | undefined;
  for (const step of steps) {
    try {
      return { to: step, found: look(step), refusal };
    } catch (error) {
      if (!(error instanceof OfferError)) throw error;
      refusal ??= error;
    }
  }
  return { to: base, found: look(base), refusal };
}

/** A deal that was to close before today is worth nothing, which says nothing of delay. */
const limited = ({ valuationDate }: Assumptions, { kind }: StatedBelief, to: Decimal): Decimal =>
  kind === "date" && to.lessThan(valuationDate) ? new Decimal(valuationDate) : to;

const BOUNDS = ["0", "1", "10", "-10", "1000"];
const MONEY: readonly BeliefKind[] = ["amount", "price"];

/** Growth for ever stops short of the rate that discounts it: a hundredth of a percentage point below each that is stated. */
function belowTheRates({ requiredReturns, discountRate }: Assumptions, path: FieldPath): readonly Decimal[] {
  if (path.at(-1) !== TERMINAL_FIGURES.growth.field) return [];
  const rates = [...Object.values(requiredReturns), ...(discountRate === undefined ? [] : [discountRate])];
  return rates.flatMap((rate) => ("kind" in rate ? [] : [rate.rate.minus("0.0001")]));
}

function boundsBetween(
  beliefs: Assumptions,
  { path, kind }: StatedBelief,
  base: Decimal,
  to: Decimal,
): readonly Decimal[] {
  if (kind === "date") return [];
  const parent = JSON.stringify(path.slice(0, -1));
  const siblings = statedBeliefs(beliefs).filter(
    (other) => other.kind === kind && JSON.stringify(other.path.slice(0, -1)) === parent,
  );
  const distance = (value: Decimal): Decimal => value.minus(base).abs();
  const bounds = MONEY.includes(kind) ? ["0"] : BOUNDS;
  return [
    ...bounds.map((bound) => new Decimal(bound)),
    ...belowTheRates(beliefs, path),
    ...siblings.map(baseOf),
    base.div(1000),
  ]
    .filter((value) => value.minus(base).times(to.minus(value)).greaterThan(0))
    .sort((a, b) => (distance(a).lessThan(distance(b)) ? 1 : -1));
}
