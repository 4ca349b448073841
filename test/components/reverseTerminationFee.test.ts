import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type Component,
  cash,
  type Decimal,
  type IsoDate,
  describe as inWords,
  offer,
  valueDeal,
  valueOffer,
} from "offer-valuation";
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

describe("a fee that rises by date, on one event", () => {
  // Microsoft and Activision Blizzard: $2bn before 18 January 2023, then $2.5bn, and $3bn from 18 April 2023 on.
  const fee = reverseTerminationFee({
    steps: [
      {
        event: { event: "antitrust", happens: false },
        amount: "2e9",
        paid: "closing + 5 days",
        later: [
          { from: "2023-01-18", amount: "2.5e9" },
          { from: "2023-04-18", amount: "3e9" },
        ],
      },
    ],
  });
  const activision = offer({
    name: "Activision Blizzard",
    currency: "USD",
    bidder: "Microsoft",
    components: [cash({ amount: "68.7e9" }), fee],
    conditions: [{ event: "antitrust" }],
  });
  const paidOn = (on: IsoDate) =>
    valueDeal(
      { offer: activision, outsideDate: "2023-07-18", otherwise: { on, alternative: "nothing" } },
      { valuationDate: "2022-01-18", closing: "2023-07-18", discountRate: "0", events: { antitrust: "0" } },
    ).expectedValue.toString();

  it.each<[IsoDate, string]>([
    ["2022-06-01", "2000000000"],
    ["2023-01-17", "2000000000"],
    ["2023-01-18", "2500000000"],
    ["2023-04-17", "2500000000"],
    ["2023-04-18", "3000000000"],
    ["2023-07-18", "3000000000"],
  ])("is, where the deal fails on %s, %s", (on, amount) => {
    expect(paidOn(on)).toBe(amount);
  });

  it("is said by its days", () => {
    expect(inWords(activision.claim)).toContain(
      "receive 3,000,000,000 if closing is after 2023-04-17, otherwise (2,500,000,000 if closing is after 2023-01-17, otherwise 2,000,000,000), in USD, on closing + 5 days, if not antitrust",
    );
  });
});

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
    {
      steps: [
        {
          event: "e",
          amount: "1",
          paid: "closing",
          later: [
            { from: "2023-02-01", amount: "1" },
            { from: "2023-02-01", amount: "2" },
          ],
        },
      ],
    },
    "steps.0.later: invalid-term",
    "must be in the order of its days, no two on the same",
  ],
  [
    { steps: [{ event: "e", amount: "1", paid: "2023-01-18", date: "x" }] },
    "steps.0.date: unknown-key",
    'is not a known field; did you mean "later"? (fields: event, amount, paid, later)',
  ],
])("refuses %j", (bad, problem, message) => {
  for (const factory of [terminationFee, reverseTerminationFee]) {
    const error = refusal(() => factory(bad as TermsOf<typeof terminationFee>));
    expect(problems(error)).toEqual([problem]);
    expect(error.issues[0]?.message).toBe(message);
  }
});
