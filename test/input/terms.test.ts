import { parseAssumptions, parseOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { dealWith, problems, refusal } from "./refusal.js";

const share = { type: "profitShare", share: "0.5", metric: "profit", periods: [2021] };
const shares = { type: "stock", shares: "5", issuer: "ORCL" };

describe("a term is refused", () => {
  it.each<[title: string, component: object, field: string, code: string, rule: string]>([
    ["negative shares", { ...shares, shares: "-5" }, "shares", "out-of-range", "must not be negative"],
    ["negative cash", { type: "cash", amount: "-1" }, "amount", "out-of-range", "must not be negative"],
    ["a share in percent", { ...share, share: "50" }, "share", "out-of-range", 'write 50% as "0.5"'],
    ["a share above 1", { ...share, share: "1.01" }, "share", "out-of-range", "must be between 0 and 1"],
    ["a share below 0", { ...share, share: "-0.01" }, "share", "out-of-range", "must be between 0 and 1"],
    ["no periods", { ...share, periods: [] }, "periods", "out-of-range", "must have at least 1 entries"],
    [
      "a period twice",
      { ...share, periods: [2021, "2021"] },
      "periods",
      "invalid-term",
      "must not name a period twice",
    ],
    [
      "a quarter 5",
      { ...share, periods: ["2021-Q5"] },
      "periods.0",
      "invalid-date",
      "must be a calendar year",
    ],
    ["a half 3", { ...share, periods: ["2021-H3"] }, "periods.0", "invalid-date", "must be a calendar year"],
    ["a month 0", { ...share, periods: ["2021-00"] }, "periods.0", "invalid-date", "must be a calendar year"],
    [
      "a year and a half",
      { ...share, periods: [2021.5] },
      "periods.0",
      "invalid-date",
      "must be a calendar year",
    ],
    [
      "a year before the calendar",
      { ...share, periods: [1582] },
      "periods.0",
      "invalid-date",
      "must be a calendar year",
    ],
    ["a null period", { ...share, periods: [null] }, "periods.0", "invalid-date", "must be a calendar year"],
    [
      "a period backwards",
      { ...share, periods: [{ label: "x", start: "2021-02-01", end: "2021-01-01" }] },
      "periods.0",
      "invalid-date",
      "{ label, start, end }",
    ],
    [
      "a period with more",
      { ...share, periods: [{ label: "x", start: "2021-01-01", end: "2021-02-01", y: 1 }] },
      "periods.0",
      "invalid-date",
      "{ label, start, end }",
    ],
    ["a negative floor", { ...share, floor: "-1" }, "floor", "invalid-term", "unless clawback is true"],
    ["a negative cap", { ...share, cap: "-1" }, "cap", "out-of-range", "must not be negative"],
    [
      "a lag without a unit",
      { ...share, paymentLag: "90" },
      "paymentLag",
      "invalid-date",
      'such as "0 days"',
    ],
    ["clawback in words", { ...share, clawback: "yes" }, "clawback", "invalid-type", "must be true or false"],
    [
      "a metric like a formula",
      { ...share, metric: "=cmd()" },
      "metric",
      "invalid-term",
      "starts with a letter or digit",
    ],
    [
      "an unknown currency",
      { type: "cash", amount: "1", currency: "usd" },
      "currency",
      "invalid-term",
      "three-letter ISO 4217",
    ],
    ["a name of nothing", { ...shares, name: "" }, "name", "invalid-term", "1 to 80 letters"],
    ["a name of 81 letters", { ...shares, name: "x".repeat(81) }, "name", "invalid-term", "1 to 80 letters"],
    ["a bell in a note", { ...shares, note: "\u0007" }, "note", "invalid-term", "without control characters"],
    ["a note of 2001 letters", { ...shares, note: "x".repeat(2001) }, "note", "invalid-term", "at most 2000"],
    ["an empty condition list", { ...shares, given: [] }, "given", "out-of-range", "at least 1"],
    [
      "a condition of a number",
      { ...shares, given: [5] },
      "given.0",
      "invalid-term",
      "must be the name of an event",
    ],
    [
      "a condition of null",
      { ...shares, given: [null] },
      "given.0",
      "invalid-term",
      "must be the name of an event",
    ],
    [
      "a condition with more",
      { ...shares, given: [{ event: "x", happens: true, odds: "1" }] },
      "given.0",
      "invalid-term",
      "must be the name of an event",
    ],
  ])("%s", (_, component, field, code, rule) => {
    const error = refusal(() => parseOffer(dealWith(component)));

    expect(problems(error)).toEqual([`components.0.${field}: ${code}`]);
    expect(error.message).toContain(rule);
  });
});

describe("an offer is refused", () => {
  it.each<[title: string, document: unknown, path: string, code: string]>([
    ["no components", { name: "D", currency: "USD", components: [] }, "components", "out-of-range"],
    ["components of an object", { name: "D", currency: "USD", components: {} }, "components", "invalid-type"],
    ["no name", { currency: "USD", components: [shares] }, "name", "missing-term"],
    ["no currency", { name: "D", components: [shares] }, "currency", "missing-term"],
    [
      "a currency of four letters",
      { name: "D", currency: "EURO", components: [shares] },
      "currency",
      "invalid-term",
    ],
    [
      "a fact without a source",
      dealWith(shares, { facts: [{ fact: "x" }] }),
      "facts.0.source",
      "missing-term",
    ],
    [
      "an impossible deadline",
      dealWith(shares, { deadlines: [{ date: "2021-02-30", what: "x" }] }),
      "deadlines.0.date",
      "invalid-date",
    ],
    ["a list", [], "input", "invalid-type"],
    ["null", null, "input", "invalid-type"],
    ["nothing", undefined, "input", "invalid-type"],
    ["a text", "{}", "input", "invalid-type"],
    ["a number", 5, "input", "invalid-type"],
  ])("%s", (_, document, path, code) => {
    expect(problems(refusal(() => parseOffer(document)))).toEqual([`${path}: ${code}`]);
  });

  it("two components of one name", () => {
    const error = refusal(() => parseOffer(dealWith(shares, { components: [shares, share, shares] })));

    expect(problems(error)).toEqual(["components.2.name: duplicate-name"]);
    expect(error.message).toContain('"Stock"');
  });
});

describe("beliefs are refused", () => {
  const today = { valuationDate: "2021-01-01" };

  it.each<[title: string, beliefs: unknown, path: string, code: string, rule: string]>([
    ["no valuation date", {}, "valuationDate", "missing-term", "is required"],
    [
      "a probability above 1",
      { ...today, events: { a: "1.2" } },
      "events.a",
      "out-of-range",
      "must be between 0 and 1",
    ],
    [
      "a probability in percent",
      { ...today, events: { a: "60" } },
      "events.a",
      "out-of-range",
      'write 60% as "0.6"',
    ],
    [
      "a negative probability",
      { ...today, events: { a: "-0.1" } },
      "events.a",
      "out-of-range",
      "must be between 0 and 1",
    ],
    [
      "a negative spread",
      { ...today, creditSpreads: { a: "-0.1" } },
      "creditSpreads.a",
      "out-of-range",
      "must not be negative",
    ],
    [
      "a price of 0",
      { ...today, shares: { a: { price: "0" } } },
      "shares.a.price",
      "out-of-range",
      "must be greater than 0",
    ],
    [
      "a spot below 0",
      { ...today, currencies: { EUR: { spot: "-1", discountRate: "0" } } },
      "currencies.EUR.spot",
      "out-of-range",
      "must be greater than 0",
    ],
    [
      "an absurd yield",
      { ...today, shares: { a: { price: "1", dividendYield: "11" } } },
      "shares.a.dividendYield",
      "out-of-range",
      "between -10 and 10",
    ],
    [
      "a rate that leaves nothing",
      { ...today, discountRate: { rate: "-1" } },
      "discountRate.rate",
      "out-of-range",
      "must be greater than -1",
    ],
    [
      "a rate above 100,000%",
      { ...today, discountRate: { rate: "1001" } },
      "discountRate.rate",
      "out-of-range",
      "between -1000 and 1000",
    ],
    [
      "an unknown compounding",
      { ...today, discountRate: { rate: "0", compounding: "hourly" } },
      "discountRate.compounding",
      "invalid-type",
      '"semi-annual"',
    ],
    [
      "an unknown day count",
      { ...today, discountRate: { rate: "0", dayCount: "ACT/367" } },
      "discountRate.dayCount",
      "invalid-type",
      '"ACT/365F"',
    ],
    [
      "a forecast of a text",
      { ...today, metrics: { m: { forecast: "5" } } },
      "metrics.m.forecast",
      "invalid-type",
      "must be an object",
    ],
    [
      "a metric without a forecast",
      { ...today, metrics: { m: {} } },
      "metrics.m.forecast",
      "missing-term",
      "is required",
    ],
  ])("%s", (_, beliefs, path, code, rule) => {
    const error = refusal(() => parseAssumptions(beliefs));

    expect(problems(error)).toEqual([`${path}: ${code}`]);
    expect(error.message).toContain(rule);
  });

  it("a bare rate, at the field where it stands", () => {
    const error = refusal(() => parseAssumptions({ ...today, discountRate: "8 %" }));

    expect(error.path).toEqual(["discountRate"]);
  });

  it("a name that is none, by the rule for names", () => {
    const error = refusal(() => parseAssumptions({ ...today, events: { "=cmd()": "0.5" } }));

    expect(error.path).toEqual(["events", "=cmd()"]);
    expect(error.message).toContain("starts with a letter or digit");
  });
});
