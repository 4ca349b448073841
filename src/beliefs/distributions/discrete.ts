import { Decimal, decimalOf } from "../../numeric/decimal.js";
import { deepFreeze } from "../../schema/freeze.js";
import type { Distribution, Mass } from "./distribution.js";
import { noMass } from "./mass.js";

/** A value with a weight above 0; its probability is its share of all weights. */
export interface Outcome {
  readonly value: Decimal;
  readonly weight: Decimal;
}

/** An outcome with the sums of weight and weight × value up to and with it. */
interface Step extends Outcome {
  readonly weights: Decimal;
  readonly moment: Decimal;
}

/**
 * The distribution of finitely many outcomes, at least one of them with a weight above 0; those of equal value are one. Sums
 * are exact, so that "at least p" and "the same mean" are decided without rounding.
 */
export function discrete(outcomes: readonly Outcome[]): Distribution {
  const ascending = inOrder(outcomes);
  const upwards = runningSums(ascending);
  const downwards = runningSums([...ascending].reverse());
  const total = new Decimal(upwards.at(-1)?.weights ?? 1);
  const share = (sum: Decimal): Decimal => new Decimal(sum).div(total);
  const massOf = (step: Step | undefined): Mass =>
    step ? { probability: share(step.weights), partialMean: share(step.moment) } : noMass();
  const mean = massOf(upwards.at(-1)).partialMean;
  return deepFreeze<Distribution>({
    mean,
    upTo: (k, inclusive) =>
      massOf(lastWhere(upwards, ({ value }) => value.lessThan(k) || (inclusive && value.equals(k)))),
    from: (k, inclusive) =>
      massOf(lastWhere(downwards, ({ value }) => value.greaterThan(k) || (inclusive && value.equals(k)))),
    quantile: (p) => {
      const needed = new Exact(p).times(total);
      return (upwards.find(({ weights }) => !weights.lessThan(needed)) ?? upwards.at(-1))?.value ?? mean;
    },
    withMean: (target) => {
      const by = target.minus(mean);
      return discrete(ascending.map(({ value, weight }) => ({ value: value.plus(by), weight })));
    },
    atoms: ascending.map(({ value, weight }) => ({ value, probability: share(weight) })),
    coordinate: undefined,
  });
}

/** No sum of products of what `readDecimal` accepts has more digits than this. */
const Exact = /* @__PURE__ */ decimalOf(1500);

function inOrder(outcomes: readonly Outcome[]): Outcome[] {
  const merged: Outcome[] = [];
  for (const { value, weight } of [...outcomes].sort((a, b) => a.value.comparedTo(b.value))) {
    if (weight.isZero()) continue;
    const last = merged.at(-1);
    if (last?.value.equals(value)) {
      merged[merged.length - 1] = { value, weight: new Exact(last.weight).plus(weight) };
    } else merged.push({ value, weight });
  }
  return merged;
}

function runningSums(outcomes: readonly Outcome[]): Step[] {
  let weights: Decimal = new Exact(0);
  let moment: Decimal = new Exact(0);
  return outcomes.map(({ value, weight }) => {
    weights = weights.plus(weight);
    moment = moment.plus(new Exact(weight).times(value));
    return { value, weight, weights, moment };
  });
}

/** The last step for which `holds`, which is true up to some step and false after it. */
function lastWhere(steps: readonly Step[], holds: (step: Step) => boolean): Step | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const step = steps[middle];
    if (step && holds(step)) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
}
