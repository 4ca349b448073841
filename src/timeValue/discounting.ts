import { OfferError } from "../errors.js";
import { discountFactorBetween } from "../market/discountFactor.js";
import { periodsAYear, type Rate, type RateInput, toRate } from "../market/rate.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";
import { checkedOptions } from "../schema/options.js";
import { type IsoDate, parseDate } from "../time/date.js";
import { countYears } from "../time/dayCount.js";
import { type DatedFlow, readFlows } from "./datedFlows.js";

/** How a flow counts in a measure of when flows come: years until then, its discount factor, and the rate it depends on. */
export interface Discounting {
  readonly years: Real;
  readonly factor: Real;
  readonly rate: Rate;
}

/** The average of `weightOf` over the flows still due, each with the weight of its present value. */
export function averageOverValue(
  rate: RateInput,
  flows: readonly DatedFlow[],
  options: { readonly valuationDate: IsoDate },
  weightOf: (discounting: Discounting) => Real,
): Decimal {
  const from = parseDate(checkedOptions(options).valuationDate, ["options", "valuationDate"]);
  const read = toRate(rate);
  const due = readFlows(flows).filter(({ day }) => day >= from);
  return certified((numbers) => {
    let total = numbers.of(0);
    let weighted = numbers.of(0);
    for (const { day, amount } of due) {
      const { numerator, denominator } = countYears(from, day, read.dayCount);
      const years = numbers.of(numerator).div(denominator);
      const factor = discountFactorBetween(read, from, day, numbers);
      const value = numbers.of(amount).times(factor);
      total = total.plus(value);
      weighted = weighted.plus(value.times(weightOf({ years, factor, rate: read })));
    }
    if (!total.isZero()) return weighted.div(total).toResult();
    const message = "are worth nothing at this rate, so their value has no relative sensitivity";
    throw new OfferError({ code: "out-of-range", path: ["flows"], message });
  });
}

/** −D′(r)/D(r) of a discount factor D, r as quoted: what a rise of the rate takes off, as a share of the value. */
export function sensitivity({ years, factor, rate }: Discounting): Real {
  if (rate.compounding === "continuous") return years;
  return rate.compounding === "simple"
    ? years.times(factor)
    : years.div(growthOf(years, rate, rate.compounding));
}

/** D″(r)/D(r) of a discount factor D, r as quoted. */
export function curvature(discounting: Discounting): Real {
  const { years, rate } = discounting;
  const slope = sensitivity(discounting);
  if (rate.compounding === "continuous") return slope.times(years);
  if (rate.compounding === "simple") return slope.times(slope).times(2);
  const { compounding } = rate;
  const period = years.like(1).div(periodsAYear(compounding));
  return slope.times(years.plus(period)).div(growthOf(years, rate, compounding));
}

const growthOf = (like: Real, { rate }: Rate, compounding: Parameters<typeof periodsAYear>[0]): Real =>
  like.like(rate).div(periodsAYear(compounding)).plus(1);
