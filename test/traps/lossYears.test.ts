import { offer, profitShare, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 2: with and without clawback are two contracts. A toy has one: share × metric, or max(0, ·), whatever was agreed.

const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0",
  metrics: { profit: { forecast: { 2021: "-3e9", 2022: "4e9" } } },
};

const shareWith = (terms: { clawback?: boolean; floor?: string }) =>
  valueOffer(
    offer({
      name: "Deal",
      currency: "USD",
      components: [profitShare({ share: "0.5", metric: "profit", periods: [2021, 2022], ...terms })],
    }),
    beliefs,
  );

it("a loss year pays nothing and is forgotten the year after", () => {
  const valuation = shareWith({});

  expect(valuation.cashFlows.map(({ units }) => units.toString())).toEqual(["0", "2000000000"]);
  // The toy nets the years: 0.5 × (−3e9 + 4e9) = 5e8.
  expect(valuation.presentValue.toString()).not.toBe("500000000");
  expect(valuation.presentValue.toString()).toBe("2000000000");
});

it("with clawback the seller pays its share of the loss: a negative flow and another value", () => {
  const valuation = shareWith({ clawback: true });

  // The toy floors every year at 0 and gets 2e9.
  expect(valuation.cashFlows.map(({ units }) => units.toString())).toEqual(["-1500000000", "2000000000"]);
  expect(valuation.presentValue.toString()).toBe("500000000");
});

it("a floor under the clawback bounds what the seller pays", () => {
  const valuation = shareWith({ clawback: true, floor: "-1e9" });

  expect(valuation.cashFlows.map(({ units }) => units.toString())).toEqual(["-1000000000", "2000000000"]);
});
