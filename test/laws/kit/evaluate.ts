import { toEpochDay } from "../../../src/time/date.js";
import { type DateRule, readDateRule, resolveDate } from "../../../src/time/dateRule.js";
import { countYears } from "../../../src/time/dayCount.js";
import type { AmountTree } from "./amounts.js";
import { labelOf } from "./periods.js";
import { abs, compare, plus, type Rational, rational, rationalOf, times } from "./rational.js";

const CLOSING = toEpochDay({ year: 2021, month: 6, day: 30 });

/** What everything turned out to be, in the plainest form: values by key, and closing on 30 June 2021. */
export type World = Readonly<Record<string, string>>;

export const dayIn = (rule: DateRule): number => resolveDate(rule, CLOSING);

export const valueIn = (world: World, key: string): string => world[key] ?? "7.25";

/** The exact value of a tree and, to judge differences by, the sum of the sizes that went into it. */
export interface Exactly {
  readonly value: Rational;
  readonly size: Rational;
}

/** Evaluates a tree as written, in whole-number fractions; shares no code with the library's amounts. */
export function evaluate(tree: AmountTree, world: World): Exactly {
  switch (tree.tag) {
    case "constant":
      return leaf(rationalOf(tree.value));
    case "metric":
      return leaf(rationalOf(valueIn(world, `${tree.metric} ${labelOf(tree.period)}`)));
    case "price":
      return leaf(rationalOf(valueIn(world, tree.issuer)));
    case "elapsed":
      return leaf(yearsBetween(tree));
    case "times": {
      const [factor, part] = [rationalOf(tree.factor), evaluate(tree.amount, world)];
      return { value: times(factor, part.value), size: times(abs(factor), part.size) };
    }
    case "ifAtLeast": {
      const reached = compare(evaluate(tree.amount, world).value, rationalOf(tree.threshold)) >= 0;
      return evaluate(reached ? tree.reached : tree.otherwise, world);
    }
    default: {
      const [left, right] = [evaluate(tree.left, world), evaluate(tree.right, world)];
      const size = plus(left.size, right.size);
      if (tree.tag === "add") return { value: plus(left.value, right.value), size };
      const leftIsLess = compare(left.value, right.value) < 0;
      return { value: leftIsLess === (tree.tag === "min") ? left.value : right.value, size };
    }
  }
}

const leaf = (value: Rational): Exactly => ({ value, size: abs(value) });

function yearsBetween({ from, to, dayCount }: Extract<AmountTree, { tag: "elapsed" }>): Rational {
  const [start, end] = [from, to].map((text) => dayIn(readDateRule(text) as DateRule)) as [number, number];
  if (end <= start) return rational(0);
  const { numerator, denominator } = countYears(start, end, dayCount);
  return rational(numerator, denominator);
}
