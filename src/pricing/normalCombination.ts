// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import { type Observable, observableKey } from "../algebra/observable.js";
import {
  addPayoffs,
  constantPayoff,
  identityPayoff,
  ifAtLeastPayoff,
  maxPayoffs,
  minPayoffs,
  type Payoff,
  payoffAt,
  timesPayoff,
} from "../algebra/payoff.js";
import { type PartialWorldState, payoffOf } from "../algebra/payoffOf.js";
import type { Distribution } from "../distributions/distribution.js";
import { normal } from "../distributions/normal.js";
import { type Decimal, decimalOf, exactProduct, exactSum, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";

/** Σ coefficient · observable + constant. */
interface Linear {
  readonly coefficients: ReadonlyMap<string, Decimal>;
  readonly constant: Decimal;
}

/** An amount as a payoff of one linear combination of what it observes. */
export interface OfOneCombination {
  /** The coefficients of the combination by `observableKey`. */
  readonly coefficients: ReadonlyMap<string, Decimal>;
  readonly payoff: Payoff;
}

const Quotient = /* @__PURE__ */ decimalOf(250);

/**
 * An amount as a payoff of the one linear combination that it observes, as a cumulative test observes a sum; undefined where it
 * observes several.
 */
export function ofOneCombination(amount: Amount, known: PartialWorldState): OfOneCombination | undefined {
  let direction: ReadonlyMap<string, Decimal> | undefined;

  const alongLinear = ({ coefficients, constant }: Linear): Payoff | undefined => {
    if (coefficients.size === 0) return constantPayoff(constant);
    direction ??= coefficients;
    const multiple = multipleOf(coefficients, direction);
    return multiple && addPayoffs(timesPayoff(multiple, identityPayoff()), constantPayoff(constant));
  };

  const along = (part: Amount): Payoff | undefined => {
    const linear = linearForm(part, known);
    if (linear !== undefined) return alongLinear(linear);
    switch (part.tag) {
      case "add":
        return alongSum(part);
      case "times": {
        const inside = along(part.amount);
        return inside && timesPayoff(part.factor, inside);
      }
      case "min":
        return both(minPayoffs, along(part.left), along(part.right));
      case "max":
        return both(maxPayoffs, along(part.left), along(part.right));
      case "ifAtLeast": {
        const [tested, then, otherwise] = [part.amount, part.then, part.otherwise].map(along);
        return tested && then && otherwise && ifAtLeastPayoff(tested, part.threshold, then, otherwise);
      }
      default:
        throw new Error("what observes nothing, or one thing alone, is linear");
    }
  };

  /** What is linear in a sum goes together: only their sum need be along the combination. */
  const alongSum = (sum: Amount): Payoff | undefined => {
    const linear: Linear[] = [];
    const others: Amount[] = [];
    for (const term of termsOf(sum)) {
      const form = linearForm(term, known);
      if (form === undefined) others.push(term);
      else linear.push(form);
    }
    return [...others.map(along), alongLinear(linear.reduce(addLinear, NOTHING))].reduce((a, b) =>
      both(addPayoffs, a, b),
    );
  };

  const payoff = along(amount);
  return payoff && direction && { coefficients: direction, payoff };
}

const both = (
  join: (a: Payoff, b: Payoff) => Payoff,
  a: Payoff | undefined,
  b: Payoff | undefined,
): Payoff | undefined => a && b && join(a, b);

const termsOf = (amount: Amount): readonly Amount[] =>
  amount.tag === "add" ? [...termsOf(amount.left), ...termsOf(amount.right)] : [amount];

const NOTHING: Linear = { coefficients: /* @__PURE__ */ new Map(), constant: ZERO };

function linearForm(amount: Amount, known: PartialWorldState): Linear | undefined {
  switch (amount.tag) {
    case "constant":
      return { ...NOTHING, constant: amount.value };
    case "elapsed":
      return { ...NOTHING, constant: payoffAt(payoffOf(amount, known), ZERO) };
    case "observe": {
      const value = known.valueOf(amount.observable);
      return value === undefined
        ? { coefficients: new Map([[observableKey(amount.observable), ONE]]), constant: ZERO }
        : { ...NOTHING, constant: value };
    }
    case "add": {
      const [left, right] = [linearForm(amount.left, known), linearForm(amount.right, known)];
      return left && right && addLinear(left, right);
    }
    case "times": {
      const inside = linearForm(amount.amount, known);
      return inside && timesLinear(amount.factor, inside);
    }
    default:
      return undefined;
  }
}

const ONE: Decimal = /* @__PURE__ */ new Quotient(1);

function addLinear(a: Linear, b: Linear): Linear {
  const coefficients = new Map(a.coefficients);
  for (const [key, coefficient] of b.coefficients) {
    const sum = exactSum([coefficients.get(key) ?? ZERO, coefficient]);
    if (sum.isZero()) coefficients.delete(key);
    else coefficients.set(key, sum);
  }
  return { coefficients, constant: exactSum([a.constant, b.constant]) };
}

function timesLinear(factor: Decimal, { coefficients, constant }: Linear): Linear {
  if (factor.isZero()) return NOTHING;
  const multiplied = [...coefficients].map(([key, each]) => [key, exactProduct(factor, each)] as const);
  return { coefficients: new Map(multiplied), constant: exactProduct(factor, constant) };
}

/** How many times the one combination is the other; undefined where it is no multiple of it. */
function multipleOf(
  coefficients: ReadonlyMap<string, Decimal>,
  direction: ReadonlyMap<string, Decimal>,
): Decimal | undefined {
  const [first] = direction;
  if (first === undefined || coefficients.size !== direction.size) return undefined;
  const [key, unit] = first;
  const own = coefficients.get(key);
  if (own === undefined) return undefined;
  const isMultiple = [...direction].every(([other, each]) => {
    const mine = coefficients.get(other);
    return mine !== undefined && exactProduct(mine, unit).equals(exactProduct(own, each));
  });
  return isMultiple ? new Quotient(own).div(unit) : undefined;
}

/** Whether a distribution is normal, so that sums of it with others of its kind are normal too. */
export const isNormal = (distribution: Distribution): boolean =>
  distribution.coordinate !== undefined && distribution.sampling().form === "normal";

/** A quantity in a combination. */
interface Term {
  readonly observable: Observable;
  readonly distribution: Distribution;
}

/** A combination of jointly normal quantities: mean Σ cᵢμᵢ, variance ΣΣ cᵢcⱼσᵢσⱼρᵢⱼ. */
export function combinationOf(
  terms: readonly Term[],
  coefficients: ReadonlyMap<string, Decimal>,
  correlation: (a: Observable, b: Observable) => Real,
  numbers: Arithmetic,
): Distribution {
  const parts = terms.flatMap(({ observable, distribution }) => {
    const coefficient = coefficients.get(observableKey(observable));
    if (coefficient === undefined) return [];
    const factor = numbers.of(coefficient);
    return [
      { observable, mean: factor.times(distribution.mean), spread: factor.times(deviationOf(distribution)) },
    ];
  });
  const mean = numbers.sum(parts.map((part) => part.mean));
  const variance = parts.flatMap((a, index) => [
    a.spread.times(a.spread),
    ...parts
      .slice(index + 1)
      .map((b) => a.spread.times(b.spread).times(correlation(a.observable, b.observable)).times(2)),
  ]);
  const total = numbers.sum(variance);
  return normal(mean, total.isZero() ? total : total.sqrt());
}

function deviationOf({ coordinate, mean }: Distribution): Real {
  if (coordinate === undefined) throw new Error("a normal quantity has a coordinate");
  return coordinate.valueAt(mean.like(1)).minus(coordinate.valueAt(mean.like(0)));
}
