import { type Line, lineAt, type Payoff } from "../algebra/payoff.js";
import type { Distribution } from "../beliefs/distributions/distribution.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { remembered } from "../schema/remembered.js";
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

/** A breakpoint, with how much steeper and how much higher the line after it is. */
interface Kink {
  readonly at: Decimal;
  /** The same as a double, for choices that need no proof. */
  readonly near: number;
  readonly bend: Decimal;
  readonly jump: Decimal;
}

interface Kinked {
  readonly lines: Payoff["lines"];
  readonly kinks: readonly Kink[];
}

const kinked = /* @__PURE__ */ remembered(({ breakpoints, lines }: Payoff): Kinked => {
  const kinks = breakpoints.map(({ at }, index): Kink => {
    const [left = lines[0], right = lines[0]] = [lines[index], lines[index + 1]];
    return {
      at,
      near: at.toNumber(),
      bend: right.slope.minus(left.slope),
      jump: jumpBetween(left, right, at),
    };
  });
  return { lines, kinks };
});

function jumpBetween(left: Line, right: Line, at: Decimal): Decimal {
  const [from, to] = [lineAt(left, at), lineAt(right, at)];
  const size = [from, to, left.intercept, right.intercept].reduce((sum, part) => sum.plus(part.abs()), ZERO);
  const jump = to.minus(from);
  return jump.abs().lessThanOrEqualTo(size.times(NOISE)) ? ZERO : jump;
}
