import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/numeric/decimal.js";
import { type Excess, narrowest, neighbour, type Probe } from "../../src/numeric/narrowest.js";

const excessOf = (value: Decimal): Excess => ({
  sign: value.isZero() ? 0 : value.isNegative() ? -1 : 1,
  size: value.toNumber(),
});
const search = (f: (x: Decimal) => Decimal, low: string, high: string) => {
  let count = 0;
  const look = (at: Decimal): Excess => {
    count += 1;
    return excessOf(f(at));
  };
  const probe = (at: string): Probe => ({ at: new Decimal(at), excess: excessOf(f(new Decimal(at))) });
  return { ...narrowest(probe(low), probe(high), look), count: () => count };
};

describe("narrowest", () => {
  it.each([
    ["a parabola", (x: Decimal) => x.times(x).minus(2), "1", "2", new Decimal(2).sqrt()],
    [
      "an exponential, steep at one end",
      (x: Decimal) => x.exp().minus(1e6),
      "1",
      "100",
      new Decimal(1e6).ln(),
    ],
    ["a root far below the ends", (x: Decimal) => x.minus("3.3e-120"), "0", "1", undefined],
    ["a flat cubic", (x: Decimal) => x.minus("1.1").pow(3), "1", "3", undefined],
    ["negative numbers", (x: Decimal) => x.times(x).minus(3), "-2", "-1", new Decimal(3).sqrt().neg()],
    ["a leap", (x: Decimal) => new Decimal(x.lessThan("0.7") ? -1 : 1e9), "0.1", "1", new Decimal("0.7")],
  ])("leaves no number of 28 digits inside: %s", (_, f, low, high, root) => {
    const { below, above, count } = search(f, low, high);

    expect(neighbour(below.at, 1).equals(above.at) || below.at.equals(above.at)).toBe(true);
    expect(below.excess.sign * above.excess.sign).toBeLessThanOrEqual(0);
    if (root !== undefined) {
      expect(below.at.lessThanOrEqualTo(root) && above.at.greaterThanOrEqualTo(root)).toBe(true);
    }
    expect(count()).toBeLessThan(200);
  });

  it("follows the shape of a smooth function", () => {
    expect(search((x) => x.times(x).minus(2), "1", "2").count()).toBeLessThan(20);
  });

  test.prop([fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -180, max: 100 })], { numRuns: 300 })(
    "neighbours are neighbours both ways",
    (digits, exponent) => {
      const value = new Decimal(digits).times(`1e${exponent}`);
      const next = neighbour(value, 1);
      const middle = value.plus(next).div(2).toSignificantDigits(28);

      expect(next.greaterThan(value)).toBe(true);
      expect(next.precision()).toBeLessThanOrEqual(28);
      if (!value.isZero()) expect(middle.equals(value) || middle.equals(next)).toBe(true);
      expect(neighbour(next, -1).equals(value)).toBe(true);
    },
  );
});
