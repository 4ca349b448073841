// Internal: no name of the public API lives here.

import type { Asset } from "../algebra/asset.js";
import { formatObservable, type Observable } from "../algebra/observable.js";
import { missingBelief } from "../errors.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import { worldOf } from "../pricing/world.js";
import { ownProperty } from "../schema/records.js";
import { riskPremiumOf, toDateOf } from "./beliefInputs.js";
import { figureFormat } from "./cells.js";
import type { Context } from "./context.js";
import { ruleDay, todayCell } from "./dates.js";
import { forecastCells } from "./forecastCells.js";
import { observedPrice } from "./observedPrice.js";
import type { TailFormulas } from "./tailFormulas.js";

/** Discrete values as formulas of whole columns, each with its probability. */
export interface DiscreteFormulas {
  readonly values: string;
  readonly probabilities: string;
  readonly count: number;
  /** One of the values, counted from 1, and its probability. */
  valueAt(index: number): string;
  probabilityAt(index: number): string;
}

/** What a workbook knows of something observed: its mean, and either values with odds or tails; neither where it is certain. */
export interface Observed {
  /** Tells apart observables, and the drifts under which they are taken. */
  readonly key: string;
  readonly words: readonly string[];
  readonly label: string;
  /** How figures of it are shown: as money, unless what it is measured in is no currency. */
  readonly format: "money" | "number";
  readonly mean: string;
  /** The mean as the library has it: where to expand a payoff so that nothing cancels. */
  readonly middle: Decimal;
  /** Why it has neither although it is uncertain. */
  readonly why?: string;
  readonly discrete?: DiscreteFormulas;
  readonly tails?: TailFormulas;
}

/** What cells know of something observed by themselves: everything but the mean as the library has it. */
export type ObservedCells = Omit<Observed, "middle">;

/** With the drift of prices: what flows are expected under. For a share delivered, under its own measure. */
export function observedForValue(
  context: Context,
  observable: Observable,
  adjusted: boolean,
  delivered: Asset,
): Observed {
  const middle = meanOf(context, observable, adjusted, delivered);
  if (observable.kind === "price") {
    const ownShare = delivered.kind === "share" && delivered.issuer === observable.issuer;
    return { ...observedPrice(context, observable, ownShare), middle };
  }
  return { ...observedMetric(context, observable, adjusted), middle };
}

/** The mean as the library has it. */
function meanOf(
  { beliefs, currency }: Context,
  observable: Observable,
  adjusted: boolean,
  delivered: Asset,
): Decimal {
  const world = worldOf(beliefs, currency);
  return certified((numbers) => {
    const outlook = world.outlook(numbers);
    const plain = observable.kind === "metric" && !adjusted;
    const { mean } = plain
      ? { mean: outlook.forecast(observable) }
      : outlook.riskNeutral(observable, { asset: delivered, day: beliefs.valuationDate });
    return mean.toResult();
  });
}

/** The cell of the single number that stands for an observable: a metric's expected value, a price's forward. */
export const forecastOf = (context: Context, observable: Observable): string =>
  observable.kind === "price"
    ? observedPrice(context, observable, false).mean
    : observedMetric(context, observable, false).mean;

/** An expected value less the premium for its risk, which what has been measured so far does not carry. */
function lessPremium(
  { cell, amount }: ReturnType<typeof riskPremiumOf>,
  mean: string,
  toDate: string | undefined,
  years: string,
): string {
  if (amount) return `${mean}-${cell}*${years}`;
  const rest = toDate === undefined ? mean : `(${mean}-${toDate})`;
  const known = toDate === undefined ? "" : `${toDate}+`;
  // A loss has no return to demand: the library refuses a rate on it, and a cell can only show an error.
  return `IF(AND(${cell}<>0,${rest}<=0),NA(),${known}${rest}*EXP(-${cell}*${years}))`;
}

/** A metric as forecast or, `adjusted`, with the premium for its risk taken from its mean. */
function observedMetric(
  context: Context,
  observable: Extract<Observable, { kind: "metric" }>,
  adjusted: boolean,
): ObservedCells {
  const { beliefs, ledger } = context;
  const { metric, period } = observable;
  const label = formatObservable(observable);
  const forecast =
    ownProperty(ownProperty(beliefs.metrics, metric)?.forecast ?? {}, period.label) ??
    missingBelief(["metrics", metric, "forecast", period.label], "a forecast is needed");
  const words = [metric, period.label];
  const today = todayCell(context).cell;
  const [start, end] = [ruleDay(context, period.start), ruleDay(context, period.end)];
  const years = (): string =>
    ledger.quantity(`years ${label}`, [...words, "years"], () => ({
      section: "Forecasts",
      label: `${label}: years to the middle of its period`,
      unit: "years, ACT/365F",
      format: "years",
      content: { formula: `MAX(0,MAX(${start.cell},${today})+${end.cell}+1-2*${today})/730` },
    }));
  const toDate = toDateOf(context, metric, period.label, observable.currency);
  const inPart = toDate !== undefined;
  const plain = forecastCells(context, {
    observable,
    metric,
    period: period.label,
    label,
    years,
    forecast,
    inPart,
  });
  const format = figureFormat(observable.currency);
  if (!adjusted) return { key: `metric ${label}`, words, label, format, ...plain(plain.mean, "0") };
  const premium = riskPremiumOf(context, metric, observable.currency);
  const mean = ledger.quantity(`adjusted ${label}`, [...words, "adjusted_mean"], () => ({
    section: "Forecasts",
    label: `${label}: expected value less the premium for its risk`,
    unit: observable.currency,
    format,
    content: { formula: lessPremium(premium, plain.mean, toDate, years()) },
  }));
  return {
    key: `adjusted ${label}`,
    words: [...words, "adjusted"],
    label: `${label} (risk-adjusted)`,
    format,
    ...plain(mean, `(${mean}-${plain.mean})`),
  };
}
