import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { decimalOf } from "../../src/numeric/decimal.js";
import { exactly } from "../../src/numeric/doubleDouble/constant.js";
import { encloser } from "../../src/numeric/exponentialSum/enclosure.js";
import { exp2Fraction, powerOfTwo } from "../../src/numeric/exponentialSum/exp2Fraction.js";
import { exponentialSum, signChanges, totalOf } from "../../src/numeric/exponentialSum/exponentialSum.js";
import { findRoots } from "../../src/numeric/exponentialSum/findRoots.js";
import { isolateRoots } from "../../src/numeric/exponentialSum/isolateRoots.js";
import { preciseEncloser, sideOf } from "../../src/numeric/exponentialSum/preciseSum.js";

const Wide = decimalOf(60);
const LN2 = new Wide(2).ln();

test.prop([fc.double({ min: -0.5, max: 0.5, noNaN: true })], { numRuns: 200 })(
  "2^x is within 2^-51 of itself",
  (x) => {
    const exact = new Wide(2).pow(new Wide(exactDecimal(x)));
    const error = new Wide(exactDecimal(exp2Fraction(x))).minus(exact).abs().div(exact);
    expect(error.lessThan(exactDecimal(2 ** -51))).toBe(true);
  },
);

/** All the digits of a double, from whole numbers: decimal.js itself reads the shortest text that rounds to it. */
function exactDecimal(x: number): string {
  let [whole, halvings] = [x, 0];
  for (; !Number.isInteger(whole); halvings += 1) whole *= 2;
  return `${BigInt(whole) * 5n ** BigInt(halvings)}e-${halvings}`;
}

test.prop([fc.double({ noNaN: true, noDefaultInfinity: true })])("a double keeps its digits, to 60", (x) => {
  const exact = new Wide(exactDecimal(x));
  expect(exact.minus(exactly(x)).abs().lessThanOrEqualTo(exact.abs().times("3e-59"))).toBe(true);
});

it("a double's digits are not its shortest text", () => {
  expect(new Decimal(exactDecimal(0.1)).toString()).toBe(
    "0.1000000000000000055511151231257827021181583404541015625",
  );
  expect([powerOfTwo(-3), powerOfTwo(1001), powerOfTwo(-1001)]).toEqual([0.125, Number.POSITIVE_INFINITY, 0]);
});

const amounts = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom("e-2", "e3", "e40", "e-30"))
  .map(([value, unit]) => new Decimal(`${value}${unit}`));

const sums = fc
  .array(fc.record({ time: fc.nat(400), amount: amounts }), { minLength: 1, maxLength: 8 })
  .map((terms) => exponentialSum(terms, 1))
  .filter(({ times }) => times.length > 0);

describe("an enclosure", () => {
  test.prop(
    [
      sums,
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 0.01, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.boolean(),
    ],
    { numRuns: 150 },
  )("holds value, slope and curvature, at its middle and all around", (sum, x, halfWidth, share, precise) => {
    const at = (precise ? preciseEncloser(sum, 40) : encloser(sum))(x, halfWidth);
    const exactly = (y: number) => {
      const exponent = new Wide(exactDecimal(y));
      const factor = new Wide(2).pow(exponent.minus(exactDecimal(x)).times(at.centre).minus(at.scale));
      const terms = sum.amounts.map((amount, i) => {
        const time = sum.times[i] ?? 0;
        const term = new Wide(2).pow(exponent.times(-time)).times(factor).times(amount);
        return { term, offset: time - at.centre };
      });
      const total = (power: number) =>
        terms.reduce((all, { term, offset }) => all.plus(term.times(offset ** power)), new Wide(0));
      return [total(0), total(1), total(2)] as const;
    };
    const expectWithin = (figure: Decimal | undefined, middle: number, error: number) => {
      expect(
        new Wide(figure ?? 0).minus(exactDecimal(middle)).abs().lessThanOrEqualTo(exactDecimal(error)),
      ).toBe(true);
    };
    const [value, slope, curvature] = exactly(x);
    expectWithin(value, at.value, at.valueError);
    expectWithin(slope, at.slope, at.slopeError);
    expectWithin(curvature, at.curvature, at.curvatureError);
    const [valueThere, slopeThere, curvatureThere] = exactly(x + share * halfWidth * 0.999_999);
    expectWithin(valueThere, at.value, at.valueError + at.valueSpread);
    expectWithin(slopeThere, at.slope, at.slopeError + at.slopeSpread);
    expectWithin(curvatureThere, at.curvature, at.curvatureError + at.curvatureSpread);
  });

  it("has slopes that are the derivatives", () => {
    const sum = exponentialSum(
      ["-1600", "10000", "-9000"].map((amount, time) => ({ amount: new Decimal(amount), time })),
      1,
    );
    const h = 1e-5;
    const [before, at, after] = [-h, 0, h].map((step) => preciseEncloser(sum, 60)(0.3 + step, 0));
    if (before === undefined || at === undefined || after === undefined) throw new Error("three expected");
    // The factors differ by 2^(±h·c).
    const unscaled = [before.value * 2 ** (-h * at.centre), after.value * 2 ** (h * at.centre)] as const;
    const derivative = (unscaled[1] - unscaled[0]) / (2 * h);
    expect(derivative / (-Math.LN2 * at.slope)).toBeCloseTo(1, 6);
    expect(LN2.toNumber()).toBe(Math.LN2);
  });
});

