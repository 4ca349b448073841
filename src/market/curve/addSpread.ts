import { type DecimalInput, toDecimal, ZERO } from "../../numeric/decimal.js";
import type { ZeroCurveInput } from "./curveDocument.js";
import { adjusted, curveOf, type ZeroCurve } from "./zeroCurve.js";

/**
 * The curve with `spread` a year on top of every zero rate, between and beyond the nodes too, compounded like the curve. With
 * continuous compounding, each discount factor is multiplied by e^(−s·t). Spreads add up. This is the zero-volatility spread
 * over the curve (Fabozzi, Bond Markets, Analysis and Strategies).
 *
 * @throws OfferError `invalid-decimal`, `out-of-range`.
 * @example
 * ```ts
 * const curve = zeroCurve({ date: "2021-01-01", zeroRates: [{ date: "2022-01-01", rate: "0.02" }] });
 * discountFactor(addSpread(curve, "0.03"), "2021-01-01", "2022-01-01").toFixed(8); // => 0.95238095
 * ```
 */
export function addSpread(curve: ZeroCurve | ZeroCurveInput, spread: DecimalInput): ZeroCurve {
  const known = curveOf(curve);
  const more = toDecimal(spread, ["spread"]);
  if (more.isZero()) return known.shown;
  return adjusted(known, { spread: more.plus(known.parsed.spread ?? ZERO).toString() });
}
