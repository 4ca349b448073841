// Internal: no name of the public API lives here.

import { type Condition, eventIn } from "../algebra/claim.js";
import type { FieldPath, OfferIssue } from "../errors.js";
import { type Decimal, ONE } from "../numeric/decimal.js";
import { ownProperty } from "../schema/records.js";
import { suggest } from "../schema/suggest.js";
import { readPeriod } from "../time/period.js";
import type { EventOdds, JointTable } from "./eventOdds.js";
import { jointTableDecision, jointTableEvents, jointTableIssues } from "./jointTable.js";

/** Odds that settle one event. */
type SettledAlone = Exclude<EventOdds, { readonly byPeriod: unknown }>;

/** Odds that settle in which period an event happens. */
type TimedOdds = Extract<EventOdds, { readonly byPeriod: unknown }>;

/** What may come about, and how likely it is. */
interface DecisionOutcome {
  /** The events that happen; the others decided with them do not. */
  readonly happens: ReadonlySet<string>;
  readonly probability: Decimal;
}

/** Events that are decided together: one of its own, or those of a joint table. */
export interface Decision {
  readonly events: readonly string[];
  /** What it hangs on: `ifMet` counts where all of these hold. */
  readonly given: readonly Condition[];
  readonly ifMet: readonly DecisionOutcome[];
  readonly ifNot: readonly DecisionOutcome[];
}

/** The decisions by which events are settled, whether or not what is stated makes sense together. */
export class EventNetwork {
  /** Those of tables, and those of single events that somebody has asked for. */
  private readonly decisions = new Map<string, Decision>();

  constructor(
    private readonly events: Readonly<Record<string, EventOdds>>,
    tables: readonly JointTable[],
  ) {
    const byPeriod = Object.entries(events).flatMap(([event, odds]) =>
      "byPeriod" in odds ? [decisionByPeriod(event, odds)] : [],
    );
    for (const decision of [...byPeriod, ...tables.map(jointTableDecision)])
      for (const event of decision.events) this.decisions.set(event, decision);
  }

  /** Whether anything is stated of the event. */
  has(event: string): boolean {
    return this.decisions.has(event) || Object.hasOwn(this.events, event);
  }

  /** The decision by which the event is settled; undefined where nothing is stated of it. */
  decisionOn(event: string): Decision | undefined {
    const made = this.decisions.get(event);
    const stated = made === undefined ? ownProperty(this.events, event) : undefined;
    if (stated === undefined || "byPeriod" in stated) return made;
    const decision = decisionOnOne(event, stated);
    this.decisions.set(event, decision);
    return decision;
  }

  /** Every event of which something is stated. */
  names(): Iterable<string> {
    return new Set([...Object.keys(this.events), ...this.decisions.keys()]);
  }
}

/** Whether an event happens and, if so, in which period: at most once. */
function decisionByPeriod(event: string, { byPeriod, never }: TimedOdds): Decision {
  const inOne = [...byPeriod].map(([period, probability]) => ({
    happens: new Set([event, eventIn(event, period)]),
    probability,
  }));
  const outcomes = [...inOne, { happens: new Set<string>(), probability: never }];
  const events = [event, ...[...byPeriod.keys()].map((period) => eventIn(event, period))];
  return { events, given: [], ifMet: outcomes, ifNot: outcomes };
}

function decisionOnOne(event: string, odds: SettledAlone): Decision {
  const happensWith = (probability: Decimal): readonly DecisionOutcome[] => [
    { happens: new Set([event]), probability },
    { happens: new Set(), probability: ONE.minus(probability) },
  ];
  const { given, ifHappens, ifNot } = "given" in odds ? odds : { given: [], ifHappens: odds, ifNot: odds };
  return { events: [event], given, ifMet: happensWith(ifHappens), ifNot: happensWith(ifNot) };
}

/** What is wrong with stated odds: sums that are not 1, odds stated twice, parents without odds, circles. */
export function networkIssues(
  events: Readonly<Record<string, EventOdds>>,
  tables: readonly JointTable[],
  network: EventNetwork,
): OfferIssue[] {
  const conditional = Object.entries(events).flatMap(([event, odds]) =>
    "given" in odds ? [{ event, given: odds.given }] : [],
  );
  const issues = [
    ...jointTableIssues(events, tables),
    ...Object.entries(events).flatMap(([event, odds]) =>
      "byPeriod" in odds ? statedTwice(event, odds, events, tables) : [],
    ),
    ...conditional.flatMap(({ event, given }) => givenIssues(event, given, network)),
  ];
  const starts = conditional.map(({ event }) => event);
  const circle = issues.length === 0 ? findCircle(starts, network) : undefined;
  if (circle === undefined) return issues;
  const message = `hangs on itself: ${circle.join(" → ")}`;
  return [{ code: "invalid-term", path: ["events", circle[0], "given"], message }];
}

/** What odds by period settle of an event must be said nowhere else. */
function statedTwice(
  event: string,
  { byPeriod }: TimedOdds,
  events: Readonly<Record<string, EventOdds>>,
  tables: readonly JointTable[],
): OfferIssue[] {
  const elsewhere = new Set([...Object.keys(events), ...tables.flatMap(jointTableEvents)]);
  const within = eventIn(event, "");
  return [...elsewhere].flatMap((other): OfferIssue[] => {
    if (!other.startsWith(within)) return [];
    const period = other.slice(within.length);
    if (!byPeriod.has(period) && readPeriod(period) === undefined) return [];
    const message = `settles "${other}", whose odds are stated elsewhere too: say it once`;
    return [{ code: "invalid-term", path: ["events", event], message }];
  });
}

function givenIssues(event: string, given: readonly Condition[], network: EventNetwork): OfferIssue[] {
  const path: FieldPath = ["events", event, "given"];
  const unknown = given.filter((condition) => !network.has(condition.event));
  const opposite = given.find((condition) =>
    given.some((other) => other.event === condition.event && other.happens !== condition.happens),
  );
  return [
    ...unknown.map((condition): OfferIssue => {
      const hint = suggest(condition.event, network.names());
      const message = `names "${condition.event}", whose probability is needed${hint}`;
      return { code: "missing-belief", path, message };
    }),
    ...(opposite === undefined
      ? []
      : [{ code: "invalid-term" as const, path, message: `can never hold: "${opposite.event}" both ways` }]),
  ];
}

const conditionsOf = (event: string, network: EventNetwork): readonly Condition[] =>
  network.decisionOn(event)?.given ?? [];

/** Events each of which hangs on the next one, the first again at the end; undefined where there is no such circle. */
function findCircle(starts: readonly string[], network: EventNetwork): [string, ...string[]] | undefined {
  const settled = new Set<string>();
  for (const start of starts) {
    const trail = new Set<string>();
    const ahead: string[][] = [[start]];
    const entered: string[] = [];
    // One step at a time rather than by recursion: a chain may be as long as a document.
    for (let choices = ahead.at(-1); choices !== undefined; choices = ahead.at(-1)) {
      const next = choices.pop();
      if (next === undefined) {
        ahead.pop();
        const done = entered.pop();
        if (done !== undefined) {
          trail.delete(done);
          settled.add(done);
        }
      } else if (trail.has(next)) {
        return [next, ...entered.slice(entered.indexOf(next) + 1), next];
      } else if (!settled.has(next)) {
        trail.add(next);
        entered.push(next);
        ahead.push(conditionsOf(next, network).map(({ event }) => event));
      }
    }
  }
  return undefined;
}
