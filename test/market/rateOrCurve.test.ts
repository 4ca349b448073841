import { Ajv2020 } from "ajv/dist/2020.js";
import {
  addSpread,
  assumptionsJsonSchema,
  cash,
  Decimal,
  discountFactor,
  offer,
  parseAssumptions,
  stock,
  valueOffer,
  type ZeroCurveInput,
  zeroCurve,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";

const TODAY = "2021-01-01";
const dollars: ZeroCurveInput = {
  date: TODAY,
  zeroRates: [
    { date: "2022-01-01", rate: "0.02" },
    { date: "2026-01-01", rate: "0.035" },
  ],
};
const euros: ZeroCurveInput = {
  date: TODAY,
  compounding: "continuous",
  discountFactors: [{ date: "2024-01-01", factor: "1.01" }],
};
const payable = (date: string, code = "USD") =>
  offer({
    name: "Deal",
    currency: "USD",
    bidder: "Buyer",
    components: [cash({ amount: "1000", paid: date, ...(code === "USD" ? {} : { currency: code }) })],
  });
const valued = (date: string, more: object = {}) =>
  valueOffer(payable(date), { valuationDate: TODAY, discountRate: dollars, ...more });
const texts = ({ assumed }: ReturnType<typeof valueOffer>) => assumed.map(({ text }) => text).join("\n");

describe("a valuation off a curve", () => {
  it.each([
    "2021-06-30",
    "2023-03-31",
    "2031-01-01",
  ])("discounts what is due on %s at its own rate", (date) => {
    expect(valued(date).presentValue.toFixed(20)).toBe(
      discountFactor(dollars, TODAY, date).times(1000).toFixed(20),
    );
  });

  it("adds the payer's credit spread to the zero rate", () => {
    const risky = valued("2023-03-31", { creditSpreads: { Buyer: "0.015" } }).presentValue;
    const expected = discountFactor(addSpread(dollars, "0.015"), TODAY, "2023-03-31").times(1000);
    expect(risky.toFixed(20)).toBe(expected.toFixed(20));
  });

  it("is the same with the rate of that day, compounded and spread alike", () => {
    const flat = { valuationDate: TODAY, discountRate: "0.02", creditSpreads: { Buyer: "0.015" } };
    const curved = valued("2022-01-01", { creditSpreads: { Buyer: "0.015" } });
    expect(curved.presentValue).toEqual(valueOffer(payable("2022-01-01"), flat).presentValue);
  });

  it("takes a curve for a foreign currency, and a zeroCurve as well as its document", () => {
    const deal = payable("2023-01-01", "EUR");
    const currencies = { EUR: { spot: "1.2", discountRate: euros } };
    const { presentValue } = valueOffer(deal, { valuationDate: TODAY, currencies });
    expect(presentValue.toFixed(20)).toBe(discountFactor(euros, TODAY, "2023-01-01").times(1200).toFixed(20));
    const made = { EUR: { spot: "1.2", discountRate: zeroCurve(euros) } };
    expect(valueOffer(deal, { valuationDate: TODAY, currencies: made }).presentValue).toEqual(presentValue);
  });

  it("discounts by its forward rates where it is older than the valuation date", () => {
    const worth = valued("2023-01-01", { valuationDate: "2022-01-01" });
    const expected = discountFactor(dollars, "2022-01-01", "2023-01-01").times(1000);
    expect(worth.presentValue.toFixed(20)).toBe(expected.toFixed(20));
    expect(texts(worth)).toContain(
      "it is of 2021-01-01, and its forward rates are taken as those of the valuation date",
    );
  });

  it("prices shares without it and what they are worth at a fixed value with it", () => {
    const fixedValue = offer({
      name: "Deal",
      currency: "USD",
      components: [stock({ value: "500", issuer: "ACME", delivered: "2022-01-01" })],
    });
    const beliefs = { valuationDate: TODAY, discountRate: dollars, shares: { ACME: { price: "10" } } };
    const worth = valueOffer(fixedValue, beliefs).presentValue;
    expect(worth.toFixed(20)).toBe(new Decimal(500).div("1.02").toFixed(20));
  });
});

describe("what a valuation off a curve assumes", () => {
  it("lists the conventions that were left out and what holds outside the nodes", () => {
    const paths = valued("2023-03-31").assumed.map(({ path }) => path.join("."));
    expect(paths).toEqual(
      expect.arrayContaining([
        "discountRate.compounding",
        "discountRate.dayCount",
        "discountRate.interpolation",
      ]),
    );
    expect(texts(valued("2023-03-31"))).toContain(
      "discountRate: before 2022-01-01, the curve's first node, the zero rate of that node holds; after 2026-01-01, its last one, the forward rate there goes on for ever",
    );
  });

  it("says so of no curve that the offer does not use", () => {
    const currencies = { EUR: { spot: "1.2", discountRate: euros } };
    expect(texts(valued("2023-03-31", { currencies }))).not.toContain("EUR");
  });

  it("points out rates of more than 100%", () => {
    const wild = { date: TODAY, zeroRates: [{ date: "2022-01-01", rate: "2" }] };
    expect(valued("2022-01-01", { discountRate: wild }).diagnostics.map(({ text }) => text)).toContain(
      'discountRate.2022-01-01: 200% a year (8% is written "0.08")',
    );
  });
});

describe("beliefs with a curve", () => {
  it("are frozen, print the curve as it was stated, and can be read again", () => {
    const made = parseAssumptions({ valuationDate: TODAY, discountRate: zeroCurve(dollars) });
    expectFrozen([made]);
    expect(JSON.parse(JSON.stringify(made))).toEqual({ valuationDate: TODAY, discountRate: dollars });
    expect(JSON.stringify(parseAssumptions(JSON.parse(JSON.stringify(made))))).toBe(JSON.stringify(made));
  });

  it("are described by the JSON Schema", () => {
    const check = new Ajv2020({ formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(assumptionsJsonSchema());
    const rate = { rate: "0.05", compounding: "continuous" };
    for (const discountRate of [dollars, euros, "0.05", rate]) {
      expect(check({ valuationDate: TODAY, discountRate })).toBe(true);
    }
    for (const discountRate of [{ ...dollars, nodes: [] }, { rate: "0.05", date: TODAY }, 0.05]) {
      expect(check({ valuationDate: TODAY, discountRate })).toBe(false);
    }
  });

  it.each<[what: string, beliefs: object, problem: string, words: string]>([
    [
      "of a later date",
      { discountRate: { ...dollars, date: "2021-01-02" } },
      "discountRate.date: invalid-date",
      'must not be after the valuation date 2021-01-01; received "2021-01-02"',
    ],
    [
      "of a later date, abroad",
      { currencies: { EUR: { spot: "1", discountRate: { ...euros, date: "2021-01-02" } } } },
      "currencies.EUR.discountRate.date: invalid-date",
      "must not be after",
    ],
    [
      "with a bad node",
      { discountRate: { date: TODAY, zeroRates: [{ date: "2022-01-01", rate: "2 %" }] } },
      "discountRate.zeroRates.0.rate: invalid-decimal",
      'received "2 %"',
    ],
    [
      "with an unknown field",
      { discountRate: { ...dollars, interpolated: "linear-zero" } },
      "discountRate.interpolated: unknown-key",
      'did you mean "interpolation"?',
    ],
    [
      "that no factor solves",
      {
        discountRate: {
          date: TODAY,
          couponFrequency: "annual",
          bonds: [
            { date: "2022-01-01", coupon: "0", price: "0.9" },
            { date: "2023-01-01", coupon: "0.5", price: "0.4" },
          ],
        },
      },
      "discountRate.bonds.1: out-of-range",
      "no discount factor above 0",
    ],
    ["with a bad rate", { discountRate: { rat: "0.05" } }, "discountRate.rate: missing-term", "is required"],
  ])("are refused %s", (_, beliefs, problem, words) => {
    const error = refusal(() => parseAssumptions({ valuationDate: TODAY, ...beliefs }));
    expect(problems(error)).toContain(problem);
    expect(error.message).toContain(words);
  });
});
