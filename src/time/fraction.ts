import { Decimal } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";

/** An exact fraction of whole numbers: years stay exact until the last step. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export const fractionToDecimal = ({ numerator, denominator }: Fraction): Decimal =>
  new Decimal(numerator).div(denominator);

export const timesFraction = (value: Real, { numerator, denominator }: Fraction): Real =>
  value.times(numerator).div(denominator);

/** A number divided by a fraction: what grows in some years, a year. */
export const byFraction = (value: Real, { numerator, denominator }: Fraction): Real =>
  value.times(denominator).div(numerator);

export const fractionDifference = (from: Fraction, less: Fraction): Fraction =>
  from.denominator === less.denominator
    ? { numerator: from.numerator - less.numerator, denominator: from.denominator }
    : {
        numerator: from.numerator * less.denominator - less.numerator * from.denominator,
        denominator: from.denominator * less.denominator,
      };

export const fractionQuotient = (dividend: Fraction, divisor: Fraction): Fraction =>
  dividend.denominator === divisor.denominator
    ? { numerator: dividend.numerator, denominator: divisor.numerator }
    : {
        numerator: dividend.numerator * divisor.denominator,
        denominator: dividend.denominator * divisor.numerator,
      };
