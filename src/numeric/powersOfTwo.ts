// Internal: no name of the public API lives here.

import { Decimal, ONE } from "./decimal.js";

/** Into how many equal parts, in logarithms, the exponential functions cut a doubling. */
export const STEPS = 64;

/** ln 2 to 60 digits, written out: to compute it is a part of what a first valuation takes. */
export const lnTwo = (): Decimal =>
  new Decimal("0.69314718055994530941723212145817656807550013436025525412068");

/** 2^(1/64), to 60 digits like everything here. */
const ROOT = "1.01088928605170046002040979056186052438813766781004996484966";

/** 2^(1/64), 2^(2/64), 2^(4/64), …: each the square of the one before. */
const squares: Decimal[] = [];

/** 2^(j/64) for a whole j from 0 to 63, off by some units of the sixtieth digit. */
export function rootOfTwo(j: number): Decimal {
  let power = ONE;
  for (let bit = 0; 2 ** bit <= j; bit += 1) {
    squares[bit] ??= bit === 0 ? new Decimal(ROOT) : (squares[bit - 1] as Decimal).pow(2);
    if ((j >> bit) % 2 === 1) power = power.times(squares[bit] as Decimal);
  }
  return power;
}
