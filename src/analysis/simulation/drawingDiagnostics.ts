// Internal: no name of the public API lives here.

import type { Diagnostic } from "../../offer/valuation.js";
import { BLOCK } from "../../simulation/points.js";
import type { Moments } from "../../simulation/tally.js";

/** One path alone should not decide how sure a mean is. */
const LARGE_SHARE = 0.25;

/** What is said of a sum that one path decides. */
export function heavyTail(name: string, { largestShare, count }: Moments): Diagnostic[] {
  if (largestShare < LARGE_SHARE || count < BLOCK) return [];
  const text = `${name}: one path of ${count} makes up ${Math.round(100 * largestShare)}% of the spread, so that its standard error may be too low: amounts have no variance, or need more paths`;
  return [{ code: "heavy-tail", path: [name], text }];
}

/** What is said of random numbers beyond the dimensions of the points. */
export function paddedIn(padded: number): Diagnostic[] {
  if (padded === 0) return [];
  const text = `Quasi-random points have 512 dimensions: ${padded} more random numbers of each path are drawn for themselves (Philox), so that more paths help less than they would`;
  return [{ code: "padded-points", path: [], text }];
}
