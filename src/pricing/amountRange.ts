// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import { type Observable, observableKey } from "../algebra/observable.js";
import { distinctObservables } from "../algebra/observablesIn.js";
import { addPayoffs, lineAt, type Payoff, payoffAt, timesPayoff } from "../algebra/payoff.js";
import { payoffOf } from "../algebra/payoffOf.js";
import { type Decimal, exactProduct, exactSum, ONE, ZERO } from "../numeric/decimal.js";
import type { EpochDay } from "../time/date.js";
import type { DateRule } from "../time/dateRule.js";
import { exclusiveGroups } from "./exclusiveAmounts.js";

/** From the least to the greatest of something; an end that is undefined has no limit. */
export interface Range {
  readonly low: Decimal | undefined;
  readonly high: Decimal | undefined;
}

export const NOTHING: Range = { low: ZERO, high: ZERO };

/** What observables may be, and which day a date rule means. */
export interface Possible {
  dayOf(rule: DateRule): EpochDay;
  /** The least that an observable may be; undefined where it may be any number. None has an upper limit. */
  leastOf(observable: Observable): Decimal | undefined;
}

/** So many times an amount. */
export interface Multiple {
  readonly factor: Decimal;
  readonly amount: Amount;
}

/** So many payoffs of one observable are added up; of more, which no offer has in earnest, each is taken by itself. */
const MOST_TOGETHER = 50;

/**
 * What a sum of amounts may come to, whatever their observables turn out to be. Exact where each observable bends the sum by
 * itself: then the pieces of its payoff say all. Where amounts bend over several observables together, these are taken as if they
 * could be each at its worst at once, which encloses what is possible; what cancels in the sum, as payments under a common cap do, is
 * taken out first, and of amounts that exclude each other one counts at most.
 */
export function rangeOfSum(summands: readonly Multiple[], possible: Possible): Range {
  const atoms = atomsOf(summands);
  const whole = rangeOfAtoms(atoms, possible);
  const groups = exclusiveGroups([...atoms.keys()]);
  if (groups.length === 0) return whole;
  const rest = new Map(atoms);
  const alternatives = groups.map((group) =>
    group
      .map((atom) => {
        rest.delete(atom);
        return rangeOfAtoms(new Map([[atom, atoms.get(atom) as Decimal]]), possible);
      })
      .reduce(hullOf, NOTHING),
  );
  const { low, high } = sumOfRanges([...alternatives, rangeOfAtoms(rest, possible)]);
  return { low: greaterStated(whole.low, low), high: lesserStated(whole.high, high) };
}

/** A sum of so many times what cannot be taken apart by adding and multiplying. */
function rangeOfAtoms(atoms: ReadonlyMap<Amount, Decimal>, possible: Possible): Range {
  const alone = new Map<string, { observable: Observable; payoffs: Payoff[] }>();
  const joint: Range[] = [];
  let constant = ZERO;
  for (const [atom, factor] of atoms) {
    if (factor.isZero()) continue;
    const [only, second] = distinctObservables(atom);
    if (only !== undefined && second !== undefined) {
      joint.push(timesRange(factor, jointRange(atom, possible)));
      continue;
    }
    const payoff = timesPayoff(factor, payoffIn(atom, possible));
    if (only === undefined) {
      constant = exactSum([constant, payoffAt(payoff, ZERO)]);
      continue;
    }
    const key = observableKey(only);
    const known = alone.get(key);
    if (known === undefined) alone.set(key, { observable: only, payoffs: [payoff] });
    else known.payoffs.push(payoff);
  }
  const single = [...alone.values()].flatMap(({ observable, payoffs }) => {
    const together = payoffs.length > MOST_TOGETHER ? payoffs : [payoffs.reduce(addPayoffs)];
    return together.map((payoff) => rangeOfPayoff(payoff, possible.leastOf(observable)));
  });
  return sumOfRanges([{ low: constant, high: constant }, ...single, ...joint]);
}

/** The parts that cannot be taken apart by adding and multiplying, each once, with how often it counts. */
function atomsOf(summands: readonly Multiple[]): ReadonlyMap<Amount, Decimal> {
  const found = new Map<Amount, Decimal>();
  const collect = (amount: Amount, factor: Decimal): void => {
    if (amount.tag === "times") collect(amount.amount, exactProduct(factor, amount.factor));
    else if (amount.tag === "add") {
      collect(amount.left, factor);
      collect(amount.right, factor);
    } else found.set(amount, exactSum([found.get(amount) ?? ZERO, factor]));
  };
  for (const { factor, amount } of summands) collect(amount, factor);
  return found;
}

