// Internal: no name of the public API lives here.

import { Accumulator } from "./accumulator.js";
import { DoubleDouble, double, SPLITTER, UNIT } from "./doubleDouble.js";
import { EXPONENTIAL_ERROR, exponential, exponentialMinusOne } from "./exponential.js";

/** u = 2^−53, that of doubles. */
const DOUBLE_UNIT = 2 ** -53;

/** Whole numbers without error, in ascending order of the powers they are multiplied with. */
export interface PowerTerms {
  /** From 0, ascending. */
  readonly exponents: Int32Array;
  /** One for each exponent. */
  readonly amounts: Float64Array;
}

/** w^0 − 1, w^1 − 1, … in double-doubles; how far off the worst of them may be, and the largest of the powers. */
interface Table {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
  readonly errors: Float64Array;
  readonly error: number;
  readonly largest: number;
}

/**
 * w^n − 1 for n < `count` from the first, by doubling: with U = w^n − 1, w^2n − 1 = U·(2 + U). Taking 1 off keeps what is
 * lost to rounding in proportion to U, and an error in U counts 2·(1 + U) times: less than twice for powers below 1.
 */
function powersLessOne(first: DoubleDouble, firstError: number, count: number): Table {
  const hi = new Float64Array(count);
  const lo = new Float64Array(count);
  const errors = new Float64Array(count);
  let error = 0;
  let largest = 1;
  for (let n = 1; n < count; n += 1) {
    const half = n >> 1;
    const u = new DoubleDouble(hi[half] as number, lo[half] as number);
    let power = first;
    let doubt = firstError;
    if (n > 1) {
      const square = u.times(u);
      power = u.scale(2).plus(square);
      doubt = 2.01 * (1 + u.hi) * (errors[half] as number) + UNIT * (8 * square.hi + 4 * Math.abs(power.hi));
    }
    if (n > 1 && n % 2 === 1) {
      const product = power.times(first);
      doubt = doubt * (1 + first.hi) + firstError * (1 + power.hi) + UNIT * 8 * Math.abs(product.hi);
      power = power.plus(first).plus(product);
      doubt += UNIT * 8 * Math.abs(power.hi);
    }
    hi[n] = power.hi;
    lo[n] = power.lo;
    errors[n] = doubt;
    error = Math.max(error, doubt);
    largest = Math.max(largest, 1 + power.hi);
  }
  return { hi, lo, errors, error, largest };
}

/** A sum of amounts times powers, and bounds for those who go on from it. */
export interface PowerSum {
  /** Σ amount · e^(−step · exponent) */
  readonly sum: DoubleDouble;
  /** How far off that may be for this very step. */
  readonly error: number;
  /** Σ exponent · amount · e^(−step · exponent), in a double. */
  readonly moment: number;
  readonly momentError: number;
  /** No less than the moment of the sizes of all terms: what an error of 1 in the step would add at most. */
  readonly slope: number;
}

/**
 * Σ amount · e^(−step · exponent). Two tables of powers, one of few steps and one of many, leave two products for each term, of which terms in
 * the same stretch of the second table share one.
 */
export function powerSum(terms: PowerTerms, step: DoubleDouble): PowerSum {
  const { exponents } = terms;
  const last = exponents.at(-1) ?? 0;
  // Where most exponents have a term, a short first table leaves few of them to each stretch, and few roundings.
  const shortening = 2 * exponents.length > last ? 4 : 0;
  let bits = 1;
  while (1 << (2 * bits + shortening) <= last) bits += 1;
  const stretch = 1 << bits;
  if (4 * exponents.length < stretch + (last >> bits)) return fewPowers(terms, step);
  const first = exponentialMinusOne(step.neg());
  const near = powersLessOne(first, Math.abs(first.hi) * EXPONENTIAL_ERROR, stretch + 1);
  const far = powersLessOne(
    new DoubleDouble(near.hi[stretch] as number, near.lo[stretch] as number),
    near.errors[stretch] as number,
    (last >> bits) + 1,
  );
  const powers = nearPowers(near, stretch);
  const total = new Accumulator();
  let roundings = 0;
  let slope = 0;
  let moment = 0;
  let plain = 0;
  for (let index = 0; index < exponents.length; ) {
    const block = (exponents[index] as number) >> bits;
    const start = block << bits;
    const part = sumOfStretch(terms, powers, index, start, stretch);
    const factor = double(1).plus(new DoubleDouble(far.hi[block] as number, far.lo[block] as number));
    const product = part.sum.times(factor);
    total.add(product);
    index = part.end;
    roundings += part.roundings * factor.hi + 9 * Math.abs(product.hi);
    slope += part.size * factor.hi * (start + stretch);
    moment += (part.moment + part.sum.hi * start) * factor.hi;
    plain += part.plain;
  }
  // Either factor may be off by its own error and by that of adding 1 again, times the other one.
  const tables = (near.error + 4 * UNIT) * far.largest + (far.error + 4 * UNIT) * near.largest;
  const sum = total.sum();
  const error = plain * tables + (roundings + 4 * Math.abs(sum.hi)) * UNIT;
  const momentError = slope * (2 * stretch + 2 * far.hi.length + 32) * DOUBLE_UNIT;
  return { sum, error: error * 1.001, moment, momentError, slope: slope * 1.001 };
}

