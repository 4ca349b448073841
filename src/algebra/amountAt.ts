// Internal: no name of the public API lives here.

import type { Arithmetic, Real } from "../numeric/real.js";
import type { EpochDay } from "../time/date.js";
import type { DateRule } from "../time/dateRule.js";
import { countYears, type Fraction } from "../time/dayCount.js";
import type { Amount } from "./amount.js";
import type { Observable } from "./observable.js";

/** Years between the two dates of an elapsed amount; none where the second comes first. */
export function elapsedYears(
  { from, to, dayCount }: Extract<Amount, { tag: "elapsed" }>,
  dayOf: WorldState["dayOf"],
): Fraction {
  const start = dayOf(from);
  const end = dayOf(to);
  return end <= start ? { numerator: 0, denominator: 1 } : countYears(start, end, dayCount);
}

/** One state of the world: what every observable turns out to be, and which day every date rule means. */
export interface WorldState {
  readonly numbers: Arithmetic;
  forecast(observable: Observable): Real;
  dayOf(rule: DateRule): EpochDay;
}

/** What an amount comes to in one state of the world. */
export function amountAt(amount: Amount, state: WorldState): Real {
  const { numbers } = state;
  switch (amount.tag) {
    case "constant":
      return numbers.of(amount.value);
    case "observe":
      return state.forecast(amount.observable);
    case "add":
      return amountAt(amount.left, state).plus(amountAt(amount.right, state));
    case "times":
      return numbers.of(amount.factor).times(amountAt(amount.amount, state));
    case "min":
      return amountAt(amount.left, state).min(amountAt(amount.right, state));
    case "max":
      return amountAt(amount.left, state).max(amountAt(amount.right, state));
    case "ifAtLeast": {
      const reached = amountAt(amount.amount, state).greaterThanOrEqualTo(numbers.of(amount.threshold));
      return amountAt(reached ? amount.then : amount.otherwise, state);
    }
    case "elapsed": {
      const { numerator, denominator } = elapsedYears(amount, (rule) => state.dayOf(rule));
      return numbers.of(numerator).div(denominator);
    }
  }
}
