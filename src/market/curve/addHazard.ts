import { OfferError } from "../../errors.js";
import type { DecimalInput } from "../../numeric/decimal.js";
import type { JsonObject } from "../../schema/document.js";
import { checkedOptions } from "../../schema/options.js";
import type { ZeroCurveInput } from "./curveDocument.js";
import { adjusted, curveOf, type ZeroCurve } from "./zeroCurve.js";

/** Somebody who may default. */
export interface HazardTerms {
  /** Rate of default a year, continuous, on the curve's day count. */
  readonly hazardRate: DecimalInput;
  /** From 0 to 1: the part of a promise that is received after a default. */
  readonly recovery: DecimalInput;
}

/**
 * The curve for the promises of somebody who defaults at a constant rate: each discount factor is multiplied by
 * S + R·(1 − S), S = e^(−h·t) the probability of no default from the day discounted to. After a default, the part R of the
 * promise is paid on the promised day: "recovery of treasury" (Jarrow & Turnbull, Pricing Derivatives on Financial Securities
 * Subject to Credit Risk, Journal of Finance 50(1), 1995), not of market value and not of par at once. With R = 0 this is
 * a continuous spread of h.
 *
 * Rate and default are taken as independent. Who has not defaulted by the day discounted to may do so from then on, so with
 * recovery the factors of two stretches do not multiply to that of both.
 *
 * @throws OfferError `duplicate-name` where the curve has a hazard rate, `out-of-range`, `invalid-decimal`, `missing-term`.
 * @example
 * ```ts
 * const curve = zeroCurve({ date: "2021-01-01", zeroRates: [{ date: "2022-01-01", rate: "0" }] });
 * const risky = addHazard(curve, { hazardRate: "0.2", recovery: "0.4" });
 * discountFactor(risky, "2021-01-01", "2022-01-01").toFixed(8); // => 0.89123845
 * ```
 */
export function addHazard(curve: ZeroCurve | ZeroCurveInput, terms: HazardTerms): ZeroCurve {
  const known = curveOf(curve);
  const hazard = checkedOptions(terms);
  if (known.parsed.hazard === undefined) return adjusted(known, { hazard: hazard as unknown as JsonObject });
  const message = "must be the only one: the curve has a hazard rate already";
  throw new OfferError({ code: "duplicate-name", path: ["hazard"], message });
}
