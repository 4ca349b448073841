import { ofArgument } from "../../errors.js";
import { certified } from "../../numeric/certified.js";
import { type Decimal, exactSum, ZERO } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import { toResult } from "../../numeric/rounding.js";
import { copyDocument, type Json, type JsonObject } from "../../schema/document.js";
import { type ReadDocument, readDocument } from "../../schema/parse.js";
import type { AppliedDefault } from "../../schema/reader.js";
import { deepFreeze } from "../../schema/records.js";
import { type EpochDay, formatDate, type IsoDate } from "../../time/date.js";
import type { DayCount } from "../../time/dayCount.js";
import { rateOfLogGrowth } from "../growth.js";
import type { Compounding } from "../rate.js";
import { type Curve, type CurveQuotes, type Interpolation, yearsTo } from "./curve.js";
import { type CurveDocument, curveSchema, quotesOf, type ZeroCurveInput } from "./curveDocument.js";
import { exponentBetween, shiftOf } from "./exponent.js";

/** A date on which a curve is fixed by what it was made from, with its shifts, its spread and its hazard rate. */
export interface CurveNode {
  /** The day of the node. */
  readonly date: IsoDate;
  /** From the curve's date, a year, under the curve's compounding and day count. */
  readonly zeroRate: Decimal;
  /** What 1 on the node's date is worth on the curve's. */
  readonly discountFactor: Decimal;
}

/** A checked, frozen zero curve. */
export interface ZeroCurve {
  /** Whose curve it is, or of what, where that was stated. */
  readonly name?: string | undefined;
  /** The day on which discount factors are 1. */
  readonly date: IsoDate;
  /** Of its zero rates. */
  readonly compounding: Compounding;
  /** How days become years. */
  readonly dayCount: DayCount;
  /** What it does between its nodes. */
  readonly interpolation: Interpolation;
  /** In the order of their dates. */
  readonly nodes: readonly CurveNode[];
  /** What was left unsaid and filled in. */
  readonly assumed: readonly AppliedDefault[];
  /** The curve as a document: what was stated, and no default. */
  toJSON(): JsonObject;
}

/** A curve with everything it was made from. */
export interface MadeCurve {
  readonly curve: Curve;
  readonly shown: ZeroCurve;
  readonly document: JsonObject;
  readonly parsed: CurveDocument;
}

const made = /* @__PURE__ */ new WeakMap<object, MadeCurve>();

/**
 * A curve of zero rates by date: what 1 on any day is worth on the curve's own date. It is made from zero rates, from
 * discount factors, or bootstrapped from par yields or from the prices of bonds, each at its nodes in the order of their dates.
 *
 * Conventions, each listed in `assumed` unless stated:
 * - `compounding` ("annual") and `dayCount` ("ACT/365F") of the zero rates.
 * - `interpolation` between the nodes. `"log-linear"` (the default): in ln DF, so the forward rate is flat between two nodes.
 *   `"linear-zero"`: in the zero rate, as compounded here. `"monotone-cubic"`: a cubic through −ln DF (Fritsch & Butland
 *   1984) that makes no forward rate negative unless the nodes do. Sources: Hagan & West, Interpolation Methods for Curve
 *   Construction, Applied Mathematical Finance 13(2), 2006; QuantLib and others call log-linear "flat forward" or "raw".
 *
 * Outside the nodes: before the first, its zero rate holds for "linear-zero", and its continuous zero rate for "log-linear"
 * (the two differ for simple rates only); the cubic starts at 1 on the curve's date. After the last node, the instantaneous
 * forward rate there goes on for ever: flat forward extrapolation.
 *
 * Bonds have a face of 1 and level coupons, `coupon / couponFrequency` each, on the days so many months back from maturity,
 * with no adjustment for weekends. A par yield is the coupon of a bond issued at 1 on the curve's date, whose first period, if
 * short, pays for its actual days (ACT/ACT ICMA); the price of a bond of `bonds` includes accrued interest. A node is solved
 * for such that its bond costs its price, given the nodes before it. With the cubic, all coupons must fall on nodes.
 *
 * `parallelShift`, `bucketShifts`, `spread` and `hazard` are what `parallelShift`, `bucketShift`, `addSpread` and `addHazard`
 * put there.
 *
 * @throws OfferError listing every field that is wrong; `invalid-date` for nodes out of order or on one day, `out-of-range`
 * where no discount factor above 0 gives a bond its price.
 * @example
 * ```ts
 * const curve = zeroCurve({
 *   date: "2021-01-01",
 *   zeroRates: [{ date: "2022-01-01", rate: "0.02" }, { date: "2023-01-01", rate: "0.03" }],
 * });
 * discountFactor(curve, "2021-01-01", "2023-01-01"); // => 0.9425959091337543595060797436
 * forwardRate(curve, "2022-01-01", "2023-01-01").toFixed(10); // => 0.0400980392
 * curve.assumed.map(({ path }) => path[0]).join(", "); // => compounding, dayCount, interpolation
 * const treasuries = zeroCurve({
 *   date: "2021-01-01",
 *   parYields: [{ date: "2021-07-01", yield: "0.03" }, { date: "2022-01-01", yield: "0.033" }],
 *   couponFrequency: "semi-annual",
 *   compounding: "semi-annual",
 *   dayCount: "30E/360",
 * });
 * treasuries.nodes[1]?.zeroRate.toFixed(8); // => 0.03302479
 * ```
 */