/** Terms from `index` on whose exponents lie less than `stretch` above `start`, times the powers of the first table. */
function sumOfStretch(
  { exponents, amounts }: PowerTerms,
  { powers, uppers, lows }: ReturnType<typeof nearPowers>,
  from: number,
  start: number,
  stretch: number,
) {
  let index = from;
  let s = 0;
  let c = 0;
  let size = 0;
  let partials = 0;
  let moment = 0;
  let plain = 0;
  for (; index < exponents.length; index += 1) {
    const n = (exponents[index] as number) - start;
    if (n >= stretch) break;
    const a = amounts[index] as number;
    const ca = SPLITTER * a;
    const ah = ca - (ca - a);
    const al = a - ah;
    const b = powers[n] as number;
    const bh = uppers[n] as number;
    const bl = b - bh;
    const p = a * b;
    const e = al * bl - (p - ah * bh - al * bh - ah * bl) + a * (lows[n] as number);
    const t = s + p;
    const v = t - s;
    const d = c + (s - (t - v) + (p - v) + e);
    s = t + d;
    c = d - (s - t);
    size += Math.abs(p);
    partials += Math.abs(t);
    moment += p * n;
    plain += Math.abs(a);
  }
  // Each step rounds the lower half of its product by at most 3u² of that, that half and what the sum left out together by
  // 2u² of the product and u² of the sum, and both with what is carried on by as much again and u² of the sum before.
  const roundings = 8 * size + 3.01 * partials;
  return { sum: new DoubleDouble(s, c), end: index, roundings, size, moment, plain };
}

/** A sum of powers by one exponential for each term: for fewer terms than tables would have entries. */
function fewPowers(
  { exponents, amounts }: Pick<PowerTerms, "exponents" | "amounts">,
  step: DoubleDouble,
): PowerSum {
  let sum = double(0);
  let error = 0;
  let moment = 0;
  let slope = 0;
  for (let index = 0; index < exponents.length; index += 1) {
    const n = exponents[index] as number;
    const x = step.timesDouble(-n);
    const term = exponential(x).timesDouble(amounts[index] as number);
    sum = sum.plus(term);
    error +=
      Math.abs(term.hi) * (EXPONENTIAL_ERROR + UNIT * (4 + 5 * Math.abs(x.hi))) + Math.abs(sum.hi) * 4 * UNIT;
    moment += term.hi * n;
    slope += Math.abs(term.hi) * n;
  }
  const momentError = slope * (exponents.length + 8) * DOUBLE_UNIT;
  return { sum, error: error * 1.001, moment, momentError, slope: slope * 1.001 };
}

/** 1 + U, with its upper half for exact products. */
function nearPowers({ hi, lo }: Table, count: number) {
  const powers = new Float64Array(count);
  const uppers = new Float64Array(count);
  const lows = new Float64Array(count);
  for (let n = 0; n < count; n += 1) {
    const power = double(1).plus(new DoubleDouble(hi[n] as number, lo[n] as number));
    powers[n] = power.hi;
    uppers[n] = SPLITTER * power.hi - (SPLITTER * power.hi - power.hi);
    lows[n] = power.lo;
  }
  return { powers, uppers, lows };
}
