import { fc, test } from "@fast-check/vitest";
import { Decimal, exchangeRatioAt } from "offer-valuation";
import { describe, expect, it } from "vitest";
import type { ExchangeRatioTerms } from "../../src/settlement/exchangeRatioAt.js";
import { problems, refusal } from "../input/refusal.js";
import { expectWithin } from "../numeric/relativeError.js";
import { expectSame, goldenFigures } from "./figures.js";

const collar = { value: "12.50", low: "18", high: "22" };

it.each(
  goldenFigures<{ price: string; terms: ExchangeRatioTerms; expected: string }>("ratios"),
)("$source: a ratio at $price", ({ price, terms, expected }) => {
  expectSame(exchangeRatioAt(price, terms), expected);
});

describe("an exchange ratio", () => {
  const prices = fc.integer({ min: 1, max: 20_000 }).map((n) => new Decimal(n).div(100).toString());

  test.prop([prices, prices])("never rises with the price, and a value is kept inside the band", (a, b) => {
    const [less, more] = Number(a) < Number(b) ? [a, b] : [b, a];
    const band = { low: "18", high: "22", rounding: { places: 12 } };
    for (const terms of [
      { value: "12.50", ...band },
      { ratio: "0.625", ...band },
    ]) {
      const [atLess, atMore] = [exchangeRatioAt(less, terms), exchangeRatioAt(more, terms)];
      expect(atLess.greaterThanOrEqualTo(atMore)).toBe(true);
    }
    const worth = exchangeRatioAt(a, { ratio: "0.625", ...band }).times(a);
    expect(worth.greaterThan("11.2499999")).toBe(true);
    expect(worth.lessThan("13.7500001")).toBe(true);
    if (Number(a) < 18) expectWithin("1e-9", worth, "11.25");
    if (Number(a) > 22) expectWithin("1e-9", worth, "13.75");
  });
});

it.each<[title: string, action: () => unknown, expected: readonly string[]]>([
  ["a price of 0", () => exchangeRatioAt("0", collar), ["price: out-of-range"]],
  ["a number for a price", () => exchangeRatioAt(20 as never, collar), ["price: invalid-decimal"]],
  ["an empty band", () => exchangeRatioAt("1", { ...collar, high: "18" }), ["terms.high: invalid-term"]],
  [
    "value and ratio",
    () => exchangeRatioAt("1", { ...collar, ratio: "1" } as never),
    ["terms.value: invalid-term"],
  ],
  ["neither", () => exchangeRatioAt("1", { low: "18" } as never), ["terms.value: invalid-term"]],
  [
    "a rounding that is none",
    () => exchangeRatioAt("1", { ...collar, rounding: { places: 2.5, mode: "nearest" as never } }),
    ["terms.rounding.places: out-of-range", "terms.rounding.mode: invalid-type"],
  ],
  ["a ratio beyond 28 digits", () => exchangeRatioAt("3", { value: "1e30" }), ["terms: out-of-range"]],
])("refuses %s", (_, action, expected) => {
  expect(problems(refusal(action))).toEqual(expected);
});

describe("rounding", () => {
  it("rounds once: a quotient a hair below a half stays down", () => {
    // 60 digits of it are 0.5 exactly, so that a second rounding would go up.
    const below = { value: "0.499999999999999999999999999999999999999999999999999999999999" };
    expect(exchangeRatioAt("1", { ...below, rounding: { places: 0 } }).toString()).toBe("0");
    const hair = { value: "1", rounding: { places: 0 } };
    expect(exchangeRatioAt(`2.${"0".repeat(58)}1`, hair).toString()).toBe("0");
    expect(exchangeRatioAt("2", hair).toString()).toBe("1");
  });

  it.each([
    ["half-up", "0.625", "0.63"],
    ["half-even", "0.625", "0.62"],
    ["half-even", "0.635", "0.64"],
    ["half-even", "0.6250000001", "0.63"],
    ["down", "0.629", "0.62"],
    ["up", "0.6201", "0.63"],
    ["up", "0.62", "0.62"],
  ] as const)("rounds %s %s to %s", (mode, value, expected) => {
    expect(exchangeRatioAt("1", { value, rounding: { places: 2, mode } }).toString()).toBe(expected);
  });

  it("an open side of a collar is open", () => {
    expect(exchangeRatioAt("5", { value: "10", high: "8" }).toString()).toBe("2");
    expect(exchangeRatioAt("16", { value: "10", high: "8" }).toString()).toBe("1.25");
    expect(exchangeRatioAt("16", { ratio: "2", low: "8" }).toString()).toBe("2");
    expect(exchangeRatioAt("4", { ratio: "2", low: "8" }).toString()).toBe("4");
  });
});

describe("published ratios", () => {
  // Form 10-K of Time Warner for 2017, R52: 1.437 below $37.411, 1.300 above $41.349.
  const timeWarner = {
    value: "53.75",
    low: "37.411",
    high: "41.349",
    ratioBelow: "1.437",
    ratioAbove: "1.300",
  };

  it("hold outside the band, whose ends belong to it", () => {
    expect(
      ["37.41", "37.411", "39.52", "41.349", "41.35"].map((at) => exchangeRatioAt(at, timeWarner).toFixed(4)),
    ).toEqual(["1.4370", "1.4367", "1.3601", "1.2999", "1.3000"]);
  });

  it("only go with a value and the end that they belong to", () => {
    const refused = (terms: object) => problems(refusal(() => exchangeRatioAt("20", terms as never)));

    expect(refused({ value: "10", ratioBelow: "1" })).toEqual(["terms.ratioBelow: invalid-term"]);
    expect(refused({ value: "10", low: "18", ratioAbove: "1" })).toEqual(["terms.ratioAbove: invalid-term"]);
    expect(refused({ ratio: "0.5", low: "18", ratioBelow: "1" })).toEqual(["terms.ratioBelow: invalid-term"]);
    expect(refused({ value: "10", low: "18", ratioBelow: "-1" })).toEqual(["terms.ratioBelow: out-of-range"]);
  });
});
