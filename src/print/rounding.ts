// Internal: no name of the public API lives here.

import { type Decimal, ZERO } from "../numeric/decimal.js";
import { formatAmount, roundedTo } from "../numeric/format.js";
import type { Formatting } from "./formatting.js";

/**
 * Parts rounded to so many places so that they add up to the rounded whole, of which they are the parts but for rounding. What
 * they miss goes, one unit of the last place each, to the parts that this moves least, as the method of largest remainders has
 * it; of equal ones, to the first. Parts that are further from their whole than that are rounded one by one.
 */
export function roundedParts(parts: readonly Decimal[], whole: Decimal, places: number): Decimal[] {
  const shown = parts.map((part) => roundedTo(part, places));
  const missing = roundedTo(whole, places).minus(sumOf(shown));
  const unit = (missing.isNegative() ? ZERO.minus(1) : ZERO.plus(1)).times(`1e-${places}`);
  const units = missing.div(unit);
  if (units.greaterThan(parts.length)) return shown;
  const byMiss = shown
    .map((rounded, index) => ({ index, miss: (parts[index] as Decimal).minus(rounded).div(unit) }))
    .sort((a, b) => b.miss.comparedTo(a.miss) || a.index - b.index);
  const moved = new Set(byMiss.slice(0, units.toNumber()).map(({ index }) => index));
  return shown.map((rounded, index) => (moved.has(index) ? rounded.plus(unit) : rounded));
}

const sumOf = (values: readonly Decimal[]): Decimal => values.reduce((sum, value) => sum.plus(value), ZERO);

/** Whether amounts, each as it is printed, add up to their printed total. */
export function addsUp(parts: readonly Decimal[], total: Decimal, money: Formatting): boolean {
  const asPrinted = (amount: Decimal): Decimal =>
    ZERO.plus(formatAmount(money.scaled(amount), money.places).replaceAll(",", ""));
  return sumOf(parts.map(asPrinted)).equals(asPrinted(total));
}

/** What a table says whose rows of money do not add up as they are printed: rounding them otherwise would make them wrong. */
export const roundedOneByOne = ({ finest }: Formatting): string =>
  `Rows are rounded one by one, so they may not add up to the ${finest}`;
