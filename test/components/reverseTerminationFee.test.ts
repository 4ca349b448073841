import { fc, test } from "@fast-check/vitest";
import { type AssumptionsInput, type Component, type Decimal, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { reverseTerminationFee } from "../../src/components/reverseTerminationFee.js";
import { terminationFee } from "../../src/components/terminationFee.js";
import { moneyGoldens } from "../golden/moneyComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { feeTerms } from "./feeTerms.js";
import type { TermsOf } from "./moneyTerms.js";

describe("a reverse termination fee", () => {
  componentLaws("a reverse termination fee", reverseTerminationFee, feeTerms);
  moneyGoldens(reverseTerminationFee);
});

const valued = (component: Component, beliefs: Partial<AssumptionsInput> = {}) =>
  valueOffer(offer({ name: "Deal", currency: "USD", bidder: "Buyer", components: [component] }), {
    valuationDate: "2022-01-18",
    discountRate: "0.03",
    events: { early: "0.1", late: "0.2" },
    ...beliefs,
  });

const steps = [
  { event: "early", amount: "100", paid: "2023-01-18" },
  { event: "late", amount: "300", paid: "2023-07-18" },
];

it("each step is owed on its own event, under its name", () => {
  const { cashFlows, breakdown } = valued(reverseTerminationFee({ steps }), { discountRate: "0" });
  expect(cashFlows.map(({ conditions, probability }) => `${conditions[0]?.event} ${probability}`)).toEqual([
    "early 0.1",
    "late 0.2",
  ]);
  expect(breakdown.parts[0]?.parts.map(({ name, presentValue }) => `${name} ${presentValue}`)).toEqual([
    "early 10",
    "late 60",
  ]);
});

test.prop([fc.constantFrom("0", "0.04"), fc.constantFrom("0", "0.5", "1")])(
  "both ways are the same with the other sign, where payers are alike",
  (spread, probability) => {
    const beliefs = {
      creditSpreads: { Buyer: spread, Seller: spread },
      events: { early: probability, late: "0.2" },
    };
    const [there, back] = [reverseTerminationFee({ steps }), terminationFee({ steps })].map(
      (fee) => valued(fee, beliefs).presentValue,
    ) as [Decimal, Decimal];
    expect(there.plus(back).isZero()).toBe(true);
    expect(there.greaterThan(0)).toBe(true);
  },
);

it("is the bidder's unless stated", () => {
  expect(valued(reverseTerminationFee({ steps })).cashFlows.map(({ owedBy }) => owedBy)).toEqual([
    "Buyer",
    "Buyer",
  ]);
});

it.each<[object, string, string]>([
  [{ steps: [] }, "steps: out-of-range", "must have at least 1 entries"],
  [
    { steps: [{ amount: "1", paid: "closing" }] },
    "steps.0.event: missing-term",
    'is required: must be the name of an event, or { event: "…", happens: false }',
  ],
  [
    { steps: [{ event: "e", amount: "-1", paid: "2023-01-18" }] },
    "steps.0.amount: out-of-range",
    "must not be negative",
  ],
  [
    { steps: [{ event: "e", amount: "1", paid: "2023-01-18", date: "x" }] },
    "steps.0.date: unknown-key",
    "is not a known field (fields: event, amount, paid)",
  ],
])("refuses %j", (bad, problem, message) => {
  for (const factory of [terminationFee, reverseTerminationFee]) {
    const error = refusal(() => factory(bad as TermsOf<typeof terminationFee>));
    expect(problems(error)).toEqual([problem]);
    expect(error.issues[0]?.message).toBe(message);
  }
});
