import { type Line, type Payoff, payoffAt } from "../algebra/payoff.js";
import type { Distribution, Mass } from "../beliefs/distributions/distribution.js";
import { Decimal, ONE, WORKING_DIGITS, ZERO } from "../numeric/decimal.js";

/**
 * E[payoff(X)] in closed form: each straight piece contributes intercept · P(X inside) + slope · E[X; X inside]. One routine
 * for every product, because every product is piecewise linear.
 */
export function expectation(payoff: Payoff, distribution: Distribution): Decimal {
  if (distribution.atoms.length > 0) {
    return distribution.atoms.reduce(
      (sum, { value, probability }) => sum.plus(probability.times(payoffAt(payoff, value))),
      ZERO,
    );
  }
  const cuts = payoff.breakpoints.map(({ at }) => cutAt(at, distribution));
  return payoff.lines.reduce<Decimal>((sum, line, index) => {
    if (line.intercept.isZero() && line.slope.isZero()) return sum;
    return sum.plus(weigh(line, massBetween(cuts[index - 1], cuts[index], distribution)));
  }, ZERO);
}

const weigh = ({ intercept, slope }: Line, { probability, partialMean }: Mass): Decimal =>
  probability.times(intercept).plus(partialMean.times(slope));

/** The mass on the lighter side of a point, which is the side where it is accurate relative to itself. */
interface Cut {
  readonly side: "below" | "above";
  readonly mass: Mass;
}

function cutAt(exact: Decimal, distribution: Distribution): Cut {
  const at = new Decimal(exact).toSignificantDigits(WORKING_DIGITS);
  return at.lessThan(distribution.mean)
    ? { side: "below", mass: distribution.upTo(at, true) }
    : { side: "above", mass: distribution.from(at, false) };
}

/** The mass between two cuts of a continuous distribution; an absent cut is infinity. Tails are never one minus the rest. */
function massBetween(from: Cut | undefined, to: Cut | undefined, { mean }: Distribution): Mass {
  const all: Mass = { probability: ONE, partialMean: mean };
  if (from?.side === "above") return to === undefined ? from.mass : minus(from.mass, to.mass);
  if (to?.side === "below") return from === undefined ? to.mass : minus(to.mass, from.mass);
  const withoutLeft = from === undefined ? all : minus(all, from.mass);
  return to === undefined ? withoutLeft : minus(withoutLeft, to.mass);
}

const minus = (left: Mass, right: Mass): Mass => ({
  probability: left.probability.minus(right.probability),
  partialMean: left.partialMean.minus(right.partialMean),
});
