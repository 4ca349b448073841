import { offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";
import { instalments } from "../../src/components/instalments.js";

// Trap 14: a first payment at closing and one a year later are two contracts. A toy, like a spreadsheet's NPV, takes the second
// for the first.

const worth = (first: string) => {
  const terms = { total: "300", count: 3, every: "1 year" };
  return valueOffer(
    offer({ name: "Deal", currency: "USD", components: [instalments({ ...terms, first })] }),
    {
      valuationDate: "2021-01-01",
      closing: "2021-01-01",
      discountRate: "0.25",
    },
  ).presentValue.toString();
};

it("is where the terms put it", () => {
  // The toy: 195.2 for both.
  expect(worth("closing + 1 year")).toBe("195.2");
  expect(worth("closing")).toBe("244");
});

it("has no default", () => {
  const terms = { total: "300", count: 3, every: "1 year" } as unknown as Parameters<typeof instalments>[0];
  expect(() => instalments(terms)).toThrow("first: is required with total");
});
