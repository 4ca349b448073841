import { cliffEarnOut, metric, milestone, offer, probabilityAtLeast, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 5: a cliff is worth its amount times Φ(d₂) with the risk premium in the drift. A toy takes Φ(d₁), or the probability as
// forecast, or reports one of the two under the name of the other.

const beliefs = (riskPremium: string) => ({
  valuationDate: "2021-01-01",
  discountRate: "0",
  metrics: {
    ebitda: {
      forecast: { 2021: { distribution: "lognormal", mean: "10", volatility: "0.4" } as const },
      riskPremium,
    },
  },
});

const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [
    cliffEarnOut({ metric: "ebitda", periods: [2021], threshold: "10", amount: "1" }),
    milestone({ metric: "ebitda", period: 2021, threshold: "10", amount: "1" }),
  ],
});

const values = (riskPremium: string) =>
  valueOffer(deal, beliefs(riskPremium)).cashFlows.map(({ presentValue }) => presentValue.toFixed(15));

it("is Φ(d₂), less than one half at the money", () => {
  // The toy: Φ(d₁) = 0.556231458009142.
  expect(values("0")).toEqual(["0.443768541990858", "0.443768541990858"]);
});

it("is the probability that prices, which the premium lowers; the forecast one is another", () => {
  const { realWorld, riskNeutral } = probabilityAtLeast(metric("ebitda", 2021, "USD"), "10", beliefs("0.2"));

  // The toy pays the probability as forecast: 0.443768541990858.
  expect(values("0.2")).toEqual(["0.310308973218845", "0.310308973218845"]);
  expect(riskNeutral.toFixed(15)).toBe("0.310308973218845");
  expect(realWorld?.toFixed(15)).toBe("0.443768541990858");
});
