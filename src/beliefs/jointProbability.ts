// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import { missingBelief, OfferError, promised } from "../errors.js";
import { type Decimal, ONE, ZERO } from "../numeric/decimal.js";
import type { Decision, EventNetwork } from "./eventNetwork.js";

/** Events that may have to be told apart at one time: each doubles the work. */
const MAX_TOGETHER = 14;

/** Events that may hang together, directly or through others. */
const MAX_GROUP = 1000;

type Fixed = ReadonlyMap<string, boolean>;

/**
 * The probability that all conditions hold together, given that the events in `happened` have come true. Conditions are a set:
 * the same one twice counts once, an event and its opposite exclude each other. What does not hang together multiplies; events
 * in `happened` that nothing is stated of are certain.
 */
export function jointProbability(
  conditions: readonly Condition[],
  network: EventNetwork,
  happened: ReadonlySet<string>,
): Decimal {
  const wanted = new Map<string, boolean>();
  for (const { event, happens } of conditions) {
    if (wanted.get(event) === !happens || (happened.has(event) && !happens)) return ZERO;
    if (!happened.has(event)) wanted.set(event, happens);
  }
  const known = new Map([...happened].filter((event) => network.has(event)).map((event) => [event, true]));
  const both = new Map([...known, ...wanted]);
  return connectedDecisions(both.keys(), network).reduce((joint, decisions) => {
    const here = decisions.flatMap(({ events }) => events);
    if (!here.some((event) => wanted.has(event))) return joint;
    const all = weigh(decisions, both);
    if (!here.some((event) => known.has(event))) return joint.times(all);
    const given = weigh(decisionsOn(known, decisions, network), known);
    if (given.isZero()) refuseImpossible(here.filter((event) => known.has(event)));
    return joint.times(all).div(given);
  }, ONE);
}

/** Decisions that bear on some events, in groups that have nothing to do with each other. */
export function connectedDecisions(events: Iterable<string>, network: EventNetwork): readonly Decision[][] {
  const group = new Map<Decision, Decision[]>();
  for (const start of events) {
    const ahead = [start];
    const own: Decision[] = [];
    const touched = new Set<Decision[]>([own]);
    const seen = new Set<Decision>();
    for (let event = ahead.pop(); event !== undefined; event = ahead.pop()) {
      const decision = network.decisionOn(event) ?? oddsMissing(event);
      if (seen.has(decision)) continue;
      seen.add(decision);
      const joined = group.get(decision);
      // Where others have been before, all that bears on it is in their group.
      if (joined !== undefined) touched.add(joined);
      else {
        own.push(decision);
        ahead.push(...decision.given.map((condition) => condition.event));
      }
    }
    const merged = [...touched].flat();
    for (const decision of merged) group.set(decision, merged);
  }
  return [...new Set(group.values())];
}

/** Those of the decisions that bear on what is known. */
const decisionsOn = (known: Fixed, decisions: readonly Decision[], network: EventNetwork): Decision[] =>
  connectedDecisions(
    decisions.flatMap(({ events }) => events.filter((event) => known.has(event))),
    network,
  ).flat();

const oddsMissing = (event: string): never =>
  missingBelief(["events", event], `the probability of "${event}" is needed`);

function refuseImpossible(events: readonly string[]): never {
  const names = events.map((event) => `"${event}"`).join(" and ");
  const message = `make it impossible that ${names} happens, so nothing can be said of what hangs on it`;
  throw new OfferError({ code: "out-of-range", path: ["events"], message });
}

interface State {
  /** Undecided events that happen, of those that something later hangs on. */
  readonly happening: readonly string[];
  readonly weight: Decimal;
}

/**
 * The probability of what is fixed, by summing out decision after decision: only events on which something later hangs are
 * told apart, so chains and trees cost no more than their length.
 */
function weigh(decisions: readonly Decision[], fixed: Fixed): Decimal {
  let states: readonly State[] = [{ happening: [], weight: ONE }];
  for (const { decision, live } of inOrder(decisions, fixed)) {
    const next = new Map<string, State>();
    for (const { happening, weight } of states) {
      for (const outcome of outcomesIn(decision, happening, fixed)) {
        const kept = [...happening, ...outcome.happens].filter((event) => live.has(event));
        const key = JSON.stringify(kept);
        const before = next.get(key)?.weight ?? ZERO;
        next.set(key, { happening: kept, weight: before.plus(weight.times(outcome.probability)) });
      }
    }
    states = [...next.values()];
  }
  return states.reduce((sum, { weight }) => sum.plus(weight), ZERO);
}

