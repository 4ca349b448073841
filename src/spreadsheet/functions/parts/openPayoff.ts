import { type Amount, observe } from "../../../algebra/amount.js";
import { price } from "../../../algebra/observable.js";
import type { Payoff } from "../../../algebra/payoff.js";
import { payoffOf } from "../../../algebra/payoffOf.js";

/** The one quantity that a function of a spreadsheet leaves open. Cells have no currency, and names and dates play no part. */
const OPEN = /* @__PURE__ */ price("open", "XXX", "closing");

/** What an amount comes to, as a function of the one quantity that it is an amount of. */
export const openPayoff = (amountOf: (open: Amount) => Amount): Payoff =>
  payoffOf(amountOf(observe(OPEN)), { dayOf: () => 0, valueOf: () => undefined });
