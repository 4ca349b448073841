import { type Decimal, ZERO } from "../numeric/decimal.js";
import { memoize } from "../schema/memoize.js";
import { type Line, lineAt, type Payoff } from "./payoff.js";

/** Payoffs carry 250 digits; less than this of its terms is what rounding left of a jump that is none. */
const NOISE = "1e-200";

/** A breakpoint, with how much steeper and how much higher the line after it is. */
interface Kink {
  readonly at: Decimal;
  readonly bend: Decimal;
  readonly jump: Decimal;
}

export interface Kinked {
  readonly lines: Payoff["lines"];
  readonly kinks: readonly Kink[];
}

/** The lines of a payoff, and where and how one gives way to the next. */
export const kinked = /* @__PURE__ */ memoize(({ breakpoints, lines }: Payoff): Kinked => {
  const kinks = breakpoints.map(({ at }, index): Kink => {
    const [left = lines[0], right = lines[0]] = [lines[index], lines[index + 1]];
    return {
      at,
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