/** Ways in which events come about that are gone through, those apart that only something later hangs on. */
const MAX_STATES = 2 ** 20;

/**
 * Every set of events of a list that may happen together while the others of it do not, in one walk over the decisions by which they
 * are settled; undefined where there are more than so many.
 */
export function possibleTogether(
  events: readonly string[],
  network: EventNetwork,
  most: number,
): readonly ReadonlySet<string>[] | undefined {
  const asked = new Set(events);
  const nothing: Fixed = new Map();
  let states: readonly (readonly string[])[] = [[]];
  for (const decisions of connectedDecisions(asked, network)) {
    // Those asked for are told apart in any case.
    for (const { decision, live } of inOrder(decisions, new Map(events.map((event) => [event, true])))) {
      const next = new Map<string, readonly string[]>();
      for (const happening of states) {
        for (const outcome of outcomesIn(decision, happening, nothing)) {
          const kept = [...happening, ...outcome.happens].filter(
            (event) => asked.has(event) || live.has(event),
          );
          next.set(JSON.stringify(kept), kept);
        }
        if (next.size > MAX_STATES) return undefined;
      }
      states = [...next.values()];
      if (tellApart(states, asked).length > most) return undefined;
    }
  }
  return tellApart(states, asked).map((happening) => new Set(happening));
}

/** The different ones among lists of events, of each only what is asked for. */
const tellApart = (
  states: readonly (readonly string[])[],
  asked: ReadonlySet<string>,
): readonly (readonly string[])[] => {
  const each = states.map((state) => state.filter((event) => asked.has(event)).sort());
  return [...new Map(each.map((here) => [JSON.stringify(here), here])).values()];
};

/** What a decision may come to where these events happen, in agreement with what is fixed. */
function outcomesIn({ events, given, ifMet, ifNot }: Decision, happening: readonly string[], fixed: Fixed) {
  const met = given.every(
    ({ event, happens }) => (fixed.get(event) ?? happening.includes(event)) === happens,
  );
  const bound = events.filter((event) => fixed.has(event));
  return (met ? ifMet : ifNot).filter(
    ({ happens, probability }) =>
      !probability.isZero() && bound.every((event) => fixed.get(event) === happens.has(event)),
  );
}

/** Decisions after those they hang on, next always the one that leaves fewest events to be told apart. */
function inOrder(decisions: readonly Decision[], fixed: Fixed) {
  if (decisions.length > MAX_GROUP) refuseTooMany();
  const open = (events: readonly string[]) => [...new Set(events)].filter((event) => !fixed.has(event));
  const parents = new Map(
    decisions.map((decision) => [decision, [...new Set(decision.given.map(({ event }) => event))]]),
  );
  const parentsOf = (decision: Decision): readonly string[] =>
    promised(parents.get(decision), "what a decision hangs on is known");
  const uses = new Map<string, number>();
  for (const event of [...parents.values()].flat()) uses.set(event, (uses.get(event) ?? 0) + 1);
  const left = new Set(decisions);
  const undecided = new Set(decisions.flatMap(({ events }) => events));
  const live = new Set<string>();
  const order: { decision: Decision; live: ReadonlySet<string> }[] = [];
  const growth = (decision: Decision): number =>
    open(decision.events).filter((event) => (uses.get(event) ?? 0) > 0).length -
    open(parentsOf(decision)).filter((event) => uses.get(event) === 1).length;
  while (left.size > 0) {
    const ready = [...left].filter((decision) => parentsOf(decision).every((event) => !undecided.has(event)));
    const decision = ready.reduce((best, other) => (growth(other) < growth(best) ? other : best));
    left.delete(decision);
    for (const event of decision.events) undecided.delete(event);
    for (const event of parentsOf(decision)) {
      const later = promised(uses.get(event), "what hangs on an event has been counted") - 1;
      uses.set(event, later);
      if (later === 0) live.delete(event);
    }
    for (const event of open(decision.events)) if ((uses.get(event) ?? 0) > 0) live.add(event);
    if (live.size > MAX_TOGETHER) refuseTooConnected();
    order.push({ decision, live: new Set(live) });
  }
  return order;
}

function refuseTooMany(): never {
  const message = `hang together in too large a number: at most ${MAX_GROUP} may`;
  throw new OfferError({ code: "too-large", path: ["events"], message });
}

function refuseTooConnected(): never {
  const message = `hang on each other too closely: more than ${MAX_TOGETHER} of them would have to be told apart at once`;
  throw new OfferError({ code: "too-large", path: ["events"], message });
}
