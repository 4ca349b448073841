// Internal: no name of the public API lives here.

import type { Condition } from "./claim.js";

const NOTHING: ReadonlySet<string> = new Set();

/** Whether conditions can never hold together: an event that must happen and must not, where some count as having happened. */
export function areContradictory(
  conditions: readonly Condition[],
  happened: ReadonlySet<string> = NOTHING,
): boolean {
  if (conditions.every(({ happens }) => happens)) return false;
  const needed = new Set(conditions.filter(({ happens }) => happens).map(({ event }) => event));
  return conditions.some(({ event, happens }) => !happens && (happened.has(event) || needed.has(event)));
}
