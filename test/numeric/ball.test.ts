import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { Ball } from "../../src/numeric/ball.js";

describe("a sum of many", () => {
  it("is as unsure as what is left out of numbers of very different sizes", () => {
    const sizes = [1e30, 1e10, 1e-10];
    const numbers = [...sizes, 1e-30, ...sizes.map((size) => -size), 0, 0, 0];
    const sum = Ball.sum(numbers.map((size) => Ball.of(size)));
    const off = sum.toDecimal().minus("1e-30").abs();
    // Three doubles have no room for the fourth size.
    expect(off.greaterThan("1e-31")).toBe(true);
    expect(sum.doubt().toNumber()).toBeGreaterThan(1e-30);
    expect(sum.doubt().toNumber()).toBeLessThan(1e-14);
  });
});

describe("a decimal that no double-double holds", () => {
  const low = new Decimal("0.1234567890123456789012345678901234567890");
  const high = new Decimal("0.1234567890123456789012345678901234567891");

  it("is told from its neighbours, and is the same as itself", () => {
    expect(Ball.of(high).greaterThan(Ball.of(low))).toBe(true);
    expect(Ball.of(low).greaterThan(Ball.of(high))).toBe(false);
    expect(Ball.of(low).greaterThan(Ball.of(low))).toBe(false);
  });

  it("is compared with what is no decimal by what it is worth", () => {
    const third = Ball.of(1).div(Ball.of(3));
    expect(Ball.of(low).lessThan(third)).toBe(true);
    expect(third.greaterThan(Ball.of(low))).toBe(true);
    expect(third.lessThan(Ball.of(low))).toBe(false);
    expect(Ball.of(low).greaterThan(third)).toBe(false);
  });

  it("is kept to the last digit", () => {
    expect(Ball.of(high).toExact().toString()).toBe(high.toString());
    expect(Ball.of(0.375).toExact().toString()).toBe("0.375");
  });
});
