import { discountFactorBetween } from "../market/discountFactor.js";
import { periodsAYear, type Rate } from "../market/rate.js";
import { withSpread } from "../market/rateOrCurve.js";
import { certified } from "../numeric/certified.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import { formatDate } from "../time/date.js";
import type { Context } from "./context.js";
import type { DayCell } from "./dayCell.js";
import type { RateSource } from "./rateSource.js";
import { yearsBetween } from "./yearsBetween.js";

/** What discounts: years by the rate's own day count and the factor, once the rate and the years stand in cells. */
export function growthFactor({ compounding }: Rate, rate: string, years: string): string {
  if (compounding === "continuous") return `EXP(-${rate}*${years})`;
  if (compounding === "simple") return `1/(1+${rate}*${years})`;
  const periods = periodsAYear(compounding);
  if (periods === 1) return `(1+${rate})^(-${years})`;
  return `(1+${rate}/${periods})^(-${periods}*${years})`;
}

/** The factor from one day to a later one, in one formula; a spread stands in `rate` already or in `spread`. */
export function factorBetween(
  context: Context,
  source: RateSource,
  from: DayCell,
  to: DayCell,
  extra: { readonly cell: string; readonly value: Decimal } = { cell: "", value: ZERO },
): string {
  if (source.curve !== undefined) return curveFactor(context, source, from, to, extra.value);
  const { name, rate } = source;
  const total = extra.cell === "" ? name : `(${name}+${extra.cell})`;
  return growthFactor(rate, total, `(${yearsBetween(context, from, to, rate.dayCount)})`);
}

/** Off a curve, the library's number: a curve is a routine and no formula. */
export function curveFactor(
  { ledger }: Context,
  { curve, label }: Extract<RateSource, { label: string }>,
  from: DayCell,
  to: DayCell,
  spread: Decimal,
): string {
  const [start, end] = [formatDate(from.day), formatDate(to.day)];
  const name = `${label}: discount factor from ${start} to ${end}${spread.isZero() ? "" : ` with a spread of ${spread}`}`;
  if (to.day < from.day) return "1";
  ledger.fix(`${label}: factors off a curve, for the days as they were when the file was written`);
  return ledger.quantity(name, [label, "factor", start, end], () => ({
    section: "Discounting",
    label: name,
    unit: "for 1 on the later day",
    format: "factor",
    content: {
      computed: certified((numbers) =>
        discountFactorBetween(withSpread(curve, spread), from.day, to.day, numbers).toResult(),
      ),
    },
  }));
}
