// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import { formatObservable } from "../algebra/observable.js";
import { describeAmount } from "../interpret/describeAmount.js";
import { type Decimal, exactDifference, ZERO } from "../numeric/decimal.js";
import { formatAmount, formatPercent } from "../numeric/format.js";
import { formatDateRule } from "../time/dateRule.js";
import type { Facts } from "./facts.js";
import { hasReached, settledAmount, settledValue } from "./settledAmount.js";

/**
 * How an amount is worked out, with what was measured in place of names: "15% × (130,000,000 − 120,000,000) = 1,500,000, capped
 * at 1,000,000". What is not known stands under its name.
 */
export function workingOf(amount: Amount, facts: Facts): string {
  const text = inFigures(amount, facts);
  return isResult(amount) ? text : withResult(text, amount, facts);
}

/** Whether the words for an amount already end with what it comes to. */
function isResult(amount: Amount): boolean {
  return amount.tag !== "add" && amount.tag !== "times";
}

function withResult(text: string, amount: Amount, facts: Facts): string {
  const value = settledValue(settledAmount(amount, facts));
  return value === undefined ? text : `${text} = ${formatAmount(value)}`;
}

function inFigures(amount: Amount, facts: Facts): string {
  switch (amount.tag) {
    case "constant":
      return formatAmount(amount.value);
    case "observe": {
      const value = facts.valueOf(amount.observable);
      return value === undefined ? formatObservable(amount.observable) : formatAmount(value);
    }
    case "add":
      return sumInFigures(amount.left, amount.right, facts);
    case "times":
      return `${factorInFigures(amount)}${inBrackets(amount.amount, facts)}`;
    case "min":
      return bound(amount.left, amount.right, facts, CAP);
    case "max":
      return bound(amount.left, amount.right, facts, FLOOR);
    case "ifAtLeast":
      return chosen(amount, facts);
    case "elapsed": {
      const years = settledValue(settledAmount(amount, facts));
      if (years === undefined) return describeAmount(amount);
      const { from, to, dayCount } = amount;
      const shown = formatAmount(years.toSignificantDigits(10));
      return `${shown} years (${formatDateRule(from)} to ${formatDateRule(to)}, ${dayCount})`;
    }
  }
}

function sumInFigures(left: Amount, right: Amount, facts: Facts): string {
  const first = effective(left, facts);
  const sum = first.tag === "add" ? inFigures(first, facts) : addend(first, facts);
  if (right.tag === "times" && right.factor.equals(-1)) return `${sum} − ${addend(right.amount, facts)}`;
  if (right.tag === "constant" && right.value.isNegative())
    return `${sum} − ${formatAmount(right.value.neg())}`;
  return `${sum} + ${addend(right, facts)}`;
}

/** A product binds closer than a sum and needs no brackets. */
function addend(amount: Amount, facts: Facts): string {
  const part = effective(amount, facts);
  return part.tag === "times" && !part.factor.isNegative() ? inFigures(part, facts) : inBrackets(part, facts);
}

/** An amount inside another, without the bounds that make no difference to it. */
function effective(amount: Amount, facts: Facts): Amount {
  if (amount.tag !== "min" && amount.tag !== "max") return amount;
  const { left, right, tag } = amount;
  const [varying, limit] = left.tag === "constant" ? [right, left] : [left, right];
  const value = settledValue(settledAmount(varying, facts));
  if (limit.tag !== "constant" || value === undefined) return amount;
  const { holds } = tag === "min" ? CAP : FLOOR;
  return holds(value, limit.value) ? amount : effective(varying, facts);
}

function factorInFigures({ factor, per }: Extract<Amount, { tag: "times" }>): string {
  if (factor.equals(-1)) return "−";
  const share = per === undefined && factor.greaterThan(0) && factor.lessThanOrEqualTo(1);
  return `${share ? formatPercent(factor) : formatAmount(factor)} × `;
}

/** How a bound reads where it holds, where it does not, and where that is not known. */
interface BoundWords {
  readonly holds: (value: Decimal, bound: Decimal) => boolean;
  readonly binding: string;
  readonly loose: string;
  readonly unknown: string;
  readonly comparison: string;
}

const CAP: BoundWords = {
  holds: (value, most) => value.greaterThan(most),
  binding: "capped at",
  loose: "below the cap of",
  unknown: "at most",
  comparison: "the smaller of",
};
const FLOOR: BoundWords = {
  holds: (value, least) => value.lessThan(least),
  binding: "raised to",
  loose: "above the floor of",
  unknown: "at least",
  comparison: "the larger of",
};

function bound(left: Amount, right: Amount, facts: Facts, words: BoundWords): string {
  const [varying, limit] = left.tag === "constant" ? [right, left] : [left, right];
  if (limit.tag !== "constant") {
    const text = `${words.comparison} ${inBrackets(left, facts)} and ${inBrackets(right, facts)}`;
    const values = [left, right].map((part) => settledValue(settledAmount(part, facts)));
    const [a, b] = values;
    if (a === undefined || b === undefined) return text;
    return `${text} = ${formatAmount(words.holds(a, b) ? b : a)}`;
  }
  const inner = inFigures(varying, facts);
  const value = settledValue(settledAmount(varying, facts));
  if (value === undefined) return `${inner}, ${words.unknown} ${formatAmount(limit.value)}`;
  const shown = isResult(varying) ? inner : withResult(inner, varying, facts);
  if (words.holds(value, limit.value)) return `${shown}, ${words.binding} ${formatAmount(limit.value)}`;
  // That an amount above 0 is not raised to 0 goes without saying.
  return limit.value.isZero()
    ? shown
    : `${shown}, ${value.equals(limit.value) ? "as much as" : words.loose} ${formatAmount(limit.value)}`;
}

function chosen(amount: Extract<Amount, { tag: "ifAtLeast" }>, facts: Facts): string {
  const { amount: tested, threshold, then, otherwise } = amount;
  const reached = hasReached(settledAmount(tested, facts), threshold);
  if (reached === undefined) return describeAmount(amount);
  // A threshold that is reached from above is written with a factor of −1.
  const mirrored = tested.tag === "times" && tested.factor.equals(-1);
  const shown = mirrored ? tested.amount : tested;
  const level = formatAmount(mirrored ? exactDifference(ZERO, threshold) : threshold);
  const verdict = mirrored ? (reached ? "is at most" : "is above") : reached ? "reaches" : "is below";
  const what = inFigures(shown, facts);
  const text = isResult(shown) ? what : withResult(what, shown, facts);
  return `${workingOf(reached ? then : otherwise, facts)}, as ${text} ${verdict} ${level}`;
}

const SIMPLE: ReadonlySet<Amount["tag"]> = new Set(["constant", "observe", "elapsed"]);

function inBrackets(amount: Amount, facts: Facts): string {
  const part = effective(amount, facts);
  const text = inFigures(part, facts);
  return SIMPLE.has(part.tag) ? text : `(${text})`;
}
