import { OfferError } from "../errors.js";
import { type Decimal, type DecimalInput, frozen, toDecimal, ZERO } from "../numeric/decimal.js";
import { type DateRule, type DateRuleInput, toDateRule } from "../time/dateRule.js";
import { checkedDayCount, type DayCount } from "../time/dayCount.js";
import { checkedName } from "./arguments.js";
import { buildAmount, checkedAmount, extentOf } from "./expression.js";
import { checkedObservable, type Observable } from "./observable.js";
import { reaches } from "./payoff.js";

/**
 * How much is owed, as data: a piecewise-linear function of what it observes. There is no product of two amounts, and that
 * is what keeps every amount piecewise linear and every expectation in closed form.
 */
export type Amount =
  | {
      readonly tag: "constant";
      /** The number that the contract fixes. */
      readonly value: Decimal;
    }
  | {
      readonly tag: "observe";
      /** What is observed, in its unit. */
      readonly observable: Observable;
    }
  | {
      /** Whether this is the sum of two amounts, the smaller or the larger of them. */
      readonly tag: "add" | "min" | "max";
      /** The first of two amounts of one unit. */
      readonly left: Amount;
      /** The second of the two. */
      readonly right: Amount;
    }
  | {
      readonly tag: "times";
      /** The constant that multiplies. */
      readonly factor: Decimal;
      /** The amount that is multiplied. */
      readonly amount: Amount;
      /** The unit of the amount where the factor is so much for each of it: the product is a plain number, to be paid in anything. */
      readonly per?: string;
    }
  | {
      readonly tag: "ifAtLeast";
      /** The amount that is tested. */
      readonly amount: Amount;
      /** What it must reach, itself included, in units of the tested amount. */
      readonly threshold: Decimal;
      /** The amount where the threshold is reached. */
      readonly then: Amount;
      /** The amount where it is not. */
      readonly otherwise: Amount;
    }
  | {
      readonly tag: "elapsed";
      /** The first day of the time that is counted, in years. */
      readonly from: DateRule;
      /** The day on which it ends; 0 years where that comes first. */
      readonly to: DateRule;
      /** How days become years. */
      readonly dayCount: DayCount;
    };

/**
 * A number that is fixed by the contract.
 *
 * @example
 * ```ts
 * describeAmount(constant("10e9")); // => 10,000,000,000
 * ```
 */
export const constant = (value: DecimalInput): Amount => fixed(toDecimal(value, ["value"]));

/** No zero is negative: −0 would print, and be read back, as another number. */
const withoutSign = (value: Decimal): Decimal => (value.isZero() ? ZERO : value);

/** A constant that has been computed and needs no reading. */
const fixed = (value: Decimal): Amount =>
  buildAmount({ tag: "constant", value: frozen(withoutSign(value)) }, [], ["value"]);

/**
 * The value of an observable, in its unit.
 *
 * @example
 * ```ts
 * describeAmount(observe(price("ORCL", "USD", "closing"))); // => ORCL price on closing
 * ```
 */
export function observe(observable: Observable): Amount {
  const observed = checkedObservable(observable);
  const units = new Set([observed.currency]);
  return buildAmount({ tag: "observe", observable: observed }, [], ["observable"], { observes: true, units });
}

/**
 * The sum of two amounts of one unit. Constants take the unit of the other side.
 *
 * @throws OfferError `currency-mismatch` where the two are measured in different units.
 * @example
 * ```ts
 * describeAmount(add(constant("1"), constant("2"))); // => 3
 * ```
 */
export function add(left: Amount, right: Amount): Amount {
  checkPair(left, right);
  if (left.tag === "constant" && right.tag === "constant") return fixed(left.value.plus(right.value));
  if (left.tag === "constant" && left.value.isZero()) return right;
  if (right.tag === "constant" && right.value.isZero()) return left;
  return buildAmount({ tag: "add", left, right }, [left, right], ["right"]);
}

/**
 * An amount multiplied by a constant: a part or a multiple of it, in its unit. With `per`, the unit of the amount, the constant is so
 * much for each of it, and the product is a plain number that may be paid in anything: 3.50 for each user, in dollars; 0.19 shares
 * for each dollar of revenue.
 *
 * @throws OfferError `currency-mismatch` where `per` is not the unit of the amount.
 * @example
 * ```ts
 * describeAmount(times("0.5", observe(price("ORCL", "USD", "closing")))); // => 50% of ORCL price on closing
 * const users = observe(metric("users", 2021, "user"));
 * describe(scale(times("3.5", users, "user"), one(currency("USD")))); // => receive 3.5 for each user of users for 2021, in USD, now
 * scale(times("3.5", users), one(currency("USD"))); // throws currency-mismatch
 * ```
 */
