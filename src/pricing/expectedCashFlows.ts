import type { Amount } from "../algebra/amount.js";
import type { Claim } from "../algebra/claim.js";
import { type Obligation, obligations } from "../algebra/obligations.js";
import { type Observable, observableKey } from "../algebra/observable.js";
import { bends, distinctObservables } from "../algebra/observablesIn.js";
import { type Assumptions, parseAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import type { Distribution } from "../distributions/distribution.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";
import { memoize } from "../schema/memoize.js";
import { type EpochDay, formatDate } from "../time/date.js";
import { type CashFlow, flowCurrency, forecastFlow, productOf, type WorkingCashFlow } from "./cashFlows.js";
import { expectedAmount } from "./expectedAmount.js";
import { marketOf } from "./marketOf.js";
import { type Outlook, outlookOf } from "./outlook.js";

/** A cash flow with what is to be expected of it. */
export interface ExpectedCashFlow extends CashFlow {
  /** Expected units if its conditions hold: over the distribution of what it observes, with risk in the drift. */
  readonly expectedUnits: Decimal;
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
  const beliefs = parseAssumptions(assumptions);
  const currency = flowCurrency(claim, beliefs);
  return certified((numbers) => {
    const outlook = outlookOf(beliefs, marketOf(beliefs, currency, numbers));
    return Object.freeze(flowsIn(claim, outlook, beliefs.valuationDate).map(toFlow));
  });
}

/** Field by field, as the parts are frozen already: to copy a flow and to walk through it costs as much as to value it. */
function toFlow(flow: WorkingFlow): ExpectedCashFlow {
  const { day, asset, conditions, owedBy, path } = flow;
  return Object.freeze({
    units: flow.units.toResult(),
    asset,
    conditions,
    owedBy,
    path,
    expectedUnits: flow.expectedUnits.toResult(),
    date: formatDate(day),
  });
}

/** A cash flow with its expectation, before they are rounded. */
export interface WorkingFlow extends WorkingCashFlow {
  readonly expectedUnits: Real;
  /** Whether its amount bends but what it observes is a single number, so that the bend is worth nothing. */
  readonly pointOnly: boolean;
}

/** The flows of a claim. Those under a path for which `unadjusted` holds are expected without premiums for risk. */
export function flowsIn(
  claim: Claim,
  outlook: Outlook,
  today: EpochDay,
  unadjusted: (path: readonly string[]) => boolean = () => false,
): WorkingFlow[] {
  return obligations(claim).map((obligation) => {
    const { factors, sign, path } = obligation;
    const distributionOf = distributions(obligation, outlook, unadjusted(path));
    const expected = (factor: Amount): Real => expectedAmount(factor, distributionOf, outlook);
    const { day, units, asset, conditions, owedBy } = forecastFlow(obligation, outlook, today);
    return {
      day,
      units,
      asset,
      conditions,
      owedBy,
      path,
      expectedUnits: productOf(factors, expected).times(sign),
      pointOnly: isPointOnly(bentOver(obligation), distributionOf),
    };
  });
}

/** What the bends of an obligation are in. */
const bentOver = /* @__PURE__ */ memoize(({ factors }: Obligation) =>
  factors.filter(bends).flatMap(distinctObservables),
);

const isPointOnly = (
  observed: readonly Observable[],
  distributionOf: (observable: Observable) => Distribution,
): boolean => observed.length > 0 && observed.every((at) => distributionOf(at).atoms.length === 1);

/** The distributions to expect an obligation under, each made once: a beta, for one, is dear to set up. */
function distributions({ asset }: Obligation, outlook: Outlook, unadjusted: boolean) {
  const made = new Map<string, Distribution>();
  return (observable: Observable): Distribution => {
    const key = observableKey(observable);
    const distribution =
      made.get(key) ??
      (unadjusted ? outlook.realWorld(observable) : undefined) ??
      outlook.riskNeutral(observable, asset);
    made.set(key, distribution);
    return distribution;
  };
}
