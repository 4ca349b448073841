import { type DecimalInput, toDecimal, ZERO } from "../../numeric/decimal.js";
import { formatDate, type IsoDate, parseDate } from "../../time/date.js";
import type { ZeroCurveInput } from "./curveDocument.js";
import { adjusted, curveOf, type ZeroCurve } from "./zeroCurve.js";

/**
 * The curve with the zero rate of one node moved by `by` a year, under the curve's compounding: a key-rate shift. What lies
 * between the node and its neighbours is interpolated anew. Shifts of one node add up; those by 0 change nothing.
 *
 * @throws OfferError `invalid-date` where the curve has no node on `date`, `invalid-decimal`, `out-of-range`.
 * @example
 * ```ts
 * const curve = zeroCurve({
 *   date: "2021-01-01",
 *   zeroRates: [{ date: "2022-01-01", rate: "0.02" }, { date: "2023-01-01", rate: "0.03" }],
 * });
 * const shifted = bucketShift(curve, "2023-01-01", "0.0001");
 * shifted.nodes.map(({ zeroRate }) => zeroRate).join(", "); // => 0.02, 0.0301
 * ```
 */
export function bucketShift(curve: ZeroCurve | ZeroCurveInput, date: IsoDate, by: DecimalInput): ZeroCurve {
  const known = curveOf(curve);
  const day = parseDate(date, ["date"]);
  const shift = toDecimal(by, ["by"]);
  const before = known.parsed.bucketShifts ?? [];
  if (shift.isZero() && known.curve.points.some((point) => point.day === day)) return known.shown;
  const moved = before.find((other) => other.date === day)?.by ?? ZERO;
  const shifts = [...before.filter((other) => other.date !== day), { date: day, by: shift.plus(moved) }];
  return adjusted(known, {
    bucketShifts: shifts.map((entry) => ({ date: formatDate(entry.date), by: entry.by.toString() })),
  });
}
