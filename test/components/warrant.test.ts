import fc from "fast-check";
import { cash, Decimal, stock, warrant } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { componentLaws } from "../laws/kit/componentLaws.js";
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

const terms = (): fc.Arbitrary<Parameters<typeof warrant>[0]> =>
  fc.record(
    {
      issuer: issuers,
      warrants: nonNegativeDecimals(),
      strike: nonNegativeDecimals(),
      expires: futureDates(),
      existingShares: positiveDecimals(),
      putPrice: positiveDecimals(),
      currency: fc.constantFrom("USD", "EUR"),
      ...common,
    },
    { requiredKeys: ["issuer", "warrants", "strike", "expires"] },
  );

componentLaws("warrants", warrant, terms());

describe("a warrant is worth what options say", () => {
  it.each(figuresFor(warrant))("%s", (_, figure) => expectFigure(warrant, figure));
});

const right = { issuer: "X", warrants: "100", strike: "60", expires: "2026-03-01" };
const worth = (more: object, beliefs = beliefsWith({ volatility: "0.3" })) =>
  valuationOf(warrant({ ...right, ...more }), beliefs).presentValue;

describe("dilution", () => {
  it("is Hull's: 7.04 a warrant before, 5.87 after, $1.17 million in total", () => {
    const figure = stockFigures.values.find(({ name }) => name === "diluted, in total");
    if (figure === undefined) throw new Error("no figure");
    const { presentValue } = valuationOf(
      warrant.definition.fromDocument(figure.component, []),
      figure.beliefs,
    );
    expect(presentValue.div(200_000).toFixed(2)).toBe("5.87");
    expect(presentValue.div("1e6").toFixed(2)).toBe("1.17");
  });

  it("takes N/(N + n) of the undiluted value, and vanishes for an issuer without bounds", () => {
    expectWithin("1e-26", worth({ existingShares: "300" }), worth({}).times("0.75"));
    expectWithin("1e-26", worth({ existingShares: "1e60" }), worth({}));
  });
});

describe("at its limits a warrant is", () => {
  it("a number of shares where the strike is nothing, whoever owes it", () => {
    const shares = valuationOf(stock({ issuer: "X", shares: "100", delivered: "2026-03-01" }), beliefsWith());
    const owed = beliefsWith({ volatility: "0.3" }, { creditSpreads: { Bidder: "0.04" } });
    expectWithin("1e-27", worth({ strike: "0" }), shares.presentValue);
    expectWithin("1e-27", worth({ strike: "0", owedBy: "Bidder" }, owed), shares.presentValue);
  });

  it("what it gains at the forward where nothing is uncertain", () => {
    const forward = new Decimal("-0.02").times(1826).div(365).exp().times(50);
    const strike = new Decimal("1.05").pow(new Decimal(-1826).div(365)).times(40);
    expectWithin("1e-26", worth({ strike: "40" }, beliefsWith()), forward.minus(strike).times(100));
    expect(worth({}, beliefsWith()).toString()).toBe("0");
  });

  it("nothing a day before it expires far out of the money, although not for certain", () => {
    // Φ(d2) is about 1e-1490.
    const value = worth({ strike: "100", expires: "2021-03-02" }, beliefsWith({ volatility: "0.16" }));
    expect(value.toString()).toBe("0");
  });

  it("what it gains on its last day", () => {
    const today = (price: string) =>
      worth({ expires: "2021-03-01" }, beliefsWith({ price, volatility: "0.3" })).toString();
    expect(today("59.99")).toBe("0");
    expect(today("60")).toBe("0");
    expect(today("61.5")).toBe("150");
  });
});

describe("put warrants", () => {
  // max(S − K, p) = p + max(S − K − p, 0): money for the put price and a call further out.
  const beliefs = beliefsWith({ volatility: "0.3" });

  it.each([
    ["undiluted", {}, "64.5"],
    ["diluted by 100 on 300 shares", { existingShares: "300" }, "66"],
  ])("are worth the put price and a call above it, %s", (_, dilution, strike) => {
    const put = valuationOf(cash({ amount: "450", paid: "2026-03-01" }), beliefs).presentValue;
    const call = worth({ ...dilution, strike }, beliefs);
    expectWithin("1e-26", worth({ ...dilution, putPrice: "4.5" }, beliefs), put.plus(call));
  });

  it("are owed in money at the credit of whoever owes it, and in shares at nobody's", () => {
    const flows = valuationOf(warrant({ ...right, putPrice: "4.5" }), beliefs).cashFlows;
    expect(flows.map(({ owedBy }) => owedBy)).toEqual([null, "Bidder"]);
  });

  it("are put back unless they gain as much, and then settled in shares", () => {
    const paid = (price: string) =>
      valuationOf(
        warrant({ ...right, expires: "2021-03-01", putPrice: "4.5" }),
        beliefsWith({ price, volatility: "0.3" }),
      ).cashFlows.map(({ units }) => units.toString());
    expect(paid("50")).toEqual(["0", "450"]);
    expect(paid("64.49")).toEqual(["0", "450"]);
    expect(paid("64.5")).toEqual(["450", "0"]);
    expect(paid("70")).toEqual(["1000", "0"]);
  });
});

it("is settled in shares, at a strike in its own currency", () => {
  const euros = {
    ...beliefsWith({ currency: "EUR" }),
    currencies: { EUR: { spot: "1.2", discountRate: "0" } },
  };
  const [flow] = valuationOf(warrant({ ...right, currency: "EUR" }), euros).cashFlows;
  expect(flow?.asset).toEqual({ kind: "stockWorth", currency: "EUR", issuer: "X" });
});

describe("a warrant is refused", () => {
  it.each<[string, object, string]>([
    ["without a day on which it expires", { expires: undefined }, "expires: is required"],
    ["for a negative strike", { strike: "-1" }, "strike: must not be negative"],
    ["for a put price of nothing", { putPrice: "0" }, "putPrice: must be greater than 0"],
    ["for a negative number", { warrants: "-1" }, "warrants: must not be negative"],
    ["for no existing shares", { existingShares: "0" }, "existingShares: must be greater than 0"],
  ])("%s", (_, more, words) => {
    expect(() => warrant({ ...right, ...more })).toThrow(words);
  });
});
