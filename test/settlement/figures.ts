import { readFileSync } from "node:fs";
import fc from "fast-check";
import { Decimal } from "offer-valuation";
import { expect } from "vitest";

/** Published or independently computed figures of one kind, each with its source. */
export function goldenFigures<Figure>(kind: string): readonly (Figure & { readonly source: string })[] {
  const url = new URL("../golden/settlement.json", import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"))[kind];
}

/** All 28 digits agree. */
export const expectSame = (actual: Decimal | undefined, expected: string) =>
  expect(actual?.toString()).toBe(new Decimal(expected).toSignificantDigits(28).toString());

export const sum = (numbers: readonly Decimal[]) =>
  numbers.reduce((total, n) => total.plus(n), new Decimal(0));

export const numberText = (most: number, places: number) =>
  fc.integer({ min: 0, max: most }).map((n) => new Decimal(n).div(new Decimal(10).pow(places)).toString());

export const some = <Value>(values: fc.Arbitrary<Value>) => fc.array(values, { minLength: 1, maxLength: 12 });

export const named = <Value extends object>(values: readonly Value[]) =>
  values.map((value, index) => ({ holder: `Holder ${index}`, ...value }));
