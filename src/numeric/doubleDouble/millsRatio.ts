import { DoubleDouble, exactSum } from "./doubleDouble.js";
import { powerOfTwo } from "./powerOfTwo.js";
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
  cells[cell] ??= series(coefficientsAt(cell, TERMS).map(fromFixed), LONG);
  // Exact: both are zero, or they lie within a factor of two.
  const fromMiddle = x.hi - cell / CELLS;
  return sumOfSeries(cells[cell], exactSum(fromMiddle, x.lo));
}

/** Coefficients are worked out in whole multiples of 2^−192. */
const BITS = 192;
const UNITS = /* @__PURE__ */ BigInt(BITS);
const CELL_BITS = 4n;

/** The nearest double-double, or one next to it. */
function fromFixed(fixed: bigint): DoubleDouble {
  const hi = Number(fixed);
  const scale = powerOfTwo(-BITS);
  return new DoubleDouble(hi * scale, Number(fixed - BigInt(hi)) * scale);
}

/**
 * Taylor coefficients of M(x) = (1 − Φ(x))/φ(x) about the middle of a cell. M′ = x·M − 1 gives
 * (n + 1)·c(n + 1) = x·c(n) + c(n − 1), less 1 for n = 0. What rounding adds to c(n) is less than x^n/n! units for each step.
 */
function coefficientsAt(cell: number, count: number): bigint[] {
  const list: bigint[] = [];
  let [before, coefficient] = [-1n << UNITS, ratioAt(cell)];
  for (let n = 1; n <= count; n += 1) {
    list.push(coefficient);
    const next = (((BigInt(cell) * coefficient) >> CELL_BITS) + before) / BigInt(n);
    before = coefficient;
    coefficient = next;
  }
  return list;
}

/** From x = 2 on, so many partial fractions leave less than 2^−192 out. */
const FRACTIONS_FROM = 2 * CELLS;
const FRACTIONS = 600n;
/** So many terms of the series leave as little out at the distance of a cell. */
const STEP_TERMS = 36;

const ratios: bigint[] = [];

function ratioAt(cell: number): bigint {
  ratios[cell] ??= cell < FRACTIONS_FROM ? ratioBelow(cell + 1) : ratioByFractions(cell);
  return ratios[cell];
}

/** M(x) = 1/(x + 1/(x + 2/(x + 3/(x + …)))), Laplace; Abramowitz & Stegun 26.2.14. */
function ratioByFractions(cell: number): bigint {
  const x = (BigInt(cell) << UNITS) >> CELL_BITS;
  let fraction = x;
  for (let n = FRACTIONS; n > 0n; n -= 1n) fraction = x + (n << (2n * UNITS)) / fraction;
  return (1n << (2n * UNITS)) / fraction;
}

/** The ratio of the cell below: all terms of the series are positive there, and errors shrink on the way down. */
function ratioBelow(cell: number): bigint {
  return coefficientsAt(cell, STEP_TERMS).reduceRight((sum, term) => term - (sum >> CELL_BITS), 0n);
}
