import { sharesIssued } from "offer-valuation";
import { expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

it.each([
  [{ value: "10e9", price: "57.00" }, "175438596"],
  [{ targetShares: "80e6", ratio: "0.6944" }, "55552000"],
  [{ value: "10", price: "4" }, "3"],
  [{ value: "10", price: "4", rounding: { mode: "down" } }, "2"],
  [{ value: "10", price: "4", rounding: { mode: "half-even" } }, "2"],
  [{ value: "10", price: "3", rounding: { places: 2 } }, "3.33"],
  [{ targetShares: "0", ratio: "5" }, "0"],
] as const)("%j issues %s", (terms, expected) => {
  expect(sharesIssued(terms).toString()).toBe(expected);
});

it.each<[title: string, action: () => unknown, expected: readonly string[]]>([
  ["a value without a price", () => sharesIssued({ value: "1" } as never), ["terms: invalid-term"]],
  ["both ways", () => sharesIssued({ value: "1", price: "1", ratio: "1" } as never), ["terms: invalid-term"]],
  ["a price of 0", () => sharesIssued({ value: "1", price: "0" }), ["terms.price: out-of-range"]],
  [
    "more digits than a result has",
    () => sharesIssued({ value: "1e30", price: "3" }),
    ["terms: out-of-range"],
  ],
  ["nothing", () => sharesIssued(undefined as never), ["terms: invalid-type"]],
])("refuses %s", (_, action, expected) => {
  expect(problems(refusal(action))).toEqual(expected);
});
