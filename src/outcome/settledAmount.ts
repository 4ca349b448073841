// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import { elapsedYears } from "../algebra/amountAt.js";
import { reaches } from "../algebra/payoff.js";
import { Decimal, exactProduct, exactSum, ZERO } from "../numeric/decimal.js";
import type { EpochDay } from "../time/date.js";
import { type Facts, Wide } from "./facts.js";

/** What an amount comes to as far as it is known: between these two; undefined for no bound. Equal where it is known. */
export interface KnownRange {
  readonly low: Decimal | undefined;
  readonly high: Decimal | undefined;
}

export const exactly = (value: Decimal): KnownRange => ({ low: value, high: value });

export const ANYTHING: KnownRange = { low: undefined, high: undefined };

/** The value, where it is known. */
export const settledValue = ({ low, high }: KnownRange): Decimal | undefined =>
  low !== undefined && high !== undefined && low.equals(high) ? low : undefined;

/** What an amount comes to, exactly; where something is unknown, bounds that hold whatever it turns out to be. */
export function settledAmount(amount: Amount, facts: Facts): KnownRange {
  const before = facts.ranges.get(amount);
  if (before !== undefined) return before;
  const found = rangeOf(amount, facts);
  facts.ranges.set(amount, found);
  return found;
}

function rangeOf(amount: Amount, facts: Facts): KnownRange {
  const of = (part: Amount): KnownRange => settledAmount(part, facts);
  switch (amount.tag) {
    case "constant":
      return exactly(amount.value);
    case "observe": {
      const value = facts.valueOf(amount.observable);
      return value === undefined ? ANYTHING : exactly(value);
    }
    case "add": {
      const [left, right] = [of(amount.left), of(amount.right)];
      return { low: sum(left.low, right.low), high: sum(left.high, right.high) };
    }
    case "times":
      return scaled(amount.factor, of(amount.amount));
    case "min": {
      const [left, right] = [of(amount.left), of(amount.right)];
      return { low: both(left.low, right.low, smaller), high: either(left.high, right.high, smaller) };
    }
    case "max": {
      const [left, right] = [of(amount.left), of(amount.right)];
      return { low: either(left.low, right.low, larger), high: both(left.high, right.high, larger) };
    }
    case "ifAtLeast": {
      const reached = hasReached(of(amount.amount), amount.threshold);
      if (reached !== undefined) return of(reached ? amount.then : amount.otherwise);
      return hull(of(amount.then), of(amount.otherwise));
    }
    case "elapsed": {
      const days = [facts.dayOf(amount.from), facts.dayOf(amount.to)];
      if (days.includes(undefined)) return { low: ZERO, high: undefined };
      const { numerator, denominator } = elapsedYears(amount, (rule) => facts.dayOf(rule) as EpochDay);
      return exactly(new Decimal(new Wide(numerator).div(denominator)));
    }
  }
}

/** Whether something has reached a threshold; undefined where that is not known. */
export function hasReached({ low, high }: KnownRange, threshold: Decimal): boolean | undefined {
  if (low !== undefined && reaches(low, threshold)) return true;
  return high !== undefined && !reaches(high, threshold) ? false : undefined;
}

/** What lies in either of two ranges. */
export const hull = (a: KnownRange, b: KnownRange): KnownRange => ({
  low: both(a.low, b.low, smaller),
  high: both(a.high, b.high, larger),
});

/** A range multiplied by another. */
export function product(a: KnownRange, b: KnownRange): KnownRange {
  const [known, other] = settledValue(a) === undefined ? [settledValue(b), a] : [settledValue(a), b];
  if (known !== undefined) return scaled(known, other);
  // Of two unknown factors, years are the one that may be unknown beside an amount, and they are not negative.
  const positive = (one: KnownRange): boolean => one.low?.greaterThanOrEqualTo(0) === true;
  return positive(a) && positive(b) ? { low: ZERO, high: undefined } : ANYTHING;
}

/** A range multiplied by a number. */
export function scaled(factor: Decimal, { low, high }: KnownRange): KnownRange {
  if (factor.isZero()) return exactly(ZERO);
  const [first, second] = [low, high].map((end) => end && withoutSign(exactProduct(factor, end)));
  return factor.greaterThan(0) ? { low: first, high: second } : { low: second, high: first };
}

/** No zero is negative. */
const withoutSign = (value: Decimal): Decimal => (value.isZero() ? ZERO : value);

const sum = (a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined =>
  a && b && withoutSign(exactSum([a, b]));

type Choice = (a: Decimal, b: Decimal) => Decimal;
const smaller: Choice = (a, b) => (a.lessThan(b) ? a : b);
const larger: Choice = (a, b) => (a.greaterThan(b) ? a : b);

/** Of two bounds, of which both must be there. */
const both = (a: Decimal | undefined, b: Decimal | undefined, choose: Choice): Decimal | undefined =>
  a && b && choose(a, b);

/** Of two bounds, of which one is enough. */
const either = (a: Decimal | undefined, b: Decimal | undefined, choose: Choice): Decimal | undefined =>
  a && b ? choose(a, b) : (a ?? b);
