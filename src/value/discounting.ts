import { OfferError } from "../errors.js";
import { discountFactorBetween } from "../market/discountFactor.js";
import { growthInPeriod, periodsAYear, type Rate, type RateInput, toRate } from "../market/rate.js";
import { type Decimal, ONE } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { sum } from "../numeric/sum.js";
import { checkedOptions } from "../schema/options.js";
import { type IsoDate, parseDate } from "../time/date.js";
import { countYears, fractionToDecimal } from "../time/dayCount.js";
import { type DatedFlow, readFlows } from "./datedFlows.js";

/** How a flow counts in a measure of when flows come: years until then, its discount factor, and the rate it depends on. */
export interface Discounting {
  readonly years: Decimal;
  readonly factor: Decimal;
  readonly rate: Rate;
}

/** The average of `weightOf` over the flows still due, each with the weight of its present value. */
export function averageOverValue(
  rate: RateInput,
  flows: readonly DatedFlow[],
  options: { readonly valuationDate: IsoDate },
  weightOf: (discounting: Discounting) => Decimal,
): Decimal {
  const from = parseDate(checkedOptions(options).valuationDate, ["options", "valuationDate"]);
  const read = toRate(rate);
  const due = readFlows(flows).filter(({ day }) => day >= from);
  const values: Decimal[] = [];
  const weighted: Decimal[] = [];
  for (const { day, amount } of due) {
    const years = fractionToDecimal(countYears(from, day, read.dayCount));
    const factor = discountFactorBetween(read, from, day);
    const value = amount.times(factor);
    values.push(value);
    weighted.push(value.times(weightOf({ years, factor, rate: read })));
  }
  const total = sum(values);
  if (!total.isZero()) return toResult(sum(weighted).div(total));
  const message = "are worth nothing at this rate, so their value has no relative sensitivity";
  throw new OfferError({ code: "out-of-range", path: ["flows"], message });
}

/** −D′(r)/D(r) of a discount factor D, r as quoted: what a rise of the rate takes off, as a share of the value. */
export function sensitivity({ years, factor, rate }: Discounting): Decimal {
  if (rate.compounding === "continuous") return years;
  return rate.compounding === "simple" ? years.times(factor) : years.div(growthOf(rate, rate.compounding));
}

/** D″(r)/D(r) of a discount factor D, r as quoted. */
export function curvature(discounting: Discounting): Decimal {
  const { years, rate } = discounting;
  const slope = sensitivity(discounting);
  if (rate.compounding === "continuous") return slope.times(years);
  if (rate.compounding === "simple") return slope.times(slope).times(2);
  const { compounding } = rate;
  const period = ONE.div(periodsAYear(compounding));
  return slope.times(years.plus(period)).div(growthOf(rate, compounding));
}

const growthOf = ({ rate }: Rate, compounding: Parameters<typeof periodsAYear>[0]): Decimal =>
  growthInPeriod(rate, periodsAYear(compounding));
