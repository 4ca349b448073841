import { type Component, election, offer, priceProtection, valueOffer, warrant } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 1: the expectation of an option is not the option at the expectation. A toy looks at the forward alone.

const valued = (component: Component, price: string) =>
  valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
    valuationDate: "2021-03-01",
    closing: "2022-03-01",
    discountRate: { rate: "0.05", compounding: "continuous" },
    // Half a year at 10% and 20%, stated over one year.
    shares: { X: { price, volatility: "0.141421356237309505" } },
  });

it("a warrant whose strike is above the forward is worth something", () => {
  const valuation = valued(warrant({ issuer: "X", warrants: "100", strike: "50", expires: "closing" }), "42");
  // Forward 44.15: the toy says 0.
  expect(valuation.breakdown.nominal.toString()).toBe("0");
  expect(valuation.presentValue.toFixed(2)).toBe("65.82");
});

it("price protection below the forward is worth a put, Hull's 0.81", () => {
  const right = priceProtection({ issuer: "X", rights: "1", guaranteed: "40", priced: "closing" });
  // The toy: max(0, 40 − 44.15) = 0.
  expect(valued(right, "42").presentValue.toFixed(2)).toBe("0.81");
});

it("an election is worth more than the better of its two kinds", () => {
  const either = election({ issuer: "X", cash: "40", ratio: "1" });
  // The toy: the larger of 40 e^-0.05 = 38.05 and 42.
  expect(valued(either, "42").presentValue.toFixed(2)).toBe("42.81");
});
