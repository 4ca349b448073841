import { type Decimal, decimalOf, ONE, ZERO } from "./decimal.js";
import type { Arithmetic, Real } from "./real.js";

/** Relative accuracy that adaptive quadrature works to. */
const QUADRATURE_ACCURACY = 1e-16;

const COARSE = 16;
const FINE = 24;
const MAX_HALVINGS = 40;

interface Rule {
  readonly nodes: readonly Decimal[];
  readonly weights: readonly Decimal[];
}

/**
 * The integral of a function that is smooth between `knots` (ascending), by Gauss–Legendre quadrature of two orders on each
 * panel. Where the two differ by more than the stated accuracy, relative to the integral of |f|, the panel is halved: an
 * estimate, so the error radius of the result covers its arithmetic only. Undefined where that does not converge.
 */
export function integrate(
  f: (x: Decimal) => Real,
  knots: readonly Decimal[],
  numbers: Arithmetic,
): Real | undefined {
  const measure = (from: Decimal, to: Decimal): Panel => ({
    from,
    to,
    coarse: apply(gaussLegendre(COARSE), f, from, to, numbers).toNumber(),
    fine: apply(gaussLegendre(FINE), f, from, to, numbers),
  });
  const refine = (panel: Panel, tolerance: number, halvings: number): Real | undefined => {
    if (Math.abs(panel.fine.toNumber() - panel.coarse) <= tolerance) return panel.fine;
    if (halvings === 0) return undefined;
    const middle = panel.from.plus(panel.to).div(2);
    const left = refine(measure(panel.from, middle), tolerance / 2, halvings - 1);
    const right = refine(measure(middle, panel.to), tolerance / 2, halvings - 1);
    return left === undefined || right === undefined ? undefined : left.plus(right);
  };
  const panels = knots.slice(1).map((to, index) => measure(knots[index] ?? to, to));
  const size = panels.reduce((sum, { fine }) => sum + Math.abs(fine.toNumber()), 0);
  const tolerance = (size * QUADRATURE_ACCURACY) / Math.max(1, panels.length);
  let total: Real | undefined = numbers.of(0);
  for (const panel of panels) {
    const part = refine(panel, tolerance, MAX_HALVINGS);
    total = total === undefined || part === undefined ? undefined : total.plus(part);
  }
  return total;
}

interface Panel {
  readonly from: Decimal;
  readonly to: Decimal;
  readonly coarse: number;
  readonly fine: Real;
}

function apply(
  { nodes, weights }: Rule,
  f: (x: Decimal) => Real,
  from: Decimal,
  to: Decimal,
  numbers: Arithmetic,
): Real {
  const halfWidth = to.minus(from).div(2);
  const centre = from.plus(to).div(2);
  const sum = nodes.reduce(
    (total, node, index) =>
      total.plus(f(centre.plus(halfWidth.times(node))).times(numbers.of(weights[index] ?? ZERO))),
    numbers.of(0),
  );
  return sum.times(numbers.of(halfWidth));
}

const rules = /* @__PURE__ */ new Map<number, Rule>();

/** Nodes and weights on [−1, 1]: the roots of the Legendre polynomial P_n by Newton's method, weights 2/((1 − x²)P′(x)²). */
function gaussLegendre(order: number): Rule {
  const known = rules.get(order);
  if (known !== undefined) return known;
  const Exact = decimalOf(45);
  const points = Array.from({ length: order }, (_, index) => {
    let x = new Exact(Math.cos((Math.PI * (index + 0.75)) / (order + 0.5)));
    // Six steps from a double take the error from 1e-3 far below 45 digits.
    for (let step = 0; step < 7; step += 1) {
      const { value, derivative } = legendre(order, x);
      x = x.minus(value.div(derivative));
    }
    const { derivative } = legendre(order, x);
    return {
      node: x,
      weight: new Exact(2).div(new Exact(1).minus(x.times(x)).times(derivative.times(derivative))),
    };
  });
  const rule = { nodes: points.map(({ node }) => node), weights: points.map(({ weight }) => weight) };
  rules.set(order, rule);
  return rule;
}

function legendre(order: number, x: Decimal): { value: Decimal; derivative: Decimal } {
  let before = x.times(0).plus(ONE);
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
