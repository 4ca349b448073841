// Internal: no name of the public API lives here.

import { kinked, type Line, type Payoff } from "../algebra/payoff.js";
import type { Distribution } from "../distributions/distribution.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { memoize } from "../schema/memoize.js";

/**
 * E[payoff(X)] in closed form, for every product, because every product is piecewise linear: the line that holds at the mean,
 * and for each change of line further out a call (above the mean) or a put (below) for the change of slope and a digital
 * for the jump. Only tails enter, so nothing cancels but what the payoff itself takes away.
 */
export function expectation(payoff: Payoff, distribution: Distribution, numbers: Arithmetic): Real {
  const { atoms } = distribution;
  if (atoms.length > 0) {
    return atoms.reduce(
      (sum, { value, probability }) => sum.plus(probability.times(realPayoffAt(payoff, value, numbers))),
      numbers.of(0),
    );
  }
  return expectedPayoff(inReals(numbers)(payoff), distribution);
}

/** The expectation of a payoff in numbers to compute with, over a continuous distribution. */
export function expectedPayoff({ kinks, lines }: RealPayoff, distribution: Distribution): Real {
  const { mean } = distribution;
  const middle = mean.toNumber();
  let base = 0;
  while (base < kinks.length && (kinks[base] as RealKink).near <= middle) base += 1;
  const { slope, intercept } = lines[base] as RealLine;
  let sum = slope.times(mean).plus(intercept);
  for (let index = 0; index < kinks.length; index += 1) {
    const { at, bend, jump } = kinks[index] as RealKink;
    const lower = index < base;
    if (bend !== undefined) {
      sum = sum.plus(bend.times(lower ? distribution.put(at) : distribution.call(at)));
    }
    if (jump === undefined) continue;
    const odds = lower ? distribution.below(at, true).neg() : distribution.above(at, true);
    sum = sum.plus(jump.times(odds));
  }
  return sum;
}

/** How far the expectation of a payoff may be off, because the distribution stands for something that has no closed form. */
export function errorOfExpectation(
  payoff: Payoff,
  { uncertainty }: Distribution,
  numbers: Arithmetic,
): number {
  if (uncertainty === undefined) return 0;
  const sizeOf = (figure: Real | undefined, off: () => number): number =>
    figure === undefined ? 0 : Math.abs(figure.toNumber()) * off();
  return inReals(numbers)(payoff).kinks.reduce(
    (sum, { at, bend, jump }) =>
      sum + sizeOf(bend, () => uncertainty.option(at)) + sizeOf(jump, () => uncertainty.odds(at)),
    0,
  );
}

interface RealLine {
  readonly slope: Real;
  readonly intercept: Real;
}

/** A kink in numbers to compute with; what is zero of it is undefined. */
interface RealKink {
  readonly at: Real;
  readonly near: number;
  readonly bend: Real | undefined;
  readonly jump: Real | undefined;
}

/** A payoff in numbers to compute with. */
export interface RealPayoff {
  readonly lines: readonly RealLine[];
  readonly kinks: readonly RealKink[];
}

const realLine =
  (numbers: Arithmetic) =>
  ({ slope, intercept }: Line): RealLine => ({ slope: numbers.of(slope), intercept: numbers.of(intercept) });

/** What an expectation takes from a payoff, converted once for each kind of numbers. */
const inReals = /* @__PURE__ */ memoize((numbers: Arithmetic) =>
  memoize((payoff: Payoff) => {
    const unlessZero = (value: Decimal): Real | undefined => (value.isZero() ? undefined : numbers.of(value));
    const { lines, kinks } = kinked(payoff);
    return {
      lines: lines.map(realLine(numbers)),
      kinks: kinks.map(
        ({ at, bend, jump }): RealKink => ({
          at: numbers.of(at),
          near: at.toNumber(),
          bend: unlessZero(bend),
          jump: unlessZero(jump),
        }),
      ),
    };
  }),
);

/** What the value of a payoff at a number takes from it, converted once for each kind of numbers. */
const pointwise = /* @__PURE__ */ memoize((numbers: Arithmetic) =>
  memoize(({ breakpoints, lines }: Payoff) => ({
    breakpoints: breakpoints.map(({ at, value }) => ({ at: numbers.of(at), value: numbers.of(value) })),
    lines: lines.map(realLine(numbers)),
  })),
);

/** The value of a payoff at a number that need not be a decimal. */
export function realPayoffAt(payoff: Payoff, x: Real, numbers: Arithmetic): Real {
  const { breakpoints, lines } = pointwise(numbers)(payoff);
  const index = breakpoints.findIndex(({ at }) => at.greaterThanOrEqualTo(x));
  const breakpoint = breakpoints[index];
  if (breakpoint?.at.equals(x)) return breakpoint.value;
  // Beyond all breakpoints, where none was found, the last line holds.
  const { slope, intercept } = lines.at(index) as RealLine;
  return slope.times(x).plus(intercept);
}
