import { type Decimal, decimalOf } from "../numeric/decimal.js";
import type { Fraction } from "../time/dayCount.js";
import { reaches } from "./reaches.js";

// Sums and products of inputs (100 digits at most each) stay exact within this; only a crossing that is no finite decimal,
// such as 1/3, is rounded, and there the function is continuous.
const Exact = /* @__PURE__ */ decimalOf(250);
const ZERO = /* @__PURE__ */ new Exact(0);

/** A straight line: intercept + slope · x. */
export interface Line {
  readonly intercept: Decimal;
  readonly slope: Decimal;
}

/** A point where the line changes or the function jumps, and the value at that very point. */
interface Breakpoint {
  readonly at: Decimal;
  readonly value: Decimal;
}

/**
 * The normal form of an amount of one observable x: `lines[i]` holds strictly between `breakpoints[i − 1]` and
 * `breakpoints[i]`, open to infinity at both ends. At a breakpoint its own `value` holds, so a jump belongs to whichever
 * side has that value: the upper one of a threshold that is reached from below. Minimal: no breakpoint could be left out.
 */
export interface Payoff {
  readonly breakpoints: readonly Breakpoint[];
  readonly lines: readonly [Line, ...Line[]];
}

export const constantPayoff = (value: Decimal): Payoff => linearPayoff(value, ZERO);

/** A fraction of whole numbers, to all the digits that payoffs carry. */
export const ratioPayoff = ({ numerator, denominator }: Fraction): Payoff =>
  linearPayoff(new Exact(numerator).div(denominator), ZERO);

/** The observable itself. */
export const identityPayoff = (): Payoff => linearPayoff(ZERO, new Exact(1));

const linearPayoff = (intercept: Decimal, slope: Decimal): Payoff =>
  Object.freeze<Payoff>({
    breakpoints: [],
    lines: [{ intercept: new Exact(intercept), slope: new Exact(slope) }],
  });

/** The value of a payoff at `x`. */
export function payoffAt({ breakpoints, lines }: Payoff, x: Decimal): Decimal {
  const here = breakpoints.find(({ at }) => at.equals(x));
  return here === undefined ? lineAt(lineInside({ breakpoints, lines }, x), x) : here.value;
}

export const lineAt = ({ intercept, slope }: Line, x: Decimal): Decimal => intercept.plus(slope.times(x));

export const timesPayoff = (factor: Decimal, payoff: Payoff): Payoff => {
  const by = new Exact(factor);
  return combine([payoff], {
    line: ([{ intercept, slope }]) => ({ intercept: by.times(intercept), slope: by.times(slope) }),
    value: ([value]) => by.times(value),
  });
};

export const addPayoffs = (left: Payoff, right: Payoff): Payoff =>
  combine([left, right], {
    line: ([a, b]) => ({ intercept: a.intercept.plus(b.intercept), slope: a.slope.plus(b.slope) }),
    value: ([a, b]) => a.plus(b),
  });

export const minPayoffs = (left: Payoff, right: Payoff): Payoff =>
  combine([left, right], {
    line: ([a, b], inside) => (lineAt(a, inside).lessThanOrEqualTo(lineAt(b, inside)) ? a : b),
    value: ([a, b]) => (a.lessThanOrEqualTo(b) ? a : b),
    cut: ([a, b]) => crossing(a, b),
  });

export const maxPayoffs = (left: Payoff, right: Payoff): Payoff =>
  combine([left, right], {
    line: ([a, b], inside) => (lineAt(a, inside).greaterThanOrEqualTo(lineAt(b, inside)) ? a : b),
    value: ([a, b]) => (a.greaterThanOrEqualTo(b) ? a : b),
    cut: ([a, b]) => crossing(a, b),
  });

/** `then` where `tested` reaches the threshold, the point where it does included; `otherwise` elsewhere. */
export function ifAtLeastPayoff(tested: Payoff, threshold: Decimal, then: Payoff, otherwise: Payoff): Payoff {
  const reached = (value: Decimal): boolean => reaches(value, threshold);
  return combine([tested, then, otherwise], {
    line: ([test, a, b], inside) => (reached(lineAt(test, inside)) ? a : b),
    value: ([test, a, b]) => (reached(test) ? a : b),
    cut: ([test]) => crossing(test, { intercept: new Exact(threshold), slope: ZERO }),
    // Where the tested line meets the threshold it has reached it, however the meeting point was rounded.
    valueAtCut: ([, a]) => a,
  });
}

