import { fc, test } from "@fast-check/vitest";
import { expect, it } from "vitest";
import { Decimal } from "../../../src/numeric/decimal.js";
import type { Side } from "../../../src/numeric/roots/bracket.js";
import { scan } from "../../../src/numeric/roots/scan.js";

const sideOf = (size: Decimal): Side => ({
  sign: size.isZero() ? 0 : size.isNegative() ? -1 : 1,
  size: size.toNumber(),
});
const D = (value: string | number): Decimal => new Decimal(value);
const found = (f: (x: Decimal) => Decimal, numbers: readonly (string | number)[]) =>
  scan(numbers.map(D) as unknown as readonly [Decimal, Decimal], (x) => sideOf(f(x)));
const shown = (f: (x: Decimal) => Decimal, numbers: readonly (string | number)[]) =>
  found(f, numbers).solutions.map(
    ({ kind, low, high, before, after }) => `${kind} ${low.x} ${high.x} ${before} ${after}`,
  );

test.prop([fc.integer({ min: -999_999, max: 999_999 })])(
  "a change of sign is caught between neighbours of 28 digits, of which the nearer one is its value",
  (thousandths) => {
    const root = D(thousandths).div(997);
    const { solutions, first, last } = found(
      (x) => x.minus(root).times(x.times(x).plus(1)),
      [-1100, -500, 3, 7, 1200],
    );
    expect(solutions).toHaveLength(1);
    expect([first, last]).toEqual([-1, 1]);
    const [{ low, high, value } = { low: { x: D(0) }, high: { x: D(0) }, value: D(0) }] = solutions;
    expect(low.x.lessThanOrEqualTo(root) && high.x.greaterThanOrEqualTo(root)).toBe(true);
    expect(high.x.minus(low.x).lessThanOrEqualTo(root.abs().times("1e-27"))).toBe(true);
    expect(value.toString()).toBe(root.toSignificantDigits(28).toString());
  },
);

it("every solution is found that shows between two numbers", () => {
  const cubic = (x: Decimal) => x.minus(1).times(x.minus(2)).times(x.minus(3));
  expect(shown(cubic, ["0.5", "1.5", "2.5", "3.5"])).toEqual([
    "crossing 1 1 -1 1",
    "crossing 2 2 1 -1",
    "crossing 3 3 -1 1",
  ]);
  expect(shown(cubic, ["0.5", "2.5"])).toEqual([]);
});

it("a root at one of the numbers, at an end, and none", () => {
  const line = (by: string) => shown((x) => x.plus(by), [-1, 0, 1, 2]);
  expect(line("0")).toEqual(["crossing 0 0 -1 1"]);
  expect(line("1")).toEqual(["crossing -1 -1 0 1"]);
  expect(line("-2")).toEqual(["crossing 2 2 -1 0"]);
  expect(line("5")).toEqual([]);
  expect(shown((x) => x.times(x), [-1, 0, 1])).toEqual(["crossing 0 0 1 1"]);
});

it("a stretch reaches as far as the function is 0, or as far as was looked", () => {
  const floor = (x: Decimal) => (x.lessThan("0.3") ? x.minus("0.3") : D(0));
  const trough = (x: Decimal) => (x.greaterThan("0.7") ? x.minus("0.7") : floor(x));
  expect(shown(floor, [-1, 0, 1, 2])).toEqual(["stretch 0.3 2 -1 0"]);
  expect(shown(trough, [-1, "0.5", "0.6", 2])).toEqual(["stretch 0.3 0.7 -1 1"]);
});

it("a leap over 0 is a crossing at the number from which it is on the other side", () => {
  const cliff = (x: Decimal) => (x.lessThan(7) ? D(-50) : D(50));
  expect(found(cliff, [0, 5, 10]).solutions[0]?.value.toString()).toBe("7");
});
