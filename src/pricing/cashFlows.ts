import type { Asset } from "../algebra/asset.js";
import type { Claim, Condition, Obligor } from "../algebra/claim.js";
import { type Assumptions, readAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import { resultOf } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import { formatDate, type IsoDate } from "../time/date.js";
import { currencyOfFlows } from "./checkBeliefs.js";
import { type Flow, flowsOf } from "./flows.js";
import { worldOf } from "./world.js";

/** A dated delivery at the point forecasts: what arrives if the events it is conditional on happen. */
export interface CashFlow {
  /** The day of delivery. */
  readonly date: IsoDate;
  /** Units of the asset; negative where they are paid. */
  readonly units: Decimal;
  /** What is delivered: a currency, or the shares of an issuer. */
  readonly asset: Asset;
  /** The events that must all happen, or must not, for it to be owed; empty where it is owed in any case. */
  readonly conditions: readonly Condition[];
  /** Whose credit stands behind it; null for nobody's. */
  readonly owedBy: Obligor;
  /** The names it stands under, outermost first. */
  readonly path: readonly string[];
}

/** A cash flow with what is to be expected of it. */
export interface ExpectedCashFlow extends CashFlow {
  /** Expected units if its conditions hold: over the distribution of what it observes, with risk in the drift. */
  readonly expectedUnits: Decimal;
}

/**
 * The dated flows of a claim when every forecast comes true: metrics at their expected value, prices at their forward.
 * Probabilities do not enter; each flow names the events it hangs on.
 *
 * @throws OfferError `missing-belief` listing everything that the flows require and the beliefs do not say.
 * @example
 * ```ts
 * const half = scale(times("0.5", observe(metric("profit", 2021, "USD"))), one(currency("USD")));
 * const beliefs = { valuationDate: "2021-01-01", metrics: { profit: { forecast: { 2021: "3e9" } } } };
 * const [flow] = cashFlows(on("2021-12-31", half), beliefs);
 * `${flow.date} ${flow.units}`; // => 2021-12-31 1500000000
 * ```
 */
export function cashFlows(claim: Claim, assumptions: AssumptionsInput | Assumptions): readonly CashFlow[] {
  return Object.freeze(flowsUnder(claim, assumptions).map((flow) => Object.freeze(atForecasts(flow))));
}

/**
 * The flows of a claim with the expectation of each, in closed form where it hangs on one uncertain quantity (or on discrete
 * ones), by quadrature to 16 digits where it hangs on two continuous ones. Under point forecasts and without a risk premium,
 * expected units are the units at the forecast.
 *
 * @throws OfferError `missing-belief` listing everything that is required; `needs-simulation` for an amount that hangs on
 * more than two continuous quantities at once.
 * @example
 * ```ts
 * const option = scale(max(observe(metric("profit", 2021, "USD")), constant("0")), one(currency("USD")));
 * const forecast = { 2021: { distribution: "normal", mean: "0", standardDeviation: "1e9" } } as const;
 * const [flow] = expectedCashFlows(option, { valuationDate: "2021-01-01", metrics: { profit: { forecast } } });
 * flow.units; // => 0
 * flow.expectedUnits.toFixed(2); // => 398942280.40
 * ```
 */
export function expectedCashFlows(
  claim: Claim,
  assumptions: AssumptionsInput | Assumptions,
): readonly ExpectedCashFlow[] {
  return Object.freeze(
    flowsUnder(claim, assumptions).map((flow) =>
      Object.freeze({
        ...atForecasts(flow),
        expectedUnits: flow.knownExpectedUnits,
      }),
    ),
  );
}

/** The flows of a claim that is no offer: what components are discounted at does not concern it. */
function flowsUnder(claim: Claim, assumptions: AssumptionsInput | Assumptions): readonly Flow[] {
  const beliefs = readAssumptions(assumptions);
  const currency = currencyOfFlows(claim, beliefs);
  return flowsOf(claim, worldOf({ ...beliefs, requiredReturns: {} }, currency));
}

const atForecasts = (flow: Flow): CashFlow => ({
  date: formatDate(flow.day),
  units: resultOf((numbers) => flow.units(numbers)),
  asset: flow.asset,
  conditions: flow.conditions,
  owedBy: flow.owedBy,
  path: flow.path,
});
