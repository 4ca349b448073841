import type { Amount } from "../algebra/amount.js";
import { checkedAmount } from "../algebra/expression.js";
import { formatObservable } from "../algebra/observable.js";
import { ZERO } from "../numeric/decimal.js";
import { formatAmount, formatPercent } from "../numeric/format.js";
import { formatDateRule } from "../time/dateRule.js";

/**
 * An amount in plain words.
 *
 * @example
 * ```ts
 * const half = times("0.5", observe(metric("us-profit", 2021, "USD")));
 * describeAmount(min(max(half, constant("0")), constant("2e9"))); // => 50% of us-profit for 2021, at least 0, at most 2,000,000,000
 * ```
 */
export const describeAmount = (amount: Amount): string => inWords(checkedAmount(amount));

function inWords(amount: Amount): string {
  switch (amount.tag) {
    case "constant":
      return formatAmount(amount.value);
    case "observe":
      return formatObservable(amount.observable);
    case "add":
      return describeSum(amount.left, amount.right);
    case "times":
      return `${describeFactor(amount)} ${inBrackets(amount.amount)}`;
    case "min":
      return describeBound(amount.left, amount.right, "at most", "the smaller of");
    case "max":
      return describeBound(amount.left, amount.right, "at least", "the larger of");
    case "ifAtLeast": {
      const { then, otherwise } = amount;
      return `${inBrackets(then)} if ${describeTest(amount)}, otherwise ${inBrackets(otherwise)}`;
    }
    case "elapsed": {
      const { from, to, dayCount } = amount;
      return `years from ${formatDateRule(from)} to ${formatDateRule(to)} (${dayCount})`;
    }
  }
}

/**
 * A threshold that is reached from above is written with a factor of −1; in words it is "at most". Years of which a part of a day is
 * asked only say that one day comes after another.
 */
function describeTest({ amount, threshold }: Extract<Amount, { tag: "ifAtLeast" }>): string {
  if (amount.tag === "elapsed" && threshold.greaterThan(0) && threshold.lessThan("0.002")) {
    return `${formatDateRule(amount.to)} is after ${formatDateRule(amount.from)}`;
  }
  const inside = threshold.greaterThan(0) && threshold.lessThanOrEqualTo(1) ? testIn(amount) : undefined;
  if (inside !== undefined) return inside;
  const mirrored = amount.tag === "times" && amount.factor.equals(-1) ? amount.amount : undefined;
  return mirrored === undefined
    ? `${inBrackets(amount)} is at least ${formatAmount(threshold)}`
    : `${inBrackets(mirrored)} is at most ${formatAmount(ZERO.minus(threshold))}`;
}

/** The test in an amount that is 1 where it is met and 0 elsewhere; undefined for any other amount. */
function testIn(amount: Amount): string | undefined {
  if (amount.tag === "max") {
    const [left, right] = [testIn(amount.left), testIn(amount.right)];
    return left === undefined || right === undefined ? undefined : `${left}, or ${right}`;
  }
  if (amount.tag !== "ifAtLeast" || !isConstant(amount.otherwise, 0)) return undefined;
  if (isConstant(amount.then, 1)) return describeTest(amount);
  const further = testIn(amount.then);
  return further === undefined ? undefined : `${describeTest(amount)} and ${further}`;
}

const isConstant = (amount: Amount, value: number): boolean =>
  amount.tag === "constant" && amount.value.equals(value);

function describeSum(left: Amount, right: Amount): string {
  const subtracted = right.tag === "times" && right.factor.equals(-1) ? right.amount : undefined;
  if (subtracted !== undefined) return `${inBrackets(left)} minus ${inBrackets(subtracted)}`;
  if (right.tag === "constant" && right.value.isNegative()) {
    return `${inBrackets(left)} minus ${formatAmount(ZERO.minus(right.value))}`;
  }
  return `${inBrackets(left)} plus ${inBrackets(right)}`;
}

function describeFactor({ factor, per }: Extract<Amount, { tag: "times" }>): string {
  if (per !== undefined) return `${formatAmount(factor)} for each ${per} of`;
  return factor.greaterThan(0) && factor.lessThanOrEqualTo(1)
    ? `${formatPercent(factor)} of`
    : `${formatAmount(factor)} ×`;
}

/** A bound by a constant reads as a clause; two amounts that vary are compared. */
function describeBound(left: Amount, right: Amount, clause: string, comparison: string): string {
  const [varying, bound] = left.tag === "constant" ? [right, left] : [left, right];
  if (bound.tag !== "constant") return `${comparison} ${inBrackets(left)} and ${inBrackets(right)}`;
  const chained = varying.tag === "min" || varying.tag === "max";
  return `${chained ? inWords(varying) : inBrackets(varying)}, ${clause} ${formatAmount(bound.value)}`;
}

const SIMPLE: ReadonlySet<Amount["tag"]> = new Set(["constant", "observe", "times", "elapsed"]);

const inBrackets = (amount: Amount): string =>
  SIMPLE.has(amount.tag) ? inWords(amount) : `(${inWords(amount)})`;
