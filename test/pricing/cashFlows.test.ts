import {
  all,
  cashFlows,
  constant,
  currency,
  Decimal,
  delivery,
  elapsed,
  give,
  given,
  ifAtLeast,
  metric,
  named,
  observe,
  on,
  one,
  price,
  scale,
  share,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const today = "2021-01-01";
const usd = one(currency("USD"));
const units = (claim: Parameters<typeof cashFlows>[0], beliefs: object = {}) =>
  cashFlows(claim, { valuationDate: today, ...beliefs }).map((flow) => flow.units.toString());

describe("cash flows", () => {
  it("name date, units, asset, conditions, payer and names", () => {
    const claim = named(
      "Deal",
      given("approval", named("Shares", give(delivery("3", share("A"), "2021-02-01"))), false),
    );

    expect(cashFlows(claim, { valuationDate: today })).toEqual([
      {
        date: "2021-02-01",
        units: new Decimal(-3),
        asset: { kind: "share", issuer: "A" },
        conditions: [{ event: "approval", happens: false }],
        owedBy: null,
        path: ["Deal", "Shares"],
      },
    ]);
  });

  it("need no odds, no rate and no share price that nothing observes", () => {
    expect(units(all([given("approval", usd), delivery("3", share("A"), "2021-02-01")]))).toEqual(["1", "3"]);
  });

  it("what is due now is due on the valuation date", () => {
    expect(cashFlows(usd, { valuationDate: today })[0]?.date).toBe(today);
  });

  it("a payer who gives twice receives", () => {
    expect(units(give(named("x", give(usd))))).toEqual(["1"]);
  });
});

describe("elapsed years", () => {
  const fee = (from: string, to: string) => scale(elapsed(from, to, "ACT/365F"), scale(constant("365"), usd));

  it("grow with closing", () => {
    expect(units(fee("2021-01-01", "closing"), { closing: "2021-01-11" })).toEqual(["10"]);
    expect(units(fee("2021-01-01", "closing + 1 day"), { closing: "2021-01-11" })).toEqual(["11"]);
  });

  it("are nothing where the second date comes first", () => {
    expect(units(fee("2021-02-01", "closing"), { closing: "2021-01-11" })).toEqual(["0"]);
    expect(units(fee("2021-01-11", "closing"), { closing: "2021-01-11" })).toEqual(["0"]);
  });
});

describe("observed prices are forwards", () => {
  const beliefs = {
    discountRate: { rate: "0.1", compounding: "continuous" },
    shares: { A: { price: "100", dividendYield: "0.1" } },
  };
  const observed = (date: string, from?: string) =>
    on(today, scale(observe(price("A", "USD", date, from)), usd));

  it("spot today", () => {
    expect(units(observed(today), beliefs)).toEqual(["100"]);
  });

  it("carried at the discount rate less dividends", () => {
    // Where the two are equal the forward is the spot price.
    expect(Number(units(observed("2022-01-01"), beliefs)[0])).toBeCloseTo(100, 20);
    const noDividends = { ...beliefs, discountRate: "0.25", shares: { A: { price: "100" } } };
    expect(units(observed("2022-01-01"), noDividends)).toEqual(["125"]);
  });

  it("averaged over every calendar day of a window, both ends included", () => {
    const doubling = {
      discountRate: { rate: "365", compounding: "simple" },
      shares: { A: { price: "100" } },
    };

    // A price that grows by 100 a day: 100, 200, 300.
    expect(units(observed("2021-01-03", "2021-01-01"), doubling)).toEqual(["200"]);
    expect(units(observed("2021-01-03", "2021-01-03"), doubling)).toEqual(["300"]);
  });

  it.each([
    ["backwards", "2021-01-03", "2021-01-04"],
    ["over more than ten years", "2031-02-01", "2021-01-01"],
  ])("a window %s is an error", (_, date, from) => {
    const error = refusal(() => units(observed(date, from), beliefs));

    expect(error.code).toBe("out-of-range");
    expect(error.message).toContain(`from ${from} to ${date}`);
  });

  it("a quote in another currency than the terms measure is an error", () => {
    const error = refusal(() =>
      units(observed("2021-06-30"), { ...beliefs, shares: { A: { price: "100", currency: "EUR" } } }),
    );

    expect(problems(error)).toContain("shares.A.currency: currency-mismatch");
  });

  it("prices in two currencies need to say whose rate is meant", () => {
    const euros = scale(observe(price("B", "EUR", today)), one(currency("EUR")));
    const error = refusal(() => units(all([observed(today), euros]), beliefs));

    expect(problems(error)).toEqual(["currency: missing-belief"]);
  });
});

it("a metric at its forecast, whatever the sign", () => {
  const claim = scale(observe(metric("m", "2021-Q1", "USD")), usd);

  expect(units(claim, { metrics: { m: { forecast: { "2021-Q1": "-7.25" } } } })).toEqual(["-7.25"]);
});

describe("a threshold", () => {
  const bonus = scale(ifAtLeast(observe(metric("m", 2021, "USD")), "100", constant("7"), constant("3")), usd);

  it.each([
    ["99.999999999999999999999999999999", "3"],
    ["100", "7"],
    ["100.00000000000000000000000000001", "7"],
  ])("of 100 at %s pays %s", (forecast, paid) => {
    expect(units(bonus, { metrics: { m: { forecast: { 2021: forecast } } } })).toEqual([paid]);
  });
});

it("results are frozen all the way down", () => {
  const [flow] = cashFlows(given("a", usd), { valuationDate: today });

  for (const part of [flow, flow?.conditions, flow?.conditions[0], flow?.path, flow?.asset, flow?.units]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});