export function zeroCurve(input: ZeroCurveInput | ZeroCurve): ZeroCurve {
  return curveOf(input, "input").shown;
}

/** The curve that an argument is or describes. */
export const curveOf = (input: unknown, argument = "curve"): MadeCurve =>
  ofArgument(argument, () => innerCurve(input));

/** A curve inside something else, whose paths begin where the curve does. */
export const innerCurve = (input: unknown): MadeCurve =>
  knownCurve(input) ?? readCurve(copyDocument(input, ""));

/** What came out of `zeroCurve` (of this copy of the library), or the document of it. */
export const knownCurve = (value: unknown): MadeCurve | undefined =>
  typeof value === "object" && value !== null ? made.get(value) : undefined;

/** A curve from a document that `copyDocument` has made safe. */
export function readCurve(document: Json): MadeCurve {
  const known = knownCurve(document);
  if (known !== undefined) return known;
  const read = readDocument(curveSchema(), document, []);
  return makeCurve(document as JsonObject, read, quotesOf(read.value));
}

/** A curve with other shifts, spread or hazard rate; what it was made from stays. */
export function adjusted({ document, curve }: MadeCurve, changes: JsonObject): ZeroCurve {
  const changed = Object.freeze({ ...document, ...changes });
  const kept = copyDocument(changed, "") as JsonObject;
  return makeCurve(kept, readDocument(curveSchema(), kept, []), curve.base.quotes).shown;
}

/** `quotes` are those of the document; nodes that were found for them need not be found again. */
function makeCurve(
  document: JsonObject,
  { value: parsed, assumed }: ReadDocument<CurveDocument>,
  quotes: CurveQuotes,
): MadeCurve {
  const { parallelShift = ZERO, bucketShifts = [], spread = ZERO, hazard } = parsed;
  const base = deepFreeze({ quotes, parallelShift, bucketShifts });
  const { date, compounding, dayCount, interpolation } = quotes;
  const curve: Curve = { kind: "curve", date, compounding, dayCount, interpolation, base, spread, hazard };
  const shown: ZeroCurve = deepFreeze({
    name: parsed.name,
    date: formatDate(date),
    compounding,
    dayCount,
    interpolation,
    nodes: quotes.nodes.map((node) => nodeOf(curve, node.date)),
    assumed,
    toJSON: () => document,
  });
  const result = { curve, shown, document, parsed };
  made.set(shown, result);
  made.set(document, result);
  return result;
}

function nodeOf(curve: Curve, day: EpochDay): CurveNode {
  const exponent = (numbers: Arithmetic): Real => exponentBetween(curve, curve.date, day, numbers);
  const years = yearsTo(curve, day);
  const stated = statedRate(curve, day);
  return {
    date: formatDate(day),
    zeroRate:
      stated === undefined
        ? certified((numbers) => rateOfLogGrowth(exponent(numbers), curve.compounding, years).toResult())
        : toResult(stated),
    discountFactor: certified((numbers) => exponent(numbers).neg().exp().toResult()),
  };
}

/** The zero rate of a node where it is known to its last digit. */
function statedRate({ base, spread, hazard }: Curve, day: EpochDay): Decimal | undefined {
  const { quotes } = base;
  if (quotes.kind !== "zeroRates" || hazard !== undefined) return undefined;
  const node = quotes.nodes.find(({ date }) => date === day);
  return node && exactSum([node.rate, shiftOf(base, day), spread]);
}
