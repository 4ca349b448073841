// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import { areContradictory } from "../algebra/contradiction.js";
import { observableKey } from "../algebra/observable.js";
import { distinctObservables } from "../algebra/observablesIn.js";
import {
  hullOf,
  type Multiple,
  NOTHING,
  type Possible,
  type Range,
  rangeOfSum,
  sumOfRanges,
} from "./amountRange.js";

/** So many times an amount, owed if its conditions hold. */
export interface Contingency extends Multiple {
  readonly conditions: readonly Condition[];
}

/** What is owed together, if all conditions hold. */
interface Bundle {
  readonly conditions: readonly Condition[];
  readonly owed: readonly Multiple[];
}

/** Outcomes of events that are tried, times payments looked at; of more, payments that exclude each other are still told apart. */
const MOST_TRIALS = 4096;

/**
 * What payments may come to together, whichever events happen and whatever is observed. Those that share events or observables
 * are looked at together, in every outcome of their events.
 */
export const rangeOfOutcomes = (owed: readonly Contingency[], possible: Possible): Range =>
  sumOfRanges(linked(bundled(owed)).map((group) => rangeOfGroup(group, possible)));

function rangeOfGroup(bundles: readonly Bundle[], possible: Possible): Range {
  const events = [...new Set(bundles.flatMap(({ conditions }) => conditions.map(({ event }) => event)))];
  const payments = bundles.reduce((sum, { owed }) => sum + owed.length, 0);
  if (2 ** events.length * payments > MOST_TRIALS && events.length > 0) {
    return rangeOfExclusive(bundles, possible);
  }
  const outcomes = Array.from({ length: 2 ** events.length }, (_, outcome) => {
    const happened = new Set(events.filter((_, index) => (outcome >> index) % 2 === 1));
    return bundles.filter(({ conditions }) =>
      conditions.every(({ event, happens }) => happened.has(event) === happens),
    );
  });
  return outcomes
    .map((due) =>
      rangeOfSum(
        due.flatMap(({ owed }) => owed),
        possible,
      ),
    )
    .reduce(hullOf);
}

/** Of payments that exclude each other, one is made at most; others may all be made, or none. */
function rangeOfExclusive(bundles: readonly Bundle[], possible: Possible): Range {
  const always = bundles.filter(({ conditions }) => conditions.length === 0);
  const alternatives: Bundle[][] = [];
  for (const one of bundles) {
    if (always.includes(one)) continue;
    const others = alternatives.find((group) => group.every((other) => excludeEachOther(one, other)));
    if (others === undefined) alternatives.push([one]);
    else others.push(one);
  }
  const due = rangeOfSum(
    always.flatMap(({ owed }) => owed),
    possible,
  );
  const one = alternatives.map((group) =>
    group.map(({ owed }) => rangeOfSum(owed, possible)).reduce(hullOf, NOTHING),
  );
  return sumOfRanges([due, ...one]);
}

const excludeEachOther = (one: Bundle, other: Bundle): boolean =>
  areContradictory([...one.conditions, ...other.conditions]);

/** Payments under the same conditions, together; those without any one by one. */
function bundled(owed: readonly Contingency[]): readonly Bundle[] {
  const bundles = new Map<string, { readonly conditions: readonly Condition[]; readonly owed: Multiple[] }>();
  owed.forEach(({ conditions, factor, amount }, index) => {
    const stated = new Set(conditions.map(({ event, happens }) => `${happens ? "if" : "unless"} ${event}`));
    const key = stated.size === 0 ? `${index}` : JSON.stringify([...stated].sort());
    const bundle = bundles.get(key) ?? { conditions, owed: [] };
    bundle.owed.push({ factor, amount });
    bundles.set(key, bundle);
  });
  return [...bundles.values()];
}

/** Bundles in groups that share neither an event nor an observable with each other. */
function linked(bundles: readonly Bundle[]): readonly (readonly Bundle[])[] {
  const leaders = bundles.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let leader = index;
    while (leaders[leader] !== leader) leader = leaders[leader] as number;
    leaders[index] = leader;
    return leader;
  };
  const firstWith = new Map<string, number>();
  bundles.forEach(({ conditions, owed }, index) => {
    const keys = [
      ...conditions.map(({ event }) => `event ${event}`),
      ...owed.flatMap(({ amount }) => distinctObservables(amount).map(observableKey)),
    ];
    for (const key of keys) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else leaders[leaderOf(first)] = leaderOf(index);
    }
  });
  const groups = new Map<number, Bundle[]>();
  bundles.forEach((bundle, index) => {
    const leader = leaderOf(index);
    groups.set(leader, [...(groups.get(leader) ?? []), bundle]);
  });
  return [...groups.values()];
}
