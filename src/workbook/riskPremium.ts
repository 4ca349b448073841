import { ownProperty } from "../schema/records.js";
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
    stated: ownProperty(context.beliefs.metrics, metric)?.riskPremium,
  });
