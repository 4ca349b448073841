import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { certified } from "../../src/numeric/certified.js";
import { decimalOf, ResultDecimal } from "../../src/numeric/decimal.js";
import { DoubleDouble } from "../../src/numeric/doubleDouble/doubleDouble.js";
import { powerOfTwo } from "../../src/numeric/doubleDouble/powerOfTwo.js";
import { roundToDecimal } from "../../src/numeric/doubleDouble/roundToDecimal.js";
import type { Real } from "../../src/numeric/real.js";
import { Undecided } from "../../src/numeric/undecided.js";
import { exactPair, type Pair } from "./operations.js";

const Wide = decimalOf(1300);
const digits = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 40n }), fc.integer({ min: 1, max: 40 }))
  .map(([number, length]) => number.toString().slice(0, length));
const exponents = fc.integer({ min: -130, max: 130 });
const signs = fc.constantFrom("", "-");
const texts = fc
  .tuple(signs, digits, exponents)
  .map(([sign, [first, ...rest], e]) => `${sign}${first}.${rest.join("")}e${e}`);

/** Every field of a Decimal, in the order that decimal.js gives them. */
const inside = (value: Decimal) => JSON.stringify([value.s, value.e, value.d]);

/** 28 digits of a number given exactly, and that they are what decimal.js itself holds for the same digits. */
function expectNearest(result: Decimal, exact: Decimal): void {
  const unit = new Wide(10).pow(exact.abs().e - 27);
  const nearest = new Wide(exact).toSignificantDigits(28);
  // Of two neighbours of what is a tie but for 1e-32, either will do.
  const off = new Wide(result).minus(exact).abs().div(unit);
  expect(off.lessThanOrEqualTo("0.502"), `${result} for ${exact.toPrecision(45)}, nearest ${nearest}`).toBe(
    true,
  );
  expect(inside(result)).toBe(inside(new ResultDecimal(result.toString())));
  expect(Object.isFrozen(result) && Object.isFrozen(result.d)).toBe(true);
}

/** The nearest 28 digits, or no answer where those would be a tie between two minor units that the number is not. */
function expectRounded(pair: Pair): void {
  const exact = exactPair(pair);
  try {
    expectNearest(roundToDecimal(new DoubleDouble(...pair), 0), exact);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    const rounded = new Wide(exact).toSignificantDigits(28);
    expect(rounded.equals(exact)).toBe(false);
    expect(rounded.toFixed()).toMatch(/\.(\d{2,3})?5$/);
  }
}

describe("a pair of doubles as a result", () => {
  test.prop([texts], { numRuns: 500 })(
    "is a decimal in the same 28 digits, as decimal.js holds it",
    (text) => {
      const given = new Decimal(text);
      const result = certified((numbers) => numbers.of(given).toResult());
      expectNearest(result, given);
      if (given.precision() <= 28) expect(inside(result)).toBe(inside(new ResultDecimal(given.toString())));
    },
  );

  const mantissas = fc.tuple(
    fc.integer({ min: 1, max: 2 ** 31 }),
    fc.integer({ min: -450, max: 450 }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  );
  test.prop([mantissas], { numRuns: 500 })("is its nearest 28 digits at any exponent", ([top, e, share]) => {
    const hi = (1 + top / 2 ** 32) * powerOfTwo(e);
    const pair: Pair = [hi, hi * powerOfTwo(-54) * share];
    expectRounded(pair);
    expectRounded([-pair[0], -pair[1]]);
  });

  // The double nearest to such a number is the power of ten itself, or beyond it.
  test.prop([
    fc.integer({ min: -139, max: 139 }),
    fc.constantFrom("4e-32", "6e-30", "6e-29", "1.4e-28", "4e-28", "6e-28", "3e-27", "2e-17", "0"),
    fc.constantFrom(1, -1),
  ])("has its full 28 digits next to a power of ten", (e, distance, side) => {
    const exact = new Wide(distance).times(side).plus(1).times(`1e${e}`);
    const hi = Number(exact);
    const pair: Pair = [hi, Number(exact.minus(exactPair([hi, 0])))];
    expectRounded(pair);
  });

  it.each([
    ["9.9999999999999999999999999996", "10"],
    ["99999999999999999999999999996", "1e29"],
    ["0.99999999999999999999999999994", "0.9999999999999999999999999999"],
    ["999999999999999.99999999999996", "1e15"],
    ["0.00000000000000000000000000000000000000099999999999999999999999999996", "1e-39"],
    ["1.0000000000000000000000000006", "1.000000000000000000000000001"],
    ["1e-140", "1e-140"],
    ["1e140", "1e140"],
    ["1e141", "1e141"],
    ["1e-200", "1e-200"],
    ["0", "0"],
  ])("carries and keeps %s as %s", (value, expected) => {
    const result = certified((numbers) => numbers.of(new Decimal(value)).toResult());
    expect(inside(result)).toBe(inside(new ResultDecimal(expected)));
    const negative = certified((numbers) => numbers.of(new Decimal(value).neg()).toResult());
    if (value !== "0") expect(inside(negative)).toBe(inside(new ResultDecimal(`-${expected}`)));
  });

  it("is a tie between two cents only where that is exact", () => {
    const tie = doubleDoubles.of(new Decimal("0.125"));
    expect(tie.toResult().toString()).toBe("0.125");
    const power = doubleDoubles.of(new Decimal(2).pow(-10));
    let tiny = doubleDoubles.of(1);
    for (let times = 0; times < 10; times += 1) tiny = tiny.times(power);
    expect(tiny.doubt().toNumber()).toBe(0);
    expect(() => tie.minus(tiny).toResult()).toThrow(Undecided);
    const [tenth, twentieth] = ["0.1", "0.05"].map((text) => doubleDoubles.of(new Decimal(text)));
    expect(() => twentieth?.times(tenth as Real).toResult()).toThrow(Undecided);
    expect(doubleDoubles.of(new Decimal("0.005")).toResult().toString()).toBe("0.005");
  });
});
