import type { Asset } from "../algebra/asset.js";
import type { Claim, Condition, Obligor } from "../algebra/claim.js";
import { type Assumptions, type AssumptionsInput, parseAssumptions } from "../beliefs/assumptions.js";
import { marketOf } from "../beliefs/marketOf.js";
import { OfferError } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { deepFreeze } from "../schema/freeze.js";
import { type EpochDay, formatDate, type IsoDate } from "../time/date.js";
import { amountAt, type Outcome } from "./amountAt.js";
import { checkBeliefs } from "./checkBeliefs.js";
import { forecastOutcome } from "./forecastOutcome.js";
import { obligations } from "./obligations.js";
import { requirements } from "./requirements.js";

/** A dated delivery at the point forecasts: what arrives if the events it is conditional on happen. */
export interface CashFlow {
  readonly date: IsoDate;
  /** Units of the asset; negative where they are paid. */
  readonly units: Decimal;
  readonly asset: Asset;
  readonly conditions: readonly Condition[];
  /** Whose credit stands behind it; null for nobody's. */
  readonly owedBy: Obligor;
  /** The names it stands under, outermost first. */
  readonly path: readonly string[];
}

/**
 * The dated flows of a claim when every forecast comes true: metrics at their forecast, prices at their forward.
 * Probabilities do not enter; each flow names the events it hangs on.
 *
 * @throws OfferError `missing-belief` listing everything that the claim requires and the beliefs do not say.
 * @example
 * ```ts
 * const half = scale(times("0.5", observe(metric("profit", 2021, "USD"))), one(currency("USD")));
 * const beliefs = {
 *   valuationDate: "2021-01-01",
 *   metrics: { profit: { forecast: { 2021: "3e9" } } },
 * };
 * const [flow] = cashFlows(on("2021-12-31", half), beliefs);
 * `${flow.date} ${flow.units}`; // => 2021-12-31 1500000000
 * ```
 */
export function cashFlows(claim: Claim, assumptions: AssumptionsInput | Assumptions): readonly CashFlow[] {
  const beliefs = parseAssumptions(assumptions);
  const needed = requirements(claim);
  const quoted = [...new Set(needed.prices.map((price) => price.currency))];
  const currency = beliefs.currency ?? quoted[0] ?? "USD";
  if (beliefs.currency === undefined && quoted.length > 1) {
    const message = `is needed: prices are in ${quoted.join(" and ")}, and the discount rate is for one of them`;
    throw new OfferError({ code: "missing-belief", path: ["currency"], message });
  }
  // Odds and the rates of payments matter to values, not to flows.
  checkBeliefs(
    { ...needed, events: [], currencies: quoted, shares: needed.prices.map(({ issuer }) => issuer) },
    beliefs,
    currency,
  );
  const flows = flowsIn(claim, forecastOutcome(beliefs, marketOf(beliefs, currency)), beliefs.valuationDate);
  return deepFreeze(
    flows.map(({ day, ...flow }) => ({ ...flow, date: formatDate(day), units: toResult(flow.units) })),
  );
}

/** A cash flow to all working digits. */
export interface WorkingFlow extends Omit<CashFlow, "date"> {
  readonly day: EpochDay;
}

/** The flows of a claim in one outcome. */
export function flowsIn(claim: Claim, outcome: Outcome, today: EpochDay): WorkingFlow[] {
  return obligations(claim).map(({ asset, sign, factors, date, conditions, obligor, path }) => ({
    day: date === null ? today : outcome.dayOf(date),
    units: factors
      .map((factor) => amountAt(factor, outcome))
      .reduce((product, next) => product.times(next))
      .times(sign),
    asset,
    conditions,
    owedBy: obligor,
    path,
  }));
}
