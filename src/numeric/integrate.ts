// Internal: no name of the public API lives here.

import { type Decimal, decimalOf } from "./decimal.js";
import type { Arithmetic, Real } from "./real.js";

/** How a quadrature is to be done. */
export interface QuadratureRequest {
  /** Ascending: between neighbours the function is smooth. */
  readonly knots: readonly Real[];
  /** Whether it may be singular at the knots themselves, like a power with an exponent that is no whole number. */
  readonly singularAtKnots: boolean;
}

export interface Integral {
  readonly value: Real;
  /** An estimate, from above, of what the quadrature leaves out; the arithmetic's own doubt is the value's radius. */
  readonly error: number;
}

/** What is aimed at, relative to the integral of |f|: a digit more than the sixteen that are promised. */
const ACCURACY = 1e-17;

/** Evaluations of the function before what has been reached is taken. */
const MAX_EVALUATIONS = 6_000;

/** Orders of the two rules where the function is smooth up to the knots, and where it is not. */
const SMOOTH = { coarse: 10, fine: 16 } as const;
const SINGULAR = { coarse: 28, fine: 40 } as const;

/**
 * The integral of a function that is smooth between knots, by Gauss–Legendre quadrature of two orders on each panel: where the
 * two differ most, the panel is halved, until the differences add up to less than is aimed at or the work has a limit. Their
 * sum is the error that is returned; the finer rule's own error is smaller by far.
 */
export function integrate(
  f: (x: Real) => Real,
  { knots, singularAtKnots }: QuadratureRequest,
  numbers: Arithmetic,
): Integral {
  const rules = rulesFor(singularAtKnots ? "singular" : "smooth", numbers);
  const measured = (from: Real, to: Real): Panel => {
    const width = to.minus(from);
    const [coarse, fine] = [applied(rules.coarse, f, from, width), applied(rules.fine, f, from, width)];
    return {
      from,
      to,
      fine,
      size: Math.abs(fine.toNumber()),
      error: Math.abs(fine.minus(coarse).toNumber()),
    };
  };
  let panels: Panel[] = [];
  for (let index = 1; index < knots.length; index += 1) {
    const [from, to] = [knots[index - 1] as Real, knots[index] as Real];
    if (to.minus(from).toNumber() > 0) panels.push(measured(from, to));
  }
  const eachPanel = rules.coarse.nodes.length + rules.fine.nodes.length;
  let evaluations = panels.length * eachPanel;
  for (;;) {
    const size = sumOf(panels, "size");
    const error = sumOf(panels, "error");
    const enough = size * ACCURACY;
    if (error <= enough || evaluations >= MAX_EVALUATIONS) {
      const value = panels.reduce((sum, { fine }) => sum.plus(fine), numbers.of(0));
      return { value, error };
    }
    // Panels whose share of the error is small beside the rest can wait.
    const limit = Math.max(enough / (2 * panels.length), error / (8 * panels.length));
    panels = panels.flatMap((panel) => {
      if (panel.error <= limit) return [panel];
      evaluations += 2 * eachPanel;
      const middle = panel.from.plus(panel.to).times(0.5);
      return [measured(panel.from, middle), measured(middle, panel.to)];
    });
  }
}

interface Panel {
  readonly from: Real;
  readonly to: Real;
  readonly fine: Real;
  readonly size: number;
  readonly error: number;
}

const sumOf = (panels: readonly Panel[], figure: "size" | "error"): number =>
  panels.reduce((sum, panel) => sum + panel[figure], 0);

/** Nodes and weights on [0, 1]. */
interface Rule {
  readonly nodes: readonly Decimal[];
  readonly weights: readonly Decimal[];
}

interface RealRule {
  readonly nodes: readonly Real[];
  readonly weights: readonly Real[];
}

function applied({ nodes, weights }: RealRule, f: (x: Real) => Real, from: Real, width: Real): Real {
  let sum = width.like(0);
  for (let index = 0; index < nodes.length; index += 1) {
    const x = (nodes[index] as Real).times(width).plus(from);
    sum = sum.plus(f(x).times(weights[index] as Real));
  }
  return sum.times(width);
}

type Kind = "smooth" | "singular";

/** Worked out when first asked for: nodes of 50 digits take milliseconds. */
const known: Readonly<Record<Kind, WeakMap<Arithmetic, RulePair>>> = {
  smooth: /* @__PURE__ */ new WeakMap(),
  singular: /* @__PURE__ */ new WeakMap(),
};

interface RulePair {
  readonly coarse: RealRule;
  readonly fine: RealRule;
}

function rulesFor(kind: Kind, numbers: Arithmetic): RulePair {
  const found = known[kind].get(numbers);
  if (found !== undefined) return found;
  const rule = (order: number): RealRule => {
    const { nodes, weights } = kind === "smooth" ? gaussLegendre(order) : smoothed(gaussLegendre(order));
    return {
      nodes: nodes.map((node) => numbers.of(node)),
      weights: weights.map((weight) => numbers.of(weight)),
    };
  };
  const { coarse, fine } = kind === "smooth" ? SMOOTH : SINGULAR;
  const made: RulePair = { coarse: rule(coarse), fine: rule(fine) };
  known[kind].set(numbers, made);
  return made;
}

/** Enough digits for any arithmetic that asks for sixteen. */
const Exact = /* @__PURE__ */ decimalOf(50);

/**
 * A rule for functions with a singularity at either end: with x = u³·(10 − 15u + 6u²) a power of the distance from the
 * end becomes one three times as high.
 */
const smoothed = ({ nodes, weights }: Rule): Rule => ({
  nodes: nodes.map((u) => u.times(6).minus(15).times(u).plus(10).times(u.pow(3))),
  weights: nodes.map((u, index) => {
    const slope = u.times(u.neg().plus(1)).pow(2).times(30);
    return slope.times(weights[index] as Decimal);
  }),
});

/** The roots of the Legendre polynomial P_n by Newton's method, weights 2/((1 − x²)·P′(x)²), moved from [−1, 1] to [0, 1]. */
function gaussLegendre(order: number): Rule {
  const points = Array.from({ length: order }, (_, index) => {
    let x = new Exact(Math.cos((Math.PI * (index + 0.75)) / (order + 0.5)));
    // From two digits, six doublings reach 50.
    for (let step = 0; step < 6; step += 1) {
      const { value, derivative } = legendre(order, x);
      x = x.minus(value.div(derivative));
    }
    const { derivative } = legendre(order, x);
    const weight = new Exact(1).div(new Exact(1).minus(x.times(x)).times(derivative.times(derivative)));
    return { node: x.neg().plus(1).div(2), weight };
  });
  return { nodes: points.map(({ node }) => node), weights: points.map(({ weight }) => weight) };
}

function legendre(order: number, x: Decimal): { value: Decimal; derivative: Decimal } {
  let before: Decimal = new Exact(1);
  let value = x;
  for (let n = 2; n <= order; n += 1) {
    const next = x
      .times(value)
      .times(2 * n - 1)
      .minus(before.times(n - 1))
      .div(n);
    before = value;
    value = next;
  }
  const derivative = x.times(value).minus(before).times(order).div(x.times(x).minus(1));
  return { value, derivative };
}
