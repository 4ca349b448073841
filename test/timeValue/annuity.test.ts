import { annuity } from "offer-valuation";
import { expect, it } from "vitest";
import { expectDigits, readGolden } from "../golden/golden.js";

interface AnnuityCase {
  readonly rate: string;
  readonly periods: number;
  readonly first: 0 | 1;
  readonly expected: string;
  readonly published?: string;
}

it.each(readGolden<AnnuityCase>("annuities"))("1 in each of $periods periods at $rate", (golden) => {
  const value = annuity(golden.rate, golden.periods, { first: golden.first });

  expectDigits(value, golden.expected);
  if (golden.published !== undefined) expect(value.toFixed(5)).toBe(golden.published);
});
