// Internal: no name of the public API lives here.

import type { TerminalMethod } from "../algebra/asset.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { isAmount, premiumFigure } from "../beliefs/riskPremium.js";
import { type FieldPath, formatPath } from "../errors.js";
import type { Curve } from "../market/curve/curve.js";
import type { Rate } from "../market/rate.js";
import { TERMINAL_FIGURES } from "../market/terminalValue.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import { ownProperty } from "../schema/records.js";
import { dateSerial, parseDate } from "../time/date.js";
import type { Context } from "./context.js";
import { checkedDay } from "./dates.js";
import type { InputEntry } from "./ledger.js";

/** Something to put in an input cell, by where the beliefs state it. */
interface Belief extends Pick<InputEntry, "section" | "label" | "unit" | "format" | "kind"> {
  readonly path: FieldPath;
  readonly words: readonly string[];
  /** Undefined where nobody stated it. */
  readonly stated: Decimal | undefined;
  readonly otherwise?: Decimal;
  readonly note?: string | undefined;
}

/** Puts a belief into an input cell, and says whether anybody stated it; gives its name. */
export function beliefInput(
  { ledger, beliefs }: Context,
  { path, words, stated, otherwise = ZERO, note, ...shown }: Belief,
): string {
  const said = stated !== undefined && !isDefault(beliefs, path);
  const source = said ? (note ?? "") : "Not stated; taken as this";
  return ledger.input(formatPath(path), words, () => ({
    ...shown,
    path: formatPath(path),
    value: stated ?? otherwise,
    source,
    stated: said,
  }));
}

/** Whether a field was filled in because the document leaves it out. */
const isDefault = ({ assumed }: Assumptions, path: FieldPath): boolean =>
  assumed.some((one) => formatPath(one.path) === formatPath(path));

const RATES = "Rates";

/** A rate with the name of its cell, or a curve, for which there is none. */
export type RateSource =
  | { readonly name: string; readonly rate: Rate; readonly curve?: undefined }
  | { readonly curve: Curve; readonly label: string };

function rateInput(
  context: Context,
  path: FieldPath,
  words: readonly string[],
  label: string,
  rate: Rate | Curve,
  note?: string,
): RateSource {
  if ("kind" in rate) return { curve: rate, label };
  const unit = `a year, ${rate.compounding}, ${rate.dayCount}`;
  const name = beliefInput(context, {
    section: RATES,
    label,
    unit,
    format: "percent",
    kind: "rate",
    path,
    words,
    stated: rate.rate,
    note,
  });
  return { name, rate };
}

const NO_RATE: Rate = { rate: ZERO, compounding: "annual", dayCount: "ACT/365F" };

/** The discount rate of a currency. */
export function discountRateOf(context: Context, code: string): RateSource {
  const { beliefs, currency } = context;
  if (code === currency) {
    const { discountRate = NO_RATE } = beliefs;
    return rateInput(context, ["discountRate"], ["discount_rate"], "Discount rate", discountRate);
  }
  const quote = ownProperty(beliefs.currencies, code);
  const path = ["currencies", code, "discountRate"];
  const label = `Discount rate of ${code}`;
  return rateInput(
    context,
    path,
    [code, "discount_rate"],
    label,
    quote?.discountRate ?? NO_RATE,
    quote?.note,
  );
}

export const requiredReturnOf = (context: Context, component: string): RateSource | undefined => {
  const rate = ownProperty(context.beliefs.requiredReturns, component);
  const path = ["requiredReturns", component];
  const words = [component, "required_return"];
  return rate === undefined
    ? undefined
    : rateInput(context, path, words, `Required return of ${component}`, rate);
};

export const creditSpreadOf = (context: Context, party: string): string =>
  beliefInput(context, {
    section: RATES,
    label: `Credit spread of ${party}`,
    unit: "a year, on top of the rate",
    format: "percent",
    kind: "rate",
    path: ["creditSpreads", party],
    words: [party, "credit_spread"],
    stated: ownProperty(context.beliefs.creditSpreads, party),
  });

export const spotRateOf = (context: Context, code: string): string =>
  beliefInput(context, {
    section: "Currencies",
    label: `${code}, spot`,
    unit: `${context.currency} for one ${code}`,
    format: "factor",
    kind: "price",
    path: ["currencies", code, "spot"],
    words: [code, "spot"],
    stated: ownProperty(context.beliefs.currencies, code)?.spot,
    note: ownProperty(context.beliefs.currencies, code)?.note,
  });

