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
import { conditionsKey, dueInEachOutcome, MOST_TRIALS } from "./eventOutcomes.js";
import { linked } from "./linked.js";

/** So many times an amount, owed if its conditions hold. */
export interface Contingency extends Multiple {
  readonly conditions: readonly Condition[];
}

/** What is owed together, if all conditions hold. */
interface Bundle {
  readonly conditions: readonly Condition[];
  readonly owed: readonly Multiple[];
}

/**
 * What payments may come to together, whichever events happen and whatever is observed. Those that share events or observables
 * are looked at together, in every outcome of their events.
 */
export const rangeOfOutcomes = (owed: readonly Contingency[], possible: Possible): Range =>
  sumOfRanges(linked(bundled(owed), keysOf).map((group) => rangeOfGroup(group, possible)));

function rangeOfGroup(bundles: readonly Bundle[], possible: Possible): Range {
  const events = [...new Set(bundles.flatMap(({ conditions }) => conditions.map(({ event }) => event)))];
  const payments = bundles.reduce((sum, { owed }) => sum + owed.length, 0);
  if (2 ** events.length * payments > MOST_TRIALS && events.length > 0) {
    return rangeOfExclusive(bundles, possible);
  }
  return dueInEachOutcome(bundles, events)
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
    const key = conditions.length === 0 ? `${index}` : conditionsKey(conditions);
    const bundle = bundles.get(key) ?? { conditions, owed: [] };
    bundle.owed.push({ factor, amount });
    bundles.set(key, bundle);
  });
  return [...bundles.values()];
}

/** A bundle's events and observables: bundles that share none have nothing to do with each other. */
const keysOf = ({ conditions, owed }: Bundle): readonly string[] => [
  ...conditions.map(({ event }) => `event ${event}`),
  ...owed.flatMap(({ amount }) => distinctObservables(amount).map(observableKey)),
];
