import { observe, times } from "../algebra/amount.js";
import { currency } from "../algebra/asset.js";
import { one, scale } from "../algebra/claim.js";
import type { Observable } from "../algebra/observable.js";
import { type Assumptions, readAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import type { Distribution } from "../distributions/distribution.js";
import { certified } from "../numeric/certified.js";
import { type Decimal, type DecimalInput, toDecimal } from "../numeric/decimal.js";
import type { Arithmetic } from "../numeric/real.js";
import { knownFigure } from "../numeric/rounding.js";
import { currencyOfFlows } from "./checkBeliefs.js";
import { worldOf } from "./world.js";

/** Two probabilities of one condition that must not be confused. */
export interface ThresholdProbability {
  /** As forecast: how often it is believed to happen. Undefined for a future price without an expected return. */
  readonly realWorld: Decimal | undefined;
  /** With risk in the drift: the one that prices, Φ(d2) for a lognormal. */
  readonly riskNeutral: Decimal;
}

/**
 * The probability that an observable reaches a threshold (the threshold included), as it is believed and as it is priced; of an
 * average of prices, which has no closed form, in the digits that are known.
 *
 * @throws OfferError `missing-belief` for a forecast or price that is not there.
 * @example
 * ```ts
 * const forecast = { 2021: { distribution: "uniform", low: "0", high: "4e9" } } as const;
 * const beliefs = { valuationDate: "2021-01-01", metrics: { profit: { forecast } } };
 * probabilityAtLeast(metric("profit", 2021, "USD"), "3e9", beliefs).realWorld; // => 0.25
 * ```
 */
export function probabilityAtLeast(
  observable: Observable,
  threshold: DecimalInput,
  assumptions: AssumptionsInput | Assumptions,
): ThresholdProbability {
  const beliefs = readAssumptions(assumptions);
  const level = toDecimal(threshold, ["threshold"]);
  const observed = scale(times("1", observe(observable), observable.currency), one(currency("XXX")));
  const world = worldOf(beliefs, currencyOfFlows(observed, beliefs));
  const reached = (distribution: Distribution, numbers: Arithmetic): Decimal => {
    const at = numbers.of(level);
    return knownFigure(distribution.above(at, true).toResult(), distribution.uncertainty?.odds(at) ?? 0)
      .value;
  };
  return Object.freeze({
    realWorld: certified((numbers) => {
      const distribution = world.outlook(numbers).realWorld(observable);
      return distribution && reached(distribution, numbers);
    }),
    riskNeutral: certified((numbers) => reached(world.outlook(numbers).riskNeutral(observable), numbers)),
  });
}
