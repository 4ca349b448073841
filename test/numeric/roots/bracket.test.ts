import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../src/numeric/decimal.js";
import {
  bracketFrom,
  type Grid,
  narrow,
  neighbour,
  pointAt,
  RESULTS,
  type Side,
} from "../../../src/numeric/roots/bracket.js";

const sideOf = (value: Decimal): Side => ({
  sign: value.isZero() ? 0 : value.isNegative() ? -1 : 1,
  size: value.toNumber(),
});

/** A function that counts how often it was asked. */
const counted = (f: (x: Decimal) => Decimal) => {
  let count = 0;
  const sideAt = (x: Decimal): Side => {
    count += 1;
    return sideOf(f(x));
  };
  return { sideAt, count: () => count };
};

const search = (f: (x: Decimal) => Decimal, from: string, to: string, grid?: Grid) => {
  const { sideAt, count } = counted(f);
  const [low, high] = [pointAt(sideAt, new Decimal(from)), pointAt(sideAt, new Decimal(to))];
  return { ...narrow({ low, high }, sideAt, grid), count };
};

const D = (value: string | number): Decimal => new Decimal(value);

describe("a bracket is narrowed down", () => {
  it.each([
    ["a parabola", (x: Decimal) => x.times(x).minus(2), "1", "2", D(2).sqrt()],
    ["an exponential, steep at one end", (x: Decimal) => x.exp().minus(1e6), "1", "100", D(1e6).ln()],
    ["a root far below the ends", (x: Decimal) => x.minus("3.3e-120"), "0", "1", D("3.3e-120")],
    ["a root near 0 between ends on both sides of it", (x: Decimal) => x.plus("7e-9"), "-5", "7", D("-7e-9")],
    ["a root at 0", (x: Decimal) => x, "-5", "7", D(0)],
    ["a flat cubic", (x: Decimal) => x.minus("1.1").pow(3), "1", "3", D("1.1")],
    ["negative numbers", (x: Decimal) => x.times(x).minus(3), "-2", "-1", D(3).sqrt().neg()],
    ["a leap", (x: Decimal) => D(x.lessThan("0.7") ? -1 : 1e9), "0.1", "1", D("0.7")],
    [
      "a leap where the secant is no guide",
      (x: Decimal) => D(x.greaterThan("0.1234567") ? 1 : -1e-30),
      "0",
      "1",
      D("0.1234567"),
    ],
    ["ends of too many digits", (x: Decimal) => x.minus(3), "1.00000000000000000000000000000001", "4", D(3)],
  ])("until no number of 28 digits is left inside: %s", (_, f, from, to, root) => {
    const { low, high, count } = search(f, from, to);

    expect(neighbour(low.x, 1).equals(high.x) || low.x.equals(high.x)).toBe(true);
    expect(low.sign * high.sign).toBe(low.x.equals(high.x) ? 0 : -1);
    expect(low.x.lessThanOrEqualTo(root) && high.x.greaterThanOrEqualTo(root)).toBe(true);
    expect(count()).toBeLessThan(200);
  });

  it("to other numbers of digits, and to smaller numbers", () => {
    const { low, high } = search((x) => x.times(x).minus(2), "1", "2", { digits: 40, smallest: -199 });
    expect([low.x, high.x].map(String)).toEqual([
      "1.414213562373095048801688724209698078569",
      "1.41421356237309504880168872420969807857",
    ]);
    const tiny = (x: Decimal) => x.minus("1e-300");
    expect(search(tiny, "0", "1").low.x.toString()).toBe("0");
    expect(search(tiny, "0", "1", { digits: 28, smallest: -400 }).low.x.toString()).toBe("1e-300");
  });

  it("in few steps where the function is smooth", () => {
    expect(search((x) => x.times(x).minus(2), "1", "2").count()).toBeLessThan(12);
    expect(search((x) => x.times(3).minus(2), "0", "1").count()).toBeLessThan(6);
  });

  test.prop([fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 1, max: 5 })])(
    "around a root of (x − a)·(x² + 1)ⁿ",
    (thousandths, power) => {
      const root = D(thousandths).div(997);
      const f = (x: Decimal) => x.minus(root).times(x.times(x).plus(1).pow(power));
      const { low, high, count } = search(f, "-1100", "1200");

      expect(low.x.lessThanOrEqualTo(root) && high.x.greaterThanOrEqualTo(root)).toBe(true);
      expect(neighbour(low.x, 1).equals(high.x) || low.x.equals(high.x)).toBe(true);
      expect(count()).toBeLessThan(120);
    },
  );
});

describe("neighbours", () => {
  test.prop([fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -180, max: 100 })], { numRuns: 300 })(
    "are neighbours both ways",
    (digits, exponent) => {
      const value = D(digits).times(`1e${exponent}`);
      const next = neighbour(value, 1);
      const middle = value.plus(next).div(2).toSignificantDigits(28);

      expect(next.greaterThan(value)).toBe(true);
      expect(next.precision()).toBeLessThanOrEqual(28);
      if (!value.isZero()) expect(middle.equals(value) || middle.equals(next)).toBe(true);
      expect(neighbour(next, -1).equals(value)).toBe(true);
    },
  );

  it("of 0 are the smallest of the grid", () => {
    expect(neighbour(D(0), 1).toString()).toBe("1e-199");
    expect(neighbour(D("1e-199"), -1).toString()).toBe("0");
    expect(neighbour(D(0), -1, { ...RESULTS, smallest: -40 }).toString()).toBe("-1e-40");
  });
});

describe("from a guess", () => {
  const steps = { first: D("1e-9"), factor: 1000, most: 6 };

  it.each([
    ["upwards", "1.9", 1],
    ["downwards", "2.1", -1],
  ] as const)("steps grow until the sign changes: %s", (_, from, direction) => {
    const { sideAt, count } = counted((x) => x.minus(2));
    const bracket = bracketFrom(pointAt(sideAt, D(from)), direction, sideAt, steps);

    expect(bracket?.low.sign).toBe(-1);
    expect(bracket?.high.sign).toBe(1);
    expect(count()).toBe(5);
  });

  it("an end of which the sign is known is not asked for", () => {
    const { sideAt, count } = counted((x) => x.minus(2));
    const end = { x: D("2.0000001"), sign: 1, size: Number.NaN } as const;
    const bracket = bracketFrom(pointAt(sideAt, D("1.9")), 1, sideAt, { ...steps, first: D(1), end });

    expect(bracket?.high).toBe(end);
    expect(count()).toBe(1);
  });

  it("there may be none", () => {
    const { sideAt } = counted(() => D(1));
    const start = pointAt(sideAt, D(0));
    expect(bracketFrom(start, 1, sideAt, steps)).toBeUndefined();
    expect(bracketFrom(start, 1, sideAt, { ...steps, end: { ...start, x: D("1e-9") } })).toBeUndefined();
  });

  it("a point at which the function is 0 is both ends", () => {
    const { sideAt } = counted((x) => x.minus("1e-9"));
    const bracket = bracketFrom(pointAt(sideAt, D(0)), 1, sideAt, steps);
    expect([bracket?.low, bracket?.high].map((end) => end?.x.toString())).toEqual([
      "0.000000001",
      "0.000000001",
    ]);
  });
});
