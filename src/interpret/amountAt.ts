import type { Amount } from "../algebra/amount.js";
import type { Observable } from "../algebra/observable.js";
import { Decimal, ZERO } from "../numeric/decimal.js";
import type { EpochDay } from "../time/date.js";
import type { DateRule } from "../time/dateRule.js";
import { countYears, fractionToDecimal } from "../time/dayCount.js";

/** One state of the world: what every observable turned out to be, and which day every date rule means. */
export interface Outcome {
  valueOf(observable: Observable): Decimal;
  dayOf(rule: DateRule): EpochDay;
}

/** What an amount comes to in one outcome. */
export function amountAt(amount: Amount, outcome: Outcome): Decimal {
  switch (amount.tag) {
    case "constant":
      return amount.value;
    case "observe":
      return outcome.valueOf(amount.observable);
    case "add":
      return amountAt(amount.left, outcome).plus(amountAt(amount.right, outcome));
    case "times":
      return amount.factor.times(amountAt(amount.amount, outcome));
    case "min":
      return Decimal.min(amountAt(amount.left, outcome), amountAt(amount.right, outcome));
    case "max":
      return Decimal.max(amountAt(amount.left, outcome), amountAt(amount.right, outcome));
    case "ifAtLeast": {
      const reached = amountAt(amount.amount, outcome).greaterThanOrEqualTo(amount.threshold);
      return amountAt(reached ? amount.then : amount.otherwise, outcome);
    }
    case "elapsed": {
      const from = outcome.dayOf(amount.from);
      const to = outcome.dayOf(amount.to);
      return to <= from ? ZERO : fractionToDecimal(countYears(from, to, amount.dayCount));
    }
  }
}