describe("a sum of dated amounts", () => {
  it("is in order, without what cancels, in units as long as may be", () => {
    const terms = [
      [730, "3"],
      [365, "1e200"],
      [0, "-1"],
      [365, "2"],
      [365, "-1e200"],
      [500, "5"],
      [500, "-5"],
    ] as const;
    const sum = exponentialSum(
      terms.map(([time, amount]) => ({ time, amount: new Decimal(amount) })),
      365,
    );
    expect(sum.amounts.map(String)).toEqual(["-1", "2", "3"]);
    expect([...sum.times]).toEqual([0, 1, 2]);
    expect(sum.unitsAYear).toBe(1);
    expect(signChanges(sum)).toBe(1);
    expect(totalOf(sum).toString()).toBe("4");
  });

  test.prop([sums.filter((sum) => signChanges(sum) > 1)], { numRuns: 100 })(
    "has its roots apart, with signs that differ at the ends of their stretches",
    (sum) => {
      const { roots, unsettled } = isolateRoots(sum);
      const stretches = [...roots, ...unsettled].sort((a, b) => a.low - b.low);
      for (const [index, { low, high }] of stretches.entries()) {
        expect(low).toBeLessThan(high);
        expect(low).toBeGreaterThanOrEqual(stretches[index - 1]?.high ?? Number.NEGATIVE_INFINITY);
      }
      for (const { signLow, signHigh, low, high, guess } of roots) {
        expect(signLow * signHigh).toBe(-1);
        expect(guess > low && guess < high).toBe(true);
        const certainly = (x: number) => Math.sign(preciseEncloser(sum, 60)(x, 0).value);
        expect([certainly(low), certainly(high)]).toEqual([signLow, signHigh]);
      }
    },
  );
});

describe("a root comes out to 28 digits", () => {
  const rootsOf = (amounts: readonly string[]) =>
    findRoots(
      exponentialSum(
        amounts.map((amount, time) => ({ amount: new Decimal(amount), time })),
        1,
      ),
    );
  const digits = "1234567890123456789012345678";

  it.each([
    ["half-way between two", `1.${digits}5`, "0.1234567890123456789012345679"],
    ["just below half-way", `1.${digits}4${"9".repeat(30)}`, "0.1234567890123456789012345678"],
    ["just above half-way", `1.${digits}5${"0".repeat(29)}1`, "0.1234567890123456789012345679"],
    ["half-way, and negative", "0.87654321098765432109876543215", "-0.1234567890123456789012345679"],
    ["of few digits", "1.21", "0.21"],
    ["next to a power of ten", `1.0${"9".repeat(28)}51`, "0.1"],
    ["tiny", `1.${"0".repeat(40)}123`, "1.23e-41"],
  ])("%s", (_, growth, expected) => {
    const { roots, unresolved } = rootsOf(["-1", growth]);
    expect(roots.map(String)).toEqual([expected]);
    expect(unresolved).toEqual([]);
  });

  it("where two nearly coincide", () => {
    // (g − 1.1)·(g − 1.1 − 1e-12)
    const [first, second] = rootsOf(["-1", "2.200000000001", "-1.2100000000011"]).roots;
    expect([first, second].map(String)).toEqual(["0.1", "0.100000000001"]);
  });

  it("or not at all where nearly nothing is left", () => {
    expect(rootsOf(["-1", "1e-27"]).roots.map(String)).toEqual(["-0.999999999999999999999999999"]);
    expect(rootsOf(["-1", "9e-28"])).toMatchObject({ roots: [], unresolved: [{}] });
  });
});

describe("the side of 0 on which a sum lies", () => {
  /** (growth·v^year − 1)·(1 + v), which is 0 at the yearly rate growth − 1. Its times are a unit apart, so that a year cannot be shortened to one unit. */
  const paidBack = (growth: string, year: number) =>
    exponentialSum(
      [
        { time: 0, amount: new Decimal(-1) },
        { time: 1, amount: new Decimal(-1) },
        { time: year, amount: new Decimal(growth) },
        { time: year + 1, amount: new Decimal(growth) },
      ],
      year,
    );

  it.each([2, 12, 365, 366])("is known within a hair of its root, with %i units a year", (units) => {
    for (const digits of [30, 60, 120, 400]) {
      const sideAt = sideOf(paidBack("1.1", units), digits);
      const near = decimalOf(digits + 5);
      const hair = new near(10).pow(8 - digits);
      expect([
        sideAt(new near("0.1").minus(hair)).sign,
        sideAt(new near("0.1")).sign,
        sideAt(new near("0.1").plus(hair)).sign,
      ]).toEqual([1, 0, -1]);
    }
  });

  it.each(["1e299", "1e301", "1e-1", "1"])("is known where growth is %s", (growth) => {
    const near = decimalOf(70);
    const root = new near(growth).minus(1);
    const hair = new near(growth).times("1e-50");
    const sideAt = sideOf(paidBack(growth, 365), 60);
    expect([sideAt(root.minus(hair)).sign, sideAt(root.plus(hair)).sign]).toEqual([1, -1]);
  });
});
