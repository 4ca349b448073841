import { type Line, lineAt, type Payoff } from "../algebra/payoff.js";
import type { Distribution } from "../beliefs/distributions/distribution.js";
import { decimalOf } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { realPayoffAt } from "./realPayoffAt.js";

/** Payoffs carry 250 digits; less than this of its terms is what rounding left of a jump that is none. */
const NOISE = "1e-200";

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
  const { breakpoints, lines } = payoff;
  const middle = mean.toNumber();
  const above = breakpoints.findIndex(({ at }) => at.toNumber() > middle);
  const base = above === -1 ? breakpoints.length : above;
  const start = realLineAt(lines[base] ?? lines[0], mean, numbers);
  return breakpoints.reduce((sum, { at }, index) => {
    const [left = lines[0], right = lines[0]] = [lines[index], lines[index + 1]];
    const [inner, outer] = index < base ? [right, left] : [left, right];
    const strike = numbers.of(at);
    const bend = numbers.of(outer.slope.minus(inner.slope));
    // Towards lower values the distance from the strike grows as the slope falls.
    const beyond = index < base ? distribution.put(strike).times(-1) : distribution.call(strike);
    const bent = bend.isZero() ? sum : sum.plus(bend.times(beyond));
    const jump = jumpBetween(inner, outer, at);
    if (jump === undefined) return bent;
    const odds = index < base ? distribution.below(strike, true) : distribution.above(strike, true);
    return bent.plus(numbers.of(jump).times(odds));
  }, start);
}

const realLineAt = ({ intercept, slope }: Line, x: Real, numbers: Arithmetic): Real =>
  numbers.of(slope).times(x).plus(numbers.of(intercept));

const Exact = /* @__PURE__ */ decimalOf(250);

/** How far the outer line lies above the inner one where they change. */
function jumpBetween(inner: Line, outer: Line, at: Line["slope"]): Line["slope"] | undefined {
  const exact = new Exact(at);
  const [from, to] = [lineAt(inner, exact), lineAt(outer, exact)];
  const jump = to.minus(from);
  const size = inner.intercept.abs().plus(from.abs()).plus(to.abs()).plus(outer.intercept.abs());
  return jump.abs().lessThanOrEqualTo(size.times(NOISE)) ? undefined : jump;
}
