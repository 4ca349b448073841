import { type AssumptionsInput, type Offer, parseOffer, requirements } from "offer-valuation";
import { builtInComponents } from "../../src/components/builtIn.js";

/** Something to write as a workbook. */
export interface Case {
  readonly title: string;
  readonly offer: Offer;
  readonly beliefs: AssumptionsInput;
}

const offerOf = (components: readonly object[], more: object = {}): Offer =>
  parseOffer({ name: "Deal", currency: "USD", bidder: "Acme", components, ...more });

const DATES = { valuationDate: "2021-02-15", closing: "2021-06-30" } as const;

/** Every family of distributions, in units of a forecast. */
const FAMILIES = {
  point: { distribution: "point", value: "6e8" },
  scenarios: {
    distribution: "scenarios",
    scenarios: [
      { value: "-2e8", probability: "0.25" },
      { value: "5e8", probability: "0.45" },
      { value: "12e8", probability: "0.3" },
    ],
  },
  sample: { distribution: "sample", values: ["-1e8", "4e8", "5e8", "5.5e8", "9e8", "14e8"] },
  lognormal: { distribution: "lognormal", mean: "6e8", volatility: "0.35" },
  shiftedLognormal: { distribution: "shiftedLognormal", mean: "6e8", volatility: "0.3", shift: "4e8" },
  normal: { distribution: "normal", mean: "6e8", standardDeviation: "3.5e8" },
  uniform: { distribution: "uniform", low: "-3e8", high: "15e8" },
  triangular: { distribution: "triangular", low: "-3e8", mode: "7e8", high: "15e8" },
  pert: { distribution: "pert", low: "-3e8", mode: "7e8", high: "15e8" },
} as const;

/** A metric for each family, cut by what contracts cut it with. */
export const familiesCase = (): Case => {
  const families = Object.entries(FAMILIES);
  return {
    title: "families",
    offer: offerOf(
      families.flatMap(([metric]) => [
        { type: "profitShare", name: `Share ${metric}`, share: "0.5", metric, periods: [2021, 2022] },
        { type: "profitShare", name: `Capped ${metric}`, share: "0.4", metric, periods: [2022], cap: "3e8" },
        {
          type: "profitShare",
          name: `Both ways ${metric}`,
          share: "0.3",
          metric,
          periods: [2021],
          clawback: true,
        },
        {
          type: "cliffEarnOut",
          name: `Cliff ${metric}`,
          metric,
          periods: [2022],
          threshold: "7e8",
          amount: "9e7",
        },
      ]),
    ),
    beliefs: {
      ...DATES,
      discountRate: "0.07",
      creditSpreads: { Acme: "0.012" },
      metrics: Object.fromEntries(
        families.map(([metric, family]) => [
          metric,
          { riskPremium: "0.04", forecast: { 2021: family, 2022: family } },
        ]),
      ),
    },
  };
};

/** Metrics whose names look like something that files and sheets have a meaning of their own for. */
export const namesCase = (): Case => ({
  title: "names",
  offer: offerOf(
    ["Model X2021", "win probabilities", "it's (a) 50% & more", "present_value", "TRUE", "R1C1"].map(
      (metric) => ({ type: "profitShare", name: metric, share: "0.5", metric, periods: [2021], cap: "3e8" }),
    ),
  ),
  beliefs: {
    ...DATES,
    discountRate: "0.05",
    metrics: {
      "Model X2021": { forecast: { 2021: FAMILIES.lognormal } },
      "win probabilities": { forecast: { 2021: FAMILIES.sample } },
      "it's (a) 50% & more": { forecast: { 2021: FAMILIES.pert } },
      present_value: { forecast: { 2021: FAMILIES.scenarios } },
      TRUE: { forecast: { 2021: FAMILIES.normal } },
      R1C1: { forecast: { 2021: FAMILIES.uniform } },
    },
  },
});

/** The example of every kind of component in one offer. */
export function componentsCase(): Case {
  const growing = {
    type: "goingConcern",
    name: "Kept for ever",
    metric: "free-cash-flow",
    periods: [2021, 2022, 2023],
    terminalValue: "growth",
  };
  const components = [...builtInComponents().map(({ example }) => example), growing];
  const offer = parseOffer({ name: "Deal of everything", currency: "USD", bidder: "Acme", components });
  return { title: "components", offer, beliefs: beliefsFor(offer) };
}

