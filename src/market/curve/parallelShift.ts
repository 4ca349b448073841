import { type DecimalInput, toDecimal, ZERO } from "../../numeric/decimal.js";
import type { ZeroCurveInput } from "./curveDocument.js";
import { adjusted, curveOf, type ZeroCurve } from "./zeroCurve.js";

/**
 * The curve with the zero rate of each node moved by `by` a year (0.0001 is one basis point), under the curve's compounding.
 * Between the nodes it is interpolated anew. Shifts add up; those by 0 change nothing.
 *
 * @throws OfferError `invalid-decimal`, `out-of-range` where a rate would leave nothing after a compounding period.
 * @example
 * ```ts
 * const curve = zeroCurve({ date: "2021-01-01", zeroRates: [{ date: "2022-01-01", rate: "0.02" }] });
 * parallelShift(curve, "0.0001").nodes[0]?.zeroRate; // => 0.0201
 * ```
 */
export function parallelShift(curve: ZeroCurve | ZeroCurveInput, by: DecimalInput): ZeroCurve {
  const known = curveOf(curve);
  const shift = toDecimal(by, ["by"]);
  if (shift.isZero()) return known.shown;
  return adjusted(known, { parallelShift: shift.plus(known.parsed.parallelShift ?? ZERO).toString() });
}
