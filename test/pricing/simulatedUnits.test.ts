import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/numeric/decimal.js";
import type { Flow } from "../../src/pricing/flows.js";
import { errorResult, standardErrorOf, toItsError } from "../../src/pricing/simulatedUnits.js";

/** A flow whose expected units were worked out in so many parts of the paths. */
const simulated = (...means: readonly number[]): Flow => {
  const mean = new Decimal(means.reduce((sum, value) => sum + value, 0)).div(means.length);
  return { simulated: { mean, means } } as unknown as Flow;
};
const certain = { simulated: undefined } as unknown as Flow;

describe("the standard error of a sum", () => {
  // The variance of 1, 2, 3 and 4 is 5/3, and that of the mean of four such parts 5/12.
  const error = Math.sqrt(5 / 12);

  it("is that of the means of its parts, times what each unit counts", () => {
    expect(standardErrorOf([simulated(1, 2, 3, 4)], () => 1)).toBeCloseTo(error, 14);
    expect(standardErrorOf([simulated(4, 1, 3, 2), certain], () => -2)).toBeCloseTo(2 * error, 14);
  });

  it("is taken of what moves together on the same paths", () => {
    const [up, down] = [simulated(1, 2, 3, 4), simulated(4, 3, 2, 1)];
    expect(standardErrorOf([up, up], () => 1)).toBeCloseTo(2 * error, 14);
    expect(standardErrorOf([up, down], (flow) => (flow === up ? 3 : 1))).toBeCloseTo(2 * error, 14);
  });

  it("is never less than what the arithmetic of doubles leaves of what cancels", () => {
    expect(standardErrorOf([simulated(1, 2, 3, 4), simulated(4, 3, 2, 1)], () => 2)).toBeCloseTo(1e-9, 20);
    expect(standardErrorOf([simulated(5, 5)], () => -2)).toBeCloseTo(1e-9, 20);
  });

  it("is none where nothing was simulated", () => {
    expect(standardErrorOf([certain], () => 1)).toBeUndefined();
    expect(standardErrorOf([], () => 1)).toBeUndefined();
  });
});

describe("a figure in the digits that its error leaves", () => {
  it.each([
    ["1234.5678", 3.2, "1234.57"],
    ["1234.5678", 32, "1234.6"],
    ["-1234.5678", 320, "-1235"],
    ["1234.5678", 32000, "1200"],
    ["1234.5678", 320000, "1000"],
    ["1234.5678", 3200000, "0"],
    ["1.23456789012345678901234", 1e-20, "1.2345678901234568"],
  ])("%s with an error of %s is %s", (value, error, shown) => {
    const rounded = toItsError(new Decimal(value), error);
    expect(rounded.toString()).toBe(shown);
    expect(Object.isFrozen(rounded)).toBe(true);
  });

  it("has all its digits where there is no error", () => {
    const value = new Decimal("1.23456789012345678901234");
    for (const error of [undefined, 0]) expect(toItsError(value, error)).toBe(value);
  });

  it("has an error of three digits", () => {
    expect(errorResult(0.0012345).toString()).toBe("0.00123");
    expect(errorResult(98765).toString()).toBe("98800");
  });
});
