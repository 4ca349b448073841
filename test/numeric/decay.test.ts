import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { sixtyDigits } from "../../src/numeric/certified.js";
import { Decimal, decimalOf } from "../../src/numeric/decimal.js";
import type { Arithmetic, Real } from "../../src/numeric/real.js";

const Wide = decimalOf(150);
const kinds: readonly (readonly [string, () => Arithmetic])[] = [
  ["pairs of doubles", () => doubleDoubles],
  ["60 digits", sixtyDigits],
];

const rates = fc.integer({ min: -20_000, max: 20_000 }).map((millionths) => `${millionths}e-6`);
const days = fc.uniqueArray(fc.integer({ min: 0, max: 9_000 }), { minLength: 1, maxLength: 12 });

const covers = (actual: Real, expected: Decimal): boolean =>
  new Wide(actual.toDecimal())
    .minus(expected)
    .abs()
    .lessThanOrEqualTo(new Wide(actual.doubt().toDecimal()).plus(expected.abs().times("1e-58")));

describe.each(kinds)("exponential decay in %s", (_, numbers) => {
  test.prop([rates, days])("is e^(−x·n)", (rate, exponents) => {
    const factor = numbers().of(new Decimal(rate)).decay();
    for (const n of exponents) {
      const expected = new Wide(rate).times(-n).exp();
      expect(covers(factor(n), expected)).toBe(true);
      expect(factor(n).doubt().toNumber()).toBeLessThan(1e-27 * expected.toNumber());
    }
  });

  it("is exactly 1 at the start", () => {
    const start = numbers().of(new Decimal("0.0123")).decay()(0);
    expect([start.toNumber(), start.doubt().toNumber()]).toEqual([1, 0]);
  });

  test.prop([rates, days, fc.integer({ min: 1, max: 9_007_199_254 })])(
    "of many amounts is the sum of each",
    (rate, exponents, size) => {
      const ordered = [...exponents].sort((a, b) => a - b);
      const amounts = ordered.map((n, index) => (index % 3 === 2 ? -1 : 1) * ((size % (n + 7)) + 1));
      const terms = { exponents: Int32Array.from(ordered), amounts: Float64Array.from(amounts) };
      const sum = numbers().of(new Decimal(rate)).decaySum(terms);
      const expected = ordered.reduce(
        (total, n, index) =>
          total.plus(
            new Wide(rate)
              .times(-n)
              .exp()
              .times(amounts[index] ?? 0),
          ),
        new Wide(0),
      );
      expect(covers(sum, expected)).toBe(true);
    },
  );
});
