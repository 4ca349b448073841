import type { Arithmetic, Real } from "../numeric/real.js";

const STRETCH = 128;

/**
 * e^(−step·n) for whole numbers n: one product of two factors out of tables that fill as they are asked, where a leg has
 * many days.
 */
export function dailyFactor(step: Real, numbers: Arithmetic): (n: number) => Real {
  const known = new Map<number, Real>();
  const power = (n: number): Real => {
    const factor = known.get(n) ?? (n === 0 ? numbers.of(1) : step.times(-n).exp());
    known.set(n, factor);
    return factor;
  };
  return (n) => {
    const near = n % STRETCH;
    return near === n ? power(n) : power(n - near).times(power(near));
  };
}
