import type { Obligation } from "../algebra/obligations.js";
import type { Rate } from "../market/rate.js";
import { ZERO } from "../numeric/decimal.js";
import { ownProperty } from "../schema/records.js";
import type { Context } from "./context.js";
import { closingInput } from "./dateInputs.js";
import { type DayCell, todayCell } from "./dayCell.js";
import { curveFactor, growthFactor } from "./growthFactor.js";
import { creditSpreadOf, discountRateOf, type RateSource, requiredReturnOf } from "./rateSource.js";
import { shareFigureOf } from "./shareFigure.js";
import { yearsBetween } from "./yearsBetween.js";

/** What an obligation is discounted at: a rate with a spread, of which there may be none. */
export interface Discount {
  readonly source: RateSource;
  /** The party whose spread is added after closing. */
  readonly party: string | undefined;
}

/** At the discount rate of a currency and the credit of the payer, or at a return required in place of both. */
export function discountOf(context: Context, { asset, obligor, path }: Obligation): Discount | undefined {
  if (asset.kind === "share") return undefined;
  const required = requiredReturnOf(context, path[0] ?? "");
  if (required !== undefined) return { source: required, party: undefined };
  return { source: discountRateOf(context, asset.currency), party: obligor ?? undefined };
}

/** The rate with its spread; what is due by closing carries none. Undefined for a curve. */
export function rateFormula(context: Context, { source, party }: Discount, day: DayCell): string | undefined {
  if (source.curve !== undefined) return undefined;
  if (party === undefined) return source.name;
  const spread = creditSpreadOf(context, party);
  if (context.beliefs.closing === undefined) return `${source.name}+${spread}`;
  return `${source.name}+IF(${day.cell}<=${closingInput(context)},0,${spread})`;
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
  const { rate } = source;
  const total = cells?.rate ?? `(${rateFormula(context, discount, day) ?? "0"})`;
  return growthFactor(rate, total, cells?.years ?? `(${rateYears(context, rate.dayCount, day)})`);
}

/** What is left of a share's price once the dividends until its delivery are paid. */
export const dividendFactor = (context: Context, issuer: string, years: string): string =>
  `EXP(-${shareFigureOf(context, issuer, "dividendYield")}*${years})`;
