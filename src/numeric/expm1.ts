import { type Decimal, ONE } from "./decimal.js";

const SMALL = "1e-3";

/** Of x + x²/2! + x³/3! + …: below `SMALL`, the next term is under 1e-70 of the first. */
const TERMS = 19;

/** e^x − 1 without the loss of digits that taking 1 off would bring where x is small; Abramowitz & Stegun 4.2.1. */
export function expm1(x: Decimal): Decimal {
  if (x.abs().greaterThan(SMALL)) return x.exp().minus(1);
  let sum = ONE;
  for (let term = TERMS; term >= 2; term -= 1) sum = sum.times(x).div(term).plus(1);
  return sum.times(x);
}
