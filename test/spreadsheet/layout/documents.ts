import { readFileSync } from "node:fs";
import type { AssumptionsInput, OfferInput } from "offer-valuation";
import { builtInComponents } from "../../../src/components/builtIn.js";
import { beliefsOf, deals, offerOf } from "../../deals/galleryDeals.js";
import { dealWith } from "../../input/refusal.js";

const readJson = (file: string) => JSON.parse(readFileSync(`examples/${file}`, "utf8"));

/** Offers of every kind that the repository has, with a title each. */
export const offers: readonly (readonly [title: string, offer: OfferInput])[] = [
  ["oracle-tiktok", readJson("oracle-tiktok.offer.json")],
  ...deals.map((deal) => [deal, offerOf(deal)] as const),
  ...builtInComponents().map(
    ({ type, example }) => [`an example of ${type}`, dealWith(example) as unknown as OfferInput] as const,
  ),
];

const today = { valuationDate: "2020-09-14" } as const;
const nodes = ["2021-09-14", "2022-09-14", "2023-09-14"];
const curve = { date: "2020-09-14", compounding: "continuous", dayCount: "ACT/360" } as const;

const shapes: readonly (readonly [title: string, beliefs: AssumptionsInput])[] = [
  ["nothing but a day", today],
  [
    "empty tables",
    { ...today, metrics: {}, shares: {}, currencies: {}, events: {}, creditSpreads: {}, requiredReturns: {} },
  ],
  [
    "a metric without a forecast",
    { ...today, metrics: { a: { forecast: {} }, b: { note: "", forecast: {} } } },
  ],
  [
    "every distribution",
    {
      ...today,
      metrics: {
        "us.profit": {
          currency: "EUR",
          riskPremium: "-0.05",
          forecast: {
            2021: "1e9",
            "2021-07": { distribution: "point", value: "-5" },
            "2021-Q3": {
              distribution: "scenarios",
              scenarios: [
                { value: "1", probability: "0.5" },
                { value: "-2", probability: ".5" },
              ],
            },
            "2021-H1": { distribution: "scenarios", scenarios: [{ value: "7", probability: "1" }] },
            2022: {
              distribution: "sample",
              values: Array.from({ length: 250 }, (_, index) => String(index)),
            },
            2023: { distribution: "sample", values: ["0.1234567890123456789012345"] },
            "first.year": { distribution: "lognormal", mean: "1", volatility: "0.4" },
            note: { distribution: "shiftedLognormal", mean: "1", volatility: "0.4", shift: "1.50" },
            "a/b": { distribution: "normal", mean: "1", standardDeviation: "+2" },
            c: { distribution: "uniform", low: "1", high: "2" },
            d: { distribution: "triangular", low: "1", mode: "2", high: "3" },
            e: { distribution: "pert", low: "1", mode: "2", high: "3" },
          },
        },
      },
    },
  ],
  [
    "rates with conventions, and spreads",
    {
      ...today,
      discountRate: { rate: "0.08", compounding: "continuous", dayCount: "30E/360" },
      requiredReturns: { Cash: "0.1", "Profit share": { rate: "0.2", compounding: "simple" } },
      creditSpreads: { Oracle: "0.01", "J.P. Morgan (bank)": "0.02" },
      currencies: {
        EUR: { spot: "1.18", discountRate: { rate: "-0.005" } },
        GBP: { spot: "1.29", discountRate: "0.01", note: "x" },
      },
    },
  ],
  [
    "a curve of zero rates",
    {
      ...today,
      discountRate: {
        ...curve,
        name: "A curve",
        zeroRates: nodes.map((date, index) => ({ date, rate: `0.0${index}` })),
        parallelShift: "0.001",
        bucketShifts: [{ date: "2022-09-14", by: "1e-4" }],
      },
    },
  ],
  [
    "a curve of discount factors",
    {
      ...today,
      discountRate: {
        date: "2020-09-14",
        discountFactors: [{ date: "2021-09-14", factor: "0.99" }],
        interpolation: "linear-zero",
      },
    },
  ],
  [
    "a curve of par yields",
    {
      ...today,
      discountRate: {
        date: "2020-09-14",
        parYields: nodes.map((date) => ({ date, yield: "0.01" })),
        couponFrequency: "annual",
      },
    },
  ],
  [
    "a curve of bonds in another currency",
    {
      ...today,
      currencies: {
        EUR: {
          spot: "1.2",
          discountRate: {
            date: "2020-09-14",
            bonds: nodes.map((date) => ({ date, coupon: "0.01", price: "0.99" })),
            couponFrequency: "semi-annual",
            spread: "0.01",
            hazard: { hazardRate: "0.02", recovery: "0.4" },
          },
        },
      },
    },
  ],
  [
    "several days of closing",
    {
      ...today,
      closing: {
        dates: [
          { date: "2020-11-12", probability: "0.5" },
          { date: "2020-12-12", probability: "0.3" },
        ],
        never: "0.2",
      },
    },
  ],
  [
    "one day of closing, with its odds",
    { ...today, closing: { dates: [{ date: "2020-11-12", probability: "1" }] } },
  ],
  [
    "quantities that move together",
    {
      ...today,
      currency: "USD",
      discountRate: "0.05",
      creditSpreads: { Acme: "0.01" },
      recoveryRates: { Acme: "0.4" },
      copula: { t: "4" },
      metrics: {
        profit: {
          path: { autocorrelation: "0.5" },
          riskPremium: { amount: "3" },
          toDate: { 2020: "30" },
          forecast: {
            2020: { distribution: "lognormal", mean: "125", volatility: "0.3" },
            2021: { distribution: "lognormal", mean: "135", volatility: "0.3" },
          },
        },
        sales: {
          path: "one path",
          forecast: { 2021: { distribution: "normal", mean: "9", standardDeviation: "2" } },
        },
      },
      shares: { ORCL: { price: "60", volatility: "0.3" } },
      currencies: { EUR: { spot: "1.1", discountRate: "0", volatility: "0.1", expectedChange: "0.01" } },
      correlations: [
        { between: ["metrics.profit", "ORCL"], correlation: "0.4" },
        { between: ["credit.Acme", "sales"], correlation: "-0.1", fixed: true },
      ],
    },
  ],
  ["a hazard of closing", { ...today, closing: { hazardRate: "2", until: "2021-06-12", every: "day" } }],
  [
    "past prices",
    {
      ...today,
      asOf: "2020-09-13",
      currency: "USD",
      shares: {
        "BRK.B": {
          price: "215.2",
          currency: "USD",
          volatility: "0.3",
          expectedReturn: "0.07",
          fixings: { "2020-09-10": "214", "2020-09-11": "214.5" },
          note: "=1+1",
        },
        T: { price: "30", fixings: {} },
      },
    },
  ],
  [
    "events of every kind",
    {
      ...today,
      events: {
        a: "0.5",
        "b.c": { given: "a", ifHappens: "0.7", ifNot: "0.1" },
        d: { given: ["a"], ifHappens: "0.7", ifNot: "0.1" },
        e: { given: { event: "a", happens: false }, ifHappens: "0.7", ifNot: "0.1" },
        f: { given: [{ event: "a", happens: false }], ifHappens: "0.7", ifNot: "0.1" },
        g: { given: ["a", "d", { event: "e", happens: true }, "f"], ifHappens: "0.7", ifNot: "0.1" },
        "2021": { given: ["a", "d"], ifHappens: "0.7", ifNot: "0.1" },
      },
      jointEvents: [
        {
          events: ["t", "u"],
          outcomes: [
            { happens: [], probability: "0.5" },
            { happens: ["t"], probability: "0.2" },
            { happens: ["t", "u"], probability: "0.3" },
          ],
        },
        { outcomes: [{ happens: ["v"], probability: "1" }] },
      ],
    },
  ],
  ["a lock-up", { ...today, name: "Someone's view", lockUps: { model: "none", basis: "GAAP" } }],
];

