// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import type { FieldPath, OfferIssue } from "../errors.js";
import { type Decimal, ONE } from "../numeric/decimal.js";
import { suggest } from "../schema/suggest.js";
import type { EventOdds, JointTable } from "./eventOdds.js";
import { jointTableDecision, jointTableIssues } from "./jointTable.js";

/** What may come about, and how likely it is. */
interface Outcome {
  /** The events that happen; the others decided with them do not. */
  readonly happens: ReadonlySet<string>;
  readonly probability: Decimal;
}

/** Events that are decided together: one of its own, or those of a joint table. */
export interface Decision {
  readonly events: readonly string[];
  /** What it hangs on: `ifMet` counts where all of these hold. */
  readonly given: readonly Condition[];
  readonly ifMet: readonly Outcome[];
  readonly ifNot: readonly Outcome[];
}

/** The decision by which each event is settled. */
export type EventNetwork = ReadonlyMap<string, Decision>;

/** The decisions behind stated odds, whether or not those make sense together. */
export function eventNetwork(
  events: Readonly<Record<string, EventOdds>>,
  tables: readonly JointTable[],
): EventNetwork {
  const network = new Map<string, Decision>();
  for (const [event, odds] of Object.entries(events)) {
    const happensWith = (probability: Decimal): readonly Outcome[] => [
      { happens: new Set([event]), probability },
      { happens: new Set(), probability: ONE.minus(probability) },
    ];
    const stated = "given" in odds ? odds : { given: [], ifHappens: odds, ifNot: odds };
    network.set(event, {
      events: [event],
      given: stated.given,
      ifMet: happensWith(stated.ifHappens),
      ifNot: happensWith(stated.ifNot),
    });
  }
  for (const table of tables) {
    const decision = jointTableDecision(table);
    for (const event of decision.events) network.set(event, decision);
  }
  return network;
}

/** What is wrong with stated odds: sums that are not 1, odds stated twice, parents without odds, circles. */
export function networkIssues(
  events: Readonly<Record<string, EventOdds>>,
  tables: readonly JointTable[],
): OfferIssue[] {
  const network = eventNetwork(events, tables);
  const issues = [
    ...jointTableIssues(events, tables),
    ...Object.entries(events).flatMap(([event, odds]) =>
      "given" in odds ? givenIssues(event, odds.given, network) : [],
    ),
  ];
  const circle = issues.length === 0 ? findCircle(network) : undefined;
  if (circle === undefined) return issues;
  const message = `hangs on itself: ${circle.join(" → ")}`;
  return [{ code: "invalid-term", path: ["events", circle[0] ?? "", "given"], message }];
}

function givenIssues(event: string, given: readonly Condition[], network: EventNetwork): OfferIssue[] {
  const path: FieldPath = ["events", event, "given"];
  const unknown = given.filter((condition) => !network.has(condition.event));
  const opposite = given.find((condition) =>
    given.some((other) => other.event === condition.event && other.happens !== condition.happens),
  );
  return [
    ...unknown.map((condition): OfferIssue => {
      const hint = suggest(condition.event, network.keys());
      const message = `names "${condition.event}", whose probability is needed${hint}`;
      return { code: "missing-belief", path, message };
    }),
    ...(opposite === undefined
      ? []
      : [{ code: "invalid-term" as const, path, message: `can never hold: "${opposite.event}" both ways` }]),
  ];
}

/** Events each of which hangs on the next one, the first again at the end; undefined where there is no such circle. */
function findCircle(network: EventNetwork): string[] | undefined {
  const hangsOn = (event: string) => network.get(event)?.given.map((condition) => condition.event) ?? [];
  const settled = new Set<string>();
  for (const start of network.keys()) {
    const entered: string[] = [];
    const trail = new Set<string>();
    const ahead: string[][] = [[start]];
    // One step at a time rather than by recursion: a chain may be as long as a document.
    while (ahead.length > 0) {
      const next = ahead.at(-1)?.pop();
      if (next === undefined) {
        ahead.pop();
        const done = entered.pop();
        if (done !== undefined) trail.delete(done);
        if (done !== undefined) settled.add(done);
      } else if (trail.has(next)) {
        return [...entered.slice(entered.indexOf(next)), next];
      } else if (!settled.has(next)) {
        trail.add(next);
        entered.push(next);
        ahead.push([...hangsOn(next)]);
      }
    }
  }
  return undefined;
}
