import { ONE } from "../../numeric/decimal.js";
import { bootstrap } from "./bootstrap.js";
import { type CurvePoint, pointAtExponent, pointAtRate } from "./curve.js";
import { COUPONS_A_YEAR, type CurveDocument } from "./curveDocument.js";

/** The nodes that follow from what a curve is made from, before any shift. */
export function quotedPoints(document: CurveDocument): readonly CurvePoint[] {
  const { zeroRates, discountFactors, parYields, bonds, couponFrequency = "annual" } = document;
  const couponsAYear = COUPONS_A_YEAR[couponFrequency];
  if (zeroRates !== undefined) return zeroRates.map(({ date, rate }) => pointAtRate(document, date, rate));
  if (discountFactors !== undefined) {
    return discountFactors.map(({ date, factor }) => pointAtExponent(document, date, factor.ln().neg()));
  }
  if (parYields !== undefined) {
    const atPar = parYields.map((node) => ({
      maturity: node.date,
      coupon: node.yield,
      price: ONE,
      newlyIssued: true,
    }));
    return bootstrap(document, atPar, couponsAYear, (index) => ["parYields", index]);
  }
  const priced = (bonds ?? []).map(({ date, coupon, price }) => ({
    maturity: date,
    coupon,
    price,
    newlyIssued: false,
  }));
  return bootstrap(document, priced, couponsAYear, (index) => ["bonds", index]);
}