/** Beliefs of every kind that the repository has, and of every shape that there is. */
export const beliefs: readonly (readonly [title: string, beliefs: AssumptionsInput])[] = [
  ...[
    "oracle-tiktok.seller",
    "oracle-tiktok.buyer",
    "oracle-tiktok.sceptic",
    "oracle-tiktok.completion",
    "break-even.beliefs",
  ].map((name) => [name, readJson(`${name}.json`)] as const),
  ...deals.map((deal) => [deal, beliefsOf(deal)] as const),
  ...shapes,
];

/** Terms that are seldom seen. */
export const seldom: readonly (readonly [title: string, offer: OfferInput])[] = [
  [
    "texts that spreadsheets would change",
    dealWith(
      {
        type: "cash",
        amount: "0.12345678901234567890",
        note: '=HYPERLINK("x")',
        given: ["2021", "MAR 1", "1-2", { event: "TRUE", happens: true }],
      },
      {
        name: "10e3",
        target: "+1 (555)",
        note: "Two\nlines  ",
        $schema: "",
        conditions: [{ event: "1/2", description: "@SUM(1)", source: "(none)" }, { event: "e" }],
        deadlines: [],
        facts: [
          { fact: "-", source: "August 2020", reported: "2020-09-14" },
          { fact: "#1", source: " x ", reported: "50%" },
          { fact: "\t=1", source: "3 PM", reported: "1900" },
        ].slice(0, 2),
        open: [],
      },
    ) as unknown as OfferInput,
  ],
  [
    "periods of every kind",
    dealWith({
      type: "profitShare",
      share: "0.5",
      metric: "profit.us",
      periods: [
        2021,
        "2022",
        "2022-07",
        "2023-Q1",
        { label: "x.y", start: "closing", end: "closing + 1 year" },
        { label: "2024", start: "2024-01-01", end: "2024-12-31" },
      ],
    }) as unknown as OfferInput,
  ],
  [
    "one period",
    dealWith({
      type: "earnOut",
      share: "0.5",
      metric: "m",
      periods: [{ label: "x", start: "2021-01-01", end: "2021-12-31" }],
      threshold: ["1"],
    }) as unknown as OfferInput,
  ],
  [
    "two thresholds",
    dealWith({
      type: "earnOut",
      share: "0.5",
      metric: "m",
      periods: [2021, 2022],
      threshold: ["10", "2e1"],
    }) as unknown as OfferInput,
  ],
  [
    "hundreds of payments",
    dealWith({
      type: "instalments",
      payments: Array.from({ length: 230 }, (_, index) => ({
        amount: String(index),
        paid: `closing + ${index} days`,
      })),
    }) as unknown as OfferInput,
  ],
];
