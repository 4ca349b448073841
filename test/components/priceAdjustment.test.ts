import { fc, test } from "@fast-check/vitest";
import { type AssumptionsInput, Decimal, type ForecastInput, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { priceAdjustment } from "../../src/components/priceAdjustment.js";
import { moneyGoldens } from "../golden/moneyComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { dateRules } from "../laws/kit/dates.js";
import { decimals, nonNegativeDecimals } from "../laws/kit/decimals.js";
import { periods } from "../laws/kit/periods.js";
import { common, currencies, type TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof priceAdjustment>;

const terms: fc.Arbitrary<Terms> = fc
  .record(
    {
      metric: fc.constantFrom("working-capital", "net debt"),
      period: periods(),
      measures: fc.constantFrom("asset" as const, "debt" as const),
      peg: decimals(),
      collar: fc.record({
        width: nonNegativeDecimals(),
        kind: fc.constantFrom("deductible" as const, "tipping" as const),
      }),
      capUp: nonNegativeDecimals(),
      capDown: nonNegativeDecimals(),
      direction: fc.constantFrom("both" as const, "upOnly" as const, "downOnly" as const),
      currency: currencies,
      paid: dateRules(),
      refundedBy: fc.constantFrom("Seller", "Target"),
      ...common,
    },
    { requiredKeys: ["metric", "peg"] },
  )
  .map(({ capUp, capDown, ...rest }) => ({
    ...rest,
    ...(capUp === undefined || rest.direction === "downOnly" ? {} : { capUp }),
    ...(capDown === undefined || rest.direction === "upOnly" ? {} : { capDown }),
  }));

componentLaws("a price adjustment", priceAdjustment, terms);
moneyGoldens(priceAdjustment);

const valued = (
  given: Omit<Terms, "metric">,
  forecast: ForecastInput,
  beliefs: Partial<AssumptionsInput> = {},
) =>
  valueOffer(
    offer({
      name: "Deal",
      currency: "USD",
      bidder: "Buyer",
      components: [priceAdjustment({ metric: "nwc", ...given })],
    }),
    {
      valuationDate: "2021-01-01",
      closing: "2021-01-01",
      discountRate: "0",
      metrics: { nwc: { forecast: { closing: forecast } } },
      ...beliefs,
    },
  );

describe("against a peg of 100, with a band of 10", () => {
  const paid = (actual: string, more: object = {}) =>
    valued({ peg: "100", ...more }, actual).presentValue.toNumber();
  const band = (kind: "deductible" | "tipping") => ({ collar: { width: "10", kind } });

  it.each([
    // actual, no band, deductible, tipping, tipping for a debt
    ["100", 0, 0, 0, 0],
    ["109.99", 9.99, 0, 0, 0],
    ["110", 10, 0, 10, -10],
    ["125", 25, 15, 25, -25],
    ["90.01", -9.99, 0, 0, 0],
    ["90", -10, 0, -10, 10],
    ["50", -50, -40, -50, 50],
  ])("an actual figure of %s", (actual, plain, deductible, tipping, debt) => {
    expect(paid(actual)).toBe(plain);
    expect(paid(actual, band("deductible"))).toBe(deductible);
    expect(paid(actual, band("tipping"))).toBe(tipping);
    expect(paid(actual, { ...band("tipping"), measures: "debt" })).toBe(debt === 0 ? 0 : debt);
  });

  it.each([
    ["130", 20, 20, 0],
    ["70", -5, 0, -5],
    ["110", 10, 10, 0],
  ])("an actual figure of %s, capped at 20 and 5, one way or both", (actual, both, up, down) => {
    expect(paid(actual, { capUp: "20", capDown: "5" })).toBe(both);
    expect(paid(actual, { capUp: "20", direction: "upOnly" })).toBe(up);
    expect(paid(actual, { capDown: "5", direction: "downOnly" })).toBe(down);
  });
});

const forecasts = fc.oneof(
  fc.record({
    distribution: fc.constant("normal" as const),
    mean: fc.constantFrom("90", "-20"),
    standardDeviation: fc.constantFrom("0", "15", "300"),
  }),
  fc.record({
    distribution: fc.constant("lognormal" as const),
    mean: fc.constantFrom("90", "130"),
    volatility: fc.constantFrom("0.1", "1"),
  }),
  fc.record({
    distribution: fc.constant("uniform" as const),
    low: fc.constant("40"),
    high: fc.constantFrom("60", "180"),
  }),
);

// A year away, so that what is uncertain has time to be.
const ahead = { closing: "2022-01-01" };

test.prop([forecasts, fc.constantFrom("asset" as const, "debt" as const)])(
  "without band and caps it is the expected difference, whatever the distribution",
  (forecast, measures) => {
    const { presentValue, breakdown } = valued({ peg: "100", measures }, forecast, ahead);
    const mean = new Decimal("mean" in forecast ? forecast.mean : 0);
    const centre = "low" in forecast ? new Decimal(forecast.low).plus(forecast.high).div(2) : mean;
    const difference = centre.minus(100).times(measures === "asset" ? 1 : -1);
    const sizes = breakdown.parts[0]?.parts.map((part) => part.presentValue.abs()) ?? [];
    expectClose(presentValue, difference, Decimal.sum(...sizes, difference.abs()));
  },
);

test.prop([forecasts])(
  "a tipping band pays the deductible and, where it is reached, its width",
  (forecast) => {
    const row = (kind: "deductible" | "tipping", name: string) =>
      valued({ peg: "100", collar: { width: "10", kind } }, forecast, ahead).breakdown.parts[0]?.parts.find(
        (part) => part.name === name,
      )?.presentValue ?? new Decimal(Number.NaN);
    const more = row("tipping", "Increase").minus(row("deductible", "Increase"));
    expect(more.greaterThanOrEqualTo("-1e-20") && more.lessThanOrEqualTo("10.0000001")).toBe(true);
    const less = row("deductible", "Decrease").minus(row("tipping", "Decrease"));
    expect(less.greaterThanOrEqualTo("-1e-20") && less.lessThanOrEqualTo("10.0000001")).toBe(true);
  },
);

it("asks for a forecast at closing and lists what it took for granted", () => {
  expect(() => valued({ peg: "1" }, "1", { metrics: {} })).toThrow(
    "metrics.nwc.forecast.closing: is needed: a forecast in USD",
  );
  const texts = valued({ peg: "1" }, "1").assumed.map(({ path }) => path.slice(2).join());
  expect(texts).toEqual(expect.arrayContaining(["period", "measures", "direction", "paid", "refundedBy"]));
});

it.each<[object, string, string]>([
  [{ direction: "upOnly", capDown: "1" }, "capDown: invalid-term", "does not go with a direction of upOnly"],
  [{ direction: "downOnly", capUp: "1" }, "capUp: invalid-term", "does not go with a direction of downOnly"],
  [{ collar: { width: "1" } }, "collar.kind: missing-term", "is required"],
  [{ collar: { width: "-1", kind: "tipping" } }, "collar.width: out-of-range", "must not be negative"],
  [
    { collar: { width: "1", kind: "basket" } },
    "collar.kind: invalid-type",
    'must be one of "deductible", "tipping"',
  ],
  [{ measures: "liability" }, "measures: invalid-type", 'must be one of "asset", "debt"'],
  [{ peg: undefined }, "peg: missing-term", 'is required: must be a decimal string such as "0.08" or "10e9"'],
  [
    { refundedBy: "=1" },
    "refundedBy: invalid-term",
    "must be a name of 1 to 80 letters, digits, spaces and . _ : & ' ( ) / + % , - that starts with a letter or digit",
  ],
])("refuses %j", (bad, problem, message) => {
  const error = refusal(() => priceAdjustment({ metric: "nwc", peg: "100", ...bad } as Terms));
  expect(problems(error)).toEqual([problem]);
  expect(error.issues[0]?.message).toBe(message);
});
