// Internal: no name of the public API lives here.

import type { Obligation } from "../algebra/obligations.js";
import { promised } from "../errors.js";
import { discountFactorBetween } from "../market/discountFactor.js";
import { withoutDividends } from "../market/prepaidPrice.js";
import { compoundingInTheEnd, periodsAYear, type Rate } from "../market/rate.js";
import { withSpread } from "../market/rateOrCurve.js";
import { certified } from "../numeric/certified.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import { worldOf } from "../pricing/world.js";
import { ownProperty } from "../schema/records.js";
import { type EpochDay, formatDate } from "../time/date.js";
import {
  creditSpreadOf,
  discountRateOf,
  type RateSource,
  requiredReturnOf,
  shareFigureOf,
} from "./beliefInputs.js";
import { type Context, componentOf } from "./context.js";
import { closingInput, type DayCell, todayCell } from "./dates.js";
import { yearsBetween } from "./years.js";

/** What an obligation is discounted at: a rate with a spread, of which there may be none. */
export interface Discount {
  readonly source: RateSource;
  /** The party whose spread is added after closing. */
  readonly party: string | undefined;
}

/** At the discount rate of a currency and the credit of the payer, or at a return required in place of both. */
export function discountOf(context: Context, obligation: Obligation): Discount | undefined {
  const { asset, obligor } = obligation;
  if (asset.kind === "share") return undefined;
  const required = requiredReturnOf(context, componentOf(obligation));
  if (required !== undefined) return { source: required, party: undefined };
  return { source: discountRateOf(context, asset.currency), party: obligor ?? undefined };
}

/** The rate with its spread; what is due by closing carries none. Undefined for a curve. */
export const rateFormula = (
  context: Context,
  { source, party }: Discount,
  day: DayCell,
): string | undefined =>
  source.curve === undefined ? withSpreadFormula(context, source.name, party, day) : undefined;

function withSpreadFormula(context: Context, rate: string, party: string | undefined, day: DayCell): string {
  if (party === undefined) return rate;
  const spread = creditSpreadOf(context, party);
  if (context.beliefs.closing === undefined) return `${rate}+${spread}`;
  return `${rate}+IF(${day.cell}<=${closingInput(context)},0,${spread})`;
}

/** The years over which a rate discounts, by its own day count. */
export const rateYears = (context: Context, dayCount: Rate["dayCount"], day: DayCell): string =>
  yearsBetween(context, todayCell(context), day, dayCount);

/** What 1 unit of money, paid on a day, is worth today. Rate and years stand in cells of their own, or in brackets. */
export function discountFormula(
  context: Context,
  discount: Discount,
  day: DayCell,
  cells?: { readonly rate: string; readonly years: string },
): string {
  const { source, party } = discount;
  const { beliefs } = context;
  if (source.curve !== undefined) {
    const exchanged = beliefs.closing !== undefined && day.day <= beliefs.closing;
    const spread =
      party === undefined || exchanged ? ZERO : (ownProperty(beliefs.creditSpreads, party) ?? ZERO);
    return curveFactor(context, source, todayCell(context), day, spread);
  }
  const { rate, name } = source;
  const total = cells?.rate ?? `(${withSpreadFormula(context, name, party, day)})`;
  return growthFactor(rate, total, cells?.years ?? `(${rateYears(context, rate.dayCount, day)})`);
}

/** What is left of a share's price once the dividends until its delivery on a day are paid, over so many years. */
export const dividendFactor = (context: Context, issuer: string, years: string, day: EpochDay): string =>
  `EXP(-${shareFigureOf(context, issuer, "dividendYield")}*${years})${statedDividends(context, issuer, day)}`;

/** A factor for the stated dividends that are gone by a day: the library's number; none where there are none. */
export function statedDividends(
  { ledger, beliefs, currency }: Context,
  issuer: string,
  day: EpochDay,
): string {
  const { dividends = [], price } = promised(ownProperty(beliefs.shares, issuer), "a share has a price");
  const gone = dividends.filter(({ date }) => date > beliefs.valuationDate && date <= day);
  const last = gone.reduce((latest, { date }) => Math.max(latest, date), 0);
  if (gone.length === 0) return "";
  ledger.fix(`${issuer}: stated dividends, for the days as they were when the file was written`);
  const until = formatDate(last);
  const name = `${issuer}: what is left of its price without the dividends until ${until}`;
  const cell = ledger.quantity(name, [issuer, "without_dividends", until], () => ({
    section: "Share prices",
    label: name,
    unit: "for 1 of today's price",
    format: "factor",
    content: {
      computed: certified((numbers) =>
        withoutDividends(issuer, last, worldOf(beliefs, currency).market(numbers))
          .div(numbers.of(price))
          .toResult(),
      ),
    },
  }));
  return `*${cell}`;
}

/** What discounts: years by the rate's own day count and the factor, once the rate and the years stand in cells. */
function growthFactor({ compounding }: Rate, rate: string, years: string): string {
  const later = compoundingInTheEnd(compounding);
  const simple = `1/(1+${rate}*${years})`;
  if (later === "continuous") return `EXP(-${rate}*${years})`;
  if (later === "simple") return simple;
  const periods = periodsAYear(later);
  const compounded =
    periods === 1 ? `(1+${rate})^(-${years})` : `(1+${rate}/${periods})^(-${periods}*${years})`;
  return later === compounding ? compounded : `IF(${periods}*${years}<=1,${simple},${compounded})`;
}

/** What a rate adds in a year. */
export function effectiveFormula({ name, rate }: Extract<RateSource, { name: string }>): string {
  const later = compoundingInTheEnd(rate.compounding);
  if (later === "continuous") return `(EXP(${name})-1)`;
  const periods = later === "simple" ? 1 : periodsAYear(later);
  return periods === 1 ? name : `((1+${name}/${periods})^${periods}-1)`;
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
function curveFactor(
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
  return ledger.quantity(name, [label, "discount_factor", start, end], () => ({
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
