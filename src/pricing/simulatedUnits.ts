// Internal: no name of the public API lives here.

import { Decimal, frozen, ResultDecimal } from "../numeric/decimal.js";
import type { Flow } from "./flows.js";

/** Expected units of a flow that were worked out on many paths. */
export interface SimulatedUnits {
  readonly mean: Decimal;
  /** The mean of each of several independent parts of the paths: how these differ says how sure the mean is. */
  readonly means: readonly number[];
}

/** What the arithmetic of doubles may leave in a sum of terms, as a share of their sizes. */
const ARITHMETIC = 1e-10;

/**
 * The standard error of a sum of expected units, each with a weight; undefined where none of them was simulated. What was simulated
 * on the same paths moves together, so the sum is taken in each part of the paths.
 */
export function standardErrorOf(
  flows: readonly Flow[],
  weightOf: (flow: Flow) => number,
): number | undefined {
  const terms = flows.flatMap((flow) => {
    const { simulated } = flow;
    return simulated === undefined ? [] : [{ simulated, weight: weightOf(flow) }];
  });
  const [first] = terms;
  if (first === undefined) return undefined;
  const sums = first.simulated.means.map((_, part) =>
    terms.reduce((sum, { simulated, weight }) => sum + weight * (simulated.means[part] as number), 0),
  );
  const size = terms.reduce(
    (sum, { simulated, weight }) => sum + Math.abs(weight * simulated.mean.toNumber()),
    0,
  );
  const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length;
  const squares = sums.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.max(Math.sqrt(squares / (sums.length - 1) / sums.length), ARITHMETIC * size);
}

/** A figure in the digits that a standard error leaves meaning in, and two more; as it is where there is no error. */
export function toItsError(value: Decimal, error: number | undefined): Decimal {
  if (error === undefined || error === 0 || value.isZero()) return value;
  const digits = value.e - new Decimal(error).e + 3;
  const rounded = digits < 1 ? 0 : new Decimal(value).toSignificantDigits(Math.min(digits, 17));
  return frozen(new ResultDecimal(rounded));
}

/** A standard error as it is returned. */
export const errorResult = (error: number): Decimal =>
  frozen(new ResultDecimal(new Decimal(error).toSignificantDigits(3)));
