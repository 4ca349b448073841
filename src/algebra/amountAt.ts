import type { Arithmetic, Real } from "../numeric/real.js";
import type { EpochDay } from "../time/date.js";
import type { DateRule } from "../time/dateRule.js";
import { countYears, type Fraction } from "../time/dayCount.js";
import type { Amount } from "./amount.js";
import type { Observable } from "./observable.js";

/** Years between the two dates of an elapsed amount; none where the second comes first. */
export function elapsedYears(
  { from, to, dayCount }: Extract<Amount, { tag: "elapsed" }>,
  dayOf: Outcome["dayOf"],
): Fraction {
  const start = dayOf(from);
  const end = dayOf(to);
  return end <= start ? { numerator: 0, denominator: 1 } : countYears(start, end, dayCount);
}

/** One state of the world: what every observable turns out to be, and which day every date rule means. */
export interface Outcome {
  readonly numbers: Arithmetic;
  forecast(observable: Observable): Real;
  dayOf(rule: DateRule): EpochDay;
}

/** What an amount comes to in one outcome. */
export function amountAt(amount: Amount, outcome: Outcome): Real {
  const { numbers } = outcome;
  switch (amount.tag) {
    case "constant":
      return numbers.of(amount.value);
    case "observe":
      return outcome.forecast(amount.observable);
    case "add":
      return amountAt(amount.left, outcome).plus(amountAt(amount.right, outcome));
    case "times":
      return numbers.of(amount.factor).times(amountAt(amount.amount, outcome));
    case "min":
      return amountAt(amount.left, outcome).min(amountAt(amount.right, outcome));
    case "max":
      return amountAt(amount.left, outcome).max(amountAt(amount.right, outcome));
    case "ifAtLeast": {
      const reached = amountAt(amount.amount, outcome).greaterThanOrEqualTo(numbers.of(amount.threshold));
      return amountAt(reached ? amount.then : amount.otherwise, outcome);
    }
    case "elapsed": {
      const { numerator, denominator } = elapsedYears(amount, (rule) => outcome.dayOf(rule));
      return numbers.of(numerator).div(denominator);
    }
  }
}
