import { test } from "@fast-check/vitest";
import { Decimal, wholeShares } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";
import { named, numberText, some, sum } from "./figures.js";

const ann = { holder: "Ann", shares: "1" };

describe("whole shares", () => {
  test.prop([some(numberText(1e7, 2)), numberText(50_000, 4), numberText(99_999, 2)])(
    "and cash are worth the entitlement to half a cent a holder",
    (held, ratio, priced) => {
      const price = priced === "0" ? "1" : priced;
      const holders = named(held.map((shares) => ({ shares })));
      const settled = wholeShares({ holders, ratio, price });
      expectFrozen([settled]);
      for (const [index, { shares, cash }] of settled.holders.entries()) {
        const entitled = new Decimal(held[index] ?? 0).times(ratio);
        expect(shares.toString()).toBe(entitled.trunc().toString());
        const error = shares.times(price).plus(cash).minus(entitled.times(price)).abs();
        expect(error.lessThanOrEqualTo("0.005")).toBe(true);
      }
      expect(settled.shares).toEqual(sum(settled.holders.map(({ shares }) => shares)));
      expect(settled.cash.equals(sum(settled.holders.map(({ cash }) => cash)))).toBe(true);
    },
  );
});

it.each<[title: string, action: () => unknown, expected: readonly string[]]>([
  [
    "a holder listed twice",
    () => wholeShares({ holders: [ann, ann], ratio: "1", price: "1" }),
    ["terms.holders.1.holder: duplicate-name"],
  ],
  ["no holders", () => wholeShares({ holders: [], ratio: "1", price: "1" }), ["terms.holders: out-of-range"]],
  [
    "a price of 0",
    () => wholeShares({ holders: [ann], ratio: "1", price: "0" }),
    ["terms.price: out-of-range"],
  ],
])("refuses %s", (_, action, expected) => {
  expect(problems(refusal(action))).toEqual(expected);
});

it("says in words that a holder is listed twice", () => {
  expect(refusal(() => wholeShares({ holders: [ann, ann], ratio: "1", price: "1" })).message).toBe(
    'terms.holders[1].holder: is listed twice: "Ann"; what one holder has must be added up first',
  );
});

it("pays cash for the fraction of a share that is left, rounded as told", () => {
  const holders = [{ holder: "Ann", shares: "101" }];
  const cashOf = (mode: "half-up" | "down") =>
    wholeShares({ holders, ratio: "0.333", price: "10.05", rounding: { places: 0, mode } }).cash.toString();
  expect(wholeShares({ holders, ratio: "0.333", price: "10.05" }).shares.toString()).toBe("33");
  expect([cashOf("half-up"), cashOf("down")]).toEqual(["6", "6"]);
  expect(wholeShares({ holders, ratio: "0.333", price: "10.05" }).cash.toString()).toBe("6.36");
});
