import { Ball } from "../numeric/ball.js";
import type { Arithmetic, Real } from "../numeric/real.js";

/**
 * e^(−step·n) for whole numbers n, each worked out once. Decimals multiply far faster than they take powers of e, and have
 * digits to spare for the errors of n factors, which add up; double-doubles have neither.
 */
export function dailyFactor(step: Real, numbers: Arithmetic): (n: number) => Real {
  const known = new Map<number, Real>([[0, numbers.of(1)]]);
  const factor = (n: number): Real => {
    const power = known.get(n) ?? (n === 1 || step instanceof Ball ? step.times(-n).exp() : product(n));
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
