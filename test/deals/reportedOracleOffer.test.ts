import { parseOffer, reportedOracleOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";

const terms = reportedOracleOffer.components.map((component) => component.toJSON());

/** Every figure in some terms: decimals in texts, and periods. */
function figuresIn(value: unknown): readonly string[] {
  if (typeof value === "number") return [String(value)];
  if (typeof value === "string") return /^[-+.\d]/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(figuresIn) : [];
}

describe("the reported offer", () => {
  it("holds the reported figures and no other", () => {
    expect(figuresIn(terms)).toEqual(["10e9", "10e9", "0.5", "2021", "2022"]);
  });

  it("is cash, stock of a fixed value and half the profit of two years", () => {
    expect(terms).toEqual([
      { type: "cash", amount: "10e9" },
      { type: "stock", value: "10e9", issuer: "ORCL" },
      { type: "profitShare", share: "0.5", metric: "us-profit", periods: [2021, 2022] },
    ]);
  });

  it("names the parties", () => {
    const { bidder, seller, target, currency } = reportedOracleOffer;

    expect([bidder, seller, target, currency]).toEqual([
      "Oracle",
      "ByteDance",
      "TikTok's US operations",
      "USD",
    ]);
  });

  it("sources each fact, condition and deadline", () => {
    const { facts, conditions, deadlines } = reportedOracleOffer;
    const sources = [...facts, ...conditions, ...deadlines].map(({ source }) => source);

    expect(sources.length).toBe(10);
    for (const source of sources) expect(source?.length).toBeGreaterThan(20);
  });

  it("has the three approvals and the three deadlines", () => {
    expect(reportedOracleOffer.conditions.map(({ event }) => event)).toEqual([
      "white-house-approval",
      "cfius-approval",
      "beijing-approval",
    ]);
    expect(reportedOracleOffer.deadlines.map(({ date }) => date)).toEqual([
      "2020-09-20",
      "2020-09-29",
      "2020-11-12",
    ]);
  });

  it("lists what was not reported, with the reading taken", () => {
    const open = reportedOracleOffer.open.map(({ fact }) => fact).join("\n");

    for (const fact of [
      "fixed value or a fixed number",
      "Which two years",
      "loss year",
      "Lock-up",
      "discount rates",
    ]) {
      expect(open).toContain(fact);
    }
    for (const { reading } of reportedOracleOffer.open) expect(reading.length).toBeGreaterThan(0);
  });

  it("reads back from its own JSON", () => {
    const read = parseOffer(JSON.parse(JSON.stringify(reportedOracleOffer)));

    expect(JSON.stringify(read)).toBe(JSON.stringify(reportedOracleOffer));
  });
});
