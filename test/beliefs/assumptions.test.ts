import { assumptionsJsonSchema, parseAssumptions } from "offer-valuation";
import { describe, expect, it } from "vitest";

const document = {
  name: "My view",
  valuationDate: "2021-01-01",
  discountRate: "0.08",
  requiredReturns: { Cash: { rate: "0.1", compounding: "continuous" } },
  shares: { ORCL: { price: "57.5" } },
  currencies: {
    EUR: { spot: "1.2", discountRate: { rate: "0", compounding: "simple", dayCount: "ACT/360" } },
  },
};
const beliefs = parseAssumptions(document);

describe("beliefs", () => {
  it("are read once: what has been read is taken as it is", () => {
    expect(parseAssumptions(beliefs)).toBe(beliefs);
  });

  it("go back to what was stated, without defaults", () => {
    expect(JSON.parse(JSON.stringify(beliefs))).toEqual(document);
    expect(parseAssumptions(beliefs.toJSON()).assumed).toEqual(beliefs.assumed);
  });

  it("know what was filled in", () => {
    expect(beliefs.assumed.map(({ path, value }) => [path.join("."), value])).toEqual([
      ["discountRate.compounding", "annual"],
      ["discountRate.dayCount", "ACT/365F"],
      ["requiredReturns.Cash.dayCount", "ACT/365F"],
      ["shares.ORCL.dividendYield", "0"],
    ]);
    for (const { meaning } of beliefs.assumed) expect(meaning.length).toBeGreaterThan(0);
  });

  it("have tables where nothing was said", () => {
    const { events, metrics, creditSpreads } = parseAssumptions({ valuationDate: "2021-01-01" });

    expect([events, metrics, creditSpreads]).toEqual([{}, {}, {}]);
  });

  it("cannot be changed", () => {
    expect(Object.isFrozen(beliefs)).toBe(true);
    expect(Object.isFrozen(beliefs.shares["ORCL"])).toBe(true);
    expect(Object.isFrozen(beliefs.assumed[0]?.path)).toBe(true);
  });

  it("take a forecast's period as a number or as a text", () => {
    const forecast = { 2021: "1", "2022-H1": "2" };
    const read = parseAssumptions({ valuationDate: "2021-01-01", metrics: { m: { forecast } } });

    expect(Object.keys(read.metrics["m"]?.forecast ?? {})).toEqual(["2021", "2022-H1"]);
  });
});

it("no description in the JSON Schema is empty", () => {
  expect(JSON.stringify(assumptionsJsonSchema())).not.toContain('"description":""');
});
