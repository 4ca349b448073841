import { Decimal } from "offer-valuation";
import { expect } from "vitest";

const RELATIVE = new Decimal("1e-26");

/** Expects two figures to agree to 1e-26 of `scale`: the sum of the absolute terms that went into them. */
export function expectClose(actual: Decimal, expected: Decimal, scale: Decimal = expected.abs()): void {
  const off = actual.minus(expected).abs();
  const allowed = Decimal.max(scale, expected.abs()).times(RELATIVE);
  if (off.greaterThan(allowed)) expect(`${actual}, off by ${off}`).toBe(`${expected}, within ${allowed}`);
}

/** Expects two results that stand for one figure: the same, or neighbours among the decimals of 28 digits. */
export function expectSameFigure(actual: Decimal, expected: Decimal): void {
  const unit = new Decimal(10).pow(Math.max(actual.e, expected.e) - 27);
  const near = actual.minus(expected).abs().lessThanOrEqualTo(unit);
  if (!near) expect(actual.toString()).toBe(expected.toString());
}

export const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), new Decimal(0));

export const sumOfSizes = (values: readonly Decimal[]): Decimal => sum(values.map((value) => value.abs()));
