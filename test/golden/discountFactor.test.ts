import { type Compounding, type DayCount, discountFactor } from "offer-valuation";
import { expect, it } from "vitest";
import { expectDigits, readGolden } from "./golden.js";

interface FactorCase {
  readonly rate: string;
  readonly compounding: Compounding;
  readonly dayCount: DayCount;
  readonly from: string;
  readonly to: string;
  readonly expected: string;
}

const cases = readGolden<FactorCase>("discountFactors");

it.each(cases)("$rate $compounding $dayCount to $to", (golden) => {
  const { rate, compounding, dayCount, from, to, expected } = golden;

  expectDigits(discountFactor({ rate, compounding, dayCount }, from, to), expected);
});

it("covers every compounding with every day count, near and a hundred years off", () => {
  const kinds = cases.map(({ compounding, dayCount, to }) => `${compounding} ${dayCount} ${to}`);

  expect(new Set(kinds).size).toBeGreaterThanOrEqual(6 * 5 * 2);
});