/** Several periods of a metric are observed together somewhere: cases, so that there is a formula. */
export function beliefsFor(offer: Offer): AssumptionsInput {
  const needed = requirements(offer.claim);
  const periodsOf = (metric: string) => needed.metrics.filter((one) => one.metric === metric);
  const metrics = [...new Set(needed.metrics.map(({ metric }) => metric))].map((metric) => [
    metric,
    {
      riskPremium: "0.02",
      terminalGrowth: "0.015",
      exitMultiple: "7.5",
      forecast: Object.fromEntries(
        periodsOf(metric).map(({ period }, index, { length }) => [
          period,
          length === 1 ? FAMILIES.lognormal : index < 3 ? FAMILIES.scenarios : FAMILIES.point,
        ]),
      ),
    },
  ]);
  const issuers = [...needed.shares, ...needed.lockUps, ...needed.prices.map(({ issuer }) => issuer)];
  return {
    valuationDate: "2020-09-14",
    closing: "2020-11-12",
    discountRate: { rate: "0.06", compounding: "semi-annual" },
    creditSpreads: { Acme: "0.01" },
    metrics: Object.fromEntries(metrics),
    shares: Object.fromEntries(
      issuers.map((issuer) => [issuer, { price: "58.5", dividendYield: "0.016", volatility: "0.3" }]),
    ),
    events: Object.fromEntries(needed.events.map((event, index) => [event, `0.${3 + (index % 6)}`])),
    lockUps: { model: "chaffe", basis: "economic" },
  };
}

const RATES = [
  { rate: "0.06", compounding: "annual", dayCount: "ACT/360" },
  { rate: "0.06", compounding: "semi-annual", dayCount: "ACT/364" },
  { rate: "0.06", compounding: "quarterly", dayCount: "ACT/365.25" },
  { rate: "0.06", compounding: "monthly", dayCount: "ACT/ACT ISDA" },
  { rate: "0.06", compounding: "continuous", dayCount: "30/360 US" },
  { rate: "0.06", compounding: "simple", dayCount: "30E/360" },
  { rate: "0.06", compounding: "annual", dayCount: "30/360 Bond Basis" },
  { rate: "0.06", compounding: "annual", dayCount: "30E+/360" },
  { rate: "0.06", compounding: "annual", dayCount: "1/1" },
] as const;

/** Payments on days on which day counts differ, each at a return of its own convention. */
export const rateCases = (): Case[] => {
  const days = ["2021-02-28", "2021-05-31", "2022-01-31", "2024-02-29", "2024-03-31", "closing + 1 month"];
  const cells = RATES.flatMap((rate) =>
    days.map((paid) => ({ rate, paid, name: `${rate.dayCount} ${paid}` })),
  );
  return ["2021-02-28", "2020-12-31", "2020-02-29"].map((valuationDate) => ({
    title: `rates-${valuationDate}`,
    offer: offerOf(cells.map(({ name, paid }) => ({ type: "cash", name, amount: "1e6", paid }))),
    beliefs: {
      valuationDate,
      closing: "2021-01-31",
      discountRate: "0.05",
      requiredReturns: Object.fromEntries(cells.map(({ name, rate }) => [name, rate])),
    },
  }));
};

