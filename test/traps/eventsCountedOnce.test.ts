import {
  all,
  cash,
  currency,
  type DecimalInput,
  defineComponent,
  delivery,
  given,
  offer,
  term,
  valueOffer,
} from "offer-valuation";
import { expect, it } from "vitest";

// Trap 11: the probability of one event counts once, however often the terms name it. A toy multiplies at every mention.

const today = "2021-01-01";
const beliefs = (events: Record<string, DecimalInput>) => ({
  valuationDate: today,
  closing: today,
  discountRate: "0",
  events,
});

const nested = defineComponent({
  type: "nested",
  label: "Nested",
  summary: "An amount, twice conditional on the same event.",
  example: { type: "nested", amount: "1000" },
  terms: () => ({ amount: term.decimal("Amount in units of the offer's currency") }),
  lower: ({ amount }, offer) =>
    given("approval", all([given("approval", delivery(amount, currency(offer.currency), "closing"))])),
});

it("on a leg and on the whole: once in the value with the odds", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [cash({ amount: "1000", given: ["approval"] })],
    conditions: [{ event: "approval" }],
  });
  const valuation = valueOffer(deal, beliefs({ approval: "0.6" }));

  expect(valuation.presentValue.toString()).toBe("1000");
  expect(valuation.withOdds?.probability.toString()).toBe("0.6");
  // The toy: 0.6 × 0.6 × 1000 = 360.
  expect(valuation.withOdds?.presentValue.toString()).toBe("600");
});

it("nested in the terms: once", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [nested({ amount: "1000", given: ["approval"] })],
  });

  // The toy: 0.5 × 0.5 × 0.5 × 1000 = 125.
  expect(valueOffer(deal, beliefs({ approval: "0.5" })).presentValue.toString()).toBe("500");
});

it("listed twice on one leg: once", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [cash({ amount: "1000", given: ["approval", { event: "approval", happens: true }] })],
  });

  expect(valueOffer(deal, beliefs({ approval: "0.5" })).presentValue.toString()).toBe("500");
});

it("on several legs: each leg once, so the parts still add up", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [
      cash({ name: "First", amount: "1000", given: ["approval"] }),
      cash({ name: "Second", amount: "3000", given: ["approval", "licence"] }),
    ],
  });
  const valuation = valueOffer(deal, beliefs({ approval: "0.5", licence: "0.2" }));

  expect(valuation.breakdown.parts.map(({ presentValue }) => presentValue.toString())).toEqual([
    "500",
    "300",
  ]);
  expect(valuation.presentValue.toString()).toBe("800");
});

it("an event and its opposite never hold together", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [cash({ amount: "1000", given: ["approval", { event: "approval", happens: false }] })],
  });

  // The toy: 0.5 × 0.5 × 1000 = 250.
  expect(valueOffer(deal, beliefs({ approval: "0.5" })).presentValue.toString()).toBe("0");
});
