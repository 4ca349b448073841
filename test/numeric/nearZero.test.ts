import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { Decimal, decimalOf } from "../../src/numeric/decimal.js";
import { expm1 } from "../../src/numeric/expm1.js";
import { log1p } from "../../src/numeric/log1p.js";

const Wide = decimalOf(400);

/** Of either sign, from 1e-120 to about 1, with many at the change of method. */
const sizes = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.integer({ min: 1, max: 999_999 }),
    fc.oneof(fc.integer({ min: -120, max: -6 }), fc.constantFrom(-9, -8)),
  )
  .map(([sign, digits, exponent]) => `${sign}${digits}e${exponent}`);

const off = (actual: Decimal, expected: Decimal): string =>
  actual.minus(expected).div(expected).abs().lessThan("1e-56") ? "right" : `${actual} for ${expected}`;

describe("near 0, 56 digits are right", () => {
  test.prop([sizes])("of e^x − 1", (x) => {
    expect(off(expm1(new Decimal(x)), new Wide(x).exp().minus(1))).toBe("right");
  });

  test.prop([sizes])("of ln(1 + x)", (x) => {
    expect(off(log1p(new Decimal(x)), new Wide(x).plus(1).ln())).toBe("right");
  });

  test.prop([sizes])("the one undoes the other", (x) => {
    expect(off(expm1(log1p(new Decimal(x))), new Wide(x))).toBe("right");
  });
});
