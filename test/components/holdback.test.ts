import { type AssumptionsInput, type Component, holdback, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { moneyGoldens } from "../golden/moneyComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { holdbackTerms } from "./retentionTerms.js";

// What an escrow and a holdback have in common is tested with the escrow.

describe("holdback", () => {
  componentLaws("a holdback", holdback, holdbackTerms);
  moneyGoldens(holdback);
});

const kept = { amount: "100", releases: [{ paid: "closing + 1 year" }] };

const valued = (component: Component, beliefs: Partial<AssumptionsInput> = {}) =>
  valueOffer(offer({ name: "Deal", currency: "USD", bidder: "Buyer", components: [component] }), {
    valuationDate: "2021-01-01",
    closing: "2021-01-01",
    discountRate: "0",
    creditSpreads: { Buyer: "0.25", Bank: "0" },
    ...beliefs,
  });

it("is the buyer's debt, or that of a guarantor", () => {
  expect(valued(holdback(kept)).presentValue.toString()).toBe("80");
  expect(valued(holdback({ ...kept, owedBy: "Bank" })).presentValue.toString()).toBe("100");
});

it("is paid less claims", () => {
  const claims = { metric: "claims", period: 2021 };
  const metrics = { claims: { forecast: { 2021: "30" } } };
  const { cashFlows } = valued(holdback({ ...kept, claims }), { metrics });
  expect(cashFlows.map(({ units }) => units.toString())).toEqual(["70"]);
});

it("refuses releases that do not add up", () => {
  const bad = {
    amount: "100",
    releases: [
      { amount: "60", paid: "closing" },
      { amount: "50", paid: "closing" },
    ],
  };
  const error = refusal(() => holdback(bad));
  expect(problems(error)).toEqual(["releases: invalid-term"]);
  expect(error.message).toContain("must add up to the amount of 100: they add up to 110");
});
