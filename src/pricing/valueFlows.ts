import type { Asset } from "../algebra/asset.js";
import type { Condition } from "../algebra/claim.js";
import { type Market, prepaidPrice, spotPrice } from "../market/prepaidPrice.js";
import type { Rate } from "../market/rate.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { memoize } from "../schema/memoize.js";
import type { WorkingFlow } from "./expectedCashFlows.js";

/** A flow with its odds and its price, before they are rounded. */
export interface ValuedFlow extends WorkingFlow {
  /** Probability of its conditions. */
  readonly probability: Real;
  /** Today's price of one unit delivered on its day, for certain. */
  readonly price: Real;
  /** Units at the forecasts, at spot: no odds, no discount. */
  readonly nominal: Real;
  /** Expected units × probability, at spot: no discount; nothing for what is past. */
  readonly expected: Real;
  /** Expected units × probability × price. */
  readonly presentValue: Real;
}

/** How to value flows: at which prices, with which odds, and which components at a rate of their own. */
export interface Pricing {
  readonly market: Market;
  readonly probabilityOf: (conditions: readonly Condition[]) => Decimal;
  /** The required return for a flow under this path, if it has one. */
  readonly ownRateOf: (path: readonly string[]) => Rate | undefined;
}

const assetKey = /* @__PURE__ */ memoize((asset: Asset): string => JSON.stringify(asset));

/** Prices each flow: present value is expected units × probability × prepaid price, whatever the asset. */
export function valueFlows(
  flows: readonly WorkingFlow[],
  { market, probabilityOf, ownRateOf }: Pricing,
): ValuedFlow[] {
  const { numbers } = market;
  const prices = new Map<string, Real>();
  return flows.map((flow) => {
    const { asset, day, owedBy, path, units, conditions, expectedUnits, pointOnly } = flow;
    const ownRate = ownRateOf(path);
    // Discounting is the dearest step, and instalments of several components often share their days.
    const owner = ownRate === undefined ? "" : JSON.stringify(path[0]);
    const key = `${assetKey(asset)} ${day} ${owner} ${owedBy === null ? "" : `by ${owedBy}`}`;
    const price = prices.get(key) ?? prepaidPrice(asset, day, owedBy, market, ownRate);
    prices.set(key, price);
    const spot = spotPrice(asset, market);
    const probability = numbers.of(probabilityOf(conditions));
    const expected = expectedUnits.times(probability);
    // Field by field: to copy an object and add to it costs a hundred times as much, on every flow of every valuation.
    return {
      day,
      asset,
      conditions,
      owedBy,
      path,
      units,
      expectedUnits,
      pointOnly,
      probability,
      price,
      nominal: units.times(spot),
      expected: day < market.valuationDate ? numbers.of(0) : expected.times(spot),
      presentValue: expected.times(price),
    };
  });
}

export const totalOf = (
  flows: readonly ValuedFlow[],
  figure: "nominal" | "expected" | "presentValue",
  numbers: Arithmetic,
): Real => flows.reduce((sum, flow) => sum.plus(flow[figure]), numbers.of(0));
