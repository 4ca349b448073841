import type { Payoff } from "../algebra/payoff.js";
import type { Distribution } from "../beliefs/distributions/distribution.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { kinked } from "./kinked.js";
import { realPayoffAt } from "./realPayoffAt.js";

/**
 * E[payoff(X)] in closed form, for every product, because every product is piecewise linear: the line that holds at the mean,
 * and for each change of line further out a call (above the mean) or a put (below) for the change of slope and a digital
 * for the jump. Only tails enter, so nothing cancels but what the payoff itself takes away.
 */
export function expectation(payoff: Payoff, distribution: Distribution, numbers: Arithmetic): Real {
  const { atoms, mean } = distribution;
  if (atoms.length > 0) {
    return atoms.reduce(
      (sum, { value, probability }) => sum.plus(probability.times(realPayoffAt(payoff, value, numbers))),
      numbers.of(0),
    );
  }
  const { kinks, lines } = kinked(payoff);
  const middle = mean.toNumber();
  const above = kinks.findIndex(({ near }) => near > middle);
  const base = above === -1 ? kinks.length : above;
  const { slope, intercept } = lines[base] ?? lines[0];
  let sum = numbers.of(slope).times(mean).plus(numbers.of(intercept));
  for (const [index, { at, bend, jump }] of kinks.entries()) {
    const strike = numbers.of(at);
    const lower = index < base;
    if (!bend.isZero()) {
      const option = lower ? distribution.put(strike) : distribution.call(strike);
      sum = sum.plus(numbers.of(bend).times(option));
    }
    if (jump.isZero()) continue;
    const odds = lower ? distribution.below(strike, true).neg() : distribution.above(strike, true);
    sum = sum.plus(numbers.of(jump).times(odds));
  }
  return sum;
}
