import { Decimal, type Valuation } from "offer-valuation";
import { expect } from "vitest";

/** Expects every figure of a valuation to be a finite Decimal, and its printed forms to say so too. */
export function expectFinite(valuation: Valuation): void {
  expect(decimalsIn(valuation).filter((figure) => !figure.isFinite())).toEqual([]);
  expect(JSON.stringify(valuation)).not.toMatch(/NaN|Infinity/);
  expect(String(valuation)).not.toMatch(/NaN|Infinity|undefined/);
}

function decimalsIn(value: unknown): Decimal[] {
  if (typeof value !== "object" || value === null) return [];
  return Decimal.isDecimal(value) ? [value as Decimal] : Object.values(value).flatMap(decimalsIn);
}
