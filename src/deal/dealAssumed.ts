// Internal: no name of the public API lives here.

import type { Assumptions } from "../beliefs/assumptions.js";
import type { Requirements } from "../interpret/requirements.js";
import { assumedIn, assumedInTerms } from "../offer/assumedIn.js";
import type { Assumed } from "../offer/valuation.js";
import { formatDate } from "../time/date.js";
import { causesOf, type Deal, othersIn } from "./deal.js";

/** Everything that the valuation of a deal takes for granted. */
export function dealAssumed(
  deal: Deal,
  beliefs: Assumptions,
  needed: Requirements,
  currency: string,
): readonly Assumed[] {
  const { offer, outside } = deal;
  const several = beliefs.closingTimes;
  const others = othersIn(deal).flatMap((other) =>
    assumedInTerms(other).map((one): Assumed => ({ ...one, path: [], text: `${other.name}: ${one.text}` })),
  );
  return [
    ...assumedIn(offer, beliefs, needed, true, currency),
    ...others,
    ...method(
      offer.conditions.length > 1,
      `Where several conditions fail, the cause is the first of them in the order ${offer.conditions.map(({ event }) => event).join(", ")}`,
    ),
    ...(several === undefined
      ? []
      : method(true, `${several.text}; it is independent of what happens otherwise`)),
    ...method(
      outside.length > 0,
      `What has not closed by the outside date lapses: ${outside.map(({ day, given }) => `${formatDate(day)}${given === undefined ? "" : ` if ${given.event}${given.happens ? "" : " does not happen"}`}`).join(", then ")}`,
    ),
    ...method(
      causesOf(deal).some((cause) => deal.failureOf(cause).fees !== undefined) ||
        offer.components.some((one) => one.owedWithoutClosing),
      `Where the deal fails, "closing" in what is owed because of it means the day on which it fails`,
    ),
  ];
}

const method = (applies: boolean, text: string): Assumed[] =>
  applies ? [{ kind: "method", path: [], text }] : [];
