import { Decimal, decimalOf } from "../decimal.js";
import { normalCdf, normalDensity } from "../normal.js";
import { constant } from "./constant.js";
import { type DoubleDouble, double } from "./doubleDouble.js";

/** Relative error of `millsRatio`: 16u². */
export const MILLS_ERROR = 2 ** -102;

/** Cells of this width, so that |h| ≤ 1/32 and 20 terms of the Taylor series leave less than u² out. */
const CELLS = 16;
const TERMS = 20;
/** Terms that need two doubles: after h^9, one holds what is left. */
const LONG = 10;

/** Carries the 35 digits that the recurrence loses where x is 26. */
const Wide = /* @__PURE__ */ decimalOf(90);

const cells = /* @__PURE__ */ new Map<number, readonly DoubleDouble[]>();

/**
 * Taylor coefficients of M(x) = (1 − Φ(x))/φ(x) about the middle of a cell. M′ = x·M − 1 gives
 * (n + 1)·c(n + 1) = x·c(n) + c(n − 1), less 1 for n = 0.
 */
function coefficientsAt(cell: number): readonly DoubleDouble[] {
  const known = cells.get(cell);
  if (known !== undefined) return known;
  const x = new Wide(cell).div(CELLS);
  const list = [normalCdf(x.neg()).div(normalDensity(x))];
  for (let n = 0; n + 1 < TERMS; n += 1) {
    const before = n === 0 ? new Wide(-1) : (list[n - 1] ?? new Wide(0));
    list.push(
      x
        .times(list[n] ?? 0)
        .plus(before)
        .div(n + 1),
    );
  }
  const coefficients = list.map((exact) => constant(new Decimal(exact)));
  cells.set(cell, coefficients);
  return coefficients;
}

/** Mills's ratio, the tail of a standard normal over its density, for 0 ≤ x ≤ 27. */
export function millsRatio(x: DoubleDouble): DoubleDouble {
  const cell = Math.round(x.hi * CELLS);
  const coefficients = coefficientsAt(cell);
  const h = x.minus(double(cell / CELLS));
  let rest = 0;
  for (let n = TERMS - 1; n >= LONG; n -= 1) rest = rest * h.hi + (coefficients[n]?.hi ?? 0);
  let sum = double(rest);
  for (let n = LONG - 1; n >= 0; n -= 1) sum = sum.times(h).plus(coefficients[n] ?? double(0));
  return sum;
}
