import { type Decimal, decimalOf } from "../src/numeric/decimal.js";
import { constant } from "../src/numeric/doubleDouble/constant.js";
import { type DoubleDouble, exactSum } from "../src/numeric/doubleDouble/doubleDouble.js";
import { type Series, series, sumOfSeries } from "../src/numeric/doubleDouble/series.js";

/** Relative error of `millsRatio`: 16u². */
export const MILLS_ERROR = 2 ** -102;

/** Cells of this width, so that |h| ≤ 1/32 and 17 terms of the Taylor series leave less than u² out. */
const CELLS = 16;
const TERMS = 17;
/** Terms that need two doubles: h^9 counts less than u/4, so that one holds what is left. */
const LONG = 9;

const cells: Series[] = [];

/**
 * What src/numeric/doubleDouble/millsRatio.ts gives, to the last bit, for scripts that cannot count on BigInt: the same cells,
 * worked out in decimals, which takes some milliseconds for each. Mills's ratio, the tail of a standard normal over its density,
 * for 0 ≤ x ≤ 27.
 */
export function millsRatio(x: DoubleDouble): DoubleDouble {
  const cell = Math.round(x.hi * CELLS);
  cells[cell] ??= series(coefficientsAt(cell, TERMS).map(constant), LONG);
  // Exact: both are zero, or they lie within a factor of two.
  const fromMiddle = x.hi - cell / CELLS;
  return sumOfSeries(cells[cell], exactSum(fromMiddle, x.lo));
}

/** Coefficients are worked out with so many digits. */
const Fine = /* @__PURE__ */ decimalOf(60);

const CELL_WIDTH = /* @__PURE__ */ new Fine(1).div(CELLS);

/**
 * Taylor coefficients of M(x) = (1 − Φ(x))/φ(x) about the middle of a cell. M′ = x·M − 1 gives
 * (n + 1)·c(n + 1) = x·c(n) + c(n − 1), less 1 for n = 0. What rounding adds to c(n) is less than x^n/n! units for each step.
 */
function coefficientsAt(cell: number, count: number): Decimal[] {
  const x = CELL_WIDTH.times(cell);
  const list: Decimal[] = [];
  let [before, coefficient] = [new Fine(-1), ratioAt(cell)];
  for (let n = 1; n <= count; n += 1) {
    list.push(coefficient);
    const next = x.times(coefficient).plus(before).div(n);
    before = coefficient;
    coefficient = next;
  }
  return list;
}

/** From x = 2 on, so many partial fractions leave less than 2^−192 out. */
const FRACTIONS_FROM = 2 * CELLS;
const FRACTIONS = 600;
/** So many terms of the series leave as little out at the distance of a cell. */
const STEP_TERMS = 36;

const ratios: Decimal[] = [];

function ratioAt(cell: number): Decimal {
  ratios[cell] ??= cell < FRACTIONS_FROM ? ratioBelow(cell + 1) : ratioByFractions(cell);
  return ratios[cell];
}

/** M(x) = 1/(x + 1/(x + 2/(x + 3/(x + …)))), Laplace; Abramowitz & Stegun 26.2.14. */
function ratioByFractions(cell: number): Decimal {
  const x = CELL_WIDTH.times(cell);
  let fraction = x;
  for (let n = FRACTIONS; n > 0; n -= 1) fraction = x.plus(new Fine(n).div(fraction));
  return new Fine(1).div(fraction);
}

/** The ratio of the cell below: all terms of the series are positive there, and errors shrink on the way down. */
const ratioBelow = (cell: number): Decimal =>
  coefficientsAt(cell, STEP_TERMS).reduceRight((sum, term) => term.minus(CELL_WIDTH.times(sum)), new Fine(0));
