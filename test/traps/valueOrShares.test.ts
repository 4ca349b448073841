import { OfferError, parseOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 7: "$10 billion of stock" is no share count, and 10 billion shares are no value. A toy takes one amount for either.

const withStock = (terms: object) => () =>
  parseOffer({
    name: "Deal",
    currency: "USD",
    components: [{ type: "stock", issuer: "ORCL", ...terms }],
  });

it.each([
  ["both", { value: "10e9", shares: "180e6" }, "shares"],
  ["neither", {}, "value"],
  ["an amount without a meaning", { amount: "10e9" }, "amount"],
])("refuses %s", (_, terms, field) => {
  expect(withStock(terms)).toThrow(OfferError);
  try {
    withStock(terms)();
  } catch (error) {
    expect((error as OfferError).path).toEqual(["components", 0, field]);
  }
});

it("names both contracts in the message", () => {
  expect(withStock({})).toThrow("exactly one of value (a fixed value) and shares (a fixed number)");
});

it("refuses a currency for a number of shares", () => {
  expect(withStock({ shares: "5", currency: "USD" })).toThrow("a number of shares has no currency");
});

it.each([
  { value: "10e9" },
  { shares: "180e6" },
  { value: "10e9", currency: "EUR" },
])("accepts %o", (terms) => {
  expect(withStock(terms)).not.toThrow();
});
