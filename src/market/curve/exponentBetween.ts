import { OfferError } from "../../errors.js";
import { type Decimal, ZERO } from "../../numeric/decimal.js";
import { expm1 } from "../../numeric/expm1.js";
import { log1p } from "../../numeric/log1p.js";
import { type EpochDay, formatDate } from "../../time/date.js";
import { countYears, fractionToDecimal } from "../../time/dayCount.js";
import type { Curve } from "./curve.js";
import { exponentAt } from "./exponentAt.js";

/**
 * −ln of what 1 promised for `to` is worth on `from` (not after it). Who has not defaulted by `from` may do so from then on.
 */
export function exponentBetween(curve: Curve, from: EpochDay, to: EpochDay): Decimal {
  if (from < curve.date) {
    const message = `a curve of ${formatDate(curve.date)} discounts to no earlier day; received "${formatDate(from)}"`;
    throw new OfferError({ code: "invalid-date", path: [], message });
  }
  if (from === to) return ZERO;
  return exponentAt(curve, to)
    .minus(exponentAt(curve, from))
    .plus(defaultExponent(curve, from, to));
}

/** −ln(S + R·(1 − S)), S = e^(−h·t). */
function defaultExponent({ hazard, dayCount }: Curve, from: EpochDay, to: EpochDay): Decimal {
  if (hazard === undefined) return ZERO;
  const { hazardRate, recovery } = hazard;
  const hazardOver = hazardRate.times(fractionToDecimal(countYears(from, to, dayCount)));
  if (recovery.isZero()) return hazardOver;
  const lost = recovery.neg().plus(1).times(expm1(hazardOver.neg()));
  return log1p(lost).neg();
}
