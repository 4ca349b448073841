// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import { conditionsKey, dueInEachOutcome, MOST_TRIALS } from "./eventOutcomes.js";
import { linked } from "./linked.js";

/** What is owed under conditions, and how much it comes to at face: below 0 where it is paid. */
interface Contingent {
  readonly conditions: readonly Condition[];
  readonly size: () => number;
}

/** Items under the same conditions. */
interface Bundle<Item> {
  readonly conditions: readonly Condition[];
  readonly items: readonly Item[];
  readonly size: number;
}

/**
 * Of items that exclude each other, those that do not count: what is left comes to the most, and can all come about together. Nothing
 * is left out of what nothing contradicts.
 */
export function alternatives<Item extends Contingent>(items: readonly Item[]): ReadonlySet<Item> {
  const polarities = new Map<string, boolean>();
  const opposed = new Set<string>();
  for (const { event, happens } of items.flatMap(({ conditions }) => conditions)) {
    if ((polarities.get(event) ?? happens) !== happens) opposed.add(event);
    polarities.set(event, happens);
  }
  if (opposed.size === 0) return new Set();
  const concerned = items.filter(({ conditions }) => conditions.some(({ event }) => opposed.has(event)));
  const eventsOf = ({ conditions }: Contingent): readonly string[] =>
    conditions.flatMap(({ event }) => (opposed.has(event) ? [event] : []));
  return new Set(
    linked(concerned, eventsOf).flatMap((group) => {
      const bundles = bundled(group);
      const kept = new Set(largest(bundles, [...new Set(group.flatMap(eventsOf))]));
      return bundles.flatMap((bundle) => (kept.has(bundle) ? [] : bundle.items));
    }),
  );
}

function bundled<Item extends Contingent>(items: readonly Item[]): readonly Bundle<Item>[] {
  const bundles = new Map<string, Item[]>();
  for (const item of items) {
    const key = conditionsKey(item.conditions);
    const bundle = bundles.get(key);
    if (bundle === undefined) bundles.set(key, [item]);
    else bundle.push(item);
  }
  return [...bundles.values()].map((inside) => ({
    conditions: (inside[0] as Item).conditions,
    items: inside,
    size: sumOf(inside.map(({ size }) => size())),
  }));
}

/** The bundles that come to the most together. Of equal ones, those in which the first events happen. */
function largest<Item>(bundles: readonly Bundle<Item>[], events: readonly string[]): readonly Bundle<Item>[] {
  if (2 ** events.length * bundles.length > MOST_TRIALS) return largestFirst(bundles);
  const outcomes = dueInEachOutcome(bundles, events);
  const sizes = outcomes.map((due) => sumOf(due.map(({ size }) => size)));
  return outcomes[sizes.indexOf(Math.max(...sizes))] as readonly Bundle<Item>[];
}

function largestFirst<Item>(bundles: readonly Bundle<Item>[]): readonly Bundle<Item>[] {
  const kept: Bundle<Item>[] = [];
  const decided = new Map<string, boolean>();
  for (const bundle of [...bundles].sort((a, b) => b.size - a.size)) {
    const { conditions } = bundle;
    if (conditions.some(({ event, happens }) => (decided.get(event) ?? happens) !== happens)) continue;
    kept.push(bundle);
    for (const { event, happens } of conditions) decided.set(event, happens);
  }
  return kept;
}

const sumOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);
