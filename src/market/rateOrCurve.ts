import { OfferError } from "../errors.js";
import { isDecimal } from "../numeric/decimal.js";
import type { Curve } from "./curve/curve.js";
import type { ZeroCurveInput } from "./curve/curveDocument.js";
import { curveOf, knownCurve, type ZeroCurve } from "./curve/zeroCurve.js";
import { type Rate, type RateInput, toRate } from "./rate.js";

/** What discounts: one rate for all dates, or a rate for each. */
export type RateOrCurve = RateInput | ZeroCurve | ZeroCurveInput;

/** A rate or a curve from its written form; throws for anything else, under the name it goes by. */
export function toRateOrCurve(input: RateOrCurve, name = "rate"): Rate | Curve {
  if (!isCurve(input)) return toRate(input, name);
  try {
    return curveOf(input).curve;
  } catch (error) {
    throw error instanceof OfferError ? error.within([name]) : error;
  }
}

/** Whether it says for which date it is: a curve does, a rate does not. */
const isCurve = (input: unknown): input is ZeroCurve | ZeroCurveInput =>
  knownCurve(input) !== undefined ||
  (typeof input === "object" && input !== null && !isDecimal(input) && Object.hasOwn(input, "date"));
