// Internal: no name of the public API lives here.

import type { OfferIssue } from "../errors.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import { ownProperty } from "../schema/records.js";
import type { Decision } from "./eventNetwork.js";
import type { EventOdds, JointTable } from "./eventOdds.js";

/** The events of a table, in the order in which they are named. */
export const jointTableEvents = ({ events, outcomes }: JointTable): readonly string[] => [
  ...new Set(events ?? outcomes.flatMap(({ happens }) => happens)),
];

/** The decision that a table stands for. */
export function jointTableDecision(table: JointTable): Decision {
  const outcomes = table.outcomes.map(({ happens, probability }) => ({
    happens: new Set(happens),
    probability,
  }));
  return { events: jointTableEvents(table), given: [], ifMet: outcomes, ifNot: outcomes };
}

/** What is wrong with joint tables, in themselves and beside the odds that are stated event by event. */
export function jointTableIssues(
  events: Readonly<Record<string, EventOdds>>,
  tables: readonly JointTable[],
): OfferIssue[] {
  return tables.flatMap((table, index) => {
    const at = (issue: Omit<OfferIssue, "code">): OfferIssue => ({
      code: "invalid-term",
      ...issue,
      path: ["jointEvents", index, ...issue.path],
    });
    const earlier = new Set(tables.slice(0, index).flatMap(jointTableEvents));
    return [
      ...sumIssues(table),
      ...outcomeIssues(table),
      ...jointTableEvents(table)
        .filter((event) => earlier.has(event))
        .map((event) => ({
          path: [],
          message: `names "${event}", which another joint table settles already`,
        })),
      ...jointTableEvents(table).flatMap((event) => marginalIssues(event, table, ownProperty(events, event))),
    ].map(at);
  });
}

type Issue = Omit<OfferIssue, "code">;

function sumIssues({ outcomes }: JointTable): Issue[] {
  const total = totalOf(outcomes);
  const message = `must have probabilities that add up to 1, but they add up to ${total}`;
  return total.equals(1) ? [] : [{ path: ["outcomes"], message }];
}

function outcomeIssues(table: JointTable): Issue[] {
  const known = new Set(jointTableEvents(table));
  const firstWith = new Map<string, number>();
  return table.outcomes.flatMap(({ happens }, index): Issue[] => {
    const path = ["outcomes", index, "happens"];
    const key = JSON.stringify([...new Set(happens)].sort());
    const first = firstWith.get(key);
    if (first === undefined) firstWith.set(key, index);
    return [
      ...happens
        .filter((event) => !known.has(event))
        .map((event) => ({ path, message: `names "${event}", which is not among the table's events` })),
      ...(first !== undefined
        ? [{ path, message: `is what outcomes[${first}] says already: each outcome is listed once` }]
        : []),
    ];
  });
}

/** A probability stated on its own must be the one that the table comes to. */
function marginalIssues(event: string, { outcomes }: JointTable, stated: EventOdds | undefined): Issue[] {
  if (stated === undefined) return [];
  const path: readonly string[] = [];
  if ("given" in stated || "byPeriod" in stated) {
    const how = "given" in stated ? "as conditional" : "by period";
    return [{ path, message: `settles "${event}", whose odds events states ${how}: say it once` }];
  }
  const marginal = totalOf(outcomes.filter(({ happens }) => happens.includes(event)));
  const message = `makes "${event}" ${marginal}, but events says ${stated}`;
  return marginal.equals(stated) ? [] : [{ path, message }];
}

const totalOf = (outcomes: JointTable["outcomes"]): Decimal =>
  outcomes.reduce((total, { probability }) => total.plus(probability), ZERO);
