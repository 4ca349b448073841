import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  addSpread,
  annuity,
  breakEven,
  cash,
  Decimal,
  discountFactor,
  earnOut,
  type OfferInput,
  offer,
  offerJsonSchema,
  parseAssumptions,
  parseOffer,
  profitShare,
  sellerNote,
  sensitivity,
  stock,
  tieredEarnOut,
  valueOffer,
  zeroCurve,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "./refusal.js";

/** Percentages in two forms that are to mean the same. */
const written = (least: number, most: number) =>
  fc
    .integer({ min: least * 1000, max: most * 1000 })
    .map((n) => [`${n / 1000}%`, new Decimal(n).div(100_000).toString()] as const);

type Form = 0 | 1;

/** An offer and beliefs in which every kind of fraction stands, each in one of the two forms. */
const documents = (p: readonly (readonly [string, string])[], form: Form): [OfferInput, AssumptionsInput] => {
  const at = (index: number): string => p[index % p.length]?.[form] ?? "";
  const terms: OfferInput = {
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    components: [
      cash({ amount: "100" }),
      profitShare({ share: at(0), metric: "profit", periods: [2021], name: "Share" }),
      earnOut({ share: at(1), metric: "profit", periods: [2022], threshold: "50", name: "Earn-out" }),
      tieredEarnOut({
        metric: "profit",
        periods: [2023],
        tierKind: "incremental",
        tiers: [{ from: "0", rate: at(2) }],
        name: "Tiers",
      }),
      sellerNote({
        principal: "100",
        rate: at(3),
        repayment: "bullet",
        frequency: "annual",
        term: "2 years",
      }),
      stock({ shares: "10", issuer: "ACME", delivered: "closing + 1 year", name: "Stock" }),
      cash({ amount: "10", given: ["approval"], name: "Approved" }),
    ],
  };
  const beliefs: AssumptionsInput = {
    valuationDate: "2021-01-01",
    closing: "2021-03-01",
    discountRate: { rate: at(5), compounding: "quarterly" },
    creditSpreads: { Acme: at(6) },
    requiredReturns: { Tiers: at(7) },
    metrics: {
      profit: {
        riskPremium: at(8),
        path: { autocorrelation: at(9) },
        forecast: {
          2021: { distribution: "lognormal", mean: "100", volatility: at(10) },
          2022: { distribution: "scenarios", scenarios: twoCases(p[11 % p.length], form) },
          2023: "100",
        },
      },
    },
    shares: { ACME: { price: "12", dividendYield: at(12), volatility: at(13), expectedReturn: at(14) } },
    events: { approval: at(15) },
  };
  return [terms, beliefs];
};

const flipped = (pair: readonly [string, string] | undefined, form: Form): string => {
  const rest = new Decimal(1).minus(pair?.[1] ?? 0);
  return form === 0 ? `${rest.times(100)}%` : rest.toString();
};

const twoCases = (pair: readonly [string, string] | undefined, form: Form) => [
  { value: "40", probability: pair?.[form] ?? "" },
  { value: "80", probability: flipped(pair, form) },
];

