// Internal: no name of the public API lives here.

import { type Decimal, decimalOf } from "../decimal.js";
import { powerOfTwo } from "./exp2Fraction.js";

/** An amount at a time, counted in whole units. */
export interface Term {
  readonly time: number;
  readonly amount: Decimal;
}

/**
 * Σ amounts[i] · g^(−times[i]): the value of dated amounts as a function of g, the growth within one unit of time. Its
 * roots are the internal rates of return.
 */
export interface ExponentialSum {
  /** None of them 0, in order of time, one for each time; exact. */
  readonly amounts: readonly Decimal[];
  /** Whole numbers that ascend from 0 and have no common divisor with `unitsAYear`. */
  readonly times: Float64Array;
  /** The last of the times, 0 where there is none. */
  readonly horizon: number;
  readonly unitsAYear: number;
  /** The amounts in doubles, mantissas[i]·2^exponents[i], off by less than 2^−53 of themselves. */
  readonly mantissas: Float64Array;
  readonly exponents: Float64Array;
}

/** Enough digits that sums of amounts between 1e-260 and 1e206 are exact. */
const Exact = /* @__PURE__ */ decimalOf(480);

/** Puts amounts in order of time, adds up those of one time, and leaves out what comes to nothing. */
export function exponentialSum(terms: readonly Term[], unitsAYear: number): ExponentialSum {
  const merged = mergeTimes(terms);
  const first = merged[0]?.time ?? 0;
  const last = merged.at(-1)?.time ?? 0;
  const divisor = merged.reduce(
    (common, { time }) => greatestCommonDivisor(time - first, common),
    unitsAYear,
  );
  const scales = merged.map(({ amount }) => binaryExponent(amount.toNumber()));
  return {
    amounts: merged.map(({ amount }) => amount),
    times: Float64Array.from(merged, ({ time }) => (time - first) / divisor),
    horizon: (last - first) / divisor,
    unitsAYear: unitsAYear / divisor,
    mantissas: Float64Array.from(merged, ({ amount }, i) => scaled(amount.toNumber(), scales[i] as number)),
    exponents: Float64Array.from(scales),
  };
}

function mergeTimes(terms: readonly Term[]): Term[] {
  const ordered = terms.filter(({ amount }) => !amount.isZero()).sort((a, b) => a.time - b.time);
  const merged: Term[] = [];
  for (let start = 0, end = 0; start < ordered.length; start = end) {
    const { time, amount } = ordered[start] as Term;
    let total = amount;
    for (end = start + 1; end < ordered.length && ordered[end]?.time === time; end += 1) {
      total = new Exact(total).plus((ordered[end] as Term).amount);
    }
    if (!total.isZero()) merged.push({ time, amount: total });
  }
  return merged;
}

export const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** The exact total of the amounts: the value where nothing grows. */
export const totalOf = ({ amounts }: ExponentialSum): Decimal =>
  amounts.reduce((total, amount) => total.plus(amount), new Exact(0));

/**
 * How often the sign of the amounts changes in order of time. There are at most so many roots, each counted as often as it
 * is multiple, and fewer only by an even number: Descartes' rule of signs, for real exponents Laguerre's.
 */
export function signChanges({ mantissas }: ExponentialSum): number {
  let changes = 0;
  for (let i = 1; i < mantissas.length; i += 1) {
    if ((mantissas[i - 1] as number) * (mantissas[i] as number) < 0) changes += 1;
  }
  return changes;
}

const binaryExponent = (value: number): number => Math.floor(Math.log2(Math.abs(value)));

const scaled = (value: number, exponent: number): number => value * powerOfTwo(-exponent);
