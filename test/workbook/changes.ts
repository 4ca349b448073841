import { readdirSync, readFileSync } from "node:fs";
import { type AssumptionsInput, parseOffer } from "offer-valuation";
import type { Case } from "./offers.js";

const read = (file: string): unknown => JSON.parse(readFileSync(`examples/${file}`, "utf8"));

const caseOf = (title: string, offer: string, beliefs: string): Case => ({
  title,
  offer: parseOffer(read(offer)),
  beliefs: read(beliefs) as AssumptionsInput,
});

/** The reported offer under three views, and every announced offer of the gallery. */
export const shownCases = (): Case[] => [
  ...["seller", "buyer", "sceptic"].map((view) =>
    caseOf(`oracle-${view}`, "oracle-tiktok.offer.json", `oracle-tiktok.${view}.json`),
  ),
  ...readdirSync("examples/deals")
    .filter((file) => file.endsWith(".offer.json"))
    .map((file) => file.replace(".offer.json", ""))
    .map((deal) => caseOf(deal, `deals/${deal}.offer.json`, `deals/${deal}.beliefs.json`)),
];

/** Other figures for cells, and the same among the beliefs. */
export interface Change {
  readonly of: string;
  /** The name of the cell, or of a column of cells and which of them. */
  readonly cells: Readonly<Record<string, string>>;
  readonly beliefs: (stated: AssumptionsInput) => object;
}

const change = (of: string, cell: string, value: string, ...path: readonly string[]): Change => ({
  of,
  cells: { [cell]: value },
  beliefs: (stated) => replaced(stated, path, value),
});

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): object {
  const inside = (value ?? {}) as Record<string, unknown>;
  const old = key === undefined ? undefined : inside[key];
  const changed = rest.length === 0 ? by : replaced(old, rest, by);
  if (Array.isArray(inside)) return inside.map((item, index) => (index === Number(key) ? changed : item));
  return { ...inside, [key ?? ""]: changed };
}

const scenario = ["metrics", "adjusted-ebitda", "forecast", "2009", "scenarios"] as const;

export const CHANGES: readonly Change[] = [
  change("oracle-seller", "discount_rate", "0.0925", "discountRate", "rate"),
  change("oracle-seller", "closing", "2021-02-28", "closing"),
  change("oracle-seller", "valuation_date", "2020-11-30", "valuationDate"),
  change("oracle-seller", "us_profit_2021_mean", "0.9e9", "metrics", "us-profit", "forecast", "2021", "mean"),
  change("oracle-seller", "beijing_approval_probability", "0.15", "events", "beijing-approval"),
  change("oracle-seller", "oracle_credit_spread", "0.035", "creditSpreads", "Oracle"),
  change("oracle-buyer", "us_profit_2022_mode", "0.4e9", "metrics", "us-profit", "forecast", "2022", "mode"),
  change("oracle-buyer", "us_profit_risk_premium", "0.09", "metrics", "us-profit", "riskPremium"),
  change(
    "oracle-sceptic",
    "us_profit_2021_standard_deviation",
    "1.1e9",
    "metrics",
    "us-profit",
    "forecast",
    "2021",
    "standardDeviation",
  ),
  change("oracle-sceptic", "profit_share_required_return", "0.22", "requiredReturns", "Profit share"),
  change("att-time-warner", "t_price", "41.2", "shares", "T", "price"),
  change("att-time-warner", "t_volatility", "0.35", "shares", "T", "volatility"),
  change("att-time-warner", "t_volatility", "0", "shares", "T", "volatility"),
  change("disney-fox", "closing", "2019-08-31", "closing"),
  change("verizon-vodafone", "vz_dividend_yield", "0.02", "shares", "VZ", "dividendYield"),
  change("ab-inbev-sabmiller", "abi_volatility", "0.4", "shares", "ABI", "volatility"),
  change("nexstar-tribune", "closing", "2019-12-31", "closing"),
  change(
    "sanofi-genzyme",
    "lemtrada_sales_2017_volatility",
    "0.6",
    "metrics",
    "lemtrada-sales",
    "forecast",
    "2017",
    "volatility",
  ),
  change("fresenius-app", "adjusted_ebitda_2009_values, 3", "505e6", ...scenario, "2", "value"),
  {
    of: "fresenius-app",
    cells: { "adjusted_ebitda_2009_probabilities, 1": "0.1", "adjusted_ebitda_2009_probabilities, 2": "0.6" },
    beliefs: (stated) =>
      replaced(
        replaced(stated, [...scenario, "0", "probability"], "0.1"),
        [...scenario, "1", "probability"],
        "0.6",
      ),
  },
];