export function times(factor: DecimalInput, amount: Amount, per?: string): Amount {
  const number = toDecimal(factor, ["factor"]);
  checkedAmount(amount);
  return multiply(number, amount, per === undefined ? undefined : checkedPer(per, amount));
}

/** The unit of an amount, as it was stated; undefined for what has none, such as a constant. */
function checkedPer(per: string, amount: Amount): string | undefined {
  const unit = checkedName(per, "per");
  const [own] = extentOf(amount).units;
  if (own === undefined || own === unit) return own;
  const message = `is ${unit}, but the amount is measured in ${own}`;
  throw new OfferError({ code: "currency-mismatch", path: ["per"], message });
}

function multiply(factor: Decimal, amount: Amount, per: string | undefined): Amount {
  if (factor.equals(1) && per === undefined) return amount;
  if (amount.tag === "constant") return fixed(factor.times(amount.value));
  if (amount.tag === "times") return multiply(factor.times(amount.factor), amount.amount, per ?? amount.per);
  const node = { tag: "times", factor: frozen(withoutSign(factor)), amount } as const;
  return per === undefined
    ? buildAmount(node, [amount], ["amount"])
    : buildAmount({ ...node, per }, [amount], ["amount"], { units: NO_UNIT });
}

const NO_UNIT: ReadonlySet<string> = /* @__PURE__ */ new Set();

/**
 * The smaller of two amounts of one unit: a cap.
 *
 * @throws OfferError `currency-mismatch`.
 * @example
 * ```ts
 * describeAmount(min(constant("7"), constant("5"))); // => 5
 * ```
 */
export function min(left: Amount, right: Amount): Amount {
  checkPair(left, right);
  if (left.tag === "constant" && right.tag === "constant") {
    return left.value.lessThanOrEqualTo(right.value) ? left : right;
  }
  return buildAmount({ tag: "min", left, right }, [left, right], ["right"]);
}

/**
 * The larger of two amounts of one unit: a floor.
 *
 * @throws OfferError `currency-mismatch`.
 * @example
 * ```ts
 * describeAmount(max(constant("7"), constant("5"))); // => 7
 * ```
 */
export function max(left: Amount, right: Amount): Amount {
  checkPair(left, right);
  if (left.tag === "constant" && right.tag === "constant") {
    return left.value.greaterThanOrEqualTo(right.value) ? left : right;
  }
  return buildAmount({ tag: "max", left, right }, [left, right], ["right"]);
}

/**
 * One amount where the tested amount reaches the threshold (the threshold itself included), another where it does not:
 * cliffs, milestones, retroactive tiers. The tested amount may be of another unit; the two outcomes may not.
 *
 * @throws OfferError `currency-mismatch`.
 * @example
 * ```ts
 * const stock = observe(price("ORCL", "USD", "closing"));
 * const bonus = ifAtLeast(stock, "60", constant("5"), constant("0"));
 * describeAmount(bonus); // => 5 if ORCL price on closing is at least 60, otherwise 0
 * ```
 */
export function ifAtLeast(amount: Amount, threshold: DecimalInput, then: Amount, otherwise: Amount): Amount {
  checkedAmount(amount);
  const level = toDecimal(threshold, ["threshold"]);
  const units = sameUnit(checkedAmount(then, ["then"]), checkedAmount(otherwise, ["otherwise"]), "otherwise");
  if (amount.tag === "constant") return reaches(amount.value, level) ? then : otherwise;
  const node = { tag: "ifAtLeast", amount, threshold: level, then, otherwise } as const;
  return buildAmount(node, [amount, then, otherwise], ["otherwise"], { units });
}

/**
 * Years between two dates, known once closing is known: ticking fees and accruals. Nothing where `to` comes first.
 *
 * @example
 * ```ts
 * const years = elapsed("2020-09-30", "closing", "ACT/365F");
 * describeAmount(years); // => years from 2020-09-30 to closing (ACT/365F)
 * ```
 */
export const elapsed = (
  from: DateRule | DateRuleInput,
  to: DateRule | DateRuleInput,
  dayCount: DayCount,
): Amount =>
  buildAmount(
    {
      tag: "elapsed",
      from: toDateRule(from, ["from"]),
      to: toDateRule(to, ["to"]),
      dayCount: checkedDayCount(dayCount),
    },
    [],
    ["to"],
  );

function checkPair(left: Amount, right: Amount): void {
  sameUnit(checkedAmount(left, ["left"]), checkedAmount(right, ["right"]), "right");
}

/** The unit of two amounts, if they have one; throws where they are measured in different ones. */
function sameUnit(left: Amount, right: Amount, argument: string): ReadonlySet<string> {
  const units = new Set([...extentOf(left).units, ...extentOf(right).units]);
  if (units.size <= 1) return units;
  throw new OfferError({
    code: "currency-mismatch",
    path: [argument],
    message: `amounts in ${[...units].sort().join(" and ")} cannot be added or compared without a conversion`,
  });
}
