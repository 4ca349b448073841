// Internal: no name of the public API lives here.

import { memoize } from "../schema/memoize.js";
import type { Amount } from "./amount.js";
import { extentOf } from "./expression.js";
import { type Observable, observableKey } from "./observable.js";

/** The amounts that an amount is directly made of. */
export function partsOf(amount: Amount): readonly Amount[] {
  switch (amount.tag) {
    case "constant":
    case "observe":
    case "elapsed":
      return [];
    case "times":
      return [amount.amount];
    case "add":
    case "min":
    case "max":
      return [amount.left, amount.right];
    case "ifAtLeast":
      return [amount.amount, amount.then, amount.otherwise];
  }
}

/** Everything that an amount observes, as often as it does. */
export function observablesIn(amount: Amount): Observable[] {
  return amount.tag === "observe" ? [amount.observable] : partsOf(amount).flatMap(observablesIn);
}

/** What an amount observes, each observable once. */
export const distinctObservables = /* @__PURE__ */ memoize((amount: Amount): readonly Observable[] => [
  ...new Map(observablesIn(amount).map((observable) => [observableKey(observable), observable])).values(),
]);

/** Whether an amount bends or jumps with what it observes, so that its expectation is not its value at the expectation. */
export const bends: (amount: Amount) => boolean = /* @__PURE__ */ memoize((amount) => {
  const bent = amount.tag === "min" || amount.tag === "max" || amount.tag === "ifAtLeast";
  return bent ? extentOf(amount).observes : partsOf(amount).some(bends);
});
