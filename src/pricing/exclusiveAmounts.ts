// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import { type Decimal, exactSum } from "../numeric/decimal.js";
import { memoize } from "../schema/memoize.js";

/** Between which levels something must lie: it reaches the first and stays below the second, as far as there is one. */
interface Between {
  readonly reaches: Decimal | undefined;
  readonly below: Decimal | undefined;
}

/** By what is tested, where it must lie for an amount to be anything but 0, as far as the form of the amount says so. */
type Tests = ReadonlyMap<string, Between>;

/** Amounts of which more than these make too many pairs to look at. */
const MOST_COMPARED = 500;

/** Groups of amounts of which at most one is not 0, whatever is observed; an amount that shares that with none is in no group. */
export function exclusiveGroups(amounts: readonly Amount[]): readonly (readonly Amount[])[] {
  const tested = amounts.filter((amount) => testsOf(amount).size > 0);
  if (tested.length > MOST_COMPARED) return [];
  const groups: Amount[][] = [];
  for (const amount of tested) {
    const others = groups.find((group) => group.every((other) => excludeEachOther(amount, other)));
    if (others === undefined) groups.push([amount]);
    else others.push(amount);
  }
  return groups.filter(({ length }) => length > 1);
}

function excludeEachOther(one: Amount, other: Amount): boolean {
  const elsewhere = testsOf(other);
  return [...testsOf(one)].some(([key, here]) => {
    const there = elsewhere.get(key);
    return there !== undefined && (liesAbove(here, there) || liesAbove(there, here));
  });
}

const liesAbove = ({ reaches }: Between, { below }: Between): boolean =>
  reaches !== undefined && below !== undefined && reaches.greaterThanOrEqualTo(below);

const testsOf = /* @__PURE__ */ memoize((amount: Amount): Tests => {
  const found = new Map<string, Between>();
  collectTests(amount, found);
  return found;
});

function collectTests(amount: Amount, found: Map<string, Between>): void {
  if (amount.tag === "times") collectTests(amount.amount, found);
  if (amount.tag !== "ifAtLeast") return;
  const { then, otherwise } = amount;
  if (isNothing(otherwise)) {
    collectReached(amount.amount, amount.threshold, found);
    collectTests(then, found);
  } else if (isNothing(then)) {
    collectMissed(amount.amount, amount.threshold, found);
    collectTests(otherwise, found);
  }
}

function collectReached(tested: Amount, level: Decimal, found: Map<string, Between>): void {
  const [key, reaches] = withoutConstant(tested, level);
  const { reaches: before, below } = found.get(key) ?? { reaches: undefined, below: undefined };
  found.set(key, { reaches: before?.greaterThan(reaches) ? before : reaches, below });
}

/** The larger of two stays below a level where both do. */
function collectMissed(tested: Amount, level: Decimal, found: Map<string, Between>): void {
  if (tested.tag === "max") {
    collectMissed(tested.left, level, found);
    collectMissed(tested.right, level, found);
    return;
  }
  const [key, below] = withoutConstant(tested, level);
  const { reaches, below: before } = found.get(key) ?? { reaches: undefined, below: undefined };
  found.set(key, { reaches, below: before?.lessThan(below) ? before : below });
}

/** What is tested, as text, and its level, with a number that is added to it taken off both. */
function withoutConstant(tested: Amount, level: Decimal): readonly [string, Decimal] {
  return tested.tag === "add" && tested.right.tag === "constant"
    ? withoutConstant(tested.left, exactSum([level, tested.right.value.neg()]))
    : [textOf(tested), level];
}

const isNothing = (amount: Amount): boolean => amount.tag === "constant" && amount.value.isZero();

const textOf = /* @__PURE__ */ memoize((amount: Amount): string => JSON.stringify(amount));
