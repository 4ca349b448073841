import { Decimal } from "offer-valuation";
import { expect } from "vitest";

const RELATIVE = new Decimal("1e-26");

/** Expects two figures to agree to 1e-26 of `scale`: the sum of the absolute terms that went into them. */
export function expectClose(actual: Decimal, expected: Decimal, scale: Decimal = expected.abs()): void {
  const off = actual.minus(expected).abs();
  const allowed = Decimal.max(scale, expected.abs()).times(RELATIVE);
  if (off.greaterThan(allowed)) expect(`${actual}, off by ${off}`).toBe(`${expected}, within ${allowed}`);
}

export const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), new Decimal(0));

export const sumOfSizes = (values: readonly Decimal[]): Decimal => sum(values.map((value) => value.abs()));
