import { own } from "../schema/own.js";
import { beliefInput } from "./beliefInput.js";
import type { Context } from "./context.js";

export const riskPremiumOf = (context: Context, metric: string): string =>
  beliefInput(context, {
    section: "Forecasts",
    label: `${metric}, risk premium`,
    unit: "a year, continuous, ACT/365F",
    format: "percent",
    path: ["metrics", metric, "riskPremium"],
    words: [metric, "risk_premium"],
    stated: own(context.beliefs.metrics, metric)?.riskPremium,
  });
