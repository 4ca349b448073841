import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { expect, it } from "vitest";
import { crossings } from "../../src/numeric/crossings.js";

const sideOf = (size: Decimal) => ({ sign: size.isZero() ? 0 : size.isNegative() ? -1 : 1, size }) as const;
const D = (value: string | number): Decimal => new Decimal(value);

test.prop([fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 1, max: 5 })])(
  "a root of (x − a)·(x² + 1)ⁿ is caught between neighbours of 28 digits",
  (thousandths, power) => {
    const root = D(thousandths).div(997);
    let looks = 0;
    const { found } = crossings(
      (x) => {
        looks += 1;
        return sideOf(x.minus(root).times(x.times(x).plus(1).pow(power)));
      },
      D(-1100),
      D(1200),
      4,
    );
    expect(found).toHaveLength(1);
    const { low, high } = found[0] ?? { low: D(0), high: D(0) };
    expect(low.lessThanOrEqualTo(root) && high.greaterThanOrEqualTo(root)).toBe(true);
    expect(high.minus(low).lessThanOrEqualTo(root.abs().times("1e-27"))).toBe(true);
    expect(looks).toBeLessThan(120);
  },
);

it("keeps on where the secant is no guide", () => {
  const { found } = crossings((x) => sideOf(x.greaterThan("0.1234567") ? D(1) : D("-1e-30")), D(0), D(1), 2);
  expect(found[0]?.low.toString()).toBe("0.1234567");
});

it("catches a root at 0, at an end, and none", () => {
  const line = (by: string) => crossings((x) => sideOf(x.plus(by)), D(-1), D(2), 3);
  expect(line("0").found[0]?.low.isZero()).toBe(true);
  expect(line("1").found).toMatchObject([{ before: 0, after: 1 }]);
  expect(line("-2").found).toMatchObject([{ before: -1, after: 0 }]);
  expect(line("5").found).toEqual([]);
});
