// Internal: no name of the public API lives here.

import { type Condition, eventIn } from "../algebra/claim.js";
import type { EventHazard, EventOdds } from "../beliefs/eventOdds.js";
import { formatPath, promised } from "../errors.js";
import { dateSerial, type EpochDay } from "../time/date.js";
import { beliefInput } from "./beliefInputs.js";
import type { Context } from "./context.js";
import { checkedDay, dayFormula, isCounted } from "./dates.js";

/** An event that happens at most once, with its odds by period. */
export interface TimedEvent {
  readonly event: string;
  readonly odds: Extract<EventOdds, { readonly byPeriod: unknown }>;
}

/** The event that others only say the period of; undefined where they say anything else, or cells do not count its days. */
export function timedEvent(context: Context, group: readonly string[]): TimedEvent | undefined {
  const timed = periodsIn(context, group);
  return timed?.odds.hazard === undefined || hasCountedDays(timed.odds.hazard) ? timed : undefined;
}

/** Why events that only say in which period one happens have no formula; undefined for events that say more. */
export const uncounted = (context: Context, group: readonly string[]): string | undefined =>
  periodsIn(context, group) && "cells do not count the days from which its odds follow";

function periodsIn({ beliefs }: Context, [first = "", ...others]: readonly string[]): TimedEvent | undefined {
  for (const [event, odds] of Object.entries(beliefs.events)) {
    if (odds === undefined || !("byPeriod" in odds)) continue;
    const named = new Set([event, ...[...odds.byPeriod.keys()].map((period) => eventIn(event, period))]);
    if (!named.has(first)) continue;
    return others.every((name) => named.has(name)) ? { event, odds } : undefined;
  }
  return undefined;
}

/** Whether cells count every day from which the odds follow. */
const hasCountedDays = ({ from, spans }: EventHazard): boolean =>
  [from, ...spans.flatMap(({ before, until }) => [before, until])].every(isCounted);

/**
 * The probability that all conditions hold, which say whether an event happens or in which period: a sum over the periods in which
 * they do, and what all periods leave to 1 where they hold if it never happens.
 */
export function timedFormula(context: Context, timed: TimedEvent, conditions: readonly Condition[]): string {
  const { event, odds } = timed;
  const periods = [...odds.byPeriod.keys()];
  const holds = (happening: ReadonlySet<string>): boolean =>
    conditions.every((condition) => happening.has(condition.event) === condition.happens);
  const met = periods.map((period) => holds(new Set([event, eventIn(event, period)])));
  const oddsOf = periodOdds(context, timed);
  const sum = (counts: boolean): string => {
    const counted = periods.flatMap((_, index) => (met[index] === counts ? [oddsOf.each(index)] : []));
    if (counted.length === periods.length) return oddsOf.all;
    return counted.length === 1 ? counted.join("") : `(${counted.join("+")})`;
  };
  if (!holds(new Set())) return met.includes(true) ? sum(true) : "0";
  return met.includes(false) ? `(1-${sum(false)})` : "1";
}

/** The odds of each period and of all of them, as formulas. */
function periodOdds(
  context: Context,
  { event, odds }: TimedEvent,
): { readonly all: string; each(index: number): string } {
  const { byPeriod, hazard } = odds;
  if (hazard !== undefined) {
    const each = hazard.spans.map((span) => hazardOdds(context, event, hazard, span));
    return {
      all: `SUM(${each.join(",")})`,
      each: (index) => promised(each[index], "each period has its odds"),
    };
  }
  // Views may state their periods in any order: those that state the same ones share a column, the others have one of their own.
  const periods = [...byPeriod].sort(([a], [b]) => (a < b ? -1 : 1));
  const labels = periods.map(([period]) => period);
  const places = [...byPeriod.keys()].map((period) => labels.indexOf(period) + 1);
  const column = context.ledger.inputColumn(
    `odds by period of ${event}: ${JSON.stringify(labels)}`,
    [event, "by_period"],
    () =>
      periods.map(([period, value]) => ({
        ...ODDS,
        path: formatPath(["events", event, "byPeriod", period]),
        label: `Probability of ${eventIn(event, period)}`,
        unit: "from 0 to 1, at most 1 in all",
        kind: "probability" as const,
        value,
        source: "",
        stated: true,
      })),
    "at most 1",
  );
  return {
    all: `SUM(${column})`,
    each: (index) => {
      const place = promised(places[index], "each period has its place");
      return periods.length === 1 ? column : `INDEX(${column},${place})`;
    },
  };
}

/** By t, h a year since the day from which it counts, an event has happened with probability 1 - e^(-h t). */
function hazardOdds(
  context: Context,
  event: string,
  { rate, from }: EventHazard,
  { label, before, until }: EventHazard["spans"][number],
): string {
  const { ledger } = context;
  const hazard = beliefInput(context, {
    section: ODDS.section,
    label: `Hazard rate of ${event}`,
    unit: "a year, continuous, ACT/365F",
    format: "percent",
    kind: "intensity",
    path: ["events", event, "hazardRate"],
    words: [event, "hazard_rate"],
    stated: rate,
  });
  const start = ledger.input(`events ${event} from`, [event, "from"], () => ({
    path: formatPath(["events", event, "from"]),
    section: ODDS.section,
    label: `Day on which ${event} has not happened yet`,
    unit: "date",
    format: "date",
    kind: "date",
    value: dateSerial(checkedDay(from, ["events", event, "from"])),
    source: "",
    stated: true,
  }));
  const open = (day: EpochDay): string => `EXP(-${hazard}*MAX(0,${dayFormula(day)}-${start})/365)`;
  const title = `Probability of ${eventIn(event, label)}`;
  return ledger.quantity(`odds ${eventIn(event, label)}`, ["probability", eventIn(event, label)], () => ({
    ...ODDS,
    label: title,
    content: { formula: `${open(before)}-${open(until)}` },
  }));
}

const ODDS = { section: "Odds", unit: "from 0 to 1", format: "percent" } as const;
