import { type Decimal, ZERO } from "../../numeric/decimal.js";
import { growthInPeriod, periodsAYear } from "../rate.js";
import type { Curve, CurvePoint, CurveTerms } from "./curve.js";
import { monotoneSlopes } from "./monotoneSlopes.js";

/** The curve through these nodes, with no spread and nobody who may default. */
export function curveThrough(terms: CurveTerms, points: readonly CurvePoint[]): Curve {
  const forwards =
    terms.interpolation === "monotone-cubic" ? monotoneSlopes([ORIGIN, ...points].map(knotOf)) : [];
  return {
    ...terms,
    kind: "curve",
    points,
    forwards,
    lastForward: forwards.at(-1) ?? lastForward(terms, points),
    spread: ZERO,
    hazard: undefined,
  };
}

/** On its own date a curve's discount factor is 1. */
export const ORIGIN: Pick<CurvePoint, "years" | "exponent"> = { years: ZERO, exponent: ZERO };

const knotOf = ({ years, exponent }: typeof ORIGIN) => ({ x: years, y: exponent });

/** The slope of −ln DF just before the last node. */
function lastForward(terms: CurveTerms, points: readonly CurvePoint[]): Decimal {
  const last = points.at(-1);
  if (last === undefined) return ZERO;
  const before = points.at(-2);
  if (terms.interpolation === "log-linear") {
    const start = before ?? ORIGIN;
    return last.exponent.minus(start.exponent).div(last.years.minus(start.years));
  }
  const rise =
    before === undefined
      ? ZERO
      : last.rate.minus(before.rate).div(last.years.minus(before.years)).times(last.years);
  switch (terms.compounding) {
    case "continuous":
      return last.rate.plus(rise);
    case "simple":
      return last.rate.plus(rise).div(last.rate.times(last.years).plus(1));
    default: {
      // d/dt of m·t·ln(1 + r(t)/m)
      const growth = growthInPeriod(last.rate, periodsAYear(terms.compounding));
      return last.exponent.div(last.years).plus(rise.div(growth));
    }
  }
}
