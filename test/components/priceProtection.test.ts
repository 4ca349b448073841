import fc from "fast-check";
import { Decimal, priceProtection } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { durations } from "../laws/kit/dates.js";
import { nonNegativeDecimals, positiveDecimals } from "../laws/kit/decimals.js";
import { expectWithin } from "../numeric/relativeError.js";
import {
  beliefsWith,
  common,
  expectFigure,
  figuresFor,
  issuers,
  references,
  valuationOf,
} from "./stockFigures.js";

type Terms = Parameters<typeof priceProtection>[0];

const terms = (): fc.Arbitrary<Terms> =>
  fc
    .tuple(
      fc.record(
        {
          issuer: issuers,
          rights: nonNegativeDecimals(),
          guaranteed: positiveDecimals(),
          floor: nonNegativeDecimals(),
          cap: nonNegativeDecimals(),
          currency: fc.constantFrom("USD", "EUR"),
          paymentLag: durations(),
          ...common,
        },
        { requiredKeys: ["issuer", "rights", "guaranteed"] },
      ),
      references(),
    )
    .map(([stated, reference]) => ({ ...stated, ...reference }))
    .filter(({ floor, guaranteed }) => floor === undefined || new Decimal(floor).lessThan(guaranteed));

componentLaws("price protection", priceProtection, terms());

describe("price protection is worth what options say", () => {
  it.each(figuresFor(priceProtection))("%s", (_, figure) => expectFigure(priceProtection, figure));
});

const right = { issuer: "X", rights: "100", guaranteed: "48", priced: "closing" };

describe("what 100 rights pay for a guaranteed 48", () => {
  it.each<[string, object, string]>([
    ["50", {}, "0"],
    ["48", {}, "0"],
    ["44.5", {}, "350"],
    ["10", {}, "3800"],
    ["40", { floor: "36" }, "800"],
    ["36", { floor: "36" }, "1200"],
    ["10", { floor: "36" }, "1200"],
    ["40", { cap: "500" }, "500"],
    ["47", { cap: "500" }, "100"],
    ["10", { floor: "36", cap: "1500" }, "1200"],
  ])("at %s with %o", (price, more, payment) => {
    const { presentValue } = valuationOf(priceProtection({ ...right, ...more }), {
      ...beliefsWith({ price, volatility: "0.3" }),
      closing: "2021-03-01",
    });
    expect(presentValue.toString()).toBe(payment);
  });
});

describe("at its limits price protection is", () => {
  const volatile = beliefsWith({ volatility: "0.3" });
  const worth = (more: Partial<Terms>, beliefs = volatile) =>
    valuationOf(priceProtection({ ...right, ...more }), beliefs).presentValue;

  it("a forward sale where the guaranteed price is out of reach", () => {
    // 100 (1e30 DF − S e^-qT).
    const forward = new Decimal("1e30").div("1.05").minus(new Decimal("-0.02").exp().times(50)).times(100);
    expectWithin("1e-27", worth({ guaranteed: "1e30" }), forward);
  });

  it("the shortfall of the forward where nothing is uncertain", () => {
    // Forward 50 e^-0.02 × 1.05.
    const forward = new Decimal("-0.02").exp().times("52.5");
    const shortfall = new Decimal(55).minus(forward).times(100).div("1.05");
    expectWithin("1e-26", worth({ guaranteed: "55" }, beliefsWith()), shortfall);
    expect(worth({}, beliefsWith()).toString()).toBe("0");
  });

  it("paid on the lag after the window, at the credit of whoever owes it", () => {
    const [flow] = valuationOf(
      priceProtection({ ...right, priced: "2023-03-01", averagedFrom: "2023-01-01", paymentLag: "10 days" }),
      beliefsWith({ volatility: "0.3" }, { creditSpreads: { Bidder: "0.03" } }),
    ).cashFlows;
    expect(flow).toMatchObject({ date: "2023-03-11", owedBy: "Bidder" });
    // 1.08 to the power of −740 days.
    expect(flow?.price.toFixed(12)).toBe(new Decimal("1.08").pow(new Decimal(-740).div(365)).toFixed(12));
  });
});

it("is paid in its own currency", () => {
  const euros = {
    ...beliefsWith({ currency: "EUR" }),
    currencies: { EUR: { spot: "1.2", discountRate: "0" } },
  };
  const [flow] = valuationOf(priceProtection({ ...right, currency: "EUR" }), euros).cashFlows;
  expect(flow?.asset).toEqual({ kind: "currency", currency: "EUR" });
});

describe("price protection is refused", () => {
  it.each<[string, object, string]>([
    ["for a floor at the guaranteed price", { floor: "48" }, "floor: must be below guaranteed"],
    ["without the date of its price", { priced: undefined }, "priced: is required"],
    ["for a negative number of rights", { rights: "-1" }, "rights: must not be negative"],
    ["for a negative cap", { cap: "-1" }, "cap: must not be negative"],
  ])("%s", (_, more, words) => {
    expect(() => priceProtection({ ...right, ...more })).toThrow(words);
  });
});
