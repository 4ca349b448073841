import { describe, expect, it } from "vitest";
import { decimalOf } from "../../page/typed.js";

describe("numbers as people type them", () => {
  it.each([
    ["750,000,000", "750000000"],
    ["750 million", "750e6"],
    ["1.5bn", "1.5e9"],
    [" -2.25 Mn ", "-2.25e6"],
    ["80k", "80e3"],
    ["1,250.5 thousand", "1250.5e3"],
    ["3 trillion", "3e12"],
    ["12", "12"],
    [" 1e9 ", "1e9"],
  ])("%j is %s", (typed, decimal) => {
    expect(decimalOf(typed)).toBe(decimal);
  });

  it.each([
    "1.5e9",
    "8%",
    "1,5",
    "12,34,567",
    "1,2345",
    "about 5",
    "5 lots",
    "",
    "million",
    "constructor",
    "5 constructor",
    "5 toString",
  ])("%j stays as it is", (typed) => {
    expect(decimalOf(typed)).toBe(typed);
  });
});
