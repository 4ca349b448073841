import { sumOfDecayed } from "./decay.js";
import { Decimal, decimalOf, ONE, ZERO } from "./decimal.js";
import type { PowerTerms } from "./doubleDouble/powerSum.js";
import { Ordered } from "./ordered.js";
import { isUnrounded } from "./precision.js";
import type { Arithmetic, Real } from "./real.js";
import { RESULT_DIGITS, roundedResult } from "./rounding.js";
import { undecided } from "./undecided.js";

/** Sums and products of what people write have fewer digits than this; one with more is left to intervals. */
const MOST_DIGITS = 2000;
const Long = /* @__PURE__ */ decimalOf(MOST_DIGITS);

/** A quotient that ends within so many digits is known exactly. */
const QUOTIENT_DIGITS = 100;
const Quotient = /* @__PURE__ */ decimalOf(QUOTIENT_DIGITS);

/**
 * A decimal without any error: sums and products of what people write, such as amounts, shares of whole numbers and what is
 * paid at a forecast. It has no logarithms and no quotients like 1/3: whatever is no finite decimal is left undecided.
 */
class ExactReal extends Ordered implements Real {
  constructor(readonly value: Decimal) {
    super();
  }

  plus(other: Real | number): ExactReal {
    return exactly(this.value.plus(decimalIn(other)));
  }

  minus(other: Real | number): ExactReal {
    return exactly(this.value.minus(decimalIn(other)));
  }

  times(other: Real | number): ExactReal {
    return exactly(this.value.times(decimalIn(other)));
  }

  div(other: Real | number): ExactReal {
    const divisor = decimalIn(other);
    if (divisor.isZero()) undecided();
    const quotient = new Quotient(this.value).div(divisor);
    if (!new Long(quotient).times(divisor).equals(this.value)) undecided();
    return exactly(new Long(quotient));
  }

  neg(): ExactReal {
    return new ExactReal(this.value.neg());
  }

  abs(): ExactReal {
    return new ExactReal(this.value.abs());
  }

  sqrt(): ExactReal {
    return this.isZero() ? this : this.like(this.only(ONE, ONE));
  }

  exp(): ExactReal {
    return this.like(this.only(ZERO, ONE));
  }

  expm1(): ExactReal {
    return this.like(this.only(ZERO, ZERO));
  }

  ln(): ExactReal {
    return this.like(this.only(ONE, ZERO));
  }

  log1p(): ExactReal {
    return this.like(this.only(ZERO, ZERO));
  }

  pow(exponent: Real | number): ExactReal {
    if (!decimalIn(exponent).equals(1)) undecided();
    return this;
  }

  decay(): (n: number) => ExactReal {
    const one = this.like(this.only(ZERO, ONE));
    return () => one;
  }

  decaySum(terms: PowerTerms): Real {
    return sumOfDecayed(terms, this.decay(), this.like(0));
  }

  normalDensity(): never {
    return undecided();
  }

  normalCdf(): never {
    return undecided();
  }

  normalQuantile(): never {
    return undecided();
  }

  min(other: Real): ExactReal {
    return this.lessThan(other) ? this : (other as ExactReal);
  }

  max(other: Real): ExactReal {
    return this.greaterThan(other) ? this : (other as ExactReal);
  }

  toNumber(): number {
    return this.value.toNumber();
  }

  toDecimal(): Decimal {
    return new Decimal(this.value);
  }

  toExact(): Decimal {
    return this.toDecimal();
  }

  /** Series are as long as the digits that they are for, and none is long enough here. */
  get digits(): never {
    return undecided();
  }

  like(exact: Decimal | number): ExactReal {
    return exactly(new Long(exact));
  }

  middle(): ExactReal {
    return this;
  }

  doubt(): ExactReal {
    return this.like(ZERO);
  }

  within(doubt: Real): ExactReal {
    if (!doubt.isZero()) undecided();
    return this;
  }

  toResult(): Decimal {
    return roundedResult(this.value, RESULT_DIGITS, ZERO);
  }

  protected override compare(other: Real | number): number {
    return this.value.comparedTo(decimalIn(other));
  }

  protected override sign(): number {
    return this.value.comparedTo(0);
  }

  /** What a function has at the one argument where it has a finite decimal. */
  private only(argument: Decimal, result: Decimal): Decimal {
    return this.value.equals(argument) ? result : undecided();
  }
}

const decimalIn = (x: Real | number): Decimal =>
  typeof x === "number" ? new Long(x) : (x as ExactReal).value;

const exactly = (value: Decimal): ExactReal =>
  value.precision() < MOST_DIGITS ? new ExactReal(value) : undecided();

/** Decimals without any error. Cheap, and settles what intervals cannot: a number that is exactly halfway between two others. */
export const exactDecimals: Arithmetic = /* @__PURE__ */ Object.freeze({
  of: (exact: Decimal | number): Real => {
    const value = new Long(exact);
    return isUnrounded(value) ? new ExactReal(value) : undecided();
  },
  sum: (numbers: readonly Real[]): Real =>
    numbers.reduce<Real>((sum, number) => sum.plus(number), new ExactReal(new Long(0))),
});
