import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { Decimal, decimalOf } from "../../src/numeric/decimal.js";
import { powerSign } from "../../src/numeric/doubleDouble/powerSign.js";
import {
  PRODUCT_ERROR,
  SUM_ERROR,
  TripleDouble,
  tripleOf,
} from "../../src/numeric/tripleDouble/tripleDouble.js";

const Wide = decimalOf(120);

/** A double with all its digits. */
function exact(x: number): Decimal {
  let [whole, halvings] = [x, 0];
  for (; !Number.isInteger(whole); halvings += 1) whole *= 2;
  return new Wide(BigInt(whole).toString()).div(new Wide(2).pow(halvings));
}

const valueIn = ({ hi, mid, lo }: TripleDouble): Decimal => exact(hi).plus(exact(mid)).plus(exact(lo));

const share = fc.double({ min: -0.5, max: 0.5, noNaN: true });

/** Three doubles, each below half a unit of the last bit of the one before. */
const triples = fc
  .tuple(fc.double({ min: 1, max: 2, noNaN: true }), share, share, fc.integer({ min: -60, max: 60 }), share)
  .map(([first, second, third, exponent, sign]) => {
    const hi = first * 2 ** exponent * (sign < 0 ? -1 : 1);
    const mid = second * 2 ** (exponent - 52);
    return new TripleDouble(hi, mid, third * 2 ** -53 * Math.abs(mid));
  });

const isWithin = (actual: TripleDouble, expected: Decimal, size: Decimal, error = PRODUCT_ERROR): boolean =>
  valueIn(actual).minus(expected).abs().lessThanOrEqualTo(size.times(error));

describe("triple-doubles", () => {
  const runs = { numRuns: 300 };

  test.prop([triples, triples], runs)("multiply within their error", (a, b) => {
    const product = valueIn(a).times(valueIn(b));
    expect(isWithin(a.times(b), product, product.abs())).toBe(true);
  });

  test.prop([triples, fc.double({ min: -1e20, max: 1e20, noNaN: true }), fc.boolean()], runs)(
    "add a double within their error, also where it cancels",
    (a, other, cancels) => {
      const addend = cancels ? -a.hi : other;
      const [value, size] = [valueIn(a), exact(addend)];
      expect(isWithin(a.plusDouble(addend), value.plus(size), value.abs().plus(size.abs()), SUM_ERROR)).toBe(
        true,
      );
    },
  );

  test.prop([fc.bigInt({ min: 1n, max: 10n ** 45n }), fc.integer({ min: -90, max: 30 }), fc.boolean()], runs)(
    "are made of decimals",
    (digits, exponent, negative) => {
      const decimal = new Decimal(`${negative ? "-" : ""}${digits}e${exponent}`);
      expect(isWithin(tripleOf(decimal), new Wide(decimal), new Wide(decimal).abs())).toBe(true);
    },
  );
});

describe("the sign of a sum of powers", () => {
  const steps = fc.constantFrom(
    { numerator: 1, denominator: 1 },
    { numerator: 1, denominator: 365 },
    { numerator: 4, denominator: 1461 },
  );
  /** A payment and receipts after it: one root. */
  const terms = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 1e9 })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((list) => {
      let last = 0;
      const exponents = list.map(([gap]) => {
        last += gap;
        return last;
      });
      return {
        exponents: Int32Array.from([0, ...exponents]),
        amounts: Float64Array.from([-1e9, ...list.map(([, amount]) => amount)]),
      };
    });

  /** w with Σ amount · w^exponent = 0: doubles by halving, and Newton's method from there. */
  function rootOf({ exponents, amounts }: { exponents: Int32Array; amounts: Float64Array }): Decimal {
    const valueAt = (x: number): number =>
      amounts.reduce((sum, amount, index) => sum + amount * x ** (exponents[index] as number), 0);
    let [low, high] = [0, 1];
    while (valueAt(high) < 0) high *= 2;
    for (let halving = 0; halving < 60; halving += 1) {
      const middle = (low + high) / 2;
      if (valueAt(middle) < 0) low = middle;
      else high = middle;
    }
    let w = new Wide(high);
    for (let step = 0; step < 4; step += 1) {
      let [value, slope] = [new Wide(0), new Wide(0)];
      for (const [index, exponent] of exponents.entries()) {
        const power = exponent === 0 ? new Wide(0) : w.pow(exponent - 1).times(amounts[index] as number);
        value = value.plus(exponent === 0 ? (amounts[index] as number) : power.times(w));
        slope = slope.plus(power.times(exponent));
      }
      const change = value.div(slope);
      w = w.minus(change);
    }
    return w;
  }

  test.prop([terms, steps, fc.constantFrom("1e-20", "1e-32", "1e-37", "1e-46")], { numRuns: 40 })(
    "is right wherever it is told, and is told unless the root is next to it",
    (sum, step, share) => {
      const growth = rootOf(sum).pow(new Wide(-step.denominator).div(step.numerator));
      // A growth whose powers leave the range of doubles is left to decimals.
      fc.pre(Math.abs(growth.e) * step.numerator < 290);
      for (const side of [-1, 1] as const) {
        const near = growth.times(new Wide(share).times(side).plus(1));
        const told = powerSign(sum, new Decimal(near.toSignificantDigits(58)), step);
        if (told !== 0 || share !== "1e-46") expect(told).toBe(-side);
      }
    },
  );

  it("is not told at an exact root", () => {
    const sum = { exponents: Int32Array.from([0, 2]), amounts: Float64Array.from([-100, 121]) };
    const step = { numerator: 1, denominator: 1 };
    expect(powerSign(sum, new Decimal("1.1"), step)).toBe(0);
    expect(powerSign(sum, new Decimal("1.1000000000000000000000000000000000001"), step)).toBe(-1);
    expect(powerSign(sum, new Decimal("1.0999999999999999999999999999999999999"), step)).toBe(1);
  });
});
