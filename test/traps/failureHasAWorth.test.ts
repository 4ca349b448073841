import { cash, type DealInput, offer, reverseTerminationFee, valueDeal, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

// An offer is worth what it pays if it closes, against what happens if it does not. A toy multiplies by the odds of closing,
// so that a failed deal leaves a seller with nothing and a reverse termination fee vanishes.

const terms = offer({
  name: "Deal",
  currency: "USD",
  bidder: "Buyer",
  components: [
    cash({ amount: "1000" }),
    reverseTerminationFee({
      steps: [{ event: { event: "cfius", happens: false }, amount: "60", paid: "closing" }],
    }),
  ],
  conditions: [{ event: "cfius" }],
});
const beliefs = {
  valuationDate: "2021-01-01",
  closing: "2021-01-01",
  discountRate: "0",
  events: { cfius: "0.75" },
};
const deal: DealInput = {
  offer: terms,
  otherwise: { on: "2021-01-01", alternative: { name: "Going on alone", value: "800", on: "2021-01-01" } },
};

it("counts the fee and the business kept where the deal fails", () => {
  // The toy: 0.75 x 1000 = 750, less than the 800 of never having signed. 0.75 x 1000 + 0.25 x (60 + 800) = 965.
  expect(valueOffer(terms, beliefs).withOdds?.presentValue.toString()).toBe("750");
  const valuation = valueDeal(deal, beliefs);
  expect(valuation.expectedValue.toString()).toBe("965");
  expect(valuation.branches[1]?.parts.map(({ name, value }) => `${name} ${value}`)).toEqual([
    "Owed by the offer on failure 60",
    "Going on alone 800",
  ]);
});

it("asks what is left rather than taking it as nothing", () => {
  const { otherwise: _, ...silent } = deal;
  expect(problems(refusal(() => valueDeal(silent as DealInput, beliefs)))).toEqual([
    "otherwise: missing-term",
  ]);
});

it("is not led astray by hostile keys, and keeps nothing of the caller's", () => {
  const hostile = (text: string) => refusal(() => valueDeal({ ...deal, ...JSON.parse(text) }, beliefs));
  expect(problems(hostile('{ "causes": { "toString": {} } }'))).toEqual(["causes.toString: unknown-key"]);
  expect(problems(hostile('{ "causes": { "__proto__": {} } }'))).toEqual(["causes.__proto__: forbidden-key"]);
  expect(problems(hostile('{ "offers": {} }'))).toEqual(["offers: unknown-key"]);
  const getter = Object.defineProperty({ ...deal }, "offer", { get: () => terms, enumerable: true });
  expect(problems(refusal(() => valueDeal(getter, beliefs)))).toEqual(["offer: invalid-type"]);
  const before = JSON.stringify(deal);
  valueDeal(deal, beliefs);
  expect([JSON.stringify(deal), Object.isFrozen(deal.otherwise)]).toEqual([before, false]);
});
