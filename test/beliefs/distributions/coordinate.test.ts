import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import type { Coordinate } from "../../../src/beliefs/distributions/distribution.js";
import { decimalOf } from "../../../src/numeric/decimal.js";
import { normalQuantile } from "../../../src/numeric/normal.js";
import { continuous } from "./families.js";

const cases = [
  { family: "lognormal", values: ["100", "0.35"] },
  { family: "lognormal", values: ["7", "2.5"] },
  { family: "shiftedLognormal", values: ["-5", "0.4", "30"] },
  { family: "normal", values: ["1.5", "0.75"] },
  { family: "uniform", values: ["-2", "6"] },
  { family: "triangular", values: ["0", "1", "10"] },
  { family: "triangular", values: ["-3", "-3", "7"] },
  { family: "pert", values: ["0", "3", "10"] },
  { family: "pert", values: ["-1", "2", "2"] },
];

describe.each(cases)("the coordinate of $family($values)", ({ family, values }) => {
  const distribution = continuous[family]?.(...values.map((value) => new Decimal(value)));
  const { coordinate } = distribution ?? {};
  if (!distribution || !coordinate) throw new Error(`no coordinate in ${family}`);

  it("integrates to the same masses", () => {
    const p = new Decimal("0.3");
    const k = distribution.quantile(p);
    const cut = coordinate.valueAt(new Decimal(1)).equals(1) ? k : normalQuantile(p);
    const [below, belowPart] = integrate(coordinate, (z) => z < Number(cut), Number(cut));
    const [above, abovePart] = integrate(coordinate, (z) => z > Number(cut), Number(cut));
    const upTo = distribution.upTo(k, true);
    const from = distribution.from(k, true);
    expect(below).toBeCloseTo(Number(upTo.probability), 11);
    expect(above).toBeCloseTo(Number(from.probability), 11);
    expect(belowPart).toBeCloseTo(Number(upTo.partialMean), 10);
    expect(abovePart).toBeCloseTo(Number(from.partialMean), 10);
  });

  it("ascends from knot to knot, with next to nothing outside", () => {
    const { knots } = coordinate;
    for (const [index, knot] of knots.slice(1).entries()) {
      expect(knot.greaterThanOrEqualTo(knots[index] ?? knot)).toBe(true);
    }
    const [first = knots[0], last] = [knots[0], knots.at(-1)];
    if (!first || !last) throw new Error("no knots");
    const outside = distribution
      .upTo(coordinate.valueAt(first), true)
      .probability.plus(distribution.from(coordinate.valueAt(last), true).probability);
    expect(outside.lessThan("1e-40")).toBe(true);
    const cutOff = distribution.from(coordinate.valueAt(last), true).partialMean;
    expect(cutOff.abs().lessThan(distribution.mean.abs().plus(1).times("1e-40"))).toBe(true);
  });
});

/** Tanh-sinh quadrature of density and of value × density between the knots on one side of `cut`, in doubles. */
function integrate(
  { knots, valueAt, densityAt }: Coordinate,
  isInside: (z: number) => boolean,
  cut: number,
): [number, number] {
  const ends = [...knots.map(Number).filter(isInside), cut].sort((a, b) => a - b);
  let mass = 0;
  let moment = 0;
  for (const [index, end] of ends.slice(1).entries()) {
    const start = ends[index] ?? end;
    for (const [place, weight] of nodes) {
      const z = new Few(start + (end - start) * place);
      const part = weight * (end - start) * Number(densityAt(z));
      mass += part;
      moment += part * Number(valueAt(z));
    }
  }
  return [mass, moment];
}

/** What goes through the nodes ends in doubles: 25 digits are plenty, and fast. */
const Few = decimalOf(25);
const STEP = 1 / 7;
const nodes = Array.from({ length: 45 }, (_, index): [number, number] => {
  const t = (index - 22) * STEP;
  const place = 1 / (1 + Math.exp(-Math.PI * Math.sinh(t)));
  return [place, STEP * Math.PI * Math.cosh(t) * place * (1 / (1 + Math.exp(Math.PI * Math.sinh(t))))];
});
