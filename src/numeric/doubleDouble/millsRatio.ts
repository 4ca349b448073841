// Internal: no name of the public API lives here.

import { Decimal } from "../decimal.js";
import { constant } from "./constant.js";
import { type DoubleDouble, exactSum } from "./doubleDouble.js";
import { type Series, series, sumOfSeries } from "./series.js";

/** Relative error of `millsRatio`: 16u². */
export const MILLS_ERROR = 2 ** -102;

/** Cells of this width, so that |h| ≤ 1/32 and 17 terms of the Taylor series leave less than u² out. */
const CELLS = 16;
const TERMS = 17;
/** Terms that need two doubles: h^9 counts less than u/4, so that one holds what is left. */
const LONG = 9;

const cells: Series[] = [];

/** Mills's ratio, the tail of a standard normal over its density, for 0 ≤ x ≤ 27. */
export function millsRatio(x: DoubleDouble): DoubleDouble {
  const cell = Math.round(x.hi * CELLS);
  cells[cell] ??= series(millsCoefficients(cell, TERMS, FRACTIONS).map(constant), LONG);
  // Exact: both are zero, or they lie within a factor of two.
  const fromMiddle = x.hi - cell / CELLS;
  return sumOfSeries(cells[cell], exactSum(fromMiddle, x.lo));
}

/**
 * Taylor coefficients of M(x) = (1 − Φ(x))/φ(x) about the middle of a cell, in 60 digits. M′ = x·M − 1 gives
 * (n + 1)·c(n + 1) = x·c(n) + c(n − 1), less 1 for n = 0. What rounding adds to c(n) is less than x^n/n! units for each step.
 * `fractions` says how exact the first of them is: see `FRACTIONS`.
 */
export function millsCoefficients(cell: number, count: number, fractions: number): Decimal[] {
  const list: Decimal[] = [];
  const middle = new Decimal(cell).div(CELLS);
  let [before, coefficient] = [new Decimal(-1), ratioAt(cell, fractions)];
  for (let n = 1; n <= count; n += 1) {
    list.push(coefficient);
    const next = middle.times(coefficient).plus(before).div(n);
    before = coefficient;
    coefficient = next;
  }
  return list;
}

/** From x = 2 on. */
const FRACTIONS_FROM = 2 * CELLS;
/** n partial fractions leave out less than e^(−1.9x·√n), and so many over x² less than 1e-40. */
const FRACTIONS = 2400;
/** So many terms of the series leave as little out at the distance of a cell. */
const STEP_TERMS = 36;

const ratios = /* @__PURE__ */ new Map<number, Decimal[]>();

function ratioAt(cell: number, fractions: number): Decimal {
  const found = ratios.get(fractions) ?? [];
  ratios.set(fractions, found);
  found[cell] ??= cell < FRACTIONS_FROM ? ratioBelow(cell + 1, fractions) : ratioByFractions(cell, fractions);
  return found[cell];
}

/** M(x) = 1/(x + 1/(x + 2/(x + 3/(x + …)))), Laplace; Abramowitz & Stegun 26.2.14. */
function ratioByFractions(cell: number, fractions: number): Decimal {
  const x = new Decimal(cell).div(CELLS);
  let fraction = x;
  const square = (cell / CELLS) * (cell / CELLS);
  for (let n = 20 + Math.ceil(fractions / square); n > 0; n -= 1)
    fraction = x.plus(new Decimal(n).div(fraction));
  return new Decimal(1).div(fraction);
}

/** The ratio of the cell below: all terms of the series are positive there, and errors shrink on the way down. */
function ratioBelow(cell: number, fractions: number): Decimal {
  return millsCoefficients(cell, STEP_TERMS, fractions).reduceRight(
    (sum, term) => term.minus(sum.div(CELLS)),
    new Decimal(0),
  );
}
