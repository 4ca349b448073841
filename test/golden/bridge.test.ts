import { bridge, cash, milestone, offer, profitShare, stock } from "offer-valuation";
import { expect, it } from "vitest";
import { expectDigits, readGolden } from "./golden.js";

const everything = offer({
  name: "Everything",
  currency: "USD",
  bidder: "Acme",
  components: [
    cash({ name: "Euros", amount: "1e6", currency: "EUR", paid: "2023-01-01" }),
    stock({ name: "Shares", shares: "10000", issuer: "ACME", delivered: "2022-01-01", lockUp: "6 months" }),
    profitShare({
      share: "0.5",
      metric: "profit",
      periods: [2021],
      paymentLag: "90 days",
      floor: "100000",
      cap: "400000",
    }),
    cash({ name: "Deferred", amount: "300000", paid: "2024-01-01" }),
    milestone({ name: "Licence", amount: "200000", event: "licence", by: "2023-01-01" }),
  ],
  conditions: [{ event: "approval" }],
});

const made = bridge(everything, {
  valuationDate: "2021-01-01",
  closing: "2021-01-01",
  discountRate: "0.06",
  creditSpreads: { Acme: "0.02" },
  requiredReturns: { Deferred: "0.12" },
  currencies: { EUR: { spot: "1.2", discountRate: "0.03" } },
  shares: { ACME: { price: "50", dividendYield: "0.02", volatility: "0.3" } },
  lockUps: { model: "finnerty", basis: "economic" },
  metrics: {
    profit: {
      forecast: { 2021: { distribution: "lognormal", mean: "700000", volatility: "0.4" } },
      riskPremium: "0.05",
    },
  },
  events: { licence: "0.6", approval: "0.8" },
});

interface BridgeCase {
  readonly name: string;
  readonly levels: Readonly<Record<string, string>>;
}

it.each(readGolden<BridgeCase>("bridge"))("every level of $name", ({ name, levels }) => {
  const column = [made, ...made.components].find((one) => one.name === name);
  expect(column?.steps.map(({ step }) => step)).toEqual(Object.keys(levels).slice(1));
  expectDigits(column?.headline ?? made.value, levels["headline"] ?? "");
  for (const { step, after } of column?.steps ?? []) expectDigits(after, levels[step] ?? "");
});
