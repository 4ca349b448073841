import type { Payoff } from "../algebra/payoff.js";
import type { Arithmetic, Real } from "../numeric/real.js";

/** The value of a payoff at a number that need not be a decimal. */
export function realPayoffAt({ breakpoints, lines }: Payoff, x: Real, numbers: Arithmetic): Real {
  const index = breakpoints.findIndex(({ at }) => numbers.of(at).greaterThanOrEqualTo(x));
  const breakpoint = breakpoints[index];
  if (breakpoint !== undefined && numbers.of(breakpoint.at).equals(x)) return numbers.of(breakpoint.value);
  const { slope, intercept } = lines.at(index) ?? lines[0];
  return numbers.of(slope).times(x).plus(numbers.of(intercept));
}
