import { describe, expect, it } from "vitest";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { Decimal } from "../../src/numeric/decimal.js";
import { integrate } from "../../src/numeric/integrate.js";
import type { Real } from "../../src/numeric/real.js";

interface Found {
  readonly value: number;
  readonly error: number;
  readonly evaluations: number;
}

const numberOf = (value: string | number): Real => doubleDoubles.of(new Decimal(value));

function integralOf(f: (x: Real) => Real, knots: readonly string[], singularAtKnots = false): Found {
  let evaluations = 0;
  const { value, error } = integrate(
    (x) => {
      evaluations += 1;
      return f(x);
    },
    { knots: knots.map((knot) => numberOf(knot)), singularAtKnots },
    doubleDoubles,
  );
  return { value: value.toNumber(), error, evaluations };
}

/** The values of both rules on a panel. */
const PANEL = 10 + 16;

describe("a quadrature", () => {
  it("takes one panel for a polynomial, and is exact", () => {
    const { value, error, evaluations } = integralOf((x) => x.times(x).times(3), ["-1", "2"]);
    expect(value).toBe(9);
    expect(error).toBeLessThan(1e-16);
    expect(evaluations).toBe(PANEL);
  });

  it("takes one for each stretch between knots, and none for a stretch without length", () => {
    const { value, evaluations } = integralOf((x) => x, ["0", "1", "1", "3"]);
    expect(value).toBe(4.5);
    expect(evaluations).toBe(2 * PANEL);
  });

  it("halves panels where a function is narrow until what is left is less than is aimed at", () => {
    const narrow = (x: Real): Real => numberOf(1).div(x.times(x).plus(numberOf("0.01")));
    const { value, error, evaluations } = integralOf(narrow, ["-1", "1"]);
    const exact = 20 * Math.atan(10);
    expect(Math.abs(value - exact)).toBeLessThan(1e-14);
    expect(error).toBeLessThanOrEqual(1e-17 * value);
    expect(evaluations).toBeGreaterThan(4 * PANEL);
    expect(evaluations).toBeLessThan(100 * PANEL);
  });

  it("stops at a limit where a function is rough everywhere, and says that it may be far off", () => {
    const wild = (x: Real): Real => numberOf(Math.floor(x.toNumber() * 1234567.89) % 2);
    const { error, evaluations } = integralOf(wild, ["0", "1"]);
    expect(evaluations).toBeGreaterThanOrEqual(6_000);
    expect(evaluations).toBeLessThan(13_000);
    expect(error).toBeGreaterThan(1e-4);
  });

  it("reaches a root at a knot where it is told of it", () => {
    const root = (x: Real): Real => x.sqrt();
    const { value, error, evaluations } = integralOf(root, ["0", "1"], true);
    expect(Math.abs(value - 2 / 3)).toBeLessThan(1e-15);
    expect(error).toBeLessThan(1e-16);
    expect(evaluations % (28 + 40)).toBe(0);
  });
});
