import { type Decimal, ZERO } from "../numeric/decimal.js";
import { roundedTo } from "../numeric/format.js";

const CENT = "0.01";

/**
 * Parts rounded to the cent so that they add up to the rounded whole, of which they are the parts but for rounding: a cent too
 * many or too few goes to the part that this moves least; of equal ones, to the first.
 */
export function roundedParts(parts: readonly Decimal[], whole: Decimal): Decimal[] {
  const shown = parts.map((part) => roundedTo(part, 2));
  const sum = shown.reduce((total, part) => total.plus(part), ZERO);
  const missing = roundedTo(whole, 2).minus(sum);
  const cent = missing.isNegative() ? ZERO.minus(CENT) : ZERO.plus(CENT);
  const cents = missing.div(cent).abs();
  const misses = parts.map((part, index) => ({ index, miss: part.minus(shown[index] ?? ZERO).div(cent) }));
  const inOrder = [...misses].sort((a, b) => b.miss.comparedTo(a.miss) || a.index - b.index);
  const moved = new Set(inOrder.filter((_, rank) => cents.greaterThan(rank)).map(({ index }) => index));
  return cents.greaterThan(parts.length)
    ? shown
    : shown.map((part, index) => (moved.has(index) ? part.plus(cent) : part));
}
