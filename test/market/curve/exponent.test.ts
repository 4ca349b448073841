import { fc, test } from "@fast-check/vitest";
import {
  type Decimal,
  discountFactor,
  type Interpolation,
  parallelShift,
  type ZeroCurveInput,
  zeroCurve,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { exponentBetween } from "../../../src/market/curve/exponent.js";
import { curveOf } from "../../../src/market/curve/zeroCurve.js";
import { doubleDoubles } from "../../../src/numeric/ball.js";
import { sixtyDigits } from "../../../src/numeric/certified.js";
import { decimalOf } from "../../../src/numeric/decimal.js";
import { decimals } from "../../../src/numeric/decimalBall.js";
import type { Arithmetic, Real } from "../../../src/numeric/real.js";
import { Undecided } from "../../../src/numeric/undecided.js";
import { dateOfDay, dayNumber } from "../../laws/kit/dates.js";
import {
  basisPoints,
  factors,
  fallingCurves,
  inYears,
  later,
  nodes,
  par,
  parCurves,
  START,
  zeroRateCurves,
} from "./documents.js";

const Wide = decimalOf(150);
const precise = decimals(90, 60, false);

/** How well −ln DF has to be known for 28 digits of a discount factor. */
const FOR_28_DIGITS = 5e-29;

/** What an arithmetic makes of −ln DF; undefined where it cannot tell. */
function exponentIn(input: ZeroCurveInput, from: string, to: string, numbers: Arithmetic): Real | undefined {
  try {
    return exponentBetween(curveOf(input).curve, dayNumber(from), dayNumber(to), numbers);
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

/** "right", or how far an interval misses what 90 digits say. */
function misses(actual: Real, expected: Real): string {
  const miss = new Wide(actual.toDecimal()).minus(expected.toDecimal()).abs();
  const room = new Wide(actual.doubt().toDecimal()).plus(`1e-55`);
  return miss.lessThanOrEqualTo(room)
    ? "right"
    : `${miss.toExponential(3)} off, more than ${room.toExponential(3)}`;
}

const interpolations: readonly Interpolation[] = ["linear-zero", "log-linear", "monotone-cubic"];
const spreads = fc.constantFrom(undefined, "0.013", "-0.0041");
const hazards = fc.constantFrom(
  undefined,
  { hazardRate: "0.02", recovery: "0" },
  { hazardRate: "0.035", recovery: "0.4" },
);

describe("the radius of −ln DF", () => {
  const curves = fc
    .tuple(
      fc.oneof(
        zeroRateCurves(),
        fallingCurves(),
        parCurves().map(({ step: _, ...input }) => input),
      ),
      spreads,
      hazards,
      fc.option(basisPoints(), { nil: undefined }),
    )
    .map(([input, spread, hazard, shift]) => ({ ...input, spread, hazard, parallelShift: shift }));

  test.prop([curves, later(2)], { numRuns: 60 })(
    "covers what more digits say, in pairs of doubles and in 60 digits",
    (input, [from = "", to = ""]) => {
      const expected = exponentIn(input, from, to, precise);
      for (const numbers of [doubleDoubles, sixtyDigits()]) {
        const actual = exponentIn(input, from, to, numbers);
        if (actual !== undefined && expected !== undefined) expect(misses(actual, expected)).toBe("right");
      }
    },
    120_000,
  );

  test.prop([parCurves()], { numRuns: 25 })(
    "covers the nodes that a bootstrap finds by iteration",
    ({ step: _, ...input }) => {
      for (const { date } of input.parYields ?? []) {
        const [actual, expected] = [doubleDoubles, precise].map((numbers) =>
          exponentIn(input, START, date, numbers),
        );
        if (actual !== undefined && expected !== undefined) expect(misses(actual, expected)).toBe("right");
      }
    },
    120_000,
  );

  it.each(interpolations)("is that of a double-double for curves of everyday, %s", (interpolation) => {
    const everyday: readonly ZeroCurveInput[] = [
      nodes(["2022-01-01", "0.02"], ["2024-01-01", "0.03"], ["2031-01-01", "0.035"]),
      factors("0.98", "0.98", "0.95"),
      par("0.01", "0.02", "0.025"),
      parallelShift(par("0.01", "0.02", "0.025"), "0.0001").toJSON() as unknown as ZeroCurveInput,
    ];
    for (const input of everyday) {
      for (const to of ["2021-02-03", "2022-07-01", "2023-06-15", "2031-06-01"]) {
        const exponent = exponentIn({ ...input, interpolation }, START, to, doubleDoubles);
        expect(exponent?.doubt().toNumber()).toBeLessThan(FOR_28_DIGITS);
      }
    }
  });

  it.each([
    "linear-zero",
    "log-linear",
  ] as const)("stays that small over a bootstrap with coupons between the nodes, %s", (interpolation) => {
    const years = [1, 2, 3, 5, 7, 10];
    const input: ZeroCurveInput = {
      date: START,
      interpolation,
      couponFrequency: "semi-annual",
      parYields: years.map((year) => ({ date: inYears(year), yield: `0.0${year + 10}` })),
    };
    for (const year of years) {
      const exponent = exponentIn(input, START, inYears(year), doubleDoubles);
      if (exponent === undefined) throw new Error("pairs of doubles are enough for this");
      const share = exponent.doubt().toNumber() / exponent.toNumber();
      expect(share).toBeLessThan(1e-29);
    }
  });
});

describe("as many digits of a curve as are asked for", () => {
  const digits = { precision: 80 };
  const eighty = (value: Decimal): string => value.toSignificantDigits(80).toString();

  it("between two discount factors, whose logarithm is a straight line", () => {
    const curve = factors("0.97", "0.93");
    const days = dayNumber("2022-05-01") - dayNumber("2022-01-01");
    const expected = new Wide("0.93").div("0.97").pow(new Wide(days).div(365)).times("0.97");
    expect(discountFactor(curve, START, "2022-05-01", digits).toString()).toBe(eighty(expected));
  });

  it("of a zero rate between two", () => {
    const curve = {
      ...nodes(["2022-01-01", "0.02"], ["2023-01-01", "0.03"]),
      interpolation: "linear-zero",
    } as const;
    const days = dayNumber("2022-05-01") - dayNumber(START);
    const rate = new Wide("0.01")
      .times(days - 365)
      .div(365)
      .plus("0.02");
    const expected = rate.plus(1).pow(new Wide(-days).div(365));
    expect(discountFactor(curve, START, "2022-05-01", digits).toString()).toBe(eighty(expected));
  });

  it("of a bootstrap, whose second node is a quotient", () => {
    const [first, second] = ["0.02", "0.03"];
    const early = new Wide(1).div(new Wide(1).plus(first));
    const expected = new Wide(1).minus(early.times(second)).div(new Wide(1).plus(second));
    const factor = discountFactor(par(first, second), START, inYears(2), digits);
    expect(factor.toString()).toBe(eighty(expected));
  });

  it("of a bootstrap that is solved by iteration, which prices its bond", () => {
    const curve = zeroCurve({
      date: START,
      couponFrequency: "annual",
      parYields: [{ date: inYears(3), yield: "0.05" }],
    });
    const price = [1, 2, 3].reduce((sum, year) => {
      const factor = discountFactor(curve, START, inYears(year), digits);
      return sum.plus(new Wide(year === 3 ? "1.05" : "0.05").times(factor));
    }, new Wide(0));
    expect(price.minus(1).abs().lessThan("1e-78")).toBe(true);
  });
});

describe("what is exactly nothing is shown as 0", () => {
  it.each([
    "linear-zero",
    "log-linear",
  ] as const)("the zero rate of a par yield of 0 among others, %s", (interpolation) => {
    const curve = zeroCurve({
      date: START,
      interpolation,
      couponFrequency: "quarterly",
      parYields: [
        { date: inYears(2), yield: "0.0456" },
        { date: inYears(4), yield: "0" },
        { date: inYears(6), yield: "0.034" },
      ],
    });
    expect(curve.nodes[1]?.zeroRate.toString()).toBe("0");
    expect(curve.nodes[1]?.discountFactor.toString()).toBe("1");
  });

  it("the forward rate between equal discount factors", () => {
    for (const interpolation of interpolations) {
      const curve = curveOf({ ...factors("0.97", "0.97", "0.95"), interpolation }).curve;
      const flat = exponentBetween(curve, dayNumber(inYears(1)), dayNumber(inYears(2)), doubleDoubles);
      expect(flat.excludesZero()).toBe(false);
      expect(discountFactor(curveOf(factors("0.97", "0.97")).shown, inYears(1), inYears(2)).toString()).toBe(
        "1",
      );
    }
  });

  it("a day in the middle of a level stretch has its factor", () => {
    const level = { ...factors("0.97", "0.97"), interpolation: "monotone-cubic" } as const;
    const middle = dateOfDay(dayNumber(inYears(1)) + 100);
    expect(discountFactor(level, START, middle).toString()).toBe("0.97");
  });
});
