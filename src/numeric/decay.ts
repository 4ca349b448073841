// Internal: no name of the public API lives here.

import type { PowerTerms } from "./doubleDouble/powerSum.js";
import type { Real } from "./real.js";

/**
 * e^(−rate·n) for whole numbers n, each worked out once, by products: decimals multiply far faster than they take powers of e,
 * and have digits to spare for the errors of n factors, which add up.
 */
export function decayByProducts(rate: Real): (n: number) => Real {
  const known = new Map<number, Real>([[0, rate.like(1)]]);
  const factor = (n: number): Real => {
    const power = known.get(n) ?? (n === 1 ? rate.neg().exp() : product(n));
    known.set(n, power);
    return power;
  };
  const product = (n: number): Real => {
    const half = factor(n >> 1);
    const square = half.times(half);
    return n % 2 === 0 ? square : square.times(factor(1));
  };
  return factor;
}

/** Σ amount · factor(exponent), term by term. */
export function sumOfDecayed(
  { exponents, amounts }: PowerTerms,
  factor: (exponent: number) => Real,
  zero: Real,
): Real {
  let sum = zero;
  amounts.forEach((amount, index) => {
    sum = sum.plus(factor(exponents[index] as number).times(amount));
  });
  return sum;
}
