import fc from "fast-check";
import { cash, election, offer, stock, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { dateRules } from "../laws/kit/dates.js";
import { nonNegativeDecimals, positiveDecimals } from "../laws/kit/decimals.js";
import { expectWithin } from "../numeric/relativeError.js";
import {
  beliefsWith,
  common,
  expectFigure,
  figuresFor,
  futureDates,
  issuers,
  stockFigures,
  valuationOf,
} from "./stockFigures.js";

type Terms = Parameters<typeof election>[0];

const pools = fc.constantFrom(
  {},
  { cashPool: "0.5", stockPool: "0.5" },
  { cashPool: "0.25" },
  { stockPool: "0.9", cashPool: "0.3" },
  { cashPool: "1", stockPool: "0" },
);

const terms = (): fc.Arbitrary<Terms> =>
  fc
    .tuple(
      fc.record(
        {
          issuer: issuers,
          cash: nonNegativeDecimals(),
          ratio: nonNegativeDecimals(),
          elected: futureDates(),
          targetShares: positiveDecimals(),
          currency: fc.constantFrom("USD", "EUR"),
          delivered: dateRules(),
          mixed: fc.record({
            part: fc.constantFrom("0", "0.25", "1"),
            cash: nonNegativeDecimals(),
            ratio: nonNegativeDecimals(),
          }),
          ...common,
        },
        { requiredKeys: ["issuer", "cash", "ratio", "elected"] },
      ),
      pools,
    )
    .map(([stated, within]) => ({ ...stated, ...within }));

componentLaws("an election", election, terms());

describe("an election is worth what options say", () => {
  it.each(figuresFor(election))("%s", (_, figure) => expectFigure(election, figure));
});

describe("fixed pools", () => {
  const { terms: stated, cash: millions, shares } = stockFigures.fixedPools;
  const broadcom = election({ issuer: "X", ...stated });

  it("deliver what Broadcom reports to have paid for VMware", () => {
    const [money, stocks] = valuationOf(broadcom, beliefsWith()).cashFlows;
    expect(money?.units.div("1e6").toFixed(0)).toBe(millions);
    expect(stocks?.units.div("1e6").toFixed(0)).toBe(shares);
  });

  it("leave nothing to hang on the price: neither volatility nor election date matter", () => {
    const value = (quote: object, terms: object = {}) =>
      valuationOf(election({ issuer: "X", ...stated, ...terms }), beliefsWith(quote)).presentValue.toString();
    expect(value({ volatility: "0.9" })).toBe(value({}));
    expect(value({}, { elected: "2010-01-01" })).toBe(value({}));
  });
});

describe("what all holders together receive", () => {
  const delivered = (price: string, within: object) =>
    valuationOf(election({ issuer: "X", cash: "20", ratio: "0.5", targetShares: "100", ...within }), {
      ...beliefsWith({ price, volatility: "0.3" }),
      closing: "2021-03-01",
    }).cashFlows.map(({ units }) => units.toString());

  it.each<[string, string, object, [string, string]]>([
    ["free, stock is worth less", "39.99", {}, ["2000", "0"]],
    ["free, stock is worth as much", "40", {}, ["0", "50"]],
    ["a cash pool of 60%, stock is worth less", "39.99", { cashPool: "0.6" }, ["1200", "20"]],
    ["a cash pool of 60%, stock is worth more", "41", { cashPool: "0.6" }, ["0", "50"]],
    ["a stock pool of 70%, stock is worth more", "41", { stockPool: "0.7" }, ["600", "35"]],
    ["both, stock is worth less", "39.99", { cashPool: "0.6", stockPool: "0.7" }, ["1200", "20"]],
    ["both, stock is worth more", "41", { cashPool: "0.6", stockPool: "0.7" }, ["600", "35"]],
    // At least 30% and at most 45% in cash: 45 of 100 shares at 20, or 30 of them, and the others at 0.5.
    ["a band, stock is worth less", "39", { cashPool: "0.45", stockPool: "0.7" }, ["900", "27.5"]],
    ["a band, stock is worth more", "41", { cashPool: "0.45", stockPool: "0.7" }, ["600", "35"]],
  ])("%s", (_, price, within, expected) => {
    expect(delivered(price, within)).toEqual(expected);
  });

  it("within a band is worth its two ends by the odds of each: 40 digits by mpmath", () => {
    // 1,000 × (100 × DF × (0.45 − 0.15 Φ(d₂)) + 2 × 48 × (0.55 + 0.15 Φ(d₁))), F = 48 × 1.05, K = 100 ÷ 2, σ = 30%, one year
    const band = election({
      issuer: "X",
      cash: "100",
      ratio: "2",
      targetShares: "1000",
      cashPool: "0.45",
      stockPool: "0.7",
    });
    const { presentValue } = valueOffer(offer({ name: "Deal", currency: "USD", components: [band] }), {
      valuationDate: "2021-01-01",
      closing: "2022-01-01",
      discountRate: "0.05",
      shares: { X: { price: "48", volatility: "0.3" } },
    });
    expectWithin("1e-27", presentValue, "97425.06048766798644686324011443571954455");
  });

  const mixed = { part: "0.25", cash: "10", ratio: "0.2" };
  it.each<[string, string, object, string[]]>([
    ["free, stock is worth less", "39.99", {}, ["1500", "0", "250", "5"]],
    ["a stock pool of 70% of the others", "41", { stockPool: "0.7" }, ["450", "26.25", "250", "5"]],
    // A band of 40% to 60% in cash.
    ["a band, stock is worth less", "39", { cashPool: "0.6", stockPool: "0.6" }, ["900", "15", "250", "5"]],
    ["a band, stock is worth more", "41", { cashPool: "0.6", stockPool: "0.6" }, ["600", "22.5", "250", "5"]],
  ])("a quarter in a mix, the others %s", (_, price, within, expected) => {
    expect(delivered(price, { mixed, ...within })).toEqual(expected);
  });

  it("is the same whatever part takes the mix, where everybody's mix would use up the cash", () => {
    // 100 shares at 20 or 0.5: a mix of 8 and 0.3 for each is 40% cash, and so are the pools.
    const within = { cashPool: "0.4", stockPool: "0.6" };
    for (const part of ["0", "0.3", "1"]) {
      const units = delivered("55", { mixed: { part, cash: "8", ratio: "0.3" }, ...within }).map(Number);
      const [money = 0, stocks = 0, mixMoney = 0, mixStocks = 0] = units;
      expect([money + mixMoney, stocks + mixStocks]).toEqual([800, 30]);
    }
  });

  it("is shown in rows of cash and stock", () => {
    const { breakdown } = valuationOf(election({ issuer: "X", cash: "20", ratio: "0.5" }), beliefsWith());
    expect(breakdown.parts[0]?.parts.map(({ name }) => name)).toEqual(["Cash", "Stock"]);
  });
});

describe("at its limits an election is", () => {
  const worth = (stated: Partial<Terms>) =>
    valuationOf(
      election({ issuer: "X", cash: "20", ratio: "0.4", ...stated }),
      beliefsWith({ volatility: "0.3" }),
    ).presentValue;
  const volatile = beliefsWith({ volatility: "0.3" });

  it("cash where only cash may be elected, stock where only stock may be", () => {
    const all = valuationOf(cash({ amount: "20" }), volatile).presentValue;
    expectWithin("1e-27", worth({ cashPool: "1", stockPool: "0" }), all);
    const shares = valuationOf(stock({ issuer: "X", shares: "0.4" }), volatile).presentValue;
    expectWithin("1e-27", worth({ cashPool: "0", stockPool: "1" }), shares);
    expectWithin("1e-27", worth({ cash: "0" }), shares);
    expectWithin("1e-27", worth({ cash: "1e6" }), all.times("5e4"));
  });

  it("worth more the larger its pools, and at least either kind", () => {
    const values = ["0.5", "0.6", "0.8", "1"].map((pool) => worth({ cashPool: pool, stockPool: pool }));
    expect(values.map(String)).toEqual([...values].sort((a, b) => a.comparedTo(b)).map(String));
    expect(new Set(values.map(String)).size).toBe(4);
  });
});

it("pays cash in its own currency", () => {
  const euros = {
    ...beliefsWith({ currency: "EUR" }),
    currencies: { EUR: { spot: "1.2", discountRate: "0" } },
  };
  const inEuros = election({ issuer: "X", cash: "20", ratio: "0.5", currency: "EUR" });
  expect(valuationOf(inEuros, euros).cashFlows.map(({ asset }) => asset)).toEqual([
    { kind: "currency", currency: "EUR" },
    { kind: "share", issuer: "X" },
  ]);
});

describe("an election is refused", () => {
  it.each<[string, object, string]>([
    [
      "for pools that leave shares unpaid",
      { cashPool: "0.4", stockPool: "0.5" },
      "cashPool: must add up with stockPool to at least 1",
    ],
    ["for a pool in percent", { cashPool: "50" }, 'write 50% as "0.5"'],
    [
      "for a mix of more than everybody",
      { mixed: { part: "1.5", cash: "1", ratio: "1" } },
      "mixed.part: must be between 0 and 1",
    ],
    ["for a mix without shares", { mixed: { part: "1", cash: "1" } }, "mixed.ratio: is required"],
    ["for negative cash", { cash: "-1" }, "cash: must not be negative"],
    ["for a negative ratio", { ratio: "-1" }, "ratio: must not be negative"],
  ])("%s", (_, more, words) => {
    expect(() => election({ issuer: "X", cash: "20", ratio: "0.5", ...more })).toThrow(words);
  });
});