/** How a pointwise operation acts on lines inside an interval and on values at a point. */
interface Operation<Lines, Values> {
  readonly line: (lines: Lines, inside: Decimal) => Line;
  readonly value: (values: Values) => Decimal;
  /** Where, if anywhere, the result changes from one line to another although no operand does. */
  readonly cut?: (lines: Lines) => Decimal | undefined;
  readonly valueAtCut?: (values: Values) => Decimal;
}

type Each<Payoffs extends readonly Payoff[], Part> = { readonly [Index in keyof Payoffs]: Part };

/** Applies an operation piece by piece, between all breakpoints of all operands. */
function combine<const Payoffs extends readonly Payoff[]>(
  payoffs: Payoffs,
  { line, value, cut, valueAtCut = value }: Operation<Each<Payoffs, Line>, Each<Payoffs, Decimal>>,
): Payoff {
  const breakpoints: Breakpoint[] = [];
  const lines: Line[] = [];
  const valuesAt = (x: Decimal) => payoffs.map((payoff) => payoffAt(payoff, x)) as Each<Payoffs, Decimal>;
  const ends = sortedEnds(payoffs);
  let from: Decimal | undefined;
  for (let index = 0; index <= ends.length; index += 1) {
    const to = ends[index];
    const within = payoffs.map((payoff) => lineInside(payoff, pointInside(from, to))) as Each<Payoffs, Line>;
    const at = cut?.(within);
    if (at !== undefined && isInside(at, from, to)) {
      lines.push(line(within, pointInside(from, at)));
      breakpoints.push({ at, value: valueAtCut(valuesAt(at)) });
      lines.push(line(within, pointInside(at, to)));
    } else {
      lines.push(line(within, pointInside(from, to)));
    }
    if (to !== undefined) breakpoints.push({ at: to, value: value(valuesAt(to)) });
    from = to;
  }
  return withoutRedundant(breakpoints, lines);
}

function sortedEnds(payoffs: readonly Payoff[]): readonly Decimal[] {
  const ends = payoffs
    .flatMap(({ breakpoints }) => breakpoints.map(({ at }) => at))
    .sort((a, b) => a.comparedTo(b));
  return ends.filter((at, index) => index === 0 || !at.equals(ends[index - 1] ?? at));
}

function pointInside(from: Decimal | undefined, to: Decimal | undefined): Decimal {
  if (from === undefined) return to === undefined ? ZERO : to.minus(1);
  return to === undefined ? from.plus(1) : from.plus(to).div(2);
}

const isInside = (x: Decimal, from: Decimal | undefined, to: Decimal | undefined): boolean =>
  (from === undefined || x.greaterThan(from)) && (to === undefined || x.lessThan(to));

/** The line of a payoff at a point that is none of its breakpoints. */
function lineInside({ breakpoints, lines }: Payoff, x: Decimal): Line {
  const index = breakpoints.findIndex(({ at }) => at.greaterThan(x));
  return lines.at(index) ?? lines[0];
}

function crossing(a: Line, b: Line): Decimal | undefined {
  const slope = a.slope.minus(b.slope);
  return slope.isZero() ? undefined : b.intercept.minus(a.intercept).div(slope);
}

/** Leaves out each breakpoint at which nothing happens. */
function withoutRedundant(breakpoints: readonly Breakpoint[], lines: readonly Line[]): Payoff {
  const [first = { intercept: ZERO, slope: ZERO }, ...others] = lines;
  const kept: { breakpoints: Breakpoint[]; lines: [Line, ...Line[]] } = { breakpoints: [], lines: [first] };
  others.forEach((line, index) => {
    const breakpoint = breakpoints[index];
    const before = kept.lines.at(-1) ?? first;
    if (breakpoint === undefined) return;
    const sameLine = line.slope.equals(before.slope) && line.intercept.equals(before.intercept);
    if (sameLine && lineAt(line, breakpoint.at).equals(breakpoint.value)) return;
    kept.breakpoints.push(breakpoint);
    kept.lines.push(line);
  });
  return Object.freeze(kept);
}
