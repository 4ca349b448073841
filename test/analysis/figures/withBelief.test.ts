import { readFileSync } from "node:fs";
import {
  beliefPaths,
  Decimal,
  parseAssumptions,
  reportedOracleOffer,
  valueOffer,
  withBelief,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../../input/refusal.js";

const everything = {
  valuationDate: "2020-09-14",
  closing: "2020-11-12",
  discountRate: {
    date: "2020-09-14",
    zeroRates: [
      { date: "2021-09-14", rate: "0.05" },
      { date: "2023-09-14", rate: "0.06" },
    ],
    parallelShift: "0.001",
  },
  creditSpreads: { Oracle: "0.01" },
  requiredReturns: { "Profit share": "0.15", Fee: { rate: "0.2", compounding: "continuous" } },
  metrics: {
    "us-profit": {
      forecast: {
        2021: {
          distribution: "scenarios",
          scenarios: [
            { value: "1e9", probability: "0.4" },
            { value: "2e9", probability: "0.6" },
          ],
        },
        2022: { distribution: "uniform", low: "1e9", high: "2e9" },
        2023: "5e9",
        2024: { distribution: "sample", values: ["1", "2"] },
      },
      riskPremium: "0.03",
    },
  },
  shares: { ORCL: { price: "60", volatility: "0.3", fixings: { "2020-09-11": "57" } } },
  currencies: { EUR: { spot: "1.18", discountRate: "0.01" } },
  events: { a: "0.5", b: { given: "a", ifHappens: "0.9", ifNot: "0.1" } },
  jointEvents: [
    {
      outcomes: [
        { happens: ["c"], probability: "0.3" },
        { happens: [], probability: "0.7" },
      ],
    },
  ],
} as const;

const beliefs = parseAssumptions(everything);

const document = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("withBelief", () => {
  it.each(
    beliefPaths(beliefs).filter(({ tied }) => tied === undefined),
  )("changes $name as if the whole document were read again", ({ path, name, kind, written }) => {
    const to = kind === "date" ? "2020-12-31" : new Decimal(written).times("1.01").toString();
    const changed = withBelief(beliefs, name, to);
    const { toJSON, odds, ...parts } = changed;
    const { toJSON: _, odds: oddsThere, ...expected } = parseAssumptions(document(changed));
    let written2: unknown = document(changed);
    for (const key of path) written2 = (written2 as Record<string | number, unknown>)[key];

    expect(written2).toBe(to);
    expect(document(parts)).toEqual(document(expected));
    for (const event of ["a", "b", "c"]) {
      const happens = [{ event, happens: true }];
      expect(odds.probabilityOf(happens).toString()).toBe(oddsThere.probabilityOf(happens).toString());
    }
    expect(Object.isFrozen(changed)).toBe(true);
    expect(toJSON()).not.toBe(beliefs.toJSON());
    expect(document(beliefs)).toEqual(document(parseAssumptions(document(everything))));
  });

  it("takes paths as lists, with numbers for periods", () => {
    const changed = withBelief(beliefs, ["metrics", "us-profit", "forecast", 2023], new Decimal("7e9"));

    expect(document(changed)).toMatchObject({
      metrics: { "us-profit": { forecast: { 2023: "7000000000" } } },
    });
  });

  it("moves the day of closing", () => {
    expect(valueOffer(reportedOracleOffer, withBelief(sellers(), "closing", "2020-12-31")).closing).toBe(
      "2020-12-31",
    );
  });

  it.each([
    ["shares.ORCL.prise", "60", "unknown-key", 'did you mean "shares.ORCL.price"?'],
    ["discountRate", "0.05", "unknown-key", "must name a figure that the beliefs state"],
    ["valuationDate", "2020-01-01", "unknown-key", "must name a figure"],
    ["__proto__", "1", "unknown-key", "must name a figure"],
    ["toString", "1", "unknown-key", "must name a figure"],
    [["metrics", "__proto__", "riskPremium"], "1", "unknown-key", "must name a figure"],
    [["constructor", "prototype"], "1", "unknown-key", "must name a figure"],
    [new Array(40).fill("a"), "1", "invalid-type", "must be a path"],
    [{ path: "events.a" }, "1", "invalid-type", "must be a path"],
    [null, "1", "invalid-type", "must be a path"],
    ["events.a", "1.5", "out-of-range", "must be between 0 and 1"],
    ["events.a", "1e999", "out-of-range", "must have at most"],
    ["events.a", 0.5, "invalid-type", "must be a decimal string"],
    ["events.a", { given: "c" }, "invalid-type", "must be a decimal string"],
    ["closing", "2020-02-30", "invalid-date", "must be an existing date"],
    ["metrics.us-profit.forecast.2022.low", "3e9", "invalid-term", "must not be below low"],
    ["metrics.us-profit.forecast.2021.scenarios[0].probability", "0.5", "invalid-term", "add up to 1"],
    ["jointEvents[0].outcomes[0].probability", "0.5", "invalid-term", "add up to 1"],
    ["discountRate.zeroRates[0].rate", "-2", "out-of-range", "must be greater than -1"],
  ])("refuses %j as %j", (path, value, code, message) => {
    const error = refusal(() => withBelief(beliefs, path as never, value as never));

    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });
});

const sellers = () =>
  parseAssumptions(JSON.parse(readFileSync("examples/oracle-tiktok.seller.json", "utf8")));