export type ShareFigure = "price" | "dividendYield" | "volatility";

const SHARE_WORDS: Readonly<Record<ShareFigure, readonly [word: string, label: string, unit: string]>> = {
  price: ["price", "price today", "a share"],
  dividendYield: ["dividend_yield", "dividend yield", "a year, continuous, ACT/365F"],
  volatility: ["volatility", "volatility", "a year"],
};

export function shareFigureOf(context: Context, issuer: string, figure: ShareFigure): string {
  const quote = ownProperty(context.beliefs.shares, issuer);
  const [word, label, unit] = SHARE_WORDS[figure];
  return beliefInput(context, {
    section: "Share prices",
    label: `${issuer}, ${label}`,
    unit: figure === "price" ? `${quote?.currency ?? context.currency} ${unit}` : unit,
    format: figure === "price" ? "price" : "percent",
    kind: figure === "dividendYield" ? "rate" : figure,
    path: ["shares", issuer, figure],
    words: [issuer, word],
    stated: quote?.[figure],
    note: quote?.note,
  });
}

/** Prices of past days: the names of a column of days and of one of prices; undefined where none are stated. */
export function fixingsOf(
  { ledger, beliefs }: Context,
  issuer: string,
): { readonly days: string; readonly prices: string } | undefined {
  const fixings = Object.entries(ownProperty(beliefs.shares, issuer)?.fixings ?? {});
  if (fixings.length === 0) return undefined;
  const path = formatPath(["shares", issuer, "fixings"]);
  const shown = { path, section: "Share prices", source: "", stated: true } as const;
  const days = ledger.inputColumn(`${issuer} days`, [issuer, "fixing_days"], () =>
    fixings.map(([date]) => ({
      ...shown,
      label: `${issuer}, day of a past price`,
      unit: "date",
      format: "date" as const,
      kind: "date" as const,
      value: dateSerial(checkedDay(parseDate(date, []), ["shares", issuer, "fixings", date])),
    })),
  );
  const prices = ledger.inputColumn(`${issuer} fixings`, [issuer, "fixings"], () =>
    fixings.map(([date, value]) => ({
      ...shown,
      label: `${issuer}, price on ${date}`,
      unit: "a share",
      format: "price" as const,
      kind: "price" as const,
      value,
    })),
  );
  return { days, prices };
}

export const terminalFigureOf = (context: Context, metric: string, by: TerminalMethod): string => {
  const belief = ownProperty(context.beliefs.metrics, metric);
  const { field, label } = TERMINAL_FIGURES[by];
  return beliefInput(context, {
    section: "Forecasts",
    label: `${metric}, ${label.toLowerCase()}`,
    unit: by === "growth" ? "a year, for ever" : "times the last figure",
    format: by === "growth" ? "percent" : "factor",
    kind: by === "growth" ? "rate" : "number",
    path: ["metrics", metric, field],
    words: [metric, ...label.toLowerCase().split(" ")],
    stated: belief?.[field],
    note: belief?.note,
  });
};

/** The cell of a metric's risk premium, and whether it is an amount a year. */
export function riskPremiumOf(
  context: Context,
  metric: string,
  currency: string,
): { readonly cell: string; readonly amount: boolean } {
  const premium = ownProperty(context.beliefs.metrics, metric)?.riskPremium;
  const amount = premium !== undefined && isAmount(premium);
  const cell = beliefInput(context, {
    section: "Forecasts",
    label: `${metric}, risk premium`,
    unit: amount ? `${currency} a year` : "a year, continuous, ACT/365F",
    format: amount ? "money" : "percent",
    kind: amount ? "amount" : "rate",
    path: ["metrics", metric, "riskPremium", ...(amount ? ["amount"] : [])],
    words: [metric, "risk_premium"],
    stated: premium && premiumFigure(premium),
  });
  return { cell, amount };
}

/** The cell of what has been measured so far of a period under way; undefined where nothing is stated of it. */
export function toDateOf(
  context: Context,
  metric: string,
  period: string,
  currency: string,
): string | undefined {
  const stated = ownProperty(ownProperty(context.beliefs.metrics, metric)?.toDate ?? {}, period);
  if (stated === undefined) return undefined;
  return beliefInput(context, {
    section: "Forecasts",
    label: `${metric} for ${period}, measured so far`,
    unit: currency,
    format: "money",
    kind: "amount",
    path: ["metrics", metric, "toDate", period],
    words: [metric, period, "to_date"],
    stated,
  });
}
