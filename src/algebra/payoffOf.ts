// Internal: no name of the public API lives here.

import type { Decimal } from "../numeric/decimal.js";
import type { Amount } from "./amount.js";
import { elapsedYears, type WorldState } from "./amountAt.js";
import type { Observable } from "./observable.js";
import { partsOf } from "./observablesIn.js";
import {
  addPayoffs,
  constantPayoff,
  identityPayoff,
  ifAtLeastPayoff,
  maxPayoffs,
  minPayoffs,
  type Payoff,
  ratioPayoff,
  timesPayoff,
} from "./payoff.js";

/** What is known of the world: the value of every observable but the one that is still open. */
export interface PartialWorldState extends Pick<WorldState, "dayOf"> {
  /** Undefined for the observable that the payoff is a function of. */
  valueOf(observable: Observable): Decimal | undefined;
}

/** An amount as a function of the one observable that is still open. */
export function payoffOf(amount: Amount, known: PartialWorldState): Payoff {
  const part = (inside: Amount): Payoff => payoffOf(inside, known);
  switch (amount.tag) {
    case "constant":
      return constantPayoff(amount.value);
    case "observe": {
      const value = known.valueOf(amount.observable);
      return value === undefined ? identityPayoff() : constantPayoff(value);
    }
    case "add":
      return addPayoffs(part(amount.left), part(amount.right));
    case "times":
      return timesPayoff(amount.factor, part(amount.amount));
    case "min":
      return minPayoffs(part(amount.left), part(amount.right));
    case "max":
      return maxPayoffs(part(amount.left), part(amount.right));
    case "ifAtLeast":
      return ifAtLeastPayoff(
        part(amount.amount),
        amount.threshold,
        part(amount.then),
        part(amount.otherwise),
      );
    case "elapsed":
      return ratioPayoff(elapsedYears(amount, (rule) => known.dayOf(rule)));
  }
}

/** An amount as a function of what it observes, where it comes to the same whatever its dates turn out to be. */
export const timelessPayoff = (amount: Amount): Payoff | undefined =>
  isTimeless(amount) ? payoffOf(amount, { dayOf: () => 0, valueOf: () => undefined }) : undefined;

const isTimeless = (amount: Amount): boolean => amount.tag !== "elapsed" && partsOf(amount).every(isTimeless);
