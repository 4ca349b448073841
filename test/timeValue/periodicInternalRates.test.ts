import { type Decimal, periodicInternalRates } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "../golden/golden.js";

/** A root of 0 is exact, and has no 28 digits. */
function expectRate(actual: Decimal | undefined, expected: string): void {
  if (/^[0.]+$/.test(expected)) expect(String(actual)).toBe("0");
  else if (actual === undefined) expect(actual).toBe(expected);
  else expectDigits(actual, expected);
}

describe("every rate", () => {
  it.each(
    readGolden<{
      readonly amounts: readonly string[];
      readonly roots: readonly string[];
      readonly source: string;
    }>("severalRates"),
  )("$source: $amounts", ({ amounts, roots }) => {
    const found = periodicInternalRates(amounts);

    expect(found.complete).toBe(true);
    expect(found.unresolved).toEqual([]);
    expect(found.roots).toHaveLength(roots.length);
    found.roots.forEach(({ rate }, index) => {
      expectRate(rate, roots[index] ?? "");
    });
  });
});
