import {
  cash,
  currency,
  defineComponent,
  delivery,
  named,
  offer,
  profitShare,
  reportedOracleOffer,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const beliefs = { valuationDate: "2021-01-01", closing: "2021-01-01", discountRate: "0" };

describe("the breakdown", () => {
  const layered = defineComponent({
    type: "layered",
    label: "Layered",
    summary: "A hundred and fifty and a debt of fifty, two names deep.",
    example: { type: "layered" },
    terms: () => ({}),
    lower: () => named("Outer", named("Inner", delivery("150", currency("USD"), "closing"))),
  });

  it("adds up at every level, with shares of the total", () => {
    const deal = offer({ name: "Deal", currency: "USD", components: [layered({}), cash({ amount: "50" })] });
    const { breakdown } = valueOffer(deal, beliefs);
    const [first] = breakdown.parts;

    expect(breakdown.presentValue.toString()).toBe("200");
    expect(breakdown.parts.map(({ shareOfTotal }) => shareOfTotal?.toString())).toEqual(["0.75", "0.25"]);
    expect(first?.parts[0]?.name).toBe("Outer");
    expect(first?.parts[0]?.parts[0]?.name).toBe("Inner");
    expect(first?.parts[0]?.parts[0]?.presentValue.toString()).toBe("150");
  });

  it("has shares beyond 0 and 1 where a part is negative", () => {
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [
        cash({ amount: "150" }),
        profitShare({ share: "1", metric: "m", periods: [2021], clawback: true }),
      ],
    });
    const { breakdown } = valueOffer(deal, { ...beliefs, metrics: { m: { forecast: { 2021: "-50" } } } });

    expect(breakdown.parts.map(({ shareOfTotal }) => shareOfTotal?.toString())).toEqual(["1.5", "-0.5"]);
  });
});

describe("a valuation as JSON", () => {
  it("is plain data with Decimals as texts", () => {
    const valuation = valueOffer(reportedOracleOffer, {
      ...beliefs,
      metrics: { "us-profit": { forecast: { 2021: "1", 2022: "2" } } },
    });
    const json = JSON.parse(JSON.stringify(valuation));

    expect(json.presentValue).toBe("20000000001.5");
    expect(json.cashFlows).toHaveLength(4);
    expect(json.cashFlows[0]).toMatchObject({ units: "10000000000", date: "2021-01-01" });
    expect(Object.keys(json)).not.toContain("withOdds");
  });

  it("exists for the deepest names that a claim may have", () => {
    const deep = defineComponent({
      type: "deep",
      label: "Deep",
      summary: "Twenty names deep.",
      example: { type: "deep" },
      terms: () => ({}),
      lower: () =>
        Array.from({ length: 20 }, (_, index) => `Level ${index}`).reduce(
          (claim, name) => named(name, claim),
          delivery("1", currency("USD"), "closing"),
        ),
    });
    const valuation = valueOffer(offer({ name: "Deal", currency: "USD", components: [deep({})] }), beliefs);

    expect(String(valuation)).toContain("Level 0");
    expect(() => JSON.stringify(valuation)).not.toThrow();
  });

  it("exists for hundreds of payments with as many conditions as they may have", () => {
    const days = Array.from({ length: 400 }, (_, index) => `day ${index}`);
    const given = Array.from({ length: 50 }, (_, index) => `event ${index}`);
    const components = ["A", "B", "C", "D"].map((name) =>
      profitShare({
        name,
        given,
        share: "1",
        metric: "m",
        periods: days.map((label) => ({ label, start: "2020-01-01", end: "2021-01-01" })),
      }),
    );
    const valuation = valueOffer(offer({ name: "Deal", currency: "USD", components }), {
      ...beliefs,
      metrics: { m: { forecast: Object.fromEntries(days.map((label) => [label, "1"])) } },
      events: Object.fromEntries(given.map((event) => [event, "1"])),
    });

    expect(valuation.presentValue.toString()).toBe("1600");
    expect(() => JSON.stringify(valuation)).not.toThrow();
  });

  it("exists for as many conditions as an offer may have", () => {
    const events = Array.from({ length: 200 }, (_, index) => `condition ${index} `.padEnd(60, "x"));
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [cash({ amount: "1" })],
      conditions: events.map((event) => ({ event })),
    });
    const valuation = valueOffer(deal, {
      ...beliefs,
      events: Object.fromEntries(events.map((event) => [event, "1"])),
    });

    expect(valuation.withOdds?.probability.toString()).toBe("1");
    expect(() => JSON.stringify(valuation)).not.toThrow();
  });
});

it("a valuation cannot be changed", () => {
  const valuation = valueOffer(
    offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1" })] }),
    beliefs,
  );

  for (const part of [
    valuation,
    valuation.breakdown,
    valuation.breakdown.parts[0],
    valuation.cashFlows[0]?.path,
  ]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
  expect(Object.isFrozen(valuation.presentValue)).toBe(true);
});
