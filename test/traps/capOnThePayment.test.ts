import { cashFlows, profitShare } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 9: a cap bounds the payment, not the metric. A toy pays share × min(metric, cap).

const paid = (profit: string, terms: { cap?: string; floor?: string }) => {
  const share = profitShare({ share: "0.5", metric: "profit", periods: [2021], ...terms });
  const [flow] = cashFlows(share.toClaim({ currency: "USD", bidder: "Buyer" }), {
    valuationDate: "2021-01-01",
    metrics: { profit: { forecast: { 2021: profit } } },
  });
  return flow?.units.toString();
};

it.each([
  // profit, payment; the toy pays 1e9 for the last three.
  ["1e9", "500000000"],
  ["3e9", "1500000000"],
  ["4e9", "2000000000"],
  ["9e9", "2000000000"],
])("half of %s, at most 2e9, is %s", (profit, payment) => {
  expect(paid(profit, { cap: "2e9" })).toBe(payment);
});

it("a floor bounds the payment too", () => {
  // The toy: 0.5 × max(1e9, 8e8) = 5e8.
  expect(paid("1e9", { floor: "8e8" })).toBe("800000000");
});

it("refuses a cap below the floor", () => {
  expect(() => paid("1e9", { floor: "2", cap: "1" })).toThrow("cap: must not be below the floor");
});
