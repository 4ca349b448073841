import { defineComponent, type OfferError, term, zero } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

// The kinds of fields as a component of one's own uses them: each accepts its like, and says what is wrong with anything else.

const example = {
  type: "sampler",
  currencyCode: "USD",
  dateRule: "closing + 3 months",
  decimal: "-1.5",
  duration: "90 days",
  fraction: "1",
  identifier: "us-profit",
  list: ["1", "2"],
  nonNegative: "0",
  period: "2021-H1",
  positive: "0.01",
  text: "Two\nlines",
  volatility: "10",
} as const;

const sampler = defineComponent({
  type: "sampler",
  label: "Sampler",
  summary: "One field of each kind.",
  example,
  terms: () => ({
    currencyCode: term.currencyCode("A currency"),
    dateRule: term.dateRule("A day"),
    decimal: term.decimal("A number"),
    duration: term.duration("How long"),
    fraction: term.fraction("A share"),
    identifier: term.identifier("A name"),
    list: term.list(term.decimal("An entry"), 3),
    nonNegative: term.nonNegative("A number of at least 0"),
    period: term.period("A period"),
    positive: term.positive("A number above 0"),
    text: term.text("A text"),
    volatility: term.volatility("A volatility"),
  }),
  lower: (terms) => {
    lowered.push(terms);
    return zero();
  },
});

const lowered: unknown[] = [];

const fieldsOf = (changes: object): unknown => {
  const { type: _, ...terms } = example;
  sampler({ ...terms, ...changes } as never).toClaim({ currency: "USD", bidder: "Acme" });
  return lowered.at(-1);
};

describe("a field of a kind", () => {
  it("becomes what the kind says", () => {
    expect(JSON.parse(JSON.stringify(fieldsOf({})))).toMatchObject({
      currencyCode: "USD",
      dateRule: { from: "closing", moves: [{ direction: 1, by: { count: 3, unit: "month" } }] },
      decimal: "-1.5",
      duration: { count: 90, unit: "day" },
      fraction: "1",
      identifier: "us-profit",
      list: ["1", "2"],
      nonNegative: "0",
      period: { label: "2021-H1" },
      positive: "0.01",
      text: "Two\nlines",
      volatility: "10",
    });
  });

  it.each<[keyof typeof example, unknown, OfferError["code"]]>([
    ["currencyCode", "usd", "invalid-term"],
    ["dateRule", "closing + 3", "invalid-date"],
    ["decimal", "1,5", "invalid-decimal"],
    ["duration", "3 moons", "invalid-date"],
    ["fraction", "1.01", "out-of-range"],
    ["fraction", "-0.01", "out-of-range"],
    ["identifier", "", "invalid-term"],
    ["list", [], "out-of-range"],
    ["list", ["1", "2", "3", "4"], "too-large"],
    ["nonNegative", "-0.01", "out-of-range"],
    ["period", "2021-Q5", "invalid-date"],
    ["positive", "0", "out-of-range"],
    ["text", "a\tb", "invalid-term"],
    ["volatility", "10.01", "out-of-range"],
  ])("%s is refused as %j: %s", (field, value, code) => {
    expect(problems(refusal(() => fieldsOf({ [field]: value })))).toEqual([`${field}: ${code}`]);
  });
});
