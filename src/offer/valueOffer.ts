import type { Claim, Condition } from "../algebra/claim.js";
import { type Assumptions, type AssumptionsInput, parseAssumptions } from "../beliefs/assumptions.js";
import { marketOf } from "../beliefs/marketOf.js";
import { OfferError } from "../errors.js";
import { checkBeliefs } from "../interpret/checkBeliefs.js";
import { flowsIn } from "../interpret/expectedCashFlows.js";
import { obligations } from "../interpret/obligations.js";
import { observablesIn } from "../interpret/observablesIn.js";
import { outlookOf } from "../interpret/outlook.js";
import { type Requirements, requirements } from "../interpret/requirements.js";
import { toResult } from "../numeric/rounding.js";
import { sum } from "../numeric/sum.js";
import { valuationTable } from "../report/valuationTable.js";
import { deepFreeze } from "../schema/freeze.js";
import { own } from "../schema/own.js";
import { toPlain } from "../schema/plain.js";
import { formatDate } from "../time/date.js";
import { breakdown } from "../value/breakdown.js";
import type { Valuation, ValuedCashFlow, ValueWithOdds } from "../value/valuation.js";
import { type Pricing, totalOf, type ValuedFlow, valueFlows } from "../value/valueFlows.js";
import { assumedIn } from "./assumedIn.js";
import { boundsOfClosing } from "./boundsOfClosing.js";
import { diagnosticsIn } from "./diagnosticsIn.js";
import { type Offer, offer as toOffer } from "./offer.js";
import type { OfferInput } from "./offerDocument.js";

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
  const terms = toOffer(offer);
  const beliefs = parseAssumptions(assumptions);
  const currency = beliefs.currency ?? terms.currency;
  const conditions = terms.conditions.map(({ event }): Condition => ({ event, happens: true }));
  const weighted = conditions.some(({ event }) => beliefs.odds.knows(event));
  const needed = requirements(terms.claim);
  checkBeliefs(openQuestions(needed, conditions, weighted), beliefs, currency);

  const market = marketOf(beliefs, currency);
  const ownRateOf: Pricing["ownRateOf"] = ([component = ""]) => own(beliefs.requiredReturns, component);
  const flows = flowsIn(
    terms.claim,
    outlookOf(beliefs, market),
    beliefs.valuationDate,
    (path) => ownRateOf(path) !== undefined,
  );
  refuseReturnsOnShares(terms.claim, beliefs);
  const met = new Set(conditions.map(({ event }) => event));
  const ifClosed = valueFlows(flows, {
    market,
    ownRateOf,
    probabilityOf: (required) => beliefs.odds.probabilityOf(required, met),
  });

  return valuation({
    offer: terms.name,
    beliefs: beliefs.name,
    currency,
    valuationDate: formatDate(beliefs.valuationDate),
    closing: beliefs.closing === undefined ? undefined : formatDate(beliefs.closing),
    presentValue: toResult(totalOf(ifClosed, "presentValue")),
    withOdds: weighted ? valueWithOdds(ifClosed, conditions, beliefs) : undefined,
    breakdown: breakdown(terms.name, terms.claim, ifClosed),
    cashFlows: ifClosed.map(toCashFlow),
    assumed: assumedIn(terms, beliefs, needed, weighted, currency),
    diagnostics: diagnosticsIn(terms, beliefs, needed, ifClosed),
  });
}

/** What must be believed: odds of the offer's own conditions only where some are given. */
function openQuestions(
  needed: Requirements,
  conditions: readonly Condition[],
  weighted: boolean,
): Requirements {
  const own = new Set(conditions.map(({ event }) => event));
  const others = needed.events.filter((event) => !own.has(event));
  return { ...needed, events: weighted ? [...own, ...others] : others };
}

/** Each flow hangs on its own conditions and on the offer's, as one set: no event counts twice. Prices are as they were. */
function valueWithOdds(
  flows: readonly ValuedFlow[],
  offered: readonly Condition[],
  { odds }: Assumptions,
): ValueWithOdds {
  const values = flows.map(({ expectedUnits, conditions, price }) =>
    expectedUnits.times(odds.probabilityOf([...offered, ...conditions])).times(price),
  );
  return {
    probability: toResult(odds.probabilityOf(offered)),
    presentValue: toResult(sum(values)),
    bounds: boundsOfClosing(
      offered.map(({ event }) => event),
      odds,
    ),
    events: offered.map(({ event }) => event),
  };
}

/** A share already is its own present value, and a price observed has its risk in its drift: a rate would count it twice. */
function refuseReturnsOnShares(claim: Claim, beliefs: Assumptions): void {
  for (const { asset, factors, path } of obligations(claim)) {
    const [component = ""] = path;
    const priced =
      asset.kind === "share" || factors.flatMap(observablesIn).some(({ kind }) => kind === "price");
    if (!priced || own(beliefs.requiredReturns, component) === undefined) continue;
    const message = `cannot apply: what ${component} owes hangs on a share price, whose risk is in today's price already and must not be discounted again`;
    throw new OfferError({ code: "invalid-term", path: ["requiredReturns", component], message });
  }
}

function toCashFlow(flow: ValuedFlow): ValuedCashFlow {
  const { day, asset, conditions, owedBy, path } = flow;
  return {
    date: formatDate(day),
    asset,
    conditions,
    owedBy,
    path,
    units: toResult(flow.units),
    expectedUnits: toResult(flow.expectedUnits),
    probability: toResult(flow.probability),
    price: toResult(flow.price),
    presentValue: toResult(flow.presentValue),
  };
}

/** Freezes the figures and lets them print themselves. */
function valuation(figures: Omit<Valuation, "toJSON" | "toString">): Valuation {
  const printable: Valuation = Object.defineProperties(
    { ...figures },
    {
      toJSON: { value: () => deepFreeze(toPlain(figures) as object) },
      toString: { value: () => valuationTable(printable) },
    },
  ) as Valuation;
  return deepFreeze(printable);
}
