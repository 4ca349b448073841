// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import { type Decimal, ONE, ZERO } from "../numeric/decimal.js";
import { addMonths, type EpochDay, formatDate, toCivilDate } from "../time/date.js";
import type { ClosingBelief } from "./closingField.js";

/** When a deal closes if nothing stops it, as days with probabilities. */
export interface ClosingTimes {
  /** Ascending; with `never`, probabilities add up to 1. */
  readonly days: readonly {
    /** The day, as days since 1970-01-01. */
    readonly day: EpochDay;
    /** Probability from 0 to 1 that the deal closes on that day, if nothing stops it. */
    readonly probability: Decimal;
  }[];
  /** Probability from 0 to 1 that it closes on none of the days though nothing stops it. */
  readonly never: Decimal;
  /** The day by which it is known that it never will, where one is stated. */
  readonly until: EpochDay | undefined;
  /** How the days came about, for people. */
  readonly text: string;
}

const MAX_DAYS = 400;

/** The days that a belief comes to; undefined for one day that is taken for certain. */
export function closingTimes(belief: ClosingBelief, today: EpochDay): ClosingTimes | undefined {
  switch (belief.closes) {
    case "on":
      return undefined;
    case "on one of": {
      const days = belief.dates.map(({ date, probability }) => ({ day: date, probability }));
      const text = "The day of closing is one of those stated, with its probability";
      return { days: days.sort((a, b) => a.day - b.day), never: belief.never, until: undefined, text };
    }
    case "at a rate":
      return atARate(today, belief);
  }
}

/**
 * P(closed by t) = 1 − e^(−h·t): what closes between two days of the grid is put on the later one, or on the mean day between
 * them, exactly.
 */
function atARate(
  today: EpochDay,
  { hazardRate, from: start = today, until, every, at }: Extract<ClosingBelief, { closes: "at a rate" }>,
): ClosingTimes {
  if (start < today)
    refuseClosingTimes("from", `must not come before the valuation date, ${formatDate(today)}`);
  if (until <= start) refuseClosingTimes("until", `must come after ${formatDate(start)}`);
  const open = (day: EpochDay): Decimal =>
    hazardRate
      .times(day - start)
      .div(365)
      .neg()
      .exp();
  const aDay = open(start + 1);
  let before = ONE;
  let last = start;
  const days = grid(start, until, every).map((end) => {
    const notYet = open(end);
    const probability = before.minus(notYet);
    const day = at === "end" ? end : last + meanDay(end - last, aDay);
    before = notYet;
    last = end;
    return { day, probability };
  });
  const text = `The day of closing has a hazard rate of ${hazardRate} a year from ${formatDate(start)} to ${formatDate(until)} (closed by t with probability 1 − e^(−h·t), ACT/365F); what closes within a ${every} is taken to close ${every === "day" || at === "end" ? "at its end" : "on its mean day"}`;
  return { days, never: before, until, text };
}

/** Which of so many days something happens on, on average, to the nearest, that is still open after each with the same odds. */
function meanDay(count: number, open: Decimal): number {
  let [weight, total, moment] = [ONE, ZERO, ZERO];
  for (let day = 1; day <= count; day += 1) {
    total = total.plus(weight);
    moment = moment.plus(weight.times(day));
    weight = weight.times(open);
  }
  return moment.div(total).round().toNumber();
}

/** Each day, or each end of a month, after `start` and before `until`; and `until`. */
function grid(start: EpochDay, until: EpochDay, every: "month" | "day"): EpochDay[] {
  const days: EpochDay[] = [];
  const next = (day: EpochDay): EpochDay => (every === "day" ? day + 1 : endOfMonth(day + 1));
  for (let day = next(start); day < until; day = next(day)) {
    days.push(day);
    if (days.length >= MAX_DAYS)
      refuseClosingTimes("until", `must leave at most ${MAX_DAYS} ${every}s in which to close`);
  }
  return [...days, until];
}

function endOfMonth(day: EpochDay): EpochDay {
  const first = day - toCivilDate(day).day + 1;
  return addMonths(first, 1) - 1;
}

function refuseClosingTimes(field: string, message: string): never {
  throw new OfferError({ code: "out-of-range", path: ["closing", field], message });
}
