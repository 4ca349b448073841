import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { decimalOf } from "../../src/numeric/decimal.js";
import { normalCdf, normalDensity, normalQuantile } from "../../src/numeric/normal.js";
import { distributionFigures } from "../golden/distributionFigures.js";
import { expectWithin } from "./relativeError.js";

const { normal, normalQuantiles, publishedNormal } = distributionFigures;
/** Two units in the last of 60 digits: the figures are themselves rounded to 60. */
const TOLERANCE = "2e-59";

const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 50 });
const scores = fc
  .tuple(fc.constantFrom("", "-"), fc.integer({ min: 0, max: 40 }), digits)
  .map(([sign, whole, part]) => `${sign}${whole}.${part}`);
const probabilities = fc
  .tuple(digits, fc.integer({ min: 0, max: 120 }))
  .map(([part, zeros]) => `0.${"0".repeat(zeros)}${part}1`);

describe(normal.source, () => {
  it.each(normal.cases)("φ and Φ at $x", ({ x, density, cdf }) => {
    expectWithin(TOLERANCE, normalDensity(new Decimal(x)), density);
    expectWithin(TOLERANCE, normalCdf(new Decimal(x)), cdf);
  });

  it.each(normalQuantiles.cases)("Φ⁻¹ at $p", ({ p, x }) => {
    expectWithin(TOLERANCE, normalQuantile(new Decimal(p)), x);
  });
});

it.each(publishedNormal.cases)(`Φ($x) as printed in ${publishedNormal.source}`, ({ x, cdf }) => {
  expect(normalCdf(new Decimal(x)).toFixed(15)).toBe(cdf);
});

describe("the normal distribution", () => {
  test.prop([scores], { numRuns: 40 })("has tails that sum to 1 and agree with mirrored scores", (score) => {
    const x = new Decimal(score);
    expectWithin("1e-58", normalCdf(x).plus(normalCdf(x.neg())), "1");
    expect(normalDensity(x)).toEqual(normalDensity(x.neg()));
  });

  // The two methods take over from each other at a score that depends on the digits.
  test.prop([scores, fc.constantFrom(10, 28, 60)], { numRuns: 40 })(
    "is right to the digits of its argument",
    (score, precision) => {
      const Few = decimalOf(precision);
      const Many = decimalOf(precision + 37);
      for (const of of [normalCdf, normalDensity]) {
        const few = of(new Few(score));
        expect(few.precision()).toBeLessThanOrEqual(precision);
        expectWithin(`1e${2 - precision}`, few, of(new Many(score)));
      }
    },
  );

  test.prop([probabilities], { numRuns: 40 })("has a quantile that inverts it in both tails", (p) => {
    const score = normalQuantile(new Decimal(p));
    expectWithin("1e-54", normalCdf(score), p);
    const rest = new (decimalOf(200))(1).minus(p);
    expectWithin("1e-57", normalQuantile(new Decimal(rest)), score.neg());
  });

  it("rises with the score where the methods meet", () => {
    const scores = Array.from({ length: 40 }, (_, index) => new Decimal("-6.95").plus(`${index}e-3`));
    const values = scores.map(normalCdf);
    for (const [index, value] of values.slice(1).entries()) {
      expect(value.greaterThan(values[index] ?? value)).toBe(true);
    }
  });

  it("is 0 or 1 beyond every Decimal exponent, never NaN", () => {
    const far = new Decimal("1e200");
    expect([normalCdf(far), normalCdf(far.neg()), normalDensity(far.neg())].map(String)).toEqual([
      "1",
      "0",
      "0",
    ]);
    expect(normalCdf(new Decimal("-1e8")).toString()).toMatch(/e-217147240951\d{4}$/);
  });

  it.each(["0", "1", "-0.1", "1.5", "NaN"])("has no quantile for %s", (p) => {
    expect(() => normalQuantile(new Decimal(p))).toThrow("needs a probability above 0 and below 1");
  });
});
