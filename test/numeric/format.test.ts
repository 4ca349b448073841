import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { formatAmount, formatPercent } from "../../src/numeric/format.js";

describe("formatAmount", () => {
  it.each([
    ["12345678.9", 2, "12,345,678.90"],
    ["0", 2, "0.00"],
    ["-0", 2, "0.00"],
    ["999", 0, "999"],
    ["1000", 0, "1,000"],
    ["-1234567", 2, "-1,234,567.00"],
    ["0.005", 2, "0.01"],
    ["0.004999999999999999999999999", 2, "0.00"],
    ["-0.005", 2, "-0.01"],
    ["-0.004", 2, "0.00"],
    ["2.675", 2, "2.68"],
    ["1.005", 2, "1.01"],
    ["999.995", 2, "1,000.00"],
    ["999999.995", 2, "1,000,000.00"],
    ["1e40", 0, `10,${Array(13).fill("000").join(",")}`],
    ["1e41", 2, "1.000000e+41"],
    ["-1.23456789e50", 2, "-1.234568e+50"],
    ["1e-30", 2, "0.00"],
  ])("%s to %d places is %s", (value, places, text) => {
    expect(formatAmount(new Decimal(value), places)).toBe(text);
  });

  it.each([
    ["1234.5678", "1,234.5678"],
    ["-0.125", "-0.125"],
    ["10e9", "10,000,000,000"],
  ])("%s with all its places is %s", (value, text) => {
    expect(formatAmount(new Decimal(value))).toBe(text);
  });
});

describe("formatPercent", () => {
  it.each([
    ["0.125", undefined, "12.5%"],
    ["0.0005", 1, "0.1%"],
    ["-0.25", 1, "-25.0%"],
    ["12.5", 1, "1,250.0%"],
    ["1", undefined, "100%"],
  ])("%s is %s", (value, places, text) => {
    expect(formatPercent(new Decimal(value), places)).toBe(text);
  });
});
