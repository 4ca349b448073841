import type { Decimal } from "offer-valuation";
import { expect } from "vitest";
import { decimalOf } from "../../src/numeric/decimal.js";

const Wide = decimalOf(200);

/** Expects `actual` to be within `tolerance` of `expected`, relative to `scale`: the figure itself unless stated. */
export function expectWithin(
  tolerance: string,
  actual: Decimal,
  expected: Decimal | string,
  scale: Decimal = new Wide(expected).abs(),
): void {
  expect(actual.isFinite()).toBe(true);
  const error = new Wide(actual).minus(expected).abs();
  const allowed = new Wide(tolerance).times(scale);
  if (error.greaterThan(allowed)) expect(`${actual}, off by ${error.toPrecision(3)}`).toBe(`${expected}`);
}
