import type { Condition } from "../../algebra/claim.js";
import type { Assumptions } from "../../beliefs/assumptions.js";
import { withoutPremiums } from "../../beliefs/withoutPremiums.js";
import { type Market, prepaidPrice, spotPrice } from "../../market/prepaidPrice.js";
import type { Rate } from "../../market/rate.js";
import { ZERO } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import type { Offer } from "../../offer/offer.js";
import { flowsIn, type WorkingFlow } from "../../pricing/expectedCashFlows.js";
import { marketOf } from "../../pricing/marketOf.js";
import { outlookOf } from "../../pricing/outlook.js";
import { mapValues, ownProperty } from "../../schema/records.js";
import { BRIDGE_STEPS, type BridgeStepName } from "./valueBridge.js";

/** What one flow comes to at face, and after each step. */
export interface FlowLevels extends Readonly<Record<BridgeStepName, Real>> {
  readonly component: string;
  readonly headline: Real;
}

const NO_YIELD: Rate = { rate: ZERO, compounding: "continuous", dayCount: "ACT/365F" };

/** Each flow of an offer with one belief more at every step. Beliefs have been checked for what the offer needs. */
export function bridgeLevels(
  { claim, conditions }: Offer,
  beliefs: Assumptions,
  currency: string,
  weighted: boolean,
  numbers: Arithmetic,
): readonly FlowLevels[] {
  const market = marketOf(beliefs, currency, numbers);
  const hasOwnRate = ([component = ""]: readonly string[]) =>
    ownProperty(beliefs.requiredReturns, component) !== undefined;
  const today = beliefs.valuationDate;
  const flows = flowsIn(claim, outlookOf(beliefs, market), today, hasOwnRate);
  const plain = flowsIn(claim, outlookOf(withoutPremiums(beliefs), market), today);
  const markets = priceLevels(market, beliefs.discountRate !== undefined);
  const closes = conditions.map(({ event }): Condition => ({ event, happens: true }));
  const met = new Set(closes.map(({ event }) => event));
  const nothing = numbers.of(0);
  return flows.map((flow, index): FlowLevels => {
    const { asset, day, owedBy, path, units, expectedUnits } = flow;
    const spot = spotPrice(asset, market);
    const past = day < today;
    const at = (prices: Market, rate?: Rate): Real =>
      expectedUnits.times(prepaidPrice(asset, day, owedBy, prices, rate));
    const rate = requiredReturn(flow, beliefs);
    const credit = at(rate === undefined ? markets.credit : markets.time);
    const probability = numbers.of(beliefs.odds.probabilityOf(flow.conditions, met));
    const together = numbers.of(
      weighted ? beliefs.odds.probabilityOf([...closes, ...flow.conditions]) : ZERO,
    );
    const price = prepaidPrice(asset, day, owedBy, market, rate);
    const conditional = expectedUnits.times(probability).times(price);
    return {
      component: path[0] ?? "",
      headline: units.times(spot),
      past: past ? nothing : units.times(spot),
      uncertainty: past ? nothing : (plain[index] ?? flow).expectedUnits.times(spot),
      "risk-premium": past ? nothing : expectedUnits.times(spot),
      time: at(markets.time),
      credit,
      "required-return": rate === undefined ? credit : at(markets.credit, rate),
      dividends: at(markets.dividends, rate),
      "lock-up": at(markets.lockUps, rate),
      currency: expectedUnits.times(price),
      conditions: conditional,
      closing: weighted ? expectedUnits.times(together).times(price) : conditional,
    };
  });
}

export const STEP_NAMES = Object.keys(BRIDGE_STEPS) as readonly BridgeStepName[];

const requiredReturn = ({ path: [component = ""] }: WorkingFlow, beliefs: Assumptions): Rate | undefined =>
  ownProperty(beliefs.requiredReturns, component);

/** Prices with nothing but the discount rate, and then with one thing more each. */
function priceLevels(
  market: Market,
  statesRate: boolean,
): Readonly<Record<"time" | "credit" | "dividends" | "lockUps", Market>> {
  const lockUps: Market = statesRate ? { ...market, currencies: atHomeRate(market) } : market;
  const dividends: Market = { ...lockUps, lockUps: { model: "none", basis: "economic" } };
  const shares = mapValues(market.shares, (quote) => ({ ...quote, dividendYield: NO_YIELD }));
  const credit: Market = { ...dividends, shares };
  return { time: { ...credit, creditSpreads: {} }, credit, dividends, lockUps };
}

/** Every currency at the rate of the valuation's ownProperty, where one is stated. */
const atHomeRate = ({ currencies, discountRate }: Market): Market["currencies"] =>
  mapValues(currencies, (quote) => ({ ...quote, discountRate }));
