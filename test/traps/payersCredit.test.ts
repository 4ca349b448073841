import { cash, type DecimalInput, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 12: what counts is the credit of whoever pays. A toy uses one rate of the target, or of the seller.

const deal = offer({
  name: "Deal",
  currency: "USD",
  bidder: "Buyer",
  seller: "Seller",
  target: "Target",
  components: [
    cash({ name: "Deferred", amount: "1250", paid: "2022-01-01" }),
    cash({ name: "Guaranteed", amount: "1250", paid: "2022-01-01", owedBy: "Bank" }),
    cash({ name: "At closing", amount: "1250" }),
  ],
});
const values = (creditSpreads: Record<string, DecimalInput>) =>
  valueOffer(deal, {
    valuationDate: "2021-01-01",
    closing: "2021-06-30",
    discountRate: "0",
    creditSpreads,
  }).cashFlows.map(({ presentValue }) => presentValue.toString());

it("the payer's spread discounts what the payer owes, and only that", () => {
  expect(values({ Buyer: "0.25" })).toEqual(["1000", "1250", "1250"]);
  expect(values({ Bank: "0.25" })).toEqual(["1250", "1000", "1250"]);
});

it("spreads of the seller and the target change nothing, and are pointed out as unused", () => {
  // The toy discounts at the target's 25%: 1000.
  expect(values({ Seller: "0.25", Target: "0.25" })).toEqual(["1250", "1250", "1250"]);
  const { diagnostics } = valueOffer(deal, {
    valuationDate: "2021-01-01",
    closing: "2021-06-30",
    discountRate: "0",
    creditSpreads: { Target: "0.25" },
  });
  expect(diagnostics).toMatchObject([{ code: "unused-belief", path: ["creditSpreads", "Target"] }]);
});
