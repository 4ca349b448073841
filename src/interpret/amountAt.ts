import type { Amount } from "../algebra/amount.js";
import type { Observable } from "../algebra/observable.js";
import { reaches } from "../algebra/reaches.js";
import { Decimal } from "../numeric/decimal.js";
import type { EpochDay } from "../time/date.js";
import type { DateRule } from "../time/dateRule.js";
import { elapsedYears } from "./elapsedYears.js";

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
      const reached = reaches(amountAt(amount.amount, outcome), amount.threshold);
      return amountAt(reached ? amount.then : amount.otherwise, outcome);
    }
    case "elapsed":
      return elapsedYears(amount, outcome.dayOf);
  }
}
