import type { Condition } from "../algebra/claim.js";
import type { WorkingFlow } from "../interpret/cashFlows.js";
import { type Market, prepaidPrice, spotPrice } from "../market/prepaidPrice.js";
import type { Rate } from "../market/rate.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";

/** A flow with its odds and its price, to all working digits. */
export interface ValuedFlow extends WorkingFlow {
  /** Probability of its conditions. */
  readonly probability: Decimal;
  /** Today's price of one unit delivered on its day, for certain. */
  readonly price: Decimal;
  /** Units at spot: no odds, no discount. */
  readonly nominal: Decimal;
  /** Nominal times probability; nothing for what is past. */
  readonly expected: Decimal;
  /** Units × probability × price. */
  readonly presentValue: Decimal;
}

/** How to value flows: at which prices, with which odds, and which components at a rate of their own. */
export interface Pricing {
  readonly market: Market;
  readonly probabilityOf: (conditions: readonly Condition[]) => Decimal;
  /** The required return for a flow under this path, if it has one. */
  readonly ownRateOf: (path: readonly string[]) => Rate | undefined;
}

/** Prices each flow: present value is units × probability × prepaid price, whatever the asset. */
export function valueFlows(
  flows: readonly WorkingFlow[],
  { market, probabilityOf, ownRateOf }: Pricing,
): ValuedFlow[] {
  return flows.map((flow) => {
    const probability = probabilityOf(flow.conditions);
    const price = prepaidPrice(flow.asset, flow.day, flow.owedBy, market, ownRateOf(flow.path));
    const nominal = flow.units.times(spotPrice(flow.asset, market));
    const expected = flow.day < market.valuationDate ? ZERO : nominal.times(probability);
    return {
      ...flow,
      probability,
      price,
      nominal,
      expected,
      presentValue: flow.units.times(probability).times(price),
    };
  });
}

export const totalOf = (
  flows: readonly ValuedFlow[],
  figure: "nominal" | "expected" | "presentValue",
): Decimal => flows.reduce((sum, flow) => sum.plus(flow[figure]), ZERO);
