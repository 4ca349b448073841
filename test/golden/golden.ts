import { readFileSync } from "node:fs";
import { Decimal } from "offer-valuation";
import { expect } from "vitest";

/** The cases of a golden file. Its figures come from generate.py, which shares no code with the library. */
export function readGolden<Case>(name: string): readonly Case[] {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));
}

/** All 28 digits must agree with the 45 that were computed independently; either neighbour will do where those are a tie. */
export function expectDigits(actual: Decimal, expected: string): void {
  expect(expected.replace(/e.*|\D|^0+/g, "").length).toBeGreaterThanOrEqual(40);
  expect(actual.precision()).toBeLessThanOrEqual(28);
  const exact = new Decimal(expected);
  const unit = new Decimal(`1e${exact.e - 27}`);
  const tie = exact.minus(actual).abs().minus(unit.div(2)).abs().lessThan(unit.times("1e-3"));
  if (!tie) expect(actual.toString()).toBe(exact.toSignificantDigits(28).toString());
}

/** The amounts of both signs that generate.py's `series` makes. */
export const series = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, k) => `${((k * 7919) % 10_007) - 4000}.${String(k % 100).padStart(2, "0")}`,
  );
