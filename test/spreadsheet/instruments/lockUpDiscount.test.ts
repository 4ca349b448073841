import { describe, expect, it } from "vitest";
import type { LockUpTerms } from "../../../src/market/lockUpDiscount.js";
import { expectDigits, readGolden } from "../../golden/golden.js";
import { failure } from "../kit.js";
import { figureOf } from "./cells.js";

interface Figures {
  readonly discounts: readonly { readonly terms: LockUpTerms; readonly expected: string }[];
  readonly published: readonly {
    readonly terms: LockUpTerms;
    readonly printed: string;
    readonly source: string;
  }[];
}

const { discounts, published } = readGolden<never>("lockUp") as unknown as Figures;

const inCells = ({ model, volatility, years, dividendYield, riskFreeRate }: LockUpTerms) =>
  figureOf("LOCK_UP_DISCOUNT", model, volatility, years, dividendYield, riskFreeRate);

describe("LOCK_UP_DISCOUNT", () => {
  it.each(discounts)("$terms", ({ terms, expected }) => expectDigits(inCells(terms), expected));

  it.each(published)("$terms is $printed in $source", ({ terms, printed }) => {
    expect(inCells(terms).toFixed(printed.length - 2)).toBe(printed);
  });

  it.each([
    [["chaffe", 0.4, 1], "#VALUE! risk_free_rate: is needed by chaffe"],
    [["finerty", 0.4, 1], "#VALUE! model: must be one of"],
    [["finnerty", -0.1, 1], "#NUM! volatility: must be between 0 and 10"],
    [["finnerty", 0.4, 1001], "#NUM! years: must be between 0 and 1000"],
    [["finnerty", 0.4, 1, -11], "#NUM! dividend_yield: must be between -10 and 10"],
  ])("refuses %j", (args, message) => expect(failure("LOCK_UP_DISCOUNT", ...args)).toContain(message));
});