const payoffIn = (amount: Amount, possible: Possible): Payoff =>
  payoffOf(amount, { dayOf: (rule) => possible.dayOf(rule), valueOf: () => undefined });

/** An amount that bends over several observables. */
function jointRange(amount: Amount, possible: Possible): Range {
  const inside = (part: Amount): Range => rangeOfSum([{ factor: ONE, amount: part }], possible);
  switch (amount.tag) {
    case "min": {
      const [left, right] = [inside(amount.left), inside(amount.right)];
      return { low: lesser(left.low, right.low, undefined), high: lesserStated(left.high, right.high) };
    }
    case "max": {
      const [left, right] = [inside(amount.left), inside(amount.right)];
      return { low: greaterStated(left.low, right.low), high: greater(left.high, right.high, undefined) };
    }
    case "ifAtLeast": {
      const tested = inside(amount.amount);
      if (tested.low?.greaterThanOrEqualTo(amount.threshold)) return inside(amount.then);
      if (tested.high?.lessThan(amount.threshold)) return inside(amount.otherwise);
      return hullOf(inside(amount.then), inside(amount.otherwise));
    }
    default:
      // Sums and multiples have been taken apart, and nothing else observes several things.
      throw new Error(`an amount that is ${amount.tag} observes one thing at most`);
  }
}

/** What a payoff may come to where its observable is at least so much: at the ends, and on both sides of every breakpoint. */
function rangeOfPayoff({ breakpoints, lines }: Payoff, least: Decimal | undefined): Range {
  const within = breakpoints.filter(({ at }) => least === undefined || at.greaterThanOrEqualTo(least));
  const first = lines[lines.length - 1 - within.length] as Payoff["lines"][0];
  const last = lines.at(-1) as Payoff["lines"][0];
  const values = within.flatMap(({ at, value, left, right }) => [
    value,
    lineAt(right, at),
    ...(least !== undefined && at.equals(least) ? [] : [lineAt(left, at)]),
  ]);
  const start = least === undefined ? [] : [payoffAt({ breakpoints, lines }, least)];
  const unbounded = least === undefined ? [first, last] : [last];
  const level = unbounded.filter(({ slope }) => slope.isZero()).map(({ intercept }) => intercept);
  const reached = [...values, ...start, ...level];
  const falls = last.slope.isNegative() || (least === undefined && first.slope.greaterThan(0));
  const rises = last.slope.greaterThan(0) || (least === undefined && first.slope.isNegative());
  const smallest = (found: Decimal, value: Decimal): Decimal => (value.lessThan(found) ? value : found);
  const largest = (found: Decimal, value: Decimal): Decimal => (value.greaterThan(found) ? value : found);
  return {
    low: falls ? undefined : reached.reduce(smallest),
    high: rises ? undefined : reached.reduce(largest),
  };
}

export const sumOfRanges = (ranges: readonly Range[]): Range => ({
  low: sumOfEnds(ranges.map(({ low }) => low)),
  high: sumOfEnds(ranges.map(({ high }) => high)),
});

function sumOfEnds(ends: readonly (Decimal | undefined)[]): Decimal | undefined {
  const stated = ends.filter((end) => end !== undefined);
  return stated.length < ends.length ? undefined : exactSum(stated);
}

function timesRange(factor: Decimal, { low, high }: Range): Range {
  const [from, to] = factor.isNegative() ? [high, low] : [low, high];
  return { low: from && exactProduct(factor, from), high: to && exactProduct(factor, to) };
}

/** What either of two may come to. */
export const hullOf = (a: Range, b: Range): Range => ({
  low: lesser(a.low, b.low, undefined),
  high: greater(a.high, b.high, undefined),
});

const lesser = <Without>(
  a: Decimal | undefined,
  b: Decimal | undefined,
  without: Without,
): Decimal | Without => (a === undefined || b === undefined ? without : a.lessThan(b) ? a : b);

const greater = <Without>(
  a: Decimal | undefined,
  b: Decimal | undefined,
  without: Without,
): Decimal | Without => (a === undefined || b === undefined ? without : a.greaterThan(b) ? a : b);

/** The lesser of two upper ends, of which one that is undefined limits nothing. */
const lesserStated = (a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined =>
  lesser(a, b, a ?? b);

const greaterStated = (a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined =>
  greater(a, b, a ?? b);
