import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { decimalOf } from "../../src/numeric/decimal.js";
import { type DoubleDouble, exactSum, UNIT } from "../../src/numeric/doubleDouble/doubleDouble.js";
import { MILLS_ERROR, millsRatio } from "../../src/numeric/doubleDouble/millsRatio.js";
import { series, sumOfSeries } from "../../src/numeric/doubleDouble/series.js";
import { normalCdf, normalDensity } from "../../src/numeric/normal.js";
import { exactPair } from "./operations.js";

const Wide = decimalOf(120);
const exactly = ({ hi, lo }: DoubleDouble) => new Wide(exactPair([hi, lo]));
const pair = (hi: number, share: number): DoubleDouble => exactSum(hi, hi * 2 ** -53 * 0.99 * share);

const shares = fc.double({ min: -1, max: 1, noNaN: true });
const signs = fc.constantFrom(-1, 1);
/** Each coefficient with its own sign, its own lower half, and a size from half of the one before to all of it. */
const coefficients = fc.array(fc.tuple(signs, fc.double({ min: 0.5, max: 1, noNaN: true }), shares), {
  minLength: 12,
  maxLength: 12,
});

describe("a series whose terms are at most 1/20 of those before", () => {
  test.prop([coefficients, fc.double({ min: -0.05, max: 0.05, noNaN: true }), shares], { numRuns: 500 })(
    "is off by less than 8u², where all of its terms are long",
    (drawn, x, share) => {
      let size = 1;
      const list = drawn.map(([sign, shrinks, low]) => {
        size *= shrinks;
        return pair(sign * size, low);
      });
      const point = pair(x, share);
      const exact = list.reduceRight(
        (sum, coefficient) => sum.times(exactly(point)).plus(exactly(coefficient)),
        new Wide(0),
      );
      const error = exactly(sumOfSeries(series(list, list.length), point))
        .minus(exact)
        .div(exact)
        .abs();
      expect(error.toNumber()).toBeLessThan(8 * UNIT);
    },
  );
});

describe("Mills's ratio", () => {
  // The middle of every ninth cell, its lower edge and what lies just below its upper one; 32 and 33 are where fractions take over.
  const cells = [...Array.from({ length: 49 }, (_, index) => 9 * index), 31, 32, 33];

  it.each(cells)("in cell %i is (1 − Φ(x))/φ(x), worked out in decimals", (cell) => {
    for (const place of [-0.5, 0, 0.49999]) {
      const x = pair(Math.max(0, (cell + place) / 16), 0.7);
      const exact = new (decimalOf(70))(exactly(x));
      const truth = normalCdf(exact.neg()).div(normalDensity(exact));
      const error = exactly(millsRatio(x)).minus(truth).div(truth).abs();
      expect(error.toNumber()).toBeLessThan(MILLS_ERROR);
    }
  });
});
