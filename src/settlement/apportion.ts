import {
  type Decimal,
  exactDifference,
  exactProduct,
  exactSum,
  ONE,
  wholeQuotient,
} from "../numeric/decimal.js";

/**
 * A whole number of things, divided in proportion to weights: first the whole part of everyone's due, then one more each for
 * the largest remainders (Hamilton's method); of equal ones the first listed. Nothing to divide needs no weights.
 */
export function apportion(things: Decimal, weights: readonly Decimal[]): Decimal[] {
  const total = exactSum(weights);
  if (total.isZero()) return weights.map(() => total);
  const dues = weights.map((weight, index) => ({
    index,
    ...wholeQuotient(exactProduct(things, weight), total),
  }));
  const left = exactDifference(things, exactSum(dues.map(({ whole }) => whole))).toNumber();
  const byRemainder = [...dues].sort((a, b) => b.rest.comparedTo(a.rest) || a.index - b.index);
  const favoured = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return dues.map(({ index, whole }) => (favoured.has(index) ? exactSum([whole, ONE]) : whole));
}
