import type { Amount } from "./amount.js";
import { partsOf } from "./observablesIn.js";
import type { Payoff } from "./payoff.js";
import { payoffOf } from "./payoffOf.js";

/** An amount as a function of what it observes, where it comes to the same whatever its dates turn out to be. */
export const timelessPayoff = (amount: Amount): Payoff | undefined =>
  isTimeless(amount) ? payoffOf(amount, { dayOf: () => 0, valueOf: () => undefined }) : undefined;

const isTimeless = (amount: Amount): boolean => amount.tag !== "elapsed" && partsOf(amount).every(isTimeless);
