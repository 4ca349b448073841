import { Decimal } from "../numeric/decimal.js";

/** An exact fraction of whole numbers: years stay exact until the last step. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export const fractionToDecimal = ({ numerator, denominator }: Fraction): Decimal =>
  new Decimal(numerator).div(denominator);
