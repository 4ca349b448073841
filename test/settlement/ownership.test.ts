import { test } from "@fast-check/vitest";
import { ownership, sharesIssued } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";
import { expectWithin } from "../numeric/relativeError.js";
import { named, numberText, some, sum } from "./figures.js";

const ann = { holder: "Ann", shares: "1" };
const options = [{ count: "1", strike: "1" }];

describe("ownership", () => {
  test.prop([some(numberText(1e9, 0)), numberText(1e12, 0)])("adds up to one", (held, value) => {
    const issued = sharesIssued({ value, price: "57.00" });
    const holders = [...named(held.map((shares) => ({ shares }))), { holder: "New", shares: issued.plus(1) }];
    const owned = ownership({ holders });
    expectFrozen([owned]);
    expectWithin("1e-26", sum(owned.holders.map(({ fraction }) => fraction)), "1");
    expect(sum(owned.holders.map(({ shares }) => shares)).equals(owned.shares)).toBe(true);
  });
});

it.each<[title: string, action: () => unknown, expected: readonly string[]]>([
  [
    "no price for options",
    () => ownership({ holders: [{ ...ann, options }] }),
    ["terms.price: missing-term"],
  ],
  [
    "no shares at all",
    () => ownership({ holders: [{ ...ann, shares: "0" }] }),
    ["terms.holders: out-of-range"],
  ],
])("refuses %s", (_, action, expected) => {
  expect(problems(refusal(action))).toEqual(expected);
});

it("counts options by the treasury stock method", () => {
  const holders = [
    { holder: "Ann", shares: "90" },
    { holder: "Bob", shares: "0", options: [{ count: "20", strike: "5" }] },
  ];
  const owned = ownership({ holders, price: "10" });
  expect(owned.holders.map(({ holder, shares, fraction }) => `${holder} ${shares} ${fraction}`)).toEqual([
    "Ann 90 0.9",
    "Bob 10 0.1",
  ]);
  expect(owned.shares.toString()).toBe("100");
});
