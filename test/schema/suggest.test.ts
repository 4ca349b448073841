import { describe, expect, it } from "vitest";
import { suggest } from "../../src/schema/suggest.js";

const types = ["cash", "stock", "profitShare"];

describe("suggest", () => {
  it.each([
    ["csh", "cash"],
    ["cahs", "cash"],
    ["CASH", "cash"],
    ["stokc", "stock"],
    ["profitshares", "profitShare"],
    ["profitsharing", "profitShare"],
  ])("%s means %s", (word, meant) => {
    expect(suggest(word, types)).toBe(`; did you mean "${meant}"?`);
  });

  it.each(["", "x", "warrant", "earnOut", "x".repeat(100_000)])("%s means nothing known", (word) => {
    expect(suggest(word, types)).toBe("");
  });

  it("the nearest wins, the first among equals", () => {
    expect(suggest("rate", ["rates", "late", "rate2"])).toBe('; did you mean "rates"?');
    expect(suggest("discountRat", ["discountRates", "discountRate"])).toBe('; did you mean "discountRate"?');
  });

  it("nothing is near where nothing is known", () => {
    expect(suggest("cash", [])).toBe("");
  });
});
