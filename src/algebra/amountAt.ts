import type { Arithmetic, Real } from "../numeric/real.js";
import type { EpochDay } from "../time/date.js";
import type { DateRule } from "../time/dateRule.js";
import type { Amount } from "./amount.js";
import { elapsedYears } from "./elapsedYears.js";
import type { Observable } from "./observable.js";

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
