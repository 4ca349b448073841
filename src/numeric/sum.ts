import { type Decimal, ZERO } from "./decimal.js";

/** Below this share of what it is made of, a sum is what rounding left over. */
const NOISE = "1e-50";

/** The sum of values good to 60 digits; exactly 0 where they cancel but for rounding. */
export function sum(values: readonly Decimal[]): Decimal {
  let total = ZERO;
  let size = ZERO;
  for (const value of values) {
    total = total.plus(value);
    size = size.plus(value.abs());
  }
  return total.abs().lessThanOrEqualTo(size.times(NOISE)) ? ZERO : total;
}
