import { npv } from "offer-valuation";
import { expect, it } from "vitest";
import { expectDigits, readGolden, series } from "../golden/golden.js";

interface NpvCase {
  readonly rate: string;
  readonly amounts?: readonly string[];
  readonly count?: number;
  readonly first: 0 | 1;
  readonly expected: string;
  readonly cents: string;
  readonly published?: string;
  readonly source: string;
}

it.each(readGolden<NpvCase>("npv"))("$source at $rate", (golden) => {
  const value = npv(golden.rate, golden.amounts ?? series(golden.count ?? 0), { first: golden.first });

  expectDigits(value, golden.expected);
  expect(value.toFixed(2)).toBe(golden.cents);
  if (golden.published !== undefined) {
    const places = golden.published.split(".")[1]?.length;
    expect(value.toFixed(places)).toBe(golden.published);
  }
});
