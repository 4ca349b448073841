import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import type { Coordinate } from "../../src/distributions/distribution.js";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { integrate as quadrature } from "../../src/numeric/integrate.js";
import { real } from "../numeric/sixtyDigits.js";
import { distributionOf } from "./families.js";

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
  { family: "weibull", values: ["1.5", "100"] },
];

describe.each(cases)("the coordinate of $family($values)", ({ family, values }) => {
  const distribution = distributionOf(family, values);
  const { coordinate } = distribution;
  if (!coordinate) throw new Error(`no coordinate in ${family}`);

  it("integrates to the same masses and options", () => {
    // Well inside every bounded case, and a score that is none of the knots for the others.
    const cut = coordinate.knots[0]?.isZero() ? "0.37" : "-0.52";
    const k = coordinate.valueAt(real(new Decimal(cut)));
    const [below, put] = integrate(coordinate, (z) => z < Number(cut), Number(cut), k.toNumber());
    const [above, call] = integrate(coordinate, (z) => z > Number(cut), Number(cut), k.toNumber());
    expect(below).toBeCloseTo(distribution.below(k, true).toNumber(), 11);
    expect(above).toBeCloseTo(distribution.above(k, true).toNumber(), 11);
    expect(-put).toBeCloseTo(distribution.put(k).toNumber(), 10);
    expect(call).toBeCloseTo(distribution.call(k).toNumber(), 10);
  });

  it("leads from a value back to where it stands", () => {
    for (const z of ["0.25", "0.7"]) {
      const back = coordinate.scoreOf(coordinate.valueAt(real(new Decimal(z))));
      expect(
        back
          .minus(real(new Decimal(z)))
          .toDecimal()
          .abs()
          .lessThan("1e-50"),
      ).toBe(true);
    }
    expect(coordinate.holds(distribution.mean)).toBe(true);
  });

  it("ascends from knot to knot, with next to nothing outside", () => {
    const { knots } = coordinate;
    for (const [index, knot] of knots.slice(1).entries()) {
      expect(knot.greaterThanOrEqualTo(knots[index] ?? knot)).toBe(true);
    }
    const [first, last] = [knots[0], knots.at(-1)];
    if (!first || !last) throw new Error("no knots");
    const [low, high] = [coordinate.valueAt(real(first)), coordinate.valueAt(real(last))];
    const outside = distribution.below(low, true).plus(distribution.above(high, true));
    expect(outside.toDecimal().lessThan("1e-40")).toBe(true);
    const cutOff = high.times(distribution.above(high, true)).plus(distribution.call(high)).toDecimal();
    expect(cutOff.abs().lessThan(distribution.mean.toDecimal().abs().plus(1).times("1e-40"))).toBe(true);
  });
});

describe("a quadrature along the coordinate", () => {
  // Powers with whole exponents, as those of pert(-1, 2, 2) are, are smooth whatever is said of them; a Weibull is no built-in family.
  const telling = cases.filter(
    ({ family, values }) => family !== "weibull" && (family !== "pert" || values[1] !== values[2]),
  );

  it.each(telling)("is told what saves it the most work: $family($values)", ({ family, values }) => {
    const distribution = distributionOf(family, values, doubleDoubles);
    const { coordinate } = distribution;
    if (!coordinate) throw new Error(`no coordinate in ${family}`);
    const evaluations = (singularAtKnots: boolean): number => {
      let count = 0;
      const { value, error } = quadrature(
        (z) => {
          count += 1;
          return distribution.below(coordinate.valueAt(z), true).times(coordinate.densityAt(z));
        },
        { knots: coordinate.knots.map((knot) => doubleDoubles.of(knot)), singularAtKnots },
        doubleDoubles,
      );
      // ∫ F dF
      expect(Math.abs(value.minus(0.5).toNumber())).toBeLessThanOrEqual(error + 1e-26);
      return count;
    };
    expect(evaluations(coordinate.singularAtKnots)).toBeLessThan(evaluations(!coordinate.singularAtKnots));
  });
});

/** Tanh-sinh quadrature of density and of (value − k) × density between the knots on one side of `cut`, in doubles. */
function integrate(
  { knots, valueAt, densityAt }: Coordinate,
  isInside: (z: number) => boolean,
  cut: number,
  k: number,
): [number, number] {
  const ends = [...knots.map(Number).filter(isInside), cut].sort((a, b) => a - b);
  let mass = 0;
  let moment = 0;
  for (const [index, end] of ends.slice(1).entries()) {
    const start = ends[index] ?? end;
    for (const [place, weight] of nodes) {
      const z = real(new Decimal(start + (end - start) * place));
      const part = weight * (end - start) * densityAt(z).toNumber();
      mass += part;
      moment += part * (valueAt(z).toNumber() - k);
    }
  }
  return [mass, moment];
}

const STEP = 1 / 7;
const nodes = Array.from({ length: 45 }, (_, index): [number, number] => {
  const t = (index - 22) * STEP;
  const place = 1 / (1 + Math.exp(-Math.PI * Math.sinh(t)));
  return [place, STEP * Math.PI * Math.cosh(t) * place * (1 / (1 + Math.exp(Math.PI * Math.sinh(t))))];
});
