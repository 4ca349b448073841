import { offer, terminationFee, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { moneyGoldens } from "../golden/moneyComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { feeTerms } from "./feeTerms.js";

// What it has in common with a reverse termination fee is tested with that.

describe("a termination fee", () => {
  componentLaws("a termination fee", terminationFee, feeTerms);
  moneyGoldens(terminationFee);
});

const steps = [{ event: "superior proposal", amount: "100", paid: "2023-01-18" }];

const valued = (terms: Parameters<typeof terminationFee>[0]) =>
  valueOffer(offer({ name: "Deal", currency: "USD", bidder: "Buyer", components: [terminationFee(terms)] }), {
    valuationDate: "2022-01-18",
    discountRate: "0",
    events: { "superior proposal": "0.25" },
    creditSpreads: { Buyer: "0", Seller: "0.25", Target: "1" },
  });

it("comes off the value, at the credit of who pays it", () => {
  expect(valued({ steps }).presentValue.toString()).toBe("-20");
  expect(valued({ steps, owedBy: "Target" }).presentValue.toString()).toBe("-12.5");
});

it("says who was taken to pay", () => {
  expect(valued({ steps }).assumed.map(({ text }) => text)).toContainEqual(
    'Termination fee, owedBy: not stated, taken as "Seller" (The party that pays the fee: the target or the seller)',
  );
  expect(valued({ steps, owedBy: "Target" }).cashFlows.map(({ owedBy }) => owedBy)).toEqual(["Target"]);
});

it("refuses a step without a day", () => {
  expect(problems(refusal(() => terminationFee({ steps: [{ event: "e", amount: "1" } as never] })))).toEqual([
    "steps.0.paid: missing-term",
  ]);
});
