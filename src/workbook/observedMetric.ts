import { formatObservable, type Observable } from "../algebra/observable.js";
import { missingBelief } from "../errors.js";
import { ownProperty } from "../schema/records.js";
import type { Context } from "./context.js";
import { todayCell } from "./dayCell.js";
import { forecastCells } from "./forecastCells.js";
import type { ObservedCells } from "./observed.js";
import { riskPremiumOf } from "./riskPremium.js";
import { ruleDay } from "./ruleDay.js";

/** A metric as forecast or, `adjusted`, with the premium for its risk taken from its mean. */
export function observedMetric(
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
      content: { formula: `MAX(0,${start.cell}+${end.cell}+1-2*${today})/730` },
    }));
  const plain = forecastCells(context, { observable, metric, period: period.label, label, years, forecast });
  if (!adjusted) return { key: `metric ${label}`, words, label, ...plain(plain.mean, "0") };
  const premium = riskPremiumOf(context, metric);
  const mean = ledger.quantity(`adjusted ${label}`, [...words, "adjusted_mean"], () => ({
    section: "Forecasts",
    label: `${label}: expected value less the premium for its risk`,
    unit: observable.currency,
    format: "money",
    // A loss has no return to demand: the library refuses a premium on it, and a cell can only show an error.
    content: {
      formula: `IF(AND(${premium}<>0,${plain.mean}<0),NA(),${plain.mean}*EXP(-${premium}*${years()}))`,
    },
  }));
  return {
    key: `adjusted ${label}`,
    words: [...words, "adjusted"],
    label: `${label} (risk-adjusted)`,
    ...plain(mean, `(${mean}-${plain.mean})`),
  };
}
