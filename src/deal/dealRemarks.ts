import type { Assumptions } from "../beliefs/assumptions.js";
import type { Requirements } from "../interpret/requirements.js";
import { ONE } from "../numeric/decimal.js";
import { formatPercent } from "../numeric/format.js";
import { assumedIn, assumedInTerms } from "../offer/assumedIn.js";
import { diagnosticsIn } from "../offer/diagnosticsIn.js";
import type { Offer } from "../offer/offer.js";
import { pricedFlows } from "../offer/pricedFlows.js";
import { formatDate } from "../time/date.js";
import type { Assumed, Diagnostic } from "../value/valuation.js";
import { type Deal, LAPSE } from "./deal.js";

/** Everything that the valuation of a deal takes for granted. */
export function dealAssumed(
  deal: Deal,
  beliefs: Assumptions,
  needed: Requirements,
  currency: string,
): readonly Assumed[] {
  const { offer, outside } = deal;
  const several = beliefs.closingTimes;
  const others = othersIn(deal).flatMap(({ offer: other, name }) =>
    assumedInTerms(other).map((one): Assumed => ({ ...one, path: [], text: `${name}: ${one.text}` })),
  );
  return [
    ...assumedIn(offer, beliefs, needed, true, currency),
    ...others,
    ...method(
      offer.conditions.length > 1,
      `Where several conditions fail, the cause is the first of them in the order ${eventsOf(offer).join(", ")}`,
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

/** What in a deal deserves a look. */
export function dealDiagnostics(
  deal: Deal,
  beliefs: Assumptions,
  needed: Requirements,
  currency: string,
): readonly Diagnostic[] {
  const { offer } = deal;
  const met = offer.conditions.map(({ event }) => ({ event, happens: true }));
  const at = { ...beliefs, closing: beliefs.closing ?? beliefs.closingTimes?.days[0]?.day };
  const flows = pricedFlows(offer.claim, at, currency, (required) =>
    beliefs.odds.probabilityOf([...met, ...required]),
  );
  const lasting = new Set(offer.components.filter((one) => one.owedWithoutClosing).map(({ name }) => name));
  const fees = flows.filter(({ path, probability }) => lasting.has(path[0] ?? "") && !probability.isZero());
  const everything = {
    ...offer,
    components: [offer, ...othersIn(deal).map((other) => other.offer)].flatMap((one) => one.components),
  };
  return [
    // That a fee is worth nothing if the offer closes is no oddity here: it counts where the offer fails.
    ...diagnosticsIn(everything, at, needed, flows).filter(({ code }) => code !== "impossible-condition"),
    ...fees.map(({ path, conditions }): Diagnostic => {
      const events = conditions.map(({ event }) => `"${event}"`).join(" and ");
      const text = `${path.join(", ")}: owed on ${events} even where the deal closes; let its odds hang on a condition (given), or name the condition that must fail`;
      return { code: "fee-if-closed", path: [...path], text };
    }),
    ...tooLate(deal, beliefs),
  ];
}

function tooLate({ outside }: Deal, { closing, closingTimes }: Assumptions): Diagnostic[] {
  const last = outside.at(-1)?.day;
  if (last === undefined) return [];
  const days = closingTimes?.days ?? (closing === undefined ? [] : [{ day: closing, probability: ONE }]);
  return days
    .filter(({ day }) => day > last)
    .map(({ day, probability }) => ({
      code: "closing-too-late",
      path: ["closing"],
      text: `closing: ${formatDate(day)} (${formatPercent(probability, 2)}) lies after the last outside date, ${formatDate(last)}, so the deal lapses instead`,
    }));
}

const eventsOf = ({ conditions }: Offer): string[] => conditions.map(({ event }) => event);

/** Every cause of failure, time included. */
export const causesOf = ({ offer }: Deal): readonly string[] => [...eventsOf(offer), LAPSE];

/** The offers in a deal beside the one it is about, each once. */
function othersIn(deal: Deal): readonly { readonly offer: Offer; readonly name: string }[] {
  const offers = causesOf(deal).flatMap((cause) => {
    const { fees, alternative } = deal.failureOf(cause);
    return [
      ...(fees === undefined ? [] : [fees]),
      ...(alternative.offer === undefined ? [] : [alternative.offer]),
    ];
  });
  return [...new Set(offers)].map((offer) => ({ offer, name: offer.name }));
}

const method = (applies: boolean, text: string): Assumed[] =>
  applies ? [{ kind: "method", path: [], text }] : [];
