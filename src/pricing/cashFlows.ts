import type { Amount } from "../algebra/amount.js";
import { amountAt } from "../algebra/amountAt.js";
import type { Asset } from "../algebra/asset.js";
import type { Claim, Condition, Obligor } from "../algebra/claim.js";
import { type Obligation, obligations } from "../algebra/obligations.js";
import { type Assumptions, parseAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import { missingBelief } from "../errors.js";
import { type Requirements, requirements } from "../interpret/requirements.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";
import { memoize } from "../schema/memoize.js";
import { deepFreeze } from "../schema/records.js";
import { type EpochDay, formatDate, type IsoDate } from "../time/date.js";
import { checkBeliefs } from "./checkBeliefs.js";
import { marketOf } from "./marketOf.js";
import { type Outlook, outlookOf } from "./outlook.js";

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
  const beliefs = parseAssumptions(assumptions);
  const currency = flowCurrency(claim, beliefs);
  return certified((numbers) => {
    const outlook = outlookOf(beliefs, marketOf(beliefs, currency, numbers));
    const flows = obligations(claim).map((obligation) => {
      const { day, units, ...flow } = forecastFlow(obligation, outlook, beliefs.valuationDate);
      return { ...flow, date: formatDate(day), units: units.toResult() };
    });
    return deepFreeze(flows);
  });
}

/** A cash flow before it is rounded. */
export interface WorkingCashFlow extends Omit<CashFlow, "date" | "units"> {
  readonly day: EpochDay;
  readonly units: Real;
}

/** What an obligation comes to when every forecast comes true, to all working digits. */
export function forecastFlow(
  { factors, sign, date, obligor, asset, conditions, path }: Obligation,
  outlook: Outlook,
  today: EpochDay,
): WorkingCashFlow {
  const units = productOf(factors, (factor) => amountAt(factor, outlook)).times(sign);
  return {
    day: date === null ? today : outlook.dayOf(date),
    units,
    asset,
    conditions,
    owedBy: obligor,
    path,
  };
}

/** The product of what each factor comes to. */
export const productOf = (
  [first, ...others]: Obligation["factors"],
  amountOf: (factor: Amount) => Real,
): Real => others.reduce((product, factor) => product.times(amountOf(factor)), amountOf(first));

/**
 * Checks the beliefs that flows need, which is less than values need (no odds, no rates but those that carry prices), and
 * says which currency the discount rate is for.
 */
export function flowCurrency(claim: Claim, beliefs: Assumptions): string {
  const { quoted, asked } = questionsOf(requirements(claim));
  // Without a price to carry forward, the discount rate and so its currency do not matter: "XXX" is ISO 4217 for none.
  const currency = beliefs.currency ?? quoted[0] ?? "XXX";
  if (beliefs.currency === undefined && quoted.length > 1) {
    const message = `is needed: prices are in ${quoted.join(" and ")}, and the discount rate is for one of them`;
    return missingBelief(["currency"], message);
  }
  checkBeliefs(asked, beliefs, currency);
  return currency;
}

/** What flows ask of beliefs, and in which currencies the prices are that they look at. */
const questionsOf = /* @__PURE__ */ memoize((needed: Requirements) => {
  const quoted = [...new Set(needed.prices.map((price) => price.currency))];
  const shares = needed.prices.map(({ issuer }) => issuer);
  return { quoted, asked: { ...needed, events: [], lockUps: [], currencies: quoted, shares } };
});
