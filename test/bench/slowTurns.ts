import type { counts } from "./counting/counts.js";
import type { Measure } from "./measure.js";

/** How many slower paths so many turns of the counting copy take. */
export function slowTurns({ ours, inBulk }: Measure, counted: typeof counts, turns: number): number {
  const before = { ...counted };
  for (let turn = 0; turn < turns; turn += 1) ours(turn);
  const fallbacks = counted.fallbacks - before.fallbacks;
  const oneByOne = inBulk ? turns - (counted.bulkSums - before.bulkSums) : 0;
  return fallbacks + oneByOne;
}
