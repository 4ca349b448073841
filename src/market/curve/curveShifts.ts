import { OfferError } from "../../errors.js";
import { type DecimalInput, toFraction, ZERO } from "../../numeric/decimal.js";
import { copyDocument, type JsonObject } from "../../schema/document.js";
import { parseDocument } from "../../schema/parse.js";
import { formatDate, type IsoDate, parseDate } from "../../time/date.js";
import { type HazardTerms, hazardField, type ZeroCurveInput } from "./curveDocument.js";
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
  const shift = toFraction(by, ["by"]);
  if (shift.isZero()) return known.shown;
  return adjusted(known, { parallelShift: shift.plus(known.parsed.parallelShift ?? ZERO).toString() });
}

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
  const shift = toFraction(by, ["by"]);
  const before = known.parsed.bucketShifts ?? [];
  if (shift.isZero() && known.curve.base.quotes.nodes.some((node) => node.date === day)) return known.shown;
  const moved = before.find((other) => other.date === day)?.by ?? ZERO;
  const shifts = [...before.filter((other) => other.date !== day), { date: day, by: shift.plus(moved) }];
  return adjusted(known, {
    bucketShifts: shifts.map((entry) => ({ date: formatDate(entry.date), by: entry.by.toString() })),
  });
}

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
  const more = toFraction(spread, ["spread"]);
  if (more.isZero()) return known.shown;
  return adjusted(known, { spread: more.plus(known.parsed.spread ?? ZERO).toString() });
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
  const hazard = copyDocument(terms, "terms");
  if (known.parsed.hazard !== undefined) {
    const message = "must be the only one: the curve has a hazard rate already";
    throw new OfferError({ code: "duplicate-name", path: ["hazard"], message });
  }
  parseDocument(hazardField(), hazard, ["terms"]);
  return adjusted(known, { hazard: hazard as JsonObject });
}
