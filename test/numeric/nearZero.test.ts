import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { sixtyDigits } from "../../src/numeric/certified.js";
import { Decimal, decimalOf } from "../../src/numeric/decimal.js";
import type { Real } from "../../src/numeric/real.js";

const Wide = decimalOf(400);

/** Of either sign, from 1e-120 to about 1, with many at the change of method. */
const sizes = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.integer({ min: 1, max: 999_999 }),
    fc.oneof(fc.integer({ min: -120, max: -6 }), fc.constantFrom(-9, -8)),
  )
  .map(([sign, digits, exponent]) => `${sign}${digits}e${exponent}`);

const real = (x: string): Real => sixtyDigits().of(new Decimal(x));

/** Off by no more than the radius says, and that is small. */
function off(actual: Real, expected: Decimal): string {
  const miss = new Wide(actual.toDecimal()).minus(expected).abs();
  const radius = actual.doubt().toDecimal();
  const right = miss.lessThanOrEqualTo(radius) && radius.div(expected).abs().lessThan("1e-56");
  return right ? "right" : `${actual.toDecimal()} within ${radius} for ${expected}`;
}

describe("near 0, 56 digits are right", () => {
  test.prop([sizes])("of e^x − 1", (x) => {
    expect(off(real(x).expm1(), new Wide(x).exp().minus(1))).toBe("right");
  });

  test.prop([sizes])("of ln(1 + x)", (x) => {
    expect(off(real(x).log1p(), new Wide(x).plus(1).ln())).toBe("right");
  });

  test.prop([sizes])("the one undoes the other", (x) => {
    expect(off(real(x).log1p().expm1(), new Wide(x))).toBe("right");
  });
});
