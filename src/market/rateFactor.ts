import { OfferError } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { type EpochDay, formatDate } from "../time/date.js";
import { countYears, type Fraction } from "../time/dayCount.js";
import { type Rate, yearlyLogarithm } from "./rate.js";

/** (1 + r/m)^(−m·t), e^(−r·t) or 1/(1 + r·t) between two days. */
export function rateFactor(
  { rate, compounding, dayCount }: Rate,
  from: EpochDay,
  to: EpochDay,
  numbers: Arithmetic,
): Real {
  if (from === to || rate.isZero()) return numbers.of(1);
  const years = countYears(from, to, dayCount);
  if (compounding === "simple") {
    return numbers.of(1).div(simpleGrowth(rate, over(numbers.of(rate), years), to));
  }
  return over(yearlyLogarithm(rate, compounding, numbers), years)
    .neg()
    .exp();
}

const over = (rate: Real, { numerator, denominator }: Fraction): Real =>
  rate.times(numerator).div(denominator);

function simpleGrowth(rate: Decimal, interest: Real, to: EpochDay): Real {
  const growth = interest.plus(1);
  if (growth.greaterThan(0)) return growth;
  const message = `a simple rate of ${rate} leaves nothing by ${formatDate(to)}`;
  throw new OfferError({ code: "out-of-range", path: ["rate"], message });
}
