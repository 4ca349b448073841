import {
  type AssumptionsInput,
  type Component,
  type ComponentFactory,
  offer,
  valueOffer,
} from "offer-valuation";
import { expect, it } from "vitest";
import { escrow } from "../../src/components/escrow.js";
import { holdback } from "../../src/components/holdback.js";
import { priceAdjustment } from "../../src/components/priceAdjustment.js";
import { reverseTerminationFee } from "../../src/components/reverseTerminationFee.js";
import { sellerNote } from "../../src/components/sellerNote.js";
import { terminationFee } from "../../src/components/terminationFee.js";

// Trap 12: whose credit stands behind money kept back, refunded or due if the deal fails. A toy discounts all of it at one
// rate: the target's cost of capital, or the buyer's.

const YEAR = { paid: "2022-01-01" };
const steps = [{ event: "failure", amount: "1250", ...YEAR }];
const spreads = { Buyer: "0.25", Seller: "1.5", Target: "5.25" };

const value = (component: Component, more: Partial<AssumptionsInput> = {}) =>
  valueOffer(offer({ name: "Deal", currency: "USD", bidder: "Buyer", components: [component] }), {
    valuationDate: "2021-01-01",
    closing: "2021-01-01",
    discountRate: "0",
    creditSpreads: spreads,
    events: { failure: "1" },
    metrics: { nwc: { forecast: { closing: "1250" } } },
    ...more,
  }).presentValue.toString();

it("an escrow is nobody's debt, a holdback is the buyer's", () => {
  const kept = { amount: "1250", releases: [{ share: "1", ...YEAR }] };
  // The toy: 1000 for both at the buyer's rate, 200 at the target's.
  expect(value(escrow(kept))).toBe("1250");
  expect(value(holdback(kept))).toBe("1000");
  expect(value(holdback({ ...kept, owedBy: "Bank" }))).toBe("1250");
});

it("an adjustment in the seller's favour is the buyer's debt, a refund is the seller's", () => {
  const terms = { metric: "nwc", ...YEAR };
  expect(value(priceAdjustment({ ...terms, peg: "0" }))).toBe("1000");
  // The toy nets both and discounts -1250 at the buyer's 25%: -1000.
  expect(value(priceAdjustment({ ...terms, peg: "2500" }))).toBe("-500");
  expect(value(priceAdjustment({ ...terms, peg: "2500", refundedBy: "Target" }))).toBe("-200");
});

it.each<[string, ComponentFactory<{ steps: typeof steps }>, string]>([
  ["the bidder", reverseTerminationFee, "1000"],
  ["the seller's side", terminationFee, "-500"], // The toy: -1000.
])("a fee is the debt of %s", (_, fee, expected) => {
  expect(value(fee({ steps }))).toBe(expected);
});

it("a note at the rate its terms state is worth less than its face to who does not trust the buyer that much", () => {
  const note = sellerNote({
    name: "Note",
    principal: "1000",
    rate: "0.25",
    repayment: "bullet",
    frequency: "annual",
    term: "1 year",
  });
  // The toy counts it at its face, 1000, whatever the buyer's credit.
  expect(value(note)).toBe("1000");
  expect(value(note, { creditSpreads: {} })).toBe("1250");
  expect(value(note, { creditSpreads: { Buyer: "1.5" } })).toBe("500");
  expect(value(note, { requiredReturns: { Note: "5.25" } })).toBe("200");
});
