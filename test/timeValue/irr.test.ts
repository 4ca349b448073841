import { type Decimal, irr } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "../golden/golden.js";

interface RateCase {
  readonly expected: string;
  readonly published?: string;
  readonly source: string;
}

/** A root of 0 is exact, and has no 28 digits. */
function expectRate(actual: Decimal | undefined, expected: string): void {
  if (/^[0.]+$/.test(expected)) expect(String(actual)).toBe("0");
  else if (actual === undefined) expect(actual).toBe(expected);
  else expectDigits(actual, expected);
}

/** One payment and receipts of all sizes, as in returns.py. */
const series = (count: number): string[] => [
  `-${30 * count}.01`,
  ...Array.from(
    { length: count - 1 },
    (_, k) => `${((k + 1) * 7919) % 101}.${String((k + 1) % 100).padStart(2, "0")}`,
  ),
];

const places = (published: string): number => published.split(".")[1]?.length ?? 0;

describe("irr", () => {
  it.each(
    readGolden<RateCase & { readonly amounts?: readonly string[]; readonly count?: number }>("irr"),
  )("$source: $expected", ({ amounts, count, expected, published }) => {
    const rate = irr(amounts ?? series(count ?? 0));

    expectRate(rate, expected);
    if (published !== undefined) expect(rate.toFixed(places(published))).toBe(published);
  });
});
