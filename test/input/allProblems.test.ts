import { OfferError, parseAssumptions, parseOffer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { dealWith, problems, refusal } from "./refusal.js";

describe("one error lists every problem", () => {
  it("of a component", () => {
    const error = refusal(() =>
      parseOffer(
        dealWith({
          type: "profitShare",
          share: "50",
          metric: "=x",
          periods: [],
          cap: "-1",
          lag: "x",
          clawback: 1,
        }),
      ),
    );

    expect(problems(error).sort()).toEqual([
      "components.0.cap: out-of-range",
      "components.0.clawback: invalid-type",
      "components.0.lag: unknown-key",
      "components.0.metric: invalid-term",
      "components.0.periods: out-of-range",
      "components.0.share: out-of-range",
    ]);
    expect(error.message.split("\n")).toHaveLength(7);
    expect(error.message.startsWith("6 problems:\n  - components[0].share: ")).toBe(true);
  });

  it("of several components", () => {
    const components = [{ type: "cash" }, { type: "csh" }, { type: "cash", amount: "1" }, { type: "stock" }];
    const error = refusal(() => parseOffer({ name: "Deal", currency: "USD", components }));

    expect(problems(error)).toEqual([
      "components.0.amount: missing-term",
      "components.1.type: unknown-component",
      "components.3.issuer: missing-term",
    ]);
  });

  it("of an offer and of its components", () => {
    const error = refusal(() => parseOffer({ name: "", currency: "usd", components: [{ type: "csh" }] }));

    expect(problems(error).sort()).toEqual([
      "components.0.type: unknown-component",
      "currency: invalid-term",
      "name: invalid-term",
    ]);
  });

  it("of beliefs", () => {
    const error = refusal(() =>
      parseAssumptions({
        valuationDate: "2021-02-30",
        discountRate: { rate: "8 %", compounding: "hourly" },
        events: { a: "2", b: 0.5 },
        shares: { A: { price: "-1", currency: "dollars" } },
        hope: "1",
      }),
    );

    expect(problems(error).sort()).toEqual([
      "discountRate.compounding: invalid-type",
      "discountRate.rate: invalid-decimal",
      "events.a: out-of-range",
      "events.b: invalid-decimal",
      "hope: unknown-key",
      "shares.A.currency: invalid-term",
      "shares.A.price: out-of-range",
      "valuationDate: invalid-date",
    ]);
  });

  it("of what is missing, before anything is computed", () => {
    const deal = parseOffer({
      name: "Deal",
      currency: "USD",
      components: [
        { type: "cash", amount: "1" },
        { type: "cash", name: "Euros", amount: "1", currency: "EUR", given: ["licence"] },
        { type: "stock", shares: "1", issuer: "ORCL" },
        { type: "profitShare", share: "1", metric: "profit", periods: [2021, "2022-H1"] },
      ],
    });
    const error = refusal(() => valueOffer(deal, { valuationDate: "2021-01-01" }));

    expect(problems(error)).toEqual([
      "closing: missing-belief",
      "metrics.profit.forecast.2021: missing-belief",
      "metrics.profit.forecast.2022-H1: missing-belief",
      "shares.ORCL.price: missing-belief",
      "discountRate: missing-belief",
      "currencies.EUR: missing-belief",
      "events.licence: missing-belief",
    ]);
  });

  it("but no more than 50 of them", () => {
    const events = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`event ${index}`, "2"]));
    const error = refusal(() => parseAssumptions({ valuationDate: "2021-01-01", events }));

    expect(error.issues).toHaveLength(50);
    expect(error.message.split("\n")[0]).toBe("80 problems:");
    expect(error.message.split("\n").at(-1)).toBe("  … and 30 more");
  });
});

describe("the error", () => {
  const error = refusal(() => parseOffer(dealWith({ type: "cash", amount: "x", paid: "y" })));

  it("is an Error with the code and path of its first problem", () => {
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("OfferError");
    expect([error.code, error.path]).toEqual(["invalid-decimal", ["components", 0, "amount"]]);
  });

  it("is plain data in a log", () => {
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "OfferError",
      code: "invalid-decimal",
      message: error.message,
      issues: error.issues.map((issue) => ({ ...issue })),
    });
  });

  it("cannot be changed by whoever catches it", () => {
    expect(Object.isFrozen(error.issues)).toBe(true);
    expect(error.issues.every((issue) => Object.isFrozen(issue))).toBe(true);
  });

  it("names fields that are no identifiers in quotes", () => {
    const odd = new OfferError({
      code: "unknown-key",
      path: ["events", "White House", 3],
      message: "is odd",
    });

    expect(odd.message).toBe('events["White House"][3]: is odd');
  });
});
