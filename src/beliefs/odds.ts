// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import { throwProblems } from "../errors.js";
import { type Decimal, ONE } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { memoizeLast } from "../schema/memoize.js";
import { EventNetwork, networkIssues } from "./eventNetwork.js";
import type { EventOdds, JointTable } from "./eventOdds.js";
import { boundsOfAll, type ProbabilityBounds } from "./frechetBounds.js";
import { connectedDecisions, jointProbability, possibleTogether } from "./jointProbability.js";

/** What somebody believes of events, however it was stated: the one place to ask for a probability. */
export interface Odds {
  /** Whether anything is stated of the event. */
  knows(event: string): boolean;
  /** All working digits of the probability that all conditions hold, given that the events in `happened` have come true. */
  readonly probabilityOf: (conditions: readonly Condition[], happened?: ReadonlySet<string>) => Decimal;
  /** Events, known ones only, in groups that nothing links: these are taken as independent of each other. */
  independentGroups(events: readonly string[]): readonly (readonly string[])[];
  /**
   * The Fréchet bounds of the probability that all of these events happen, over every way in which the groups that nothing links
   * might hang together; undefined where there is but one group, so that nothing was taken for granted.
   */
  boundsOf(events: readonly string[]): ProbabilityBounds | undefined;
  /** Every set of these events that may happen while the others of them do not; undefined where there are more than so many. */
  possibleTogether(events: readonly string[], most: number): readonly ReadonlySet<string>[] | undefined;
  /** Every event whose odds bear on those of these events, themselves included. */
  bearingOn(events: readonly string[]): ReadonlySet<string>;
}

/** Beliefs may live as long as a program and be asked about any number of offers. */
const MOST_KEPT = 1000;

/** Odds from what is stated event by event and in joint tables. Throws one error that lists what does not fit together. */
export function oddsOf(events: Readonly<Record<string, EventOdds>>, tables: readonly JointTable[]): Odds {
  const network = new EventNetwork(events, tables);
  throwProblems(networkIssues(events, tables, network));
  const knows = (event: string): boolean => network.has(event);
  // Payments share their conditions, and one view values many offers.
  const keptOdds = memoizeLast<Decimal>(MOST_KEPT);
  const probabilityOf: Odds["probabilityOf"] = (conditions, happened = new Set()) =>
    conditions.length === 0
      ? ONE
      : keptOdds(JSON.stringify([conditions, [...happened]]), () =>
          jointProbability(conditions, network, happened),
        );
  const independentGroups = keptForEvents((names) =>
    connectedDecisions(names.filter(knows), network).map((decisions) => {
      const here = new Set(decisions.flatMap((decision) => decision.events));
      return names.filter((event) => here.has(event));
    }),
  );
  return {
    knows,
    probabilityOf,
    independentGroups,
    boundsOf: keptForEvents((names) => {
      const groups = independentGroups(names);
      if (groups.length < 2) return undefined;
      const { lower, upper } = boundsOfAll(
        groups.map((group) => probabilityOf(group.map((event) => ({ event, happens: true })))),
      );
      return Object.freeze({ lower: toResult(lower), upper: toResult(upper) });
    }),
    possibleTogether: (names, most) => possibleTogether(names, network, most),
    bearingOn: (names) =>
      new Set(
        connectedDecisions(names.filter(knows), network).flatMap((decisions) =>
          decisions.flatMap((decision) => decision.events),
        ),
      ),
  };
}

function keptForEvents<Value>(
  compute: (events: readonly string[]) => Value,
): (events: readonly string[]) => Value {
  const kept = memoizeLast<Value>(MOST_KEPT);
  return (events) => kept(JSON.stringify(events), () => compute(events));
}
