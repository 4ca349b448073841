import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { decimalOf } from "../../src/numeric/decimal.js";
import {
  betaAroundMean,
  incompleteBeta,
  inverseLowerBeta,
  lowerBeta,
  lowerBetas,
} from "../../src/numeric/incompleteBeta.js";
import { distributionFigures } from "../golden/distributionFigures.js";
import { expectWithin } from "./relativeError.js";

const TOLERANCE = "1e-56";
const { incompleteBeta: computed, exactIncompleteBeta: exact } = distributionFigures;

const tenths = (min: number, max: number) => fc.integer({ min, max }).map((value) => `${value / 10}`);
const inside = fc.integer({ min: 1, max: 999 }).map((value) => `0.${String(value).padStart(3, "0")}7`);
const shapes = tenths(10, 90);

describe.each([computed, exact])("$source", ({ cases }) => {
  it.each(cases)("I($x; $a, $b)", ({ x, a, b, value }) => {
    expectWithin(TOLERANCE, incompleteBeta(new Decimal(x), new Decimal(a), new Decimal(b)), value);
  });
});

describe("the incomplete beta function", () => {
  test.prop([inside, shapes, shapes], { numRuns: 25 })("mirrors: I_x(a, b) + I_1−x(b, a) = 1", (x, a, b) => {
    const [left, p, q] = [new Decimal(x), new Decimal(a), new Decimal(b)];
    const right = new Decimal(1).minus(x);
    expectWithin("1e-57", incompleteBeta(left, p, q).plus(incompleteBeta(right, q, p)), "1");
  });

  test.prop([inside, shapes, shapes, fc.constantFrom(12, 30, 60)], { numRuns: 25 })(
    "is right to the digits of its argument",
    (x, a, b, precision) => {
      const [Few, Many] = [decimalOf(precision), decimalOf(precision + 31)];
      const few = incompleteBeta(new Few(x), new Few(a), new Few(b));
      expect(few.precision()).toBeLessThanOrEqual(precision);
      expectWithin(`1e${3 - precision}`, few, incompleteBeta(new Many(x), new Many(a), new Many(b)));
    },
  );

  test.prop([inside, shapes, shapes], { numRuns: 15 })(
    "gives a and a + 1 for the price of one",
    (x, a, b) => {
      const [p, q] = [new Decimal(a), new Decimal(b)];
      const below = p.div(p.plus(q)).times(x);
      const { lower, next } = lowerBetas(below, p, q);
      expectWithin(TOLERANCE, lower, lowerBeta(below, p, q));
      expectWithin(TOLERANCE, next, lowerBeta(below, p.plus(1), q));
    },
  );

  test.prop([fc.integer({ min: 0, max: 200 }), inside, shapes, shapes], { numRuns: 15 })(
    "has an inverse below the mean",
    (zeros, part, a, b) => {
      const [p, q] = [new Decimal(a), new Decimal(b)];
      const target = betaAroundMean(p, q).below.times(part).times(`1e-${zeros}`);
      expectWithin("1e-55", lowerBeta(inverseLowerBeta(target, p, q), p, q), target);
    },
  );

  // An element of the fraction all but vanishes there, and with it would its successors if it were taken for 0.
  it.each(["2", "3", "4"])("is smooth in b around %s", (whole) => {
    const at = (b: string) => incompleteBeta(new Decimal("0.3"), new Decimal(2), new Decimal(b).plus(whole));
    const slope = (step: string) =>
      at(step)
        .minus(at(`-${step}`))
        .div(step);
    expectWithin("1e-18", slope("1e-20"), slope("1e-10"));
  });

  it("is 0 and 1 at the ends and beyond", () => {
    const at = (x: string) => incompleteBeta(new Decimal(x), new Decimal(2), new Decimal(3)).toString();
    expect(["-1", "0", "1", "2"].map(at)).toEqual(["0", "0", "1", "1"]);
  });
});
