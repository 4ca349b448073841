import { fc, test } from "@fast-check/vitest";
import { Decimal as Shared } from "decimal.js";
import { annuity, Decimal, discountFactor, npv, valueOffer, xnpv, yearFraction } from "offer-valuation";
import { describe, expect } from "vitest";
import { readDecimal, toDecimal } from "../../src/numeric/decimal.js";
import { toResult } from "../../src/numeric/rounding.js";
import { decimals } from "./kit/decimals.js";
import { expectFrozen } from "./kit/frozen.js";
import { believedOffers } from "./kit/offers.js";
import { toDecimal as decimalOf, rationalOf } from "./kit/rational.js";

const runs = { numRuns: 200 };
const dates = ["2020-01-31", "2024-02-29"] as const;

const results = (amount: string): Decimal[] => [
  npv("0.08", [amount, "5"], { first: 1 }),
  xnpv("0.08", [{ date: dates[0], amount }]),
  annuity("0.08", 7, { first: 0 }),
  yearFraction(...dates, "ACT/365F"),
  discountFactor("0.08", ...dates),
];

describe("a Decimal that the library returns", () => {
  test.prop([decimals()], { numRuns: 50 })("is frozen, digits and all", (amount) => {
    expectFrozen(results(amount));
  });

  test.prop([believedOffers()], { numRuns: 30 })("is frozen in a valuation too", ({ offer, beliefs }) => {
    const { presentValue, cashFlows, breakdown } = valueOffer(offer, beliefs);
    expectFrozen([presentValue, cashFlows, breakdown]);
  });

  test.prop([decimals(), decimals()], runs)("computes like any other, and stays as it was", (left, right) => {
    for (const result of results(left)) {
      const before = result.toString();
      const loose = new Decimal(before);
      const other = new Decimal(right);
      for (const operation of ["plus", "minus", "times", "comparedTo"] as const) {
        expect(String(result[operation](other))).toBe(String(loose[operation](other)));
        expect(other[operation](result)).toEqual(other[operation](loose));
      }
      if (!other.isZero()) expect(result.div(other)).toEqual(loose.div(other));
      expect(result.abs().sqrt()).toEqual(loose.abs().sqrt());
      expect(result.pow(3)).toEqual(loose.pow(3));
      expect(result.neg().toFixed(2)).toBe(loose.neg().toFixed(2));
      expect(new Decimal(result)).toEqual(loose);
      expect(new Shared(result).toString()).toBe(new Shared(before).toString());
      expect(JSON.parse(JSON.stringify(result))).toBe(before);
      expect(result.toString()).toBe(before);
    }
  });

  test.prop([decimals()], { numRuns: 20 })("carries as many digits on as the library's own", (amount) => {
    const thirds = results(amount).map((result) => result.times(0).plus(1).div(3).precision());
    expect(thirds).toEqual(thirds.map(() => new Decimal(1).div(3).precision()));
  });

  test.prop([decimals()], runs)("has at most 28 digits, rounded half away from zero", (text) => {
    const value = new Decimal(text).div(7);
    const rounded = toResult(value);
    expect(rounded.precision()).toBeLessThanOrEqual(28);
    const unit = new Decimal(10).pow(value.e - 27);
    expect(rounded.minus(value).abs().lte(unit.div(2))).toBe(true);
  });
});

describe("a decimal that the library reads", () => {
  test.prop([decimals()], runs)("is exactly what its digits say", (text) => {
    expect(toDecimal(text, []).equals(decimalOf(rationalOf(text)))).toBe(true);
  });

  test.prop([decimals()], runs)("may come as a Decimal of any copy", (text) => {
    expect(toDecimal(new Shared(text), [])).toEqual(toDecimal(text, []));
    expect(toDecimal(new Decimal(text), [])).toEqual(toDecimal(text, []));
  });

  test.prop(
    [
      fc.oneof(
        fc.double(),
        fc.bigInt(),
        fc.constantFrom(
          "NaN",
          "Infinity",
          "0x10",
          "1_000",
          "1,000",
          "8%",
          "",
          " 1",
          "1 ",
          ".",
          "1e",
          "--1",
          "１",
        ),
      ),
    ],
    runs,
  )("is never anything but a plain decimal", (input) => {
    expect(readDecimal(input).ok).toBe(false);
  });
});
