import fc from "fast-check";
import {
  type Amount,
  add,
  constant,
  type DayCount,
  elapsed,
  ifAtLeast,
  max,
  metric,
  min,
  observe,
  price,
  times,
} from "offer-valuation";
import { dateRules, dayCounts, isoDates } from "./dates.js";
import { decimals, factors } from "./decimals.js";
import { type PeriodTerms, periods } from "./periods.js";

/** An amount written down as plain data, before any constructor has had a chance to simplify it. */
export type AmountTree =
  | { readonly tag: "constant"; readonly value: string }
  | { readonly tag: "metric"; readonly metric: string; readonly period: PeriodTerms }
  | { readonly tag: "price"; readonly issuer: string; readonly on: string; readonly days: number }
  | { readonly tag: "add" | "min" | "max"; readonly left: AmountTree; readonly right: AmountTree }
  | { readonly tag: "times"; readonly factor: string; readonly amount: AmountTree }
  | {
      readonly tag: "ifAtLeast";
      readonly amount: AmountTree;
      readonly threshold: string;
      readonly reached: AmountTree;
      readonly otherwise: AmountTree;
    }
  | { readonly tag: "elapsed"; readonly from: string; readonly to: string; readonly dayCount: DayCount };

const constants = fc.record({ tag: fc.constant("constant" as const), value: decimals() });

/** Days after every valuation date of these laws: a price on a day that has passed is a fact, not a forecast. */
const daysToCome = fc.oneof(
  isoDates(2026, 2035),
  fc.constantFrom("closing + 10 years", "closing + 123 months"),
);

const leaves: fc.Arbitrary<AmountTree> = fc.oneof(
  constants,
  fc.record({
    tag: fc.constant("metric" as const),
    metric: fc.constantFrom("profit", "revenue"),
    period: periods(),
  }),
  fc.record({
    tag: fc.constant("price" as const),
    issuer: fc.constantFrom("ORCL", "MSFT"),
    on: daysToCome,
    days: fc.constantFrom(0, 0, 0, 2),
  }),
  fc.record({
    tag: fc.constant("elapsed" as const),
    from: dateRules(),
    to: dateRules(),
    dayCount: dayCounts(),
  }),
);

/** Amounts in US dollars as trees of at most `maxDepth` levels. */
export const amountTrees = (maxDepth = 4): fc.Arbitrary<AmountTree> =>
  fc.letrec<{ tree: AmountTree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth, depthIdentifier: "amount" },
      leaves,
      fc.record({
        tag: fc.constantFrom("add" as const, "min" as const, "max" as const),
        left: tie("tree"),
        right: tie("tree"),
      }),
      fc.record({ tag: fc.constant("times" as const), factor: factors(), amount: tie("tree") }),
      fc.record({
        tag: fc.constant("ifAtLeast" as const),
        amount: tie("tree"),
        threshold: fc.oneof(decimals(), fc.constantFrom("0", "1", "2", "7.25")),
        reached: tie("tree"),
        otherwise: tie("tree"),
      }),
    ),
  })).tree;

/** The amount that the constructors make of a tree. */
export function amountOf(tree: AmountTree): Amount {
  switch (tree.tag) {
    case "constant":
      return constant(tree.value);
    case "metric":
      return observe(metric(tree.metric, tree.period, "USD"));
    case "price":
      return observe(priceOf(tree));
    case "add":
      return add(amountOf(tree.left), amountOf(tree.right));
    case "min":
      return min(amountOf(tree.left), amountOf(tree.right));
    case "max":
      return max(amountOf(tree.left), amountOf(tree.right));
    case "times":
      return times(tree.factor, amountOf(tree.amount));
    case "ifAtLeast":
      return ifAtLeast(
        amountOf(tree.amount),
        tree.threshold,
        amountOf(tree.reached),
        amountOf(tree.otherwise),
      );
    case "elapsed":
      return elapsed(tree.from, tree.to, tree.dayCount);
  }
}

const priceOf = ({ issuer, on, days }: Extract<AmountTree, { tag: "price" }>) =>
  days === 0 ? price(issuer, "USD", on) : price(issuer, "USD", on, `${on} - ${days} days`);

export function isObserving(tree: AmountTree): boolean {
  switch (tree.tag) {
    case "constant":
    case "elapsed":
      return false;
    case "metric":
    case "price":
      return true;
    case "times":
      return isObserving(tree.amount);
    case "ifAtLeast":
      return isObserving(tree.amount) || isObserving(tree.reached) || isObserving(tree.otherwise);
    default:
      return isObserving(tree.left) || isObserving(tree.right);
  }
}
