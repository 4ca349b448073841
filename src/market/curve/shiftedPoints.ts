import { OfferError } from "../../errors.js";
import { ZERO } from "../../numeric/decimal.js";
import { ruinousRate } from "../rate.js";
import { type CurvePoint, pointAtRate } from "./curve.js";
import type { CurveDocument } from "./curveDocument.js";

/** The nodes with their zero rates shifted: all of them, or single ones. */
export function shiftedPoints(points: readonly CurvePoint[], document: CurveDocument): readonly CurvePoint[] {
  const { parallelShift = ZERO, bucketShifts = [], compounding } = document;
  return points.map((point) => {
    const own = bucketShifts.findIndex(({ date }) => date === point.day);
    const shift = parallelShift.plus(bucketShifts[own]?.by ?? ZERO);
    if (shift.isZero()) return point;
    const rate = point.rate.plus(shift);
    const broken = ruinousRate(rate, compounding);
    if (broken === undefined) return pointAtRate(document, point.day, rate);
    const path = own < 0 ? ["parallelShift"] : ["bucketShifts", own, "by"];
    throw new OfferError({ code: "out-of-range", path, message: `the shifted zero rate ${broken}` });
  });
}
