import { DoubleDouble, double } from "./doubleDouble.js";
import { exponentialMinusOne } from "./exponential.js";

/** u² = 2^−106, the unit in which the errors of double-doubles are counted. */
const UNIT = 2 ** -106;

/** 2^27 + 1: multiplying by it cuts a double into two halves of 26 bits. */
const SPLITTER = 134217729;

/** Whole numbers without error, in ascending order of the powers they are multiplied with. */
export interface PowerTerms {
  readonly exponents: Int32Array;
  readonly amounts: Float64Array;
  /** The upper halves of the amounts, for exact products. */
  readonly halves: Float64Array;
}

export function powerTerms(exponents: Int32Array, amounts: Float64Array): PowerTerms {
  const halves = amounts.map((amount) => SPLITTER * amount - (SPLITTER * amount - amount));
  return { exponents, amounts, halves };
}

/** w^0 − 1, w^1 − 1, … in double-doubles, and the largest size among them. */
interface Table {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
  readonly size: number;
}

/**
 * w^n − 1 for n < `count` by w^2n − 1 = U·(2 + U), where U = w^n − 1: relative errors do not grow with n but with the number of
 * doublings, by less than 15u² each, and those of powers below 1 not even that.
 */
function powersLessOne(first: DoubleDouble, count: number): Table {
  const hi = new Float64Array(count);
  const lo = new Float64Array(count);
  for (let n = 1; n < count; n += 1) {
    const half = n >> 1;
    const u = new DoubleDouble(hi[half] ?? 0, lo[half] ?? 0);
    let power = n === 1 ? first : u.scale(2).plus(u.times(u));
    if (n > 1 && n % 2 === 1) power = power.plus(first).plus(power.times(first));
    hi[n] = power.hi;
    lo[n] = power.lo;
  }
  return { hi, lo, size: Math.abs(hi[count - 1] ?? 0) };
}

/** Relative to the size of the powers: 16u² for the first, 15u² for each of up to 16 doublings, growing with powers above 1. */
const tableError = ({ size }: Table): number => UNIT * (4 + 260 * size) * (1 + size);

/**
 * Σ amount · e^(−step · exponent), with a bound on how far off it is for this very step and what an error of 1 in the step
 * would add. Two tables of powers, one of few steps and one of many, leave two products for each term, of which terms in
 * the same stretch of the second table share one.
 */
export function powerSum(
  { exponents, amounts, halves }: PowerTerms,
  step: DoubleDouble,
): { readonly sum: DoubleDouble; readonly error: number; readonly slope: number } {
  const count = exponents.length;
  const last = exponents[count - 1] ?? 0;
  let bits = 1;
  while (1 << (2 * bits) <= last) bits += 1;
  const stretch = 1 << bits;
  const near = powersLessOne(exponentialMinusOne(step.neg()), stretch + 1);
  const far = powersLessOne(
    new DoubleDouble(near.hi[stretch] ?? 0, near.lo[stretch] ?? 0),
    (last >> bits) + 1,
  );
  const { powers, uppers, lows } = nearPowers(near, stretch);

  let sum = double(0);
  let size = 0;
  let slope = 0;
  let plain = 0;
  for (let index = 0; index < count; ) {
    const block = (exponents[index] ?? 0) >> bits;
    const start = block << bits;
    let s = 0;
    let c = 0;
    let absolute = 0;
    for (; index < count; index += 1) {
      const n = (exponents[index] ?? 0) - start;
      if (n >= stretch) break;
      const a = amounts[index] ?? 0;
      const ah = halves[index] ?? 0;
      const al = a - ah;
      const b = powers[n] ?? 0;
      const bh = uppers[n] ?? 0;
      const bl = b - bh;
      const p = a * b;
      const e = al * bl - (p - ah * bh - al * bh - ah * bl) + a * (lows[n] ?? 0);
      const t = s + p;
      const v = t - s;
      c += s - (t - v) + (p - v) + e;
      s = t;
      absolute += Math.abs(p);
      plain += Math.abs(a);
    }
    const factor = double(1).plus(new DoubleDouble(far.hi[block] ?? 0, far.lo[block] ?? 0));
    const product = new DoubleDouble(s + c, c - (s + c - s)).times(factor);
    sum = sum.plus(product);
    size += absolute * factor.hi;
    slope += absolute * factor.hi * (start + stretch);
  }
  const largest = Math.max(1, 1 + near.size) * Math.max(1, 1 + far.size);
  const additions = 2 * stretch + 4 * far.hi.length + 24;
  const error = plain * largest * (tableError(near) + tableError(far)) + size * additions * UNIT;
  return { sum, error: error * 1.001, slope: slope * 1.001 };
}

/** 1 + U, with its upper half for exact products. */
function nearPowers({ hi, lo }: Table, count: number) {
  const powers = new Float64Array(count);
  const uppers = new Float64Array(count);
  const lows = new Float64Array(count);
  for (let n = 0; n < count; n += 1) {
    const power = double(1).plus(new DoubleDouble(hi[n] ?? 0, lo[n] ?? 0));
    powers[n] = power.hi;
    uppers[n] = SPLITTER * power.hi - (SPLITTER * power.hi - power.hi);
    lows[n] = power.lo;
  }
  return { powers, uppers, lows };
}
