import { Decimal } from "offer-valuation";
import { expect, it } from "vitest";
import { toResult } from "../../src/numeric/rounding.js";
import { refusal } from "../input/refusal.js";

it.each([
  ["1.0000000000000000000000000005", "1.000000000000000000000000001"],
  ["1.0000000000000000000000000004999", "1"],
  ["-1.0000000000000000000000000005", "-1.000000000000000000000000001"],
  ["123456789012345678901234567890", "123456789012345678901234567900"],
  ["0.00001234567890123456789012345678901", "0.00001234567890123456789012345679"],
  // Half a cent but for what the 28th digit does not show: not a tie, so that cents round as the whole number would.
  [`0.004${"9".repeat(40)}`, `0.004${"9".repeat(27)}`],
  [`0.005${"0".repeat(40)}1`, `0.005${"0".repeat(26)}1`],
  [`-0.004${"9".repeat(40)}`, `-0.004${"9".repeat(27)}`],
  ["0.005", "0.005"],
])("%s comes back as %s", (value, rounded) => {
  expect(toResult(new Decimal(value)).toFixed()).toBe(rounded);
});

it("a result cannot be changed", () => {
  const result = toResult(new Decimal("1.5"));

  expect(Object.isFrozen(result)).toBe(true);
  expect(Object.isFrozen(result.d)).toBe(true);
  expect(result.plus("1").times("2").toString()).toBe("5");
  expect(result.toString()).toBe("1.5");
});

it.each(["1e1001", "Infinity", "NaN"])("%s is an error, not a result", (value) => {
  expect(refusal(() => toResult(new Decimal(value))).code).toBe("out-of-range");
});
