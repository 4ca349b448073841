// Internal: no name of the public API lives here.

import { type Decimal, exactProduct, exactRunningSums, exactSum, ONE, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { memoize, once } from "../schema/memoize.js";
import type { Distribution } from "./distribution.js";
import { thresholds, underScore } from "./reweighted.js";

/** A value with a weight above 0; its probability is its share of all weights. */
export interface WeightedValue {
  readonly value: Decimal;
  readonly weight: Decimal;
}

/** Sums of weight and of weight × value over the outcomes on one side of a point. */
interface Part {
  readonly weight: Decimal;
  readonly moment: Decimal;
}

const NOTHING: Part = { weight: ZERO, moment: ZERO };

/**
 * The distribution of finitely many outcomes, at least one of them with a weight above 0; those of equal value are one. Sums
 * are exact, so that "at least p" and "the same mean" are decided without rounding.
 */
export function discrete(outcomes: readonly WeightedValue[], numbers: Arithmetic): Distribution {
  const { ascending, upwards, downwards, weight, moment } = ordered(outcomes);
  const total = numbers.of(weight);
  const last = ascending.length - 1;
  const known: Real[] = [];
  /** An outcome's value, converted when it is first looked at: a search among many looks at few. */
  const valueAt = (index: number): Real => {
    known[index] ??= numbers.of((ascending[index] as WeightedValue).value);
    return known[index];
  };

  /** The distribution moved up by so much: each outcome with its weight. */
  const shifted = (by: Real): Distribution => {
    const mean = numbers.of(moment).div(total).plus(by);
    const atoms = once(() => {
      const shares = memoize((weight: Decimal): Real => numbers.of(weight).div(total));
      return ascending.map((outcome, index) => ({
        value: valueAt(index).plus(by),
        probability: shares(outcome.weight),
      }));
    });
    const least = (k: Real, inclusive: boolean): Part =>
      partAt(upwards(), (index) => {
        const value = valueAt(index).plus(by);
        return value.lessThan(k) || (inclusive && value.equals(k));
      });
    const most = (k: Real, inclusive: boolean): Part =>
      partAt(downwards(), (index) => {
        const value = valueAt(last - index).plus(by);
        return value.greaterThan(k) || (inclusive && value.equals(k));
      });
    /** Σ weight·(value + by − k) over a part of the outcomes, as a share of all weights. */
    const distance = (part: Part, k: Real): Real =>
      numbers
        .of(part.moment)
        .minus(k.minus(by).times(numbers.of(part.weight)))
        .div(total);
    return {
      mean,
      below: (k, inclusive) => numbers.of(least(k, inclusive).weight).div(total),
      above: (k, inclusive) => numbers.of(most(k, inclusive).weight).div(total),
      call: (k) => distance(most(k, false), k),
      put: (k) => distance(least(k, false), k).neg(),
      quantile: (p) => {
        const share = p.times(total);
        const index = firstIndex(last, (at) =>
          numbers.of((upwards()[at] as Part).weight).greaterThanOrEqualTo(share),
        );
        return valueAt(index).plus(by);
      },
      withMean: (target) => shifted(by.plus(target.minus(mean))),
      get atoms() {
        return atoms();
      },
      withScore: (score, deviation) => underScore(atoms(), ends(), score, deviation),
      coordinate: undefined,
      sampling: () => {
        const table = ascending.map((_, index) => valueAt(index).plus(by).toNumber());
        return { form: "inverse", valueAt: (below, above) => table[indexAt(below, above)] as number };
      },
    };
  };
  /** Up to which score each outcome but the last is taken, whatever it is moved by. */
  const ends = once(() =>
    thresholds(
      ascending.map(({ value, weight: own }) => ({
        value: numbers.of(value),
        probability: numbers.of(own).div(total),
      })),
    ),
  );
  /** P(X ≤ x) and P(X > x) for each outcome x, in doubles. */
  const shares = once(() => {
    const shareOf = (part: Part | undefined): number =>
      numbers
        .of((part ?? NOTHING).weight)
        .div(total)
        .toNumber();
    return upwards().map((part, index) => ({
      below: shareOf(part),
      above: shareOf(downwards()[last - 1 - index]),
    }));
  });
  const indexAt = (below: number, above: number): number =>
    firstIndex(last, (at) => {
      const share = shares()[at] as { below: number; above: number };
      return below < above ? share.below >= below : share.above <= above;
    });
  return shifted(numbers.of(0));
}

/** Outcomes in ascending order with their sums; those from either end take longer than most that is asked of them. */
const ordered = /* @__PURE__ */ memoize((outcomes: readonly WeightedValue[]) => {
  const ascending = inOrder(outcomes);
  return {
    ascending,
    weight: exactSum(ascending.map((outcome) => outcome.weight)),
    moment: exactSum(ascending.map(momentOf)),
    upwards: once(() => runningSums(ascending)),
    downwards: once(() => runningSums([...ascending].reverse())),
  };
});

const momentOf = ({ value, weight }: WeightedValue): Decimal =>
  weight === ONE ? value : exactProduct(weight, value);

/** The least of the outcomes that may happen. */
export const leastOf = (outcomes: readonly WeightedValue[]): Decimal =>
  outcomes
    .filter(({ weight }) => !weight.isZero())
    .map(({ value }) => value)
    .reduce((least, value) => (value.lessThan(least) ? value : least));

/** The first index up to `last` from which on `holds` is true; `last` where it is for no other. */
function firstIndex(last: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function inOrder(outcomes: readonly WeightedValue[]): WeightedValue[] {
  const merged: WeightedValue[] = [];
  for (const { value, weight } of [...outcomes].sort((a, b) => a.value.comparedTo(b.value))) {
    if (weight.isZero()) continue;
    const last = merged.at(-1);
    if (last?.value.equals(value)) {
      merged[merged.length - 1] = { value, weight: exactSum([last.weight, weight]) };
    } else merged.push({ value, weight });
  }
  return merged;
}

function runningSums(outcomes: readonly WeightedValue[]): readonly Part[] {
  const moments = exactRunningSums(outcomes.map(momentOf));
  return exactRunningSums(outcomes.map(({ weight }) => weight)).map((weight, index) => ({
    weight,
    moment: moments[index] as Decimal,
  }));
}

/** The sums over the outcomes for which `holds`, which is true up to some outcome and false after it. */
function partAt(sums: readonly Part[], holds: (index: number) => boolean): Part {
  const end = firstIndex(sums.length, (index) => !holds(index));
  return sums[end - 1] ?? NOTHING;
}
