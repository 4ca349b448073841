import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { certified } from "../../src/numeric/certified.js";
import { decimals } from "../../src/numeric/decimalBall.js";
import {
  betaAroundMean,
  incompleteBeta,
  lowerBeta,
  lowerBetaLogQuantile,
  lowerBetaQuantile,
  lowerBetas,
} from "../../src/numeric/incompleteBeta.js";
import type { Real } from "../../src/numeric/real.js";
import { distributionFigures } from "../golden/distributionFigures.js";
import { expectWithin } from "./relativeError.js";
import { real } from "./sixtyDigits.js";

const TOLERANCE = "1e-56";
const { incompleteBeta: computed, exactIncompleteBeta: exact } = distributionFigures;

const tenths = (min: number, max: number) => fc.integer({ min, max }).map((value) => `${value / 10}`);
const inside = fc.integer({ min: 1, max: 999 }).map((value) => `0.${String(value).padStart(3, "0")}7`);
const shapes = tenths(10, 90);
const number = (text: string): Real => real(new Decimal(text));

describe.each([computed, exact])("$source", ({ cases }) => {
  it.each(cases)("I($x; $a, $b)", ({ x, a, b, value }) => {
    expectWithin(TOLERANCE, incompleteBeta(number(x), number(a), number(b)).toResult(), value);
  });
});

describe("the incomplete beta function", () => {
  test.prop([inside, shapes, shapes], { numRuns: 25 })("mirrors: I_x(a, b) + I_1−x(b, a) = 1", (x, a, b) => {
    const [left, p, q] = [number(x), number(a), number(b)];
    const right = left.neg().plus(1);
    expectWithin(
      "1e-57",
      incompleteBeta(left, p, q)
        .plus(incompleteBeta(right, q, p))
        .toResult(),
      "1",
    );
  });

  test.prop([inside, shapes, shapes, fc.constantFrom(20, 30, 60)], { numRuns: 25 })(
    "is right to the digits of its argument, and knows how right",
    (x, a, b, precision) => {
      const [few, many] = [precision, precision + 31].map((digits) => {
        const { of } = decimals(digits, 1, true);
        return incompleteBeta(of(new Decimal(x)), of(new Decimal(a)), of(new Decimal(b)));
      });
      if (few === undefined || many === undefined) throw new Error("two precisions");
      expectWithin(`1e${4 - precision}`, few.toDecimal(), many.toDecimal());
      const error = few.toDecimal().minus(many.toDecimal()).abs();
      expect(error.lessThanOrEqualTo(few.doubt().toDecimal())).toBe(true);
    },
  );

  test.prop([inside, shapes, shapes, fc.constantFrom("0", "-3", "-40")], { numRuns: 25 })(
    "is inverted, and says how far off that may be",
    (share, a, b, power) => {
      const [p, q] = [number(a), number(b)];
      const mass = betaAroundMean(p, q).below.times(number(`${share}e${power}`));
      const x = lowerBetaQuantile(mass, p, q);
      expectWithin(TOLERANCE, lowerBeta(x, p, q).toDecimal(), mass.toDecimal());
      const log = lowerBetaLogQuantile(mass.ln().toNumber(), Number(a), Number(b));
      expect(log).toBeCloseTo(x.ln().toNumber(), 11);
      const results = [28, 60].map((digits) =>
        certified(({ of }) => {
          const [few, own, other] = [new Decimal(`${share}e${power}`), new Decimal(a), new Decimal(b)].map(
            of,
          );
          if (!few || !own || !other) throw new Error("three of them");
          return lowerBetaQuantile(betaAroundMean(own, other).below.times(few), own, other).toResult();
        }, digits),
      );
      const [rounded, precise] = results;
      expect(rounded?.toString()).toBe(precise?.toSignificantDigits(28).toString());
    },
  );

  test.prop([inside, shapes, shapes], { numRuns: 15 })(
    "gives a and a + 1 for the price of one",
    (x, a, b) => {
      const [p, q] = [number(a), number(b)];
      const below = p.div(p.plus(q)).times(number(x));
      const { lower, next } = lowerBetas(below, p, q);
      expectWithin(TOLERANCE, lower.toResult(), lowerBeta(below, p, q).toResult());
      expectWithin(TOLERANCE, next.toResult(), lowerBeta(below, p.plus(1), q).toResult());
    },
  );

  test.prop([shapes, shapes], { numRuns: 15 })(
    "has two parts that agree with each of them alone at the mean",
    (a, b) => {
      const [p, q] = [number(a), number(b)];
      const { below, above } = betaAroundMean(p, q);
      const share = incompleteBeta(p.div(p.plus(q)), p, q);
      expectWithin("1e-55", below.div(below.plus(above)).toResult(), share.toResult());
    },
  );

  // An element of the fraction all but vanishes there, and with it would its successors if it were taken for 0.
  it.each(["2", "3", "4"])("is smooth in b around %s", (whole) => {
    const at = (b: string) =>
      incompleteBeta(number("0.3"), real(2), number(b).plus(number(whole))).toDecimal();
    const slope = (step: string) =>
      at(step)
        .minus(at(`-${step}`))
        .div(step);
    expectWithin("1e-18", slope("1e-20"), slope("1e-10"));
  });

  it("is 0 and 1 at the ends and beyond", () => {
    const at = (x: string) => incompleteBeta(number(x), real(2), real(3)).toResult().toString();
    expect(["-1", "0", "1", "2"].map(at)).toEqual(["0", "0", "1", "1"]);
  });
});
