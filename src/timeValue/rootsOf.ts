import type { Decimal } from "../numeric/decimal.js";
import { type ExponentialSum, signChanges } from "../numeric/exponentialSum/exponentialSum.js";
import { findRoots } from "../numeric/exponentialSum/findRoots.js";
import { toResult } from "../numeric/rounding.js";
import { deepFreeze } from "../schema/records.js";

/** A rate at which flows are worth nothing, to 28 digits. It lies between `low` and `high`, one unit of the last digit away. */
export interface InternalRate {
  readonly rate: Decimal;
  readonly low: Decimal;
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
  readonly unresolved: readonly { readonly low: Decimal; readonly high: Decimal }[];
}

export function rootsOf(sum: ExponentialSum): InternalRates {
  const changes = signChanges(sum);
  if (changes === 0) {
    const nothing = sum.amounts.length === 0;
    const reason = nothing
      ? "the amounts come to nothing at every time: any rate would do"
      : "the amounts have one sign: no rate makes them worth nothing";
    return deepFreeze({ roots: [], complete: !nothing, reason, signChanges: 0, unresolved: [] });
  }
  const { roots, unresolved } = findRoots(sum);
  return deepFreeze({
    roots: roots.map(({ rate, low, high }) => ({
      rate: toResult(rate),
      low: toResult(low),
      high: toResult(high),
    })),
    complete: unresolved.length === 0,
    reason: reasonOf(changes, roots.length, unresolved),
    signChanges: changes,
    unresolved: unresolved.map(({ low, high }) => ({ low: toResult(low), high: toResult(high) })),
  });
}

function reasonOf(changes: number, found: number, unresolved: readonly { readonly low: Decimal }[]): string {
  if (unresolved.some(({ low }) => low.equals(-1))) {
    return "a root lies too close to -1 for 28 digits: nearly all is lost within a short time";
  }
  if (unresolved.length > 0) {
    return "between the rates listed as unresolved, roots cannot be told from none: they coincide or nearly do, or the signs change too often to go through in a few seconds";
  }
  if (changes === 1) return "the sign changes once: there is exactly one root, by Descartes' rule of signs";
  return found === changes
    ? `the sign changes ${changes} times: there are at most so many roots, by Descartes' rule of signs`
    : "away from the roots, bounds on value and slope exclude any other";
}
