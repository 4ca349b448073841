import { dilutedShares } from "offer-valuation";
import { expect, it } from "vitest";
import type { DilutionTerms } from "../../src/settlement/dilutedShares.js";
import { problems, refusal } from "../input/refusal.js";
import { goldenFigures } from "./figures.js";

it.each(goldenFigures<{ terms: DilutionTerms; printed: string }>("diluted"))("$source", ({
  terms,
  printed,
}) => {
  expect(dilutedShares(terms).toFixed(0)).toBe(printed);
});

it.each([
  ["below the price", "9", "101"],
  ["at the price", "10", "100"],
  ["above the price", "11", "100"],
  ["of nothing, as stock units have", "0", "110"],
])("options with a strike %s", (_, strike, expected) => {
  expect(dilutedShares({ shares: "100", options: [{ count: "10", strike }], price: "10" }).toString()).toBe(
    expected,
  );
});

it.each<[title: string, action: () => unknown, expected: readonly string[]]>([
  ["a price of nothing", () => dilutedShares({ shares: "1", price: "0" }), ["terms.price: out-of-range"]],
  ["no shares stated", () => dilutedShares({ price: "1" } as never), ["terms.shares: missing-term"]],
])("refuses %s", (_, action, expected) => {
  expect(problems(refusal(action))).toEqual(expected);
});
