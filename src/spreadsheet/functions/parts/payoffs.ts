// Internal: no name of the public API lives here.

import { type Amount, observe } from "../../../algebra/amount.js";
import { openObservable } from "../../../algebra/observable.js";
import type { Payoff } from "../../../algebra/payoff.js";
import { payoffOf } from "../../../algebra/payoffOf.js";
import type { Distribution } from "../../../distributions/distribution.js";
import { lognormal } from "../../../distributions/lognormal.js";
import { yearlyLogarithm } from "../../../market/growth.js";
import { excessiveRate } from "../../../market/rate.js";
import { certified } from "../../../numeric/certified.js";
import { type Decimal, ZERO } from "../../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../../numeric/real.js";
import { expectation } from "../../../pricing/expectation.js";
import { refuse } from "./refusals.js";

/** The one quantity that a function of a spreadsheet leaves open. Cells have no currency, and names and dates play no part. */
const OPEN = /* @__PURE__ */ openObservable();

/** What an amount comes to, as a function of the one quantity that it is an amount of. */
export const openPayoff = (amountOf: (open: Amount) => Amount): Payoff =>
  payoffOf(amountOf(observe(OPEN)), { dayOf: () => 0, valueOf: () => undefined });

/** A lognormal with this mean after so many years at a yearly volatility. */
export const lognormalAfter = (years: Decimal, mean: Real, volatility: Decimal): Distribution =>
  lognormal(mean, mean.like(volatility).times(mean.like(years).sqrt()));

/** What 1, paid after so many years, is worth today: (1 + rate)^−years. */
export const discountedFrom = (years: Real, rate: Decimal, numbers: Arithmetic): Real =>
  yearlyLogarithm(numbers.of(rate), "annual").times(years).neg().exp();

/** A rate with a credit spread on top, compounded like it. */
export function withSpread(rate: Decimal, spread: Decimal = ZERO): Decimal {
  const yearly = rate.plus(spread);
  const message = excessiveRate(yearly);
  return message === undefined ? yearly : refuse(["credit_spread"], `with the rate ${message}`, spread);
}

/** What a payoff after so many years is worth today. */
export const expectedValue = (
  payoff: Payoff,
  belief: (numbers: Arithmetic) => Distribution,
  years: Decimal,
  rate: Decimal,
): Decimal =>
  certified((numbers) =>
    expectation(payoff, belief(numbers), numbers)
      .times(discountedFrom(numbers.of(years), rate, numbers))
      .toResult(),
  );
