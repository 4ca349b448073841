// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { type Decimal, ONE, ZERO } from "../numeric/decimal.js";
import type { EpochDay } from "../time/date.js";
import { type Deal, LAPSE, type OutsideDay } from "./deal.js";

/** One way in which a deal may end: it comes about with the probability of its conditions, times its share of the time. */
export interface Branch {
  /** Undefined if it closes. */
  readonly cause: string | undefined;
  readonly conditions: readonly Condition[];
  readonly share: Decimal;
  /** By their places, on which of the days of closing it comes about; undefined where that does not matter. The place after the last is that of none. */
  readonly closingPlaces: readonly number[] | undefined;
  readonly day: EpochDay | undefined;
}

/**
 * The ways in which a deal may end; they exclude each other, and one of them comes about. Conditions are met or the first to
 * fail, in the order stated, is the cause. If all are met the deal closes on a day that lies within the outside date, as far
 * as that has been put off by then, or it lapses.
 */
export function branchesOf({ offer, outside, failureOf }: Deal, beliefs: Assumptions): readonly Branch[] {
  const met = offer.conditions.map(({ event }): Condition => ({ event, happens: true }));
  const days = closingDays(beliefs).map((each, place) => ({ ...each, place }));
  const stages = stagesOf(outside, beliefs);
  const closed = days.flatMap(({ day, share, place }): Branch[] => {
    const stage = stages.find(({ last }) => last === undefined || day === undefined || day <= last);
    if (stage === undefined) return [];
    return [{ cause: undefined, conditions: [...met, ...stage.reached], share, closingPlaces: [place], day }];
  });
  const lapsed = stages.flatMap(({ last, reached, ended, until }): Branch[] => {
    const inTime = days.filter(({ day }) => last === undefined || day === undefined || day <= last);
    const share = ONE.minus(inTime.reduce((total, each) => total.plus(each.share), ZERO));
    const day = failureOf(LAPSE).on ?? last ?? until;
    const tooLate = [...days.filter((each) => !inTime.includes(each)), { place: days.length }];
    const closingPlaces = tooLate.map(({ place }) => place);
    const conditions = [...met, ...reached, ...ended];
    return share.isZero() ? [] : [{ cause: LAPSE, conditions, share, closingPlaces, day }];
  });
  const failed = offer.conditions.map(({ event }, index): Branch => {
    const conditions = [...met.slice(0, index), { event, happens: false }];
    const day = failureOf(event).on ?? outside[0]?.day;
    return { cause: event, conditions, share: ONE, closingPlaces: undefined, day };
  });
  return [...closed, ...failed, ...lapsed];
}

/** Days of closing if nothing stops it, with their shares; one undefined day where no date is stated. */
export function closingDays({ closing, closingTimes }: Assumptions) {
  if (closingTimes === undefined) return [{ day: closing, share: ONE }];
  return closingTimes.days
    .filter(({ probability }) => !probability.isZero())
    .map(({ day, probability }): { day: EpochDay | undefined; share: Decimal } => ({
      day,
      share: probability,
    }));
}

/** How far the outside date has been put off, and for each stage that it is reached and that it is the last one. */
function stagesOf(outside: readonly OutsideDay[], { closingTimes }: Assumptions) {
  const until = closingTimes?.until ?? closingTimes?.days.at(-1)?.day;
  if (outside.length === 0) return [{ last: undefined, reached: [], ended: [], until }];
  return outside.map(({ day }, index) => {
    const next = outside[index + 1]?.given;
    return {
      last: day as EpochDay | undefined,
      reached: outside.slice(0, index + 1).flatMap(({ given }) => given ?? []),
      ended: next === undefined ? [] : [{ event: next.event, happens: !next.happens }],
      until,
    };
  });
}
