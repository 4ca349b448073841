import type { Decimal } from "./decimal.js";
import type { PowerTerms } from "./doubleDouble/powerSum.js";

/**
 * A real number known to lie in an interval. Valuation code is written once, against this; whether it runs on pairs of
 * doubles or on decimals of any length is the `Arithmetic`'s business. Numbers of two arithmetics do not mix. Where an
 * interval is too wide to answer a question (is it positive? which of the two is greater?), the answer is to throw
 * `Undecided`, and the computation is repeated with more digits.
 */
export interface Real {
  /** this + other */
  plus(other: Real | number): Real;
  /** this − other */
  minus(other: Real | number): Real;
  /** this · other */
  times(other: Real | number): Real;
  /** this / other; `Undecided` where other may be 0 */
  div(other: Real | number): Real;
  /** −this */
  neg(): Real;
  /** |this| */
  abs(): Real;
  /** √this, of a number that is not negative */
  sqrt(): Real;
  /** e^this */
  exp(): Real;
  /** e^x − 1, accurate relative to itself. */
  expm1(): Real;
  /** The natural logarithm of a number above 0. */
  ln(): Real;
  /** ln(1 + x), accurate relative to itself. */
  log1p(): Real;
  /** Of a number above 0. */
  pow(exponent: Real | number): Real;
  /** Exponential decay at this rate: e^(−x·n) for whole numbers n from 0. */
  decay(): (n: number) => Real;
  /** Σ amount · e^(−x · exponent): many amounts that decay at this rate, at once. */
  decaySum(terms: PowerTerms): Real;
  /** φ(x), the standard normal density. */
  normalDensity(): Real;
  /** Φ(x), the standard normal distribution function. */
  normalCdf(): Real;
  /** Φ⁻¹(p) for 0 < p < 1. */
  normalQuantile(): Real;
  /** The smaller of two, which need not be told apart. */
  min(other: Real): Real;
  /** The larger of two, which need not be told apart. */
  max(other: Real): Real;
  /** Whether this < other; `Undecided` where the intervals overlap, as all questions below. */
  lessThan(other: Real | number): boolean;
  /** Whether this ≤ other. */
  lessThanOrEqualTo(other: Real | number): boolean;
  /** Whether this > other. */
  greaterThan(other: Real | number): boolean;
  /** Whether this ≥ other. */
  greaterThanOrEqualTo(other: Real | number): boolean;
  /** Whether this = other, which only numbers known exactly can be. */
  equals(other: Real | number): boolean;
  /** Whether it is certainly not 0: then its sign can be told. */
  excludesZero(): boolean;
  /** Whether this = 0. */
  isZero(): boolean;
  /** Whether this ≥ 0. */
  isNonNegative(): boolean;
  /** Whether this < 0. */
  isNegative(): boolean;
  /** The middle of the interval as a double, for choices that need no proof. */
  toNumber(): number;
  /** The middle of the interval. */
  toDecimal(): Decimal;
  /** As a decimal: exactly where it is known exactly, and otherwise to 50 digits or `Undecided`. */
  toExact(): Decimal;
  /** The digits that a computation carries. */
  readonly digits: number;
  /** Another number of the same arithmetic. */
  like(exact: Decimal | number): Real;
  /** The middle of the interval as a number that is known exactly; what that leaves out is for `within` to put back. */
  middle(): Real;
  /** Half the width of the interval. */
  doubt(): Real;
  /** This number, known only within so much more. */
  within(doubt: Real): Real;
  /** Rounded to the digits that are returned, or `Undecided`. */
  toResult(): Decimal;
}

/** Where numbers come from: exact decimals and whole numbers become `Real`s of one representation. */
export interface Arithmetic {
  /** An exact number in this representation. */
  of(exact: Decimal | number): Real;
  /** The sum of numbers of this arithmetic, which loses no more digits however many they are. */
  sum(numbers: readonly Real[]): Real;
}
