import { type DayCount, type Decimal, internalRates, xirr } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "../golden/golden.js";

interface Flow {
  readonly date: string;
  readonly amount: string;
}

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

describe("xirr", () => {
  it.each(
    readGolden<RateCase & { readonly flows: readonly Flow[]; readonly dayCount: DayCount }>("xirr"),
  )("$source, $dayCount: $expected", ({ flows, dayCount, expected, published }) => {
    const rate = xirr(flows, { dayCount });

    expectRate(rate, expected);
    expect(internalRates(flows, { dayCount }).roots.map((root) => root.rate)).toEqual([rate]);
    if (published !== undefined) expect(rate.minus(published).abs().lessThan("1e-8")).toBe(true);
    if (dayCount === "ACT/365F") expect(xirr(flows)).toEqual(rate);
  });
});
