import { type Assumptions, readAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import { resultOf } from "../numeric/certified.js";
import { toResult } from "../numeric/rounding.js";
import { breakdown } from "../pricing/breakdown.js";
import type { Flow } from "../pricing/flows.js";
import { printable } from "../schema/printable.js";
import { formatDate } from "../time/date.js";
import { assumedIn, ifItCloses } from "./assumedIn.js";
import { diagnosticsIn } from "./diagnosticsIn.js";
import { type Offer, readOffer } from "./offer.js";
import type { OfferInput } from "./offerDocument.js";
import { boundsOfClosing, type OfferWorth, offerWorth } from "./offerWorth.js";
import type { Valuation, ValuedCashFlow, ValueWithOdds } from "./valuation.js";
import { valuationTable } from "./valuationTable.js";

/**
 * What an offer is worth under somebody's beliefs, component by component. `presentValue` is the value if the offer closes;
 * `withOdds` weighs it with the probability of the offer's conditions, where the beliefs give that. Pure: the same offer can
 * be valued under any number of belief sets.
 *
 * @throws OfferError `missing-belief` listing everything that the offer requires and the beliefs do not say, before
 * anything is computed; and whatever is wrong with the beliefs themselves.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * valueOffer(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }).presentValue; // => 1000
 * valueOffer(deal, { valuationDate: "2021-01-01" }); // throws missing-belief
 * ```
 */
export function valueOffer(
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
): Valuation {
  const terms = readOffer(offer);
  const beliefs = readAssumptions(assumptions);
  const worth = offerWorth(terms, beliefs);
  const { needed, weighted, currency, flows } = worth;
  return printable(
    {
      offer: terms.name,
      beliefs: beliefs.name,
      currency,
      valuationDate: formatDate(beliefs.valuationDate),
      closing: beliefs.closing === undefined ? undefined : formatDate(beliefs.closing),
      presentValue: resultOf(worth.presentValue),
      withOdds: weighted ? valueWithOdds(worth, beliefs) : undefined,
      breakdown: breakdown(terms.name, terms.claim, flows),
      cashFlows: flows.map((flow) => toCashFlow(flow)),
      assumed: [...assumedIn(terms, beliefs, needed, weighted, currency), ...ifItCloses(terms)],
      diagnostics: diagnosticsIn(terms, beliefs, needed, flows),
    },
    valuationTable,
  );
}

function valueWithOdds({ conditions, withOdds }: OfferWorth, { odds }: Assumptions): ValueWithOdds {
  const events = conditions.map(({ event }) => event);
  return {
    probability: toResult(odds.probabilityOf(conditions)),
    presentValue: resultOf(withOdds),
    bounds: boundsOfClosing(events, odds),
    events,
  };
}

/** Field by field, as the parts are frozen already: to copy a flow and to walk through it costs as much as to value it. */
function toCashFlow(flow: Flow): ValuedCashFlow {
  const { day, asset, conditions, owedBy, path } = flow;
  return Object.freeze({
    date: formatDate(day),
    asset,
    conditions,
    owedBy,
    path,
    units: resultOf((numbers) => flow.units(numbers)),
    expectedUnits: resultOf((numbers) => flow.expectedUnits(numbers)),
    probability: toResult(flow.probability),
    price: resultOf((numbers) => flow.price(numbers)),
    presentValue: resultOf((numbers) => flow.presentValue(numbers)),
  });
}
