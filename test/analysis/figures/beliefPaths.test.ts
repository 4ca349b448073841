import { beliefPaths, parseAssumptions } from "offer-valuation";
import { describe, expect, it } from "vitest";

const everything = {
  valuationDate: "2020-09-14",
  closing: "2020-11-12",
  discountRate: {
    date: "2020-09-14",
    zeroRates: [
      { date: "2021-09-14", rate: "0.05" },
      { date: "2023-09-14", rate: "0.06" },
    ],
    parallelShift: "0.001",
  },
  creditSpreads: { Oracle: "0.01" },
  requiredReturns: { "Profit share": "0.15", Fee: { rate: "0.2", compounding: "continuous" } },
  metrics: {
    "us-profit": {
      forecast: {
        2021: {
          distribution: "scenarios",
          scenarios: [
            { value: "1e9", probability: "0.4" },
            { value: "2e9", probability: "0.6" },
          ],
        },
        2022: { distribution: "uniform", low: "1e9", high: "2e9" },
        2023: "5e9",
        2024: { distribution: "sample", values: ["1", "2"] },
      },
      riskPremium: "0.03",
    },
  },
  shares: { ORCL: { price: "60", volatility: "0.3", fixings: { "2020-09-11": "57" } } },
  currencies: { EUR: { spot: "1.18", discountRate: "0.01" } },
  events: { a: "0.5", b: { given: "a", ifHappens: "0.9", ifNot: "0.1" } },
  jointEvents: [
    {
      outcomes: [
        { happens: ["c"], probability: "0.3" },
        { happens: [], probability: "0.7" },
      ],
    },
  ],
} as const;

const beliefs = parseAssumptions(everything);

describe("beliefPaths", () => {
  it("lists every figure of the document, with what it measures", () => {
    const listed = beliefPaths(beliefs).filter(({ tied }) => tied === undefined);

    expect(listed.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "closing date",
      "discountRate.zeroRates[0].rate rate",
      "discountRate.zeroRates[1].rate rate",
      "discountRate.parallelShift rate",
      "creditSpreads.Oracle rate",
      'requiredReturns["Profit share"] rate',
      "requiredReturns.Fee.rate rate",
      "metrics.us-profit.forecast.2021.scenarios[0].value amount",
      "metrics.us-profit.forecast.2021.scenarios[1].value amount",
      "metrics.us-profit.forecast.2022.low amount",
      "metrics.us-profit.forecast.2022.high amount",
      "metrics.us-profit.forecast.2023 amount",
      "metrics.us-profit.riskPremium rate",
      "shares.ORCL.price price",
      "shares.ORCL.volatility volatility",
      "currencies.EUR.spot price",
      "currencies.EUR.discountRate rate",
      "events.a probability",
      "events.b.ifHappens probability",
      "events.b.ifNot probability",
    ]);
  });

  it("says why others cannot be moved by themselves", () => {
    const tied = beliefPaths(beliefs).filter((belief) => belief.tied !== undefined);

    expect(tied.map(({ name }) => name)).toEqual(
      [
        "metrics.us-profit.forecast.2021.scenarios[0].probability",
        "metrics.us-profit.forecast.2021.scenarios[1].probability",
        'shares.ORCL.fixings["2020-09-11"]',
        "jointEvents[0].outcomes[0].probability",
        "jointEvents[0].outcomes[1].probability",
      ].map((name) => name.replace('["2020-09-11"]', ".2020-09-11")),
    );
    expect(tied[0]?.tied).toContain("adds up to 1");
    expect(tied[2]?.tied).toContain("price of the past");
  });
});
