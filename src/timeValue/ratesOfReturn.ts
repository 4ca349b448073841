import { Decimal } from "../numeric/decimal.js";
import { type ExponentialSum, signChanges } from "../numeric/exponentialSum/exponentialSum.js";
import { findRoots } from "../numeric/exponentialSum/findRoots.js";
import { RESULT_DIGITS, toResult } from "../numeric/rounding.js";
import { deepFreeze } from "../schema/records.js";
import { quickRate } from "./quickRate.js";
import type { Timeline } from "./timeline.js";

/** A rate at which flows are worth nothing, to 28 digits. It lies between `low` and `high`, one unit of the last digit away. */
export interface InternalRate {
  /** The rate as a fraction a year, or a period for periodic flows: 0.08 is 8%. */
  readonly rate: Decimal;
  /** One unit of the last digit below `rate`; `rate` itself where it is 0, which is exact. */
  readonly low: Decimal;
  /** One unit of the last digit above `rate`; `rate` itself where it is 0, which is exact. */
  readonly high: Decimal;
}

/** Every internal rate of return of some flows. */
export interface InternalRates {
  /** In ascending order; at each the value changes its sign. */
  readonly roots: readonly InternalRate[];
  /** Whether it is proved that there are no others. */
  readonly complete: boolean;
  /** Why it is proved, or why it is not. */
  readonly reason: string;
  /** How often the sign of the flows changes in time: there are at most so many roots. */
  readonly signChanges: number;
  /** Between these rates there may be others; nowhere else. */
  readonly unresolved: readonly {
    /** The least rate of the gap, as a fraction. */
    readonly low: Decimal;
    /** The greatest rate of the gap, as a fraction. */
    readonly high: Decimal;
  }[];
}

/** Every internal rate of return of flows that have been read. */
export function ratesOfReturn(timeline: Timeline): InternalRates {
  const quick = quickRate(timeline);
  return quick === undefined ? everyRoot(timeline.sum()) : found(1, [quick], []);
}

/** By isolating every root of the value as a function of the rate. */
export function everyRoot(sum: ExponentialSum): InternalRates {
  const changes = signChanges(sum);
  if (changes > 0) {
    const { roots, unresolved } = findRoots(sum);
    return found(changes, roots, unresolved);
  }
  const isNothing = sum.amounts.length === 0;
  const reason = isNothing
    ? "the amounts come to nothing at every time: any rate would do"
    : "the amounts have one sign: no rate makes them worth nothing";
  return deepFreeze({ roots: [], complete: !isNothing, reason, signChanges: 0, unresolved: [] });
}

type Unresolved = InternalRates["unresolved"];

const found = (changes: number, rates: readonly Decimal[], unresolved: Unresolved): InternalRates =>
  deepFreeze({
    roots: rates.map(withEnds),
    complete: unresolved.length === 0,
    reason: reasonOf(changes, rates.length, unresolved),
    signChanges: changes,
    unresolved: unresolved.map(({ low, high }) => ({ low: toResult(low), high: toResult(high) })),
  });

/** A rate and the numbers one unit of its last digit away; 0 is exact, and all three. */
function withEnds(rate: Decimal): InternalRate {
  const unit = new Decimal(rate.isZero() ? 0 : `1e${rate.e + 1 - RESULT_DIGITS}`);
  return { rate: toResult(rate), low: toResult(unit.neg().plus(rate)), high: toResult(unit.plus(rate)) };
}

function reasonOf(changes: number, count: number, unresolved: Unresolved): string {
  if (unresolved.some(({ low }) => low.equals(-1))) {
    return "a root lies too close to -1 for 28 digits: nearly all is lost within a short time";
  }
  if (unresolved.length > 0) {
    return "between the rates listed as unresolved, roots cannot be told from none: they coincide or nearly do, or the signs change too often to go through in a few seconds";
  }
  if (changes === 1) return "the sign changes once: there is exactly one root, by Descartes' rule of signs";
  return count === changes
    ? `the sign changes ${changes} times: there are at most so many roots, by Descartes' rule of signs`
    : "away from the roots, bounds on value and slope exclude any other";
}
