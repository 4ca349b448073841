// Internal: no name of the public API lives here.

import type { Observable } from "../algebra/observable.js";
import type { Dependence } from "../beliefs/dependence.js";
import { OfferError } from "../errors.js";
import { isPositiveSemidefinite } from "../numeric/correlationMatrix.js";
import type { Arithmetic, Real } from "../numeric/real.js";

/**
 * The standard normal score of one uncertain quantity: of a metric's period, of a share's price on a day, of an exchange rate on
 * a day, of a party's credit. The quantity is the quantile of its own distribution at Φ(score).
 */
export interface Score {
  /** What moves it: `metrics.NAME`, `shares.ISSUER`, `currencies.CODE` or `credit.PARTY`. */
  readonly driver: string;
  /** What tells the scores of one driver apart, and one period from another: its days. */
  readonly key: string;
  /** When it is settled, on average, in half days after the valuation date: 730 of them are a year on ACT/365F. */
  readonly halfDays: number;
}

/** Whether two scores move together at all: whether `correlationOf` them is not 0. */
function moveTogether(a: Score, b: Score, dependence: Dependence): boolean {
  if (dependence.correlation(a.driver, b.driver).isZero()) return false;
  const part = timePart(a, b, dependence);
  if (part.kind !== "power") return part.kind !== "none";
  return autocorrelations(a, b, dependence).every((each) => !each.isZero());
}

/** What is known of scores: which quantity has which, and how they hang together. */
export interface Scores {
  /** How quantities hang together. */
  readonly dependence: Dependence;
  /** The score of a quantity; undefined for a mean of prices over several days, which has none of its own. */
  scoreOf(observable: Observable): Score | undefined;
}

/** What moves an observable. */
export const driverOf = (observable: Observable): string =>
  observable.kind === "metric" ? `metrics.${observable.metric}` : `shares.${observable.issuer}`;

/** Whether any two of these uncertain quantities move together. */
export const anyMoveTogether = (observables: readonly Observable[], scores: Scores): boolean =>
  observables.some((a, index) => observables.slice(index + 1).some((b) => twoMoveTogether(a, b, scores)));

/** Whether two uncertain quantities move together: under Student's t, whatever their correlation, all do. */
export function twoMoveTogether(a: Observable, b: Observable, scores: Scores): boolean {
  const { dependence } = scores;
  if (dependence.degreesOfFreedom !== undefined) return true;
  const [first, second] = [scores.scoreOf(a), scores.scoreOf(b)];
  return first === undefined || second === undefined
    ? !dependence.correlation(driverOf(a), driverOf(b)).isZero()
    : moveTogether(first, second, dependence);
}

/** Half days in the year of ACT/365F. */
export const HALF_DAYS_A_YEAR = 730;

/** How two scores hang together in time, apart from how their drivers do. */
type TimePart =
  | { readonly kind: "all" }
  | { readonly kind: "none" }
  /** √(earlier ÷ later) */
  | { readonly kind: "root"; readonly earlier: number; readonly later: number }
  /** The geometric mean of two yearly autocorrelations to the power of the years between. */
  | { readonly kind: "power"; readonly halfDays: number };

const ALL: TimePart = { kind: "all" };
const NONE: TimePart = { kind: "none" };

function timePart(a: Score, b: Score, dependence: Dependence): TimePart {
  if (a.driver === b.driver && a.key === b.key) return ALL;
  const [first, second] = [dependence.pathOf(a.driver), dependence.pathOf(b.driver)];
  if (first.kind === "one score" || second.kind === "one score") return ALL;
  if (first.kind === "independent" && second.kind === "independent") return a.key === b.key ? ALL : NONE;
  const apart = Math.abs(a.halfDays - b.halfDays);
  if (first.kind === "autocorrelated" && second.kind === "autocorrelated") {
    return apart === 0 ? ALL : { kind: "power", halfDays: apart };
  }
  const [earlier, later] = [Math.min(a.halfDays, b.halfDays), Math.max(a.halfDays, b.halfDays)];
  if (earlier <= 0) return NONE;
  return apart === 0 ? ALL : { kind: "root", earlier, later };
}

const autocorrelations = (a: Score, b: Score, dependence: Dependence) =>
  [a, b].map(({ driver }) => {
    const path = dependence.pathOf(driver);
    if (path.kind === "autocorrelated") return path.autocorrelation;
    throw new Error("both paths are autocorrelated");
  });

/**
 * The correlation of two scores: of their drivers, times √(s/t) for times s ≤ t on one path and wherever the kinds of path differ,
 * ρ^|t − s| where both are autocorrelated (with the geometric mean of two different ρ), 1 for one period and 0 for two where both
 * are independent. A party's credit has one score for all times. What is settled today hangs together with nothing.
 */
export function correlationOf(a: Score, b: Score, dependence: Dependence, numbers: Arithmetic): Real {
  const correlation = numbers.of(dependence.correlation(a.driver, b.driver));
  if (correlation.isZero()) return correlation;
  const part = timePart(a, b, dependence);
  switch (part.kind) {
    case "all":
      return correlation;
    case "none":
      return numbers.of(0);
    case "root":
      return correlation.times(numbers.of(part.earlier).div(part.later).sqrt());
    case "power": {
      const [first, second] = autocorrelations(a, b, dependence).map((each) => numbers.of(each)) as [
        Real,
        Real,
      ];
      const both = first.times(second);
      if (both.isZero()) return numbers.of(0);
      return correlation.times(both.pow(numbers.of(part.halfDays).div(2 * HALF_DAYS_A_YEAR)));
    }
  }
}

/**
 * Throws where scores cannot hang together as is stated. Where all that is linked hangs together in time alike, they can,
 * because the entrywise product of two positive semi-definite matrices is one (Schur); kinds of path that differ are looked at
 * entry by entry.
 */
export function checkScores(scores: readonly Score[], dependence: Dependence): void {
  if (!dependence.isCorrelated || areLinkedAlike(scores, dependence)) return;
  const lawful = isPositiveSemidefinite((numbers) =>
    scores.map((a) => scores.map((b) => correlationOf(a, b, dependence, numbers))),
  );
  if (lawful) return;
  const names = [...new Set(scores.map(({ driver }) => driver))].join(", ");
  const message = `cannot hold together with the paths stated of ${names}: several periods that know little of each other cannot all be so close to one other quantity; state another path or smaller correlations`;
  throw new OfferError({ code: "out-of-range", path: ["correlations"], message });
}

function areLinkedAlike(scores: readonly Score[], dependence: Dependence): boolean {
  const drivers = [...new Set(scores.map(({ driver }) => driver))];
  const linked = drivers.filter((a) =>
    drivers.some((b) => a !== b && !dependence.correlation(a, b).isZero()),
  );
  const kinds = linked.map((driver) => {
    const path = dependence.pathOf(driver);
    return path.kind === "autocorrelated" ? `ρ ${path.autocorrelation}` : path.kind;
  });
  return new Set(kinds).size <= 1;
}
