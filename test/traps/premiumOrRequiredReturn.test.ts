import { type AssumptionsInput, earnOut, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 3: the metric's risk premium λ lowers the forecast, a required return (WACC) discounts the payoff: one or the other.
// A toy applies both.

const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [
    earnOut({ share: "1", metric: "ebitda", periods: [2021], paymentLag: "1 day", clawback: true }),
  ],
});

const worth = (more: Partial<AssumptionsInput>, riskPremium = "0") =>
  valueOffer(deal, {
    valuationDate: "2021-01-01",
    discountRate: "0",
    metrics: { ebitda: { forecast: { 2021: "1250" }, riskPremium } },
    ...more,
  }).presentValue;

it("a required return takes the forecast as it is", () => {
  // The toy: 1250·e^(−0.2·0.5) / 1.25 = 904.84.
  expect(worth({ requiredReturns: { "Earn-out": "0.25" } }, "0.2").toString()).toBe("1000");
});

it("without one the premium lowers the forecast and the discount rate is the riskless one", () => {
  // 1250·e^(−0.1) and no discounting; the toy, discounting at 25% as well: 904.84.
  expect(worth({}, "0.2").toFixed(10)).toBe("1131.0467725449");
  expect(worth({ discountRate: "0.25" }, "0.2").toFixed(10)).toBe("904.8374180360");
});

it("probabilities of scenarios are weighted once", () => {
  const scenarios = [
    { value: "0", probability: "0.2" },
    { value: "1562.5", probability: "0.8" },
  ];
  const forecast = { 2021: { distribution: "scenarios", scenarios } } as const;

  // The toy that weighs with 0.8 and discounts the certain 1562.5 at a risky 25% too gets 1000 for a riskless rate of 0.
  expect(worth({ metrics: { ebitda: { forecast } } }).toString()).toBe("1250");
});
