import type { Decimal } from "../numeric/decimal.js";
import { exactly } from "./exactly.js";

/**
 * A whole number of things, divided in proportion to weights: first the whole part of everyone's due, then one more each for
 * the largest remainders (Hamilton's method); of equal ones the first listed. Nothing to divide needs no weights.
 */
export function apportion(things: Decimal, weights: readonly Decimal[]): Decimal[] {
  const total = weights.reduce((sum, weight) => sum.plus(weight), exactly("0"));
  if (total.isZero()) return weights.map(() => total);
  const dues = weights.map((weight, index) => {
    const due = exactly(things).times(weight);
    const whole = due.divToInt(total);
    return { index, whole, remainder: due.minus(whole.times(total)) };
  });
  const left = dues.reduce((rest, { whole }) => rest.minus(whole), exactly(things)).toNumber();
  const byRemainder = [...dues].sort((a, b) => b.remainder.comparedTo(a.remainder) || a.index - b.index);
  const favoured = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return dues.map(({ index, whole }) => (favoured.has(index) ? whole.plus(1) : whole));
}
