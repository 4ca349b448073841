import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  Decimal,
  decimalText,
  exactDifference,
  exactProduct,
  exactSum,
  readFraction,
  wholeQuotient,
} from "../../src/numeric/decimal.js";

/** A number as a document may hold it, with its whole numerator over a power of ten. */
const numbers = fc
  .tuple(fc.bigInt({ min: -(10n ** 60n) + 1n, max: 10n ** 60n - 1n }), fc.integer({ min: -200, max: 140 }))
  .map(([digits, exponent]) => ({ value: new Decimal(`${digits}e${exponent}`), digits, exponent }));

const LOWEST = -400;
const whole = ({ digits, exponent }: { digits: bigint; exponent: number }): bigint =>
  digits * 10n ** BigInt(exponent - LOWEST / 2);

/** `digits` · 10^`exponent`, read without rounding. */
const shown = (digits: bigint, exponent: number): string => new Decimal(`${digits}e${exponent}`).toString();

describe("exact arithmetic agrees with whole numbers of any length", () => {
  test.prop([fc.array(numbers, { maxLength: 5 })])("for sums", (terms) => {
    const total = terms.reduce((sum, term) => sum + whole(term), 0n);
    expect(exactSum(terms.map(({ value }) => value)).toString()).toBe(shown(total, LOWEST / 2));
  });

  test.prop([numbers, numbers])("for differences", (a, b) => {
    expect(exactDifference(a.value, b.value).toString()).toBe(shown(whole(a) - whole(b), LOWEST / 2));
  });

  test.prop([numbers, numbers])("for products", (a, b) => {
    expect(exactProduct(a.value, b.value).toString()).toBe(shown(whole(a) * whole(b), LOWEST));
  });

  test.prop([numbers, numbers])("for whole quotients and what is left", (a, b) => {
    fc.pre(b.digits > 0n);
    const { whole: times, rest } = wholeQuotient(a.value, b.value);
    const [dividend, divisor] = [whole(a), whole(b)];
    expect(times.toString()).toBe(shown(dividend / divisor, 0));
    expect(rest.toString()).toBe(shown(dividend % divisor, LOWEST / 2));
  });
});

it("goes on with the digits that all computations carry", () => {
  const third = exactSum([new Decimal("1e50"), new Decimal("1e-50")]).div(3);
  expect(third.precision()).toBe(60);
});

describe("a number that may be written as a percentage", () => {
  it("is a hundredth of it, to its last digit", () => {
    expect(readFraction("8%")).toMatchObject({ ok: true, value: new Decimal("0.08") });
    expect(readFraction("-12.5%")).toMatchObject({ ok: true, value: new Decimal("-0.125") });
    expect(readFraction("0.08")).toMatchObject({ ok: true, value: new Decimal("0.08") });
    expect(readFraction(new Decimal("0.25"))).toMatchObject({ ok: true, value: new Decimal("0.25") });
  });

  it("is refused for what is wrong with it", () => {
    expect(readFraction("8e1%")).toMatchObject({ ok: false, code: "invalid-decimal" });
    expect(readFraction("eight%")).toMatchObject({ ok: false, code: "invalid-decimal" });
    expect(readFraction(`${"1".repeat(300)}%`)).toMatchObject({ ok: false, code: "out-of-range" });
  });
});

describe("a Decimal of another copy of decimal.js", () => {
  const prototype = { toStringTag: "[object Decimal]" };
  const copy = (d: unknown, e = 0): object =>
    Object.assign(Object.create(prototype) as object, { s: 1, e, d });

  it("is read by its words of seven digits", () => {
    expect(decimalText(copy([5]))).toBe("5");
    expect(decimalText(copy([1, 0, 5]))).toBe("1.00000000000005");
    expect(decimalText(copy([1, 9_999_999]))).toBe("1.9999999");
  });

  it.each([
    [[10_000_000]],
    [[1, 10_000_000]],
    [[-1]],
    [[0.5]],
    [["1"]],
    [[Number.NaN]],
    [[]],
    [{ 0: 1 }],
  ])("is none with the words %j", (words) => {
    expect(decimalText(copy(words))).toBeUndefined();
  });
});
