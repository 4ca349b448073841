import { type AssumptionsInput, parseOffer } from "offer-valuation";
import type { Case } from "./offers.js";

const target = {
  name: "Target",
  shares: {
    basic: "100e6",
    stockUnits: "3e6",
    options: [
      { count: "4e6", strike: "9" },
      { count: "2.5e6", strike: "14.5" },
      { count: "6e6", strike: "17.25" },
      { count: "1e6", strike: "80" },
      { count: "1e6", strike: "1", vested: false },
    ],
  },
  netDebt: "240e6",
};

const beliefs = {
  valuationDate: "2021-02-15",
  closing: "2021-06-30",
  discountRate: "0.05",
  creditSpreads: { Acme: "0.012" },
  targetPrices: { unaffected: "12.4", lastClose: "13.1", averages: { "30 days": "12.75" } },
  shares: { ACME: { price: "21.5", dividendYield: "0.015", volatility: "0.28", outstanding: "640e6" } },
  metrics: { sales: { forecast: { 2022: { distribution: "lognormal", mean: "6e8", volatility: "0.35" } } } },
  events: { approval: "0.8" },
} as const satisfies AssumptionsInput;

const withTarget = (title: string, components: readonly object[], shares: object = {}): Case => ({
  title,
  offer: parseOffer({
    name: title,
    currency: "USD",
    bidder: "Acme",
    target: { ...target, shares: { ...target.shares, ...shares } },
    conditions: [{ event: "approval" }],
    components,
  }),
  beliefs,
});

const convertibles = [
  { shares: "5e6", conversionPrice: "14" },
  { shares: "3e6" },
  { shares: "4e6", conversionPrice: "30" },
  { shares: "2e6", conversionPrice: "12.5" },
  { shares: "6e6", conversionPrice: "15.75" },
];

/** Offers whose terms are stated for each share, as parts of the price, in total, and in all these ways at once. */
export const perShareCases = (): Case[] => [
  withTarget("cash for each share", [{ type: "cash", perShare: "18" }]),
  withTarget("cash in total", [{ type: "cash", amount: "1.85e9" }]),
  withTarget("stock and cash", [
    { type: "cash", perShare: "6.2" },
    { type: "stock", ratio: "0.5125", issuer: "ACME" },
    {
      type: "milestone",
      name: "Right",
      perShare: "1.5",
      metric: "sales",
      period: 2022,
      threshold: "5e8",
      paymentLag: "90 days",
    },
  ]),
  withTarget("escrow as a part of the price", [
    { type: "cash", perShare: "16" },
    {
      type: "escrow",
      percentOfPrice: "0.08",
      releases: [
        { share: "0.4", paid: "closing + 12 months" },
        { share: "0.35", paid: "closing + 18 months" },
        { paid: "closing + 24 months" },
      ],
    },
    { type: "holdback", perShare: "0.75", releases: [{ share: "1", paid: "closing + 6 months" }] },
    { type: "assumedDebt", face: "5e7" },
  ]),
  withTarget(
    "convertibles at a price for each share",
    [
      { type: "cash", perShare: "16" },
      { type: "holdback", percentOfPrice: "0.05", releases: [{ paid: "closing + 12 months" }] },
    ],
    { convertibles },
  ),
  withTarget(
    "convertibles at a total",
    [
      { type: "cash", amount: "1.89e9" },
      { type: "stock", shares: "8e6", issuer: "ACME" },
    ],
    { convertibles },
  ),
  withTarget("stock and cash alone", [
    { type: "cash", perShare: "6.2" },
    { type: "stock", ratio: "0.5125", issuer: "ACME" },
  ]),
];
