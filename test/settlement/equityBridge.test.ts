import { fc, test } from "@fast-check/vitest";
import { Decimal, dilutedShares, equityBridge } from "offer-valuation";
import { describe, expect, it } from "vitest";
import type { BridgeTerms } from "../../src/settlement/equityBridge.js";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";
import { expectWithin } from "../numeric/relativeError.js";
import { expectSame, goldenFigures, numberText } from "./figures.js";

const bridge = { enterpriseValue: "10", debt: "1", cash: "0", shares: "1" };

it.each(
  goldenFigures<{ terms: BridgeTerms; equityValue: string; pricePerShare: string; exercised: string }>(
    "bridges",
  ),
)("$source: a price of $pricePerShare", ({ terms, ...expected }) => {
  const bridged = equityBridge(terms);
  expectSame(bridged.equityValue, expected.equityValue);
  expectSame(bridged.pricePerShare, expected.pricePerShare);
  expectSame(bridged.exercised, expected.exercised);
});

describe("a price per share", () => {
  const grants = fc.array(fc.record({ count: numberText(1e6, 0), strike: numberText(5000, 2) }), {
    maxLength: 8,
  });
  const terms = fc.record({
    enterpriseValue: numberText(1e9, 0),
    debt: numberText(1e8, 0),
    cash: numberText(1e7, 0),
    shares: fc.integer({ min: 1e5, max: 1e7 }).map(String),
    options: grants,
  });

  test.prop([terms])("is where equity is price × diluted shares", (drawn) => {
    const bridged = equityBridge(drawn);
    expectFrozen([bridged]);
    const { equityValue, pricePerShare: price } = bridged;
    if (!equityValue.greaterThan(0)) {
      expect(price.toString()).toBe("0");
      expect(bridged.dilutedShares.toString()).toBe(drawn.shares);
      return;
    }
    const diluted = dilutedShares({ shares: drawn.shares, options: drawn.options, price });
    // The price has 28 digits, of which a strike just below it uses up the first.
    expectWithin("1e-24", diluted, bridged.dilutedShares);
    expectWithin("1e-27", bridged.dilutedShares.times(price), equityValue);
  });

  // Going round contracts by Σ count·strike ÷ equity, so not always: the closed form does not mind.
  const calm = terms.filter(({ enterpriseValue, debt, options }) => {
    const proceeds = options.reduce((all, { count, strike }) => all + Number(count) * Number(strike), 0);
    return 2 * proceeds < Number(enterpriseValue) - Number(debt);
  });
  test.prop([calm], { numRuns: 20 })("is the fixed point of going round and round", (drawn) => {
    const { shares, options } = drawn;
    const { equityValue, pricePerShare } = equityBridge(drawn);
    let price = equityValue.div(shares);
    for (let round = 0; round < 80; round += 1) {
      price = equityValue.div(dilutedShares({ shares, options, price: price.toPrecision(40) }));
    }
    expectWithin("1e-20", price, pricePerShare);
  });

  test.prop([terms, numberText(1e8, 0)])("rises with the value, at most in proportion", (drawn, more) => {
    const [before, after] = [
      equityBridge(drawn),
      equityBridge({ ...drawn, enterpriseValue: new Decimal(drawn.enterpriseValue).plus(more) }),
    ].map(({ pricePerShare }) => pricePerShare) as [Decimal, Decimal];
    expect(after.greaterThanOrEqualTo(before)).toBe(true);
    expect(after.minus(before).lessThanOrEqualTo(new Decimal(more).div(drawn.shares).plus("1e-15"))).toBe(
      true,
    );
  });
});

it.each<[title: string, action: () => unknown, expected: readonly string[]]>([
  ["a misspelt debt", () => equityBridge({ ...bridge, dept: "5" } as never), ["terms.dept: unknown-key"]],
  ["no debt", () => equityBridge({ ...bridge, debt: undefined } as never), ["terms.debt: missing-term"]],
  [
    "a strike below 0",
    () => equityBridge({ ...bridge, options: [{ count: "1", strike: "-1" }] }),
    ["terms.options.0.strike: out-of-range"],
  ],
  ["nothing", () => equityBridge(undefined as never), ["terms: invalid-type"]],
])("refuses %s", (_, action, expected) => {
  expect(problems(refusal(action))).toEqual(expected);
});

it("an option at exactly the price is not exercised", () => {
  const at = { ...bridge, enterpriseValue: "11", options: [{ count: "3", strike: "10" }] };
  expect(equityBridge(at).exercised.toString()).toBe("0");
  expect(equityBridge(at).pricePerShare.toString()).toBe("10");
});

it("stock units count in full, and sums do not lose cents to size", () => {
  const units = { ...bridge, shares: "1", options: [{ count: "1", strike: "0" }] };
  expect(equityBridge(units).pricePerShare.toString()).toBe("4.5");
  const huge = { ...bridge, enterpriseValue: "1e100", debt: "0.01", debtLike: "1e100", cash: "0.02" };
  expect(equityBridge(huge).pricePerShare.toString()).toBe("0.01");
});