describe("a percentage is the fraction, to the last digit", () => {
  test.prop([fc.array(written(0.001, 99), { minLength: 5, maxLength: 16 })], { numRuns: 25 })(
    "in offers and beliefs",
    (p) => {
      const [inPercent, inFractions] = [0, 1].map((form) => documents(p, form as Form));
      const value = (pair: ReturnType<typeof documents> | undefined) =>
        pair && JSON.stringify(valueOffer(offer(pair[0]), pair[1]).presentValue);
      expect(value(inPercent)).toBe(value(inFractions));
    },
  );

  test.prop([written(-99, 900)])("in functions", ([percent, fraction]) => {
    expect(annuity(percent, 7, { first: 1 })).toEqual(annuity(fraction, 7, { first: 1 }));
    expect(discountFactor(percent, "2021-01-01", "2022-06-30")).toEqual(
      discountFactor(fraction, "2021-01-01", "2022-06-30"),
    );
  });

  it("of 28 digits and more", () => {
    const digits = "12.3456789012345678901234567890123456789";
    expect(
      parseAssumptions({ valuationDate: "2021-01-01", discountRate: `${digits}%` }).discountRate,
    ).toEqual(
      parseAssumptions({
        valuationDate: "2021-01-01",
        discountRate: "0.123456789012345678901234567890123456789",
      }).discountRate,
    );
  });

  it("in the odds of closing", () => {
    const timesOf = (closing: AssumptionsInput["closing"]) =>
      parseAssumptions({ valuationDate: "2021-01-01", closing }).closingTimes;
    const dates = (probability: string) => [{ date: "2021-03-01", probability }];
    expect(timesOf({ dates: dates("30%"), never: "70%" })).toEqual(
      timesOf({ dates: dates("0.3"), never: "0.7" }),
    );
    const until = "2021-12-31";
    expect(timesOf({ hazardRate: "200%", until })?.days).toEqual(timesOf({ hazardRate: "2", until })?.days);
  });

  it("on a curve", () => {
    const curve = zeroCurve({ date: "2021-01-01", zeroRates: [{ date: "2022-01-01", rate: "2%" }] });
    expect(addSpread(curve, "3%").nodes[0]?.zeroRate.toString()).toBe("0.05");
    expect(discountFactor(addSpread(curve, "3%"), "2021-01-01", "2022-01-01").toFixed(8)).toBe("0.95238095");
  });
});

describe("documents keep it as it is written", () => {
  const deal = parseOffer({
    name: "Deal",
    currency: "USD",
    components: [{ type: "profitShare", share: "50%", metric: "profit", periods: [2021] }],
  });
  const beliefs = parseAssumptions({
    valuationDate: "2020-12-31",
    discountRate: "8%",
    metrics: { profit: { forecast: { 2021: "100" } } },
  });

  it("and analyses know what it is", () => {
    expect(JSON.stringify(deal)).toContain('"50%"');
    expect(JSON.stringify(beliefs)).toContain('"8%"');
    const rows = sensitivity(deal, beliefs).rows;
    expect(rows.find(({ name }) => name === "discountRate")?.base.toString()).toBe("0.08");
    const { solutions } = breakEven(deal, beliefs, {
      target: "45",
      path: "discountRate",
      low: "0%",
      high: "30%",
    });
    expect(solutions).toHaveLength(1);
  });

  it("and the JSON Schema allows it there and nowhere else", () => {
    const text = JSON.stringify(offerJsonSchema());
    expect(text).toContain("(?:%|[eE]");
  });
});

describe("no percentage is", () => {
  it.each([
    "8 %",
    "%",
    "8%%",
    "1e2%",
    " 8%",
    "8% ",
    "--8%",
    "0x8%",
    "٨%",
    `${"8".repeat(400)}%`,
  ])("%s", (text) => {
    const error = refusal(() => parseAssumptions({ valuationDate: "2021-01-01", discountRate: text }));
    expect([error.code, error.path]).toEqual(["invalid-decimal", ["discountRate"]]);
  });

  it("an amount, a price or a threshold", () => {
    const share = { type: "profitShare", share: "50%", metric: "profit", periods: [2021] };
    const parse = (component: object) => () =>
      parseOffer({ name: "Deal", currency: "USD", components: [component] });
    expect(parse(share)).not.toThrow();
    expect(refusal(parse({ ...share, cap: "50%" })).path).toEqual(["components", 0, "cap"]);
    expect(refusal(parse({ type: "cash", amount: "50%" })).path).toEqual(["components", 0, "amount"]);
    expect(refusal(parse({ ...share, share: "150%" })).code).toBe("out-of-range");
    const beliefs = { valuationDate: "2021-01-01", shares: { ACME: { price: "8%" } } };
    expect(refusal(() => parseAssumptions(beliefs)).path).toEqual(["shares", "ACME", "price"]);
  });
});
