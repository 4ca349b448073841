import { cash, describe as describeClaim, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { cashTerms } from "../laws/kit/components.js";

componentLaws("cash", cash, cashTerms());

const valued = (terms: Parameters<typeof cash>[0]) =>
  valueOffer(offer({ name: "Deal", currency: "USD", bidder: "Buyer", components: [cash(terms)] }), {
    valuationDate: "2021-01-01",
    closing: "2022-01-01",
    discountRate: "0.25",
    creditSpreads: { Buyer: "0.35" },
    currencies: { EUR: { spot: "1.5", discountRate: "0" } },
  }).presentValue.toString();

it("is discounted from the day on which it is paid", () => {
  expect(valued({ amount: "100" })).toBe("80");
  expect(valued({ amount: "100", paid: "2021-01-01" })).toBe("100");
});

it("bears the credit of who owes it only after closing", () => {
  expect(valued({ amount: "256", paid: "2023-01-01" })).toBe("100");
  expect(valued({ amount: "256", paid: "2023-01-01", owedBy: "Bank" })).toBe("163.84");
});

it("may be in another currency than the offer", () => {
  expect(valued({ amount: "100", currency: "EUR", paid: "2021-06-30" })).toBe("150");
});

it("says what it is", () => {
  const claim = cash({ name: "Deposit", amount: "5", paid: "2021-06-30" }).toClaim({
    currency: "USD",
    bidder: "B",
  });
  expect(describeClaim(claim)).toBe("Deposit: receive USD 5 on 2021-06-30, owed by B");
});

it.each<[unknown, string]>([
  [{}, "amount: missing-term"],
  [{ amount: "-1" }, "amount: out-of-range"],
  [{ amount: 5 }, "amount: invalid-decimal"],
  [{ amount: "5", paid: "tomorrow" }, "paid: invalid-date"],
  [{ amount: "5", currency: "usd" }, "currency: invalid-term"],
  [{ amount: "5", payd: "closing" }, "payd: unknown-key"],
  [5, "terms: invalid-type"],
  [undefined, "terms: invalid-type"],
  [new Date(0), "terms: invalid-type"],
  [[{ amount: "5" }], "terms: invalid-type"],
])("refuses %j", (terms, expected) => {
  expect(problems(refusal(() => cash(terms as never)))).toEqual([expected]);
});
