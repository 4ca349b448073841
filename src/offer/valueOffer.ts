import { type Assumptions, readAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import { resultOf } from "../numeric/certified.js";
import { knownFigure, toResult } from "../numeric/rounding.js";
import { breakdown, errorsOf } from "../pricing/breakdown.js";
import type { Flow } from "../pricing/flows.js";
import { errorResult, standardErrorOf, toItsError } from "../pricing/simulatedUnits.js";
import { readOptions } from "../schema/options.js";
import { printable } from "../schema/printable.js";
import type { Design } from "../simulation/points.js";
import { designIn, type ValuationOptions } from "../simulation/simulationOptions.js";
import { formatDate } from "../time/date.js";
import { assumedIn, ifItCloses, simulatedIn } from "./assumedIn.js";
import { diagnosticsIn } from "./diagnosticsIn.js";
import { headlineOf } from "./headline.js";
import { type Offer, readOffer } from "./offer.js";
import type { OfferInput } from "./offerDocument.js";
import { type OfferWorth, offerWorth } from "./offerWorth.js";
import { perShareOf } from "./perShare.js";
import type { Valuation, ValuedCashFlow, ValueWithOdds } from "./valuation.js";
import { valuationTable } from "./valuationTable.js";

/**
 * What an offer is worth under somebody's beliefs, component by component. `presentValue` is the value if the offer closes;
 * `withOdds` weighs it with the probability of the offer's conditions, where the beliefs give that; failure counts as nothing there,
 * and `valueDeal` says what it leaves. `headline` is what it comes to at face, with the range of that. Pure: the same offer can
 * be valued under any number of belief sets.
 *
 * What has a closed form is exact; with `options.simulation`, what has none is worked out on many paths, and each such figure carries
 * its standard error.
 *
 * @throws OfferError `missing-belief` listing everything that the offer requires and the beliefs do not say, before
 * anything is computed; `needs-simulation` for an amount without a closed form where simulation was not asked for; and whatever is
 * wrong with the beliefs themselves.
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
  options: ValuationOptions = {},
): Valuation {
  const terms = readOffer(offer);
  const beliefs = readAssumptions(assumptions);
  const design = designIn(readOptions(options, ["simulation"]));
  return valuationOf(terms, beliefs, offerWorth(terms, beliefs, design), design);
}

/** A valuation of what an offer is worth, which has been worked out. */
export function valuationOf(
  terms: Offer,
  beliefs: Assumptions,
  worth: OfferWorth,
  design: Design | undefined,
): Valuation {
  const { needed, weighted, currency, flows } = worth;
  const rows = breakdown(terms.name, terms.claim, flows);
  return printable(
    {
      offer: terms.name,
      beliefs: beliefs.name,
      currency,
      valuationDate: formatDate(beliefs.valuationDate),
      closing: beliefs.closing === undefined ? undefined : formatDate(beliefs.closing),
      presentValue: rows.presentValue,
      digits: rows.digits,
      ...(rows.standardErrors === undefined ? {} : { standardError: rows.standardErrors.presentValue }),
      withOdds: weighted ? valueWithOdds(worth, beliefs) : undefined,
      breakdown: rows,
      cashFlows: flows.map((flow) => toCashFlow(flow)),
      assumed: [
        ...assumedIn(terms, beliefs, needed, weighted, currency),
        ...ifItCloses(terms),
        ...(design === undefined ? [] : simulatedIn(flows, design)),
      ],
      diagnostics: diagnosticsIn(terms, beliefs, needed, flows),
    },
    valuationTable,
    {
      headline: () => headlineOf(terms, beliefs, worth),
      perShare: () => perShareOf(terms, beliefs, worth, design),
    },
  );
}

function valueWithOdds(
  { conditions, withOdds, errorWithOdds, withOddsError }: OfferWorth,
  { odds }: Assumptions,
): ValueWithOdds {
  const error = withOddsError();
  const events = conditions.map(({ event }) => event);
  const { value, digits } = knownFigure(resultOf(withOdds), errorWithOdds());
  return {
    probability: toResult(odds.probabilityOf(conditions)),
    presentValue: toItsError(value, error),
    digits: error === undefined ? digits : knownFigure(value, error).digits,
    ...(error === undefined ? {} : { standardError: errorResult(error) }),
    bounds: odds.boundsOf(events),
    events,
  };
}

/** Field by field, as the parts are frozen already: to copy a flow and to walk through it costs as much as to value it. */
function toCashFlow(flow: Flow): ValuedCashFlow {
  const { day, asset, conditions, owedBy, path, simulated } = flow;
  const error = simulated && standardErrorOf([flow], () => 1);
  const errorOfValue = errorsOf([flow])?.presentValue;
  const presentValue = knownFigure(
    resultOf((numbers) => flow.presentValue(numbers)),
    errorOfValue ?? flow.errorOf("presentValue"),
  );
  return Object.freeze({
    date: formatDate(day),
    asset,
    conditions,
    owedBy,
    path,
    units: resultOf((numbers) => flow.units(numbers)),
    expectedUnits:
      error === undefined
        ? flow.knownExpectedUnits
        : toItsError(
            resultOf((numbers) => flow.expectedUnits(numbers)),
            error,
          ),
    probability: toResult(flow.probability),
    price: resultOf((numbers) => flow.price(numbers)),
    countsAtFace: flow.countsAtFace,
    presentValue:
      errorOfValue === undefined
        ? presentValue.value
        : toItsError(
            resultOf((numbers) => flow.presentValue(numbers)),
            errorOfValue,
          ),
    digits: presentValue.digits,
    ...(error === undefined ? {} : { standardError: errorResult(error) }),
  });
}
