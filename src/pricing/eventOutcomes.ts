// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";

/** Outcomes of events that are tried, times what is looked at in each; of more, exclusions are still told apart. */
export const MOST_TRIALS = 4096;

/** Conditions as a text: alike for those that come to the same, in whatever order and however often they are stated. */
export const conditionsKey = (conditions: readonly Condition[]): string =>
  JSON.stringify(
    [...new Set(conditions.map(({ event, happens }) => `${happens ? "if" : "unless"} ${event}`))].sort(),
  );

/** What is due in each outcome of some events, that in which all of them happen first; other conditions are taken to hold. */
export const dueInEachOutcome = <Item extends { readonly conditions: readonly Condition[] }>(
  items: readonly Item[],
  events: readonly string[],
): readonly (readonly Item[])[] =>
  Array.from({ length: 2 ** events.length }, (_, outcome) =>
    items.filter(({ conditions }) =>
      conditions.every(({ event, happens }) => {
        const index = events.indexOf(event);
        return index < 0 || ((outcome >> index) % 2 === 0) === happens;
      }),
    ),
  );
