import { OfferError } from "../errors.js";
import { type Decimal, type DecimalInput, frozen, toDecimal } from "../numeric/decimal.js";
import { type DateRule, type DateRuleInput, toDateRule } from "../time/dateRule.js";
import { checkedDayCount, type DayCount } from "../time/dayCount.js";
import type { Observable } from "./observable.js";
import { reaches } from "./reaches.js";
import { build, shapeOf } from "./shape.js";

/**
 * How much is owed, as data: a piecewise-linear function of what it observes. There is no product of two amounts, and that
 * is what keeps every amount piecewise linear and every expectation in closed form.
 */
export type Amount =
  | { readonly tag: "constant"; readonly value: Decimal }
  | { readonly tag: "observe"; readonly observable: Observable }
  | { readonly tag: "add"; readonly left: Amount; readonly right: Amount }
  | { readonly tag: "times"; readonly factor: Decimal; readonly amount: Amount }
  | { readonly tag: "min"; readonly left: Amount; readonly right: Amount }
  | { readonly tag: "max"; readonly left: Amount; readonly right: Amount }
  | {
      readonly tag: "ifAtLeast";
      readonly amount: Amount;
      readonly threshold: Decimal;
      readonly then: Amount;
      readonly otherwise: Amount;
    }
  | { readonly tag: "elapsed"; readonly from: DateRule; readonly to: DateRule; readonly dayCount: DayCount };

/**
 * A number that is fixed by the contract.
 *
 * @example
 * ```ts
 * describeAmount(constant("10e9")); // => 10,000,000,000
 * ```
 */
export const constant = (value: DecimalInput): Amount => fixed(toDecimal(value, ["value"]));

/** A constant that has been computed and needs no reading. */
const fixed = (value: Decimal): Amount => build({ tag: "constant", value: frozen(value) }, []);

/**
 * The value of an observable, in its currency.
 *
 * @example
 * ```ts
 * describeAmount(observe(price("ORCL", "USD", "closing"))); // => ORCL price on closing
 * ```
 */
export const observe = (observable: Observable): Amount =>
  build({ tag: "observe", observable }, [], { observes: true, units: new Set([observable.currency]) });

/**
 * The sum of two amounts of one currency. Constants take the currency of the other side.
 *
 * @throws OfferError `currency-mismatch` where the two are measured in different currencies.
 * @example
 * ```ts
 * describeAmount(add(constant("1"), constant("2"))); // => 3
 * ```
 */
export function add(left: Amount, right: Amount): Amount {
  if (left.tag === "constant" && right.tag === "constant") return fixed(left.value.plus(right.value));
  if (left.tag === "constant" && left.value.isZero()) return right;
  if (right.tag === "constant" && right.value.isZero()) return left;
  return build({ tag: "add", left, right }, sameCurrency(left, right));
}

/**
 * An amount multiplied by a constant.
 *
 * @example
 * ```ts
 * describeAmount(times("0.5", observe(price("ORCL", "USD", "closing")))); // => 50% of ORCL price on closing
 * ```
 */
export function times(factor: DecimalInput, amount: Amount): Amount {
  return multiply(toDecimal(factor, ["factor"]), amount);
}

function multiply(factor: Decimal, amount: Amount): Amount {
  if (factor.equals(1)) return amount;
  if (amount.tag === "constant") return fixed(factor.times(amount.value));
  if (amount.tag === "times") return multiply(factor.times(amount.factor), amount.amount);
  return build({ tag: "times", factor: frozen(factor), amount }, [amount]);
}

/**
 * The smaller of two amounts of one currency: a cap.
 *
 * @throws OfferError `currency-mismatch`.
 * @example
 * ```ts
 * describeAmount(min(constant("7"), constant("5"))); // => 5
 * ```
 */
export function min(left: Amount, right: Amount): Amount {
  if (left.tag === "constant" && right.tag === "constant") {
    return left.value.lessThanOrEqualTo(right.value) ? left : right;
  }
  return build({ tag: "min", left, right }, sameCurrency(left, right));
}

/**
 * The larger of two amounts of one currency: a floor.
 *
 * @throws OfferError `currency-mismatch`.
 * @example
 * ```ts
 * describeAmount(max(constant("7"), constant("5"))); // => 7
 * ```
 */
export function max(left: Amount, right: Amount): Amount {
  if (left.tag === "constant" && right.tag === "constant") {
    return left.value.greaterThanOrEqualTo(right.value) ? left : right;
  }
  return build({ tag: "max", left, right }, sameCurrency(left, right));
}

/**
 * One amount where the tested amount reaches the threshold (the threshold itself included), another where it does not:
 * cliffs, milestones, retroactive tiers. The tested amount may be of another currency; the two outcomes may not.
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
  const level = toDecimal(threshold, ["threshold"]);
  if (amount.tag === "constant") return reaches(amount.value, level) ? then : otherwise;
  const units = new Set(sameCurrency(then, otherwise).flatMap((part) => [...shapeOf(part).units]));
  return build({ tag: "ifAtLeast", amount, threshold: level, then, otherwise }, [amount, then, otherwise], {
    units,
  });
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
  build(
    { tag: "elapsed", from: toDateRule(from), to: toDateRule(to), dayCount: checkedDayCount(dayCount) },
    [],
  );

function sameCurrency(...amounts: readonly Amount[]): readonly Amount[] {
  const units = new Set(amounts.flatMap((amount) => [...shapeOf(amount).units]));
  if (units.size <= 1) return amounts;
  throw new OfferError({
    code: "currency-mismatch",
    path: [],
    message: `amounts in ${[...units].sort().join(" and ")} cannot be added or compared without a conversion`,
  });
}