/** Foreign money and shares, prices of past days, lock-ups, payments of the past, returns of one's own. */
export const marketCases = (): Case[] => [
  {
    title: "currencies",
    offer: offerOf([
      { type: "cash", amount: "3e8", currency: "EUR", paid: "closing + 9 months" },
      { type: "stock", shares: "2e6", issuer: "SAP", delivered: "closing" },
      { type: "cash", name: "Paid already", amount: "5e6", paid: "2021-01-31" },
      { type: "profitShare", share: "0.5", metric: "profit", periods: [2021] },
    ]),
    beliefs: {
      ...DATES,
      discountRate: "0.05",
      creditSpreads: { Acme: "0.02" },
      requiredReturns: { "Profit share": { rate: "0.15", compounding: "continuous", dayCount: "ACT/360" } },
      currencies: { EUR: { spot: "1.21", discountRate: { rate: "0.01", compounding: "continuous" } } },
      shares: { SAP: { price: "104.5", currency: "EUR", dividendYield: "0.017" } },
      metrics: { profit: { forecast: { 2021: FAMILIES.normal } } },
    },
  },
  {
    title: "fixings",
    offer: offerOf([
      {
        type: "fixedValueCollar",
        value: "53.75",
        issuer: "T",
        averagedFrom: "2021-02-11",
        priced: "2021-02-20",
        low: "37",
        high: "41",
        delivered: "closing",
      },
    ]),
    beliefs: {
      ...DATES,
      discountRate: "0.03",
      shares: {
        T: {
          price: "38.4",
          dividendYield: "0.05",
          volatility: "0.3",
          fixings: { "2021-02-11": "38.1", "2021-02-12": "38.9", "2021-02-13": "38.2", "2021-02-14": "38.3" },
        },
      },
    },
  },
  ...(["finnerty", "ghaidarov", "chaffe", "longstaff"] as const).map(
    (model): Case => ({
      title: `lock-up-${model}`,
      offer: offerOf([
        { type: "stock", shares: "1e6", issuer: "ACME", delivered: "closing", lockUp: "18 months" },
        {
          type: "stock",
          name: "Worth",
          value: "1e7",
          issuer: "ACME",
          delivered: "closing",
          lockUp: "200 days",
        },
        {
          type: "stock",
          name: "Soon free",
          value: "1e7",
          issuer: "ACME",
          delivered: "closing",
          lockUp: "2 days",
        },
      ]),
      beliefs: {
        ...DATES,
        discountRate: "0.04",
        shares: { ACME: { price: "20", dividendYield: "0.02", volatility: "0.45" } },
        lockUps: { model, basis: "economic" },
      },
    }),
  ),
];

/** What no formula of a cell follows. */
export const fixedCases = (): Case[] => [
  {
    title: "fixed-dividends",
    offer: offerOf([
      { type: "stock", shares: "1e6", issuer: "ACME", delivered: "closing" },
      {
        type: "stock",
        name: "Locked",
        shares: "1e6",
        issuer: "ACME",
        delivered: "closing",
        lockUp: "18 months",
        dividends: "forgone",
      },
      {
        type: "stock",
        name: "Locked, with dividends",
        value: "1e7",
        issuer: "ACME",
        delivered: "closing",
        lockUp: "18 months",
      },
      { type: "warrant", issuer: "ACME", warrants: "1e6", strike: "20", expires: "closing + 2 years" },
    ]),
    beliefs: {
      ...DATES,
      discountRate: "0.04",
      shares: {
        ACME: {
          price: "20",
          dividendYield: "0.01",
          dividends: [
            { date: "2021-03-15", amount: "0.3" },
            { date: "2022-03-15", amount: "0.4" },
          ],
          volatility: "0.45",
        },
      },
      lockUps: { model: "finnerty", basis: "economic" },
    },
  },
  {
    title: "fixed-network",
    offer: offerOf(
      [
        { type: "cash", amount: "1e6", paid: "closing" },
        {
          type: "cash",
          name: "If listed",
          amount: "1e6",
          paid: "closing",
          given: ["listing", { event: "strike", happens: false }],
        },
      ],
      { conditions: [{ event: "approval" }] },
    ),
    beliefs: {
      ...DATES,
      discountRate: "0.04",
      events: {
        approval: "0.7",
        listing: { given: "approval", ifHappens: "0.6", ifNot: "0.1" },
        strike: "0.2",
      },
    },
  },
  {
    title: "fixed-curve",
    offer: offerOf([
      { type: "cash", amount: "1e6", paid: "closing + 2 years" },
      { type: "cash", name: "By another count", amount: "1e6", paid: "closing + 3 years" },
    ]),
    beliefs: {
      ...DATES,
      creditSpreads: { Acme: "0.01" },
      requiredReturns: { "By another count": { rate: "0.06", dayCount: "ACT/ACT AFB" } },
      discountRate: {
        date: "2021-02-15",
        zeroRates: [
          { date: "2022-02-15", rate: "0.02" },
          { date: "2026-02-15", rate: "0.03" },
        ],
      },
    },
  },
  {
    title: "fixed-two",
    offer: offerOf([
      { type: "cumulativeEarnOut", metric: "profit", periods: [2021, 2022], share: "0.2", threshold: "9e8" },
    ]),
    beliefs: {
      ...DATES,
      discountRate: "0.04",
      metrics: {
        profit: { riskPremium: "0.03", forecast: { 2021: FAMILIES.normal, 2022: FAMILIES.normal } },
      },
    },
  },
];
