// Internal: no name of the public API lives here.

import {
  ascending,
  Decimal,
  decimalOf,
  exactDifference,
  exactProduct,
  exactSum,
  ONE,
  ZERO,
} from "../numeric/decimal.js";
import { memoize } from "../schema/memoize.js";
import type { Fraction } from "../time/dayCount.js";

// Sums and products are exact. Only a quotient that is no finite decimal, such as 1/3, is rounded: a fraction that was stated as
// one, and a crossing of two lines, where the function is continuous.
const Quotient = /* @__PURE__ */ decimalOf(250);
const quotient = (dividend: Decimal | number, divisor: Decimal | number): Decimal =>
  new Decimal(new Quotient(dividend).div(divisor));

/** A straight line: intercept + slope · x. */
export interface Line {
  readonly intercept: Decimal;
  readonly slope: Decimal;
}

/** A point x, and the value at that very point. */
interface Point {
  readonly at: Decimal;
  readonly value: Decimal;
}

/** A point where the line changes or the function jumps, with the lines that hold just before it and just after it. */
interface Breakpoint extends Point {
  readonly left: Line;
  readonly right: Line;
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
  linearPayoff(quotient(numerator, denominator), ZERO);

/** The observable itself. */
export const identityPayoff = (): Payoff => linearPayoff(ZERO, ONE);

const linearPayoff = (intercept: Decimal, slope: Decimal): Payoff =>
  Object.freeze<Payoff>({
    breakpoints: [],
    lines: [{ intercept, slope }],
  });

/** The value of a payoff at `x`. */
export function payoffAt({ breakpoints, lines }: Payoff, x: Decimal): Decimal {
  const here = breakpoints.find(({ at }) => at.equals(x));
  return here === undefined ? lineAt(lineInside({ breakpoints, lines }, x), x) : here.value;
}

/** The value of a line at `x`. */
export const lineAt = ({ intercept, slope }: Line, x: Decimal): Decimal =>
  exactSum([intercept, exactProduct(slope, x)]);

export const timesPayoff = (factor: Decimal, payoff: Payoff): Payoff =>
  combine([payoff], {
    line: ([{ intercept, slope }]) => ({
      intercept: exactProduct(factor, intercept),
      slope: exactProduct(factor, slope),
    }),
    value: ([value]) => exactProduct(factor, value),
  });

export const addPayoffs = (left: Payoff, right: Payoff): Payoff =>
  combine([left, right], {
    line: ([a, b]) => ({
      intercept: exactSum([a.intercept, b.intercept]),
      slope: exactSum([a.slope, b.slope]),
    }),
    value: ([a, b]) => exactSum([a, b]),
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
    cut: ([test]) => crossing(test, { intercept: threshold, slope: ZERO }),
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

/** Applies an operation piece by piece, between all points at which an operand or the result may change. */
function combine<const Payoffs extends readonly Payoff[]>(
  payoffs: Payoffs,
  { line, value, cut, valueAtCut = value }: Operation<Each<Payoffs, Line>, Each<Payoffs, Decimal>>,
): Payoff {
  const valuesAt = (x: Decimal) => payoffs.map((payoff) => payoffAt(payoff, x)) as Each<Payoffs, Decimal>;
  const linesAt = (x: Decimal) => payoffs.map((payoff) => lineInside(payoff, x)) as Each<Payoffs, Line>;
  const ends = sortedEnds(payoffs);
  const points = [...ends, undefined].flatMap((to, index): Point[] => {
    const from = ends[index - 1];
    const at = cut?.(linesAt(pointInside(from, to)));
    return [
      ...(at !== undefined && isInside(at, from, to) ? [{ at, value: valueAtCut(valuesAt(at)) }] : []),
      ...(to === undefined ? [] : [{ at: to, value: value(valuesAt(to)) }]),
    ];
  });
  const lineBetween = (from: Point | undefined, to: Point | undefined): Line => {
    const inside = pointInside(from?.at, to?.at);
    return line(linesAt(inside), inside);
  };
  return withoutRedundant(
    lineBetween(undefined, points[0]),
    points.map((point, index) => ({ ...point, right: lineBetween(point, points[index + 1]) })),
  );
}

const sortedEnds = (payoffs: readonly Payoff[]): readonly Decimal[] =>
  ascending(payoffs.flatMap(({ breakpoints }) => breakpoints.map(({ at }) => at)));

function pointInside(from: Decimal | undefined, to: Decimal | undefined): Decimal {
  if (from === undefined) return to === undefined ? ZERO : exactDifference(to, ONE);
  return to === undefined ? exactSum([from, ONE]) : exactProduct(exactSum([from, to]), "0.5");
}

const isInside = (x: Decimal, from: Decimal | undefined, to: Decimal | undefined): boolean =>
  (from === undefined || x.greaterThan(from)) && (to === undefined || x.lessThan(to));

/** The line of a payoff at a point that is none of its breakpoints. */
function lineInside({ breakpoints, lines: [first] }: Payoff, x: Decimal): Line {
  const next = breakpoints.find(({ at }) => at.greaterThan(x));
  return next?.left ?? breakpoints.at(-1)?.right ?? first;
}

function crossing(a: Line, b: Line): Decimal | undefined {
  const slope = exactDifference(a.slope, b.slope);
  return slope.isZero() ? undefined : quotient(exactDifference(b.intercept, a.intercept), slope);
}

/** The payoff that starts as `first` and goes on as the points say; each at which nothing happens is left out. */
function withoutRedundant(first: Line, points: readonly (Point & { readonly right: Line })[]): Payoff {
  const breakpoints: Breakpoint[] = [];
  const lines: [Line, ...Line[]] = [first];
  let left = first;
  for (const { at, value, right } of points) {
    const sameLine = right.slope.equals(left.slope) && right.intercept.equals(left.intercept);
    if (sameLine && lineAt(right, at).equals(value)) continue;
    breakpoints.push({ at, value, left, right });
    lines.push(right);
    left = right;
  }
  return Object.freeze<Payoff>({ breakpoints, lines });
}

/** Digits to which what is compared with a threshold is right: a third of a year three times over is a whole one. */
const DIGITS = 50;

/** Whether a computed value has reached a threshold, the threshold included. */
export const reaches = (value: Decimal, threshold: Decimal): boolean =>
  value.greaterThanOrEqualTo(threshold) || value.toSignificantDigits(DIGITS).greaterThanOrEqualTo(threshold);

/** A crossing has 250 digits; less than this of its terms is what rounding left of a jump that is none. */
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
export const kinked = /* @__PURE__ */ memoize(
  ({ breakpoints, lines }: Payoff): Kinked => ({
    lines,
    kinks: breakpoints.map(({ at, left, right }) => ({
      at,
      bend: exactDifference(right.slope, left.slope),
      jump: jumpBetween(left, right, at),
    })),
  }),
);

function jumpBetween(left: Line, right: Line, at: Decimal): Decimal {
  const [from, to] = [lineAt(left, at), lineAt(right, at)];
  const size = [from, to, left.intercept, right.intercept].reduce((sum, part) => sum.plus(part.abs()), ZERO);
  const jump = exactDifference(to, from);
  return jump.abs().lessThanOrEqualTo(size.times(NOISE)) ? ZERO : jump;
}
