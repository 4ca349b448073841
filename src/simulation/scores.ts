// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import type { Score } from "../pricing/scores.js";

/** The correlation of two scores, from −1 to 1. */
export type CorrelationOf = (a: Score, b: Score) => number;

/** A score as a sum of independent standard normal numbers, by their place. */
export interface Loading {
  readonly places: readonly number[];
  readonly weights: readonly number[];
}

/** Scores as sums of independent standard normal numbers. */
export interface Factors {
  /** Each number by the name of the score that it is new to: random numbers belong to names. */
  readonly names: readonly string[];
  /** One for each score, in the order in which they were given. */
  readonly loadings: readonly Loading[];
}

/** Scores that may move together. */
const MAX_SCORES = 2000;

/** What is left of a variance of 1 when it is nothing but rounding. */
const NOTHING = 1e-12;

/**
 * Scores as sums of independent numbers, by Cholesky's method. In the order taken here, the last time first and then always the
 * middle between two that are known, the sums of a Brownian path are those of the Brownian bridge: the first few numbers settle
 * most of it, which is what quasi-random points are good at. A matrix may be singular: scores that follow from others need no number
 * of their own.
 */
export function factorsOf(scores: readonly Score[], correlation: CorrelationOf): Factors {
  if (scores.length > MAX_SCORES) {
    const message = `hangs on ${scores.length} uncertain quantities; at most ${MAX_SCORES} can be simulated together`;
    throw new OfferError({ code: "too-large", path: [], message });
  }
  const order = bridgeOrder(scores);
  /** Rows of the triangle, each by place: most are short, as scores that nothing joins have nothing in common. */
  const rows: Map<number, number>[] = [];
  const names: string[] = [];
  /** For each row its own number, where it brings one. */
  const own: (number | undefined)[] = [];
  for (const [row, score] of order.entries()) {
    const weights = new Map<number, number>();
    let left = 1;
    for (const [column, other] of order.slice(0, row).entries()) {
      const place = own[column];
      if (place === undefined) continue;
      const before = rows[column] as Map<number, number>;
      let rest = correlation(score, other);
      for (const [shared, weight] of weights) rest -= weight * (before.get(shared) ?? 0);
      if (rest < NOTHING && rest > -NOTHING) continue;
      const weight = rest / (before.get(place) as number);
      weights.set(place, weight);
      left -= weight * weight;
    }
    if (left > NOTHING) {
      weights.set(names.length, Math.sqrt(left));
      own.push(names.length);
      names.push(`${score.driver} ${score.key}`);
    } else {
      own.push(undefined);
    }
    rows.push(weights);
  }
  const rowOf = new Map(order.map((score, row) => [score, rows[row] as Map<number, number>]));
  return {
    names,
    loadings: scores.map((score) => {
      const weights = rowOf.get(score) as Map<number, number>;
      return { places: [...weights.keys()], weights: [...weights.values()] };
    }),
  };
}

/** All drivers' last scores first, then those in the middle, and so on, each driver's by halves. */
function bridgeOrder(scores: readonly Score[]): readonly Score[] {
  const drivers = new Map<string, Score[]>();
  for (const score of scores) {
    const known = drivers.get(score.driver);
    if (known === undefined) drivers.set(score.driver, [score]);
    else known.push(score);
  }
  const halved = [...drivers.values()].map((own) => byHalves(own.sort(byTime)));
  const most = halved.reduce((longest, own) => Math.max(longest, own.length), 0);
  return Array.from({ length: most }, (_, index) => halved.flatMap((own) => own[index] ?? [])).flat();
}

const byTime = (a: Score, b: Score): number => a.halfDays - b.halfDays || (a.key < b.key ? -1 : 1);

function byHalves(ascending: readonly Score[]): readonly Score[] {
  const last = ascending.at(-1);
  if (last === undefined) return [];
  const ordered = [last];
  let gaps: readonly (readonly Score[])[] = [ascending.slice(0, -1)];
  while (gaps.length > 0) {
    gaps = gaps.flatMap((gap) => {
      const middle = gap[gap.length >> 1];
      if (middle === undefined) return [];
      ordered.push(middle);
      return [gap.slice(0, gap.length >> 1), gap.slice((gap.length >> 1) + 1)];
    });
  }
  return ordered;
}
