import { boundsOfAll, type ProbabilityBounds } from "../beliefs/frechetBounds.js";
import type { Odds } from "../beliefs/odds.js";
import { toResult } from "../numeric/rounding.js";

/**
 * The Fréchet bounds of the probability that all of these events happen, over every way in which the groups that beliefs do
 * not link might hang together; undefined where there is but one group, so that nothing was taken for granted.
 */
export function boundsOfClosing(events: readonly string[], odds: Odds): ProbabilityBounds | undefined {
  const groups = odds.independentGroups(events);
  if (groups.length < 2) return undefined;
  const { lower, upper } = boundsOfAll(
    groups.map((group) => odds.probabilityOf(group.map((event) => ({ event, happens: true })))),
  );
  return { lower: toResult(lower), upper: toResult(upper) };
}
