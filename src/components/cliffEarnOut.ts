import { constant, ifAtLeast } from "../algebra/amount.js";
import { decimal } from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import {
  type EachPeriodInput,
  eachPeriod,
  earnOutTerms,
  firstBroken,
  inPeriod,
  measured,
  notOneForEach,
  paidByPeriod,
  periodTwice,
  type SharedEarnOutTerms,
  unfitTogether,
} from "./parts/earnOutTerms.js";
import { type SumInput, sum } from "./parts/sum.js";

/** Terms of `cliffEarnOut`. */
export interface CliffEarnOutTerms extends SharedEarnOutTerms {
  /** The metric from which the amount is paid, in units of the currency; one for every period, or a list with one for each. */
  readonly threshold: EachPeriodInput;
  /** What is paid where the metric reaches the threshold, in units of the currency; one for every period, or a list with one for each. */
  readonly amount: EachPeriodInput<SumInput>;
  /** Greatest sum of all payments, in units of the currency; none unless stated. */
  readonly aggregateCap?: SumInput | undefined;
}

/**
 * A cliff: a fixed amount for each period in which a metric reaches a threshold (the threshold itself included), nothing
 * otherwise. Worth, per period and undiscounted, amount × Φ(d₂): the probability that prices, not the one that is forecast.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 *
 * Source: the cash-or-nothing call, Reiner and Rubinstein, Unscrambling the Binary Code, Risk (October 1991).
 * @example
 * ```ts
 * const cliff = cliffEarnOut({ metric: "ebitda", periods: [2022], threshold: "10e6", amount: "5e6", paymentLag: "90 days" });
 * describe(cliff.toClaim({ currency: "USD", bidder: "Acme" })); // => Cliff earn-out, 2022: receive 5,000,000 if ebitda for 2022 is at least 10,000,000, otherwise 0, in USD, on 2022-12-31 + 90 days, owed by Acme
 * ```
 */
export const cliffEarnOut: ComponentFactory<CliffEarnOutTerms> = /* @__PURE__ */ defineComponent({
  type: "cliffEarnOut",
  label: "Cliff earn-out",
  summary: "A fixed amount for each period in which a metric reaches a threshold.",
  example: {
    type: "cliffEarnOut",
    metric: "ebitda",
    periods: [2022, 2023],
    threshold: ["10e6", "12e6"],
    amount: "5e6",
  },
  terms: () => ({
    ...earnOutTerms(),
    threshold: eachPeriod("The metric from which the amount is paid, in units of the currency", decimal),
    amount: eachPeriod(
      "What is paid where the metric reaches the threshold, in units of the currency",
      sum,
      fieldsJson.sum,
    ),
    aggregateCap: sum("Greatest sum of all payments, in units of the currency").optional(),
  }),
  check: ({ periods, threshold, amount, aggregateCap }) =>
    firstBroken(
      periodTwice(periods),
      notOneForEach("threshold", threshold, periods),
      notOneForEach("amount", amount, periods),
      unfitTogether(periods, aggregateCap !== undefined, "an aggregateCap"),
    ),
  lower: (terms, offer) => {
    const payments = measured(terms, offer).map(({ over, amount }, index) => {
      const reached = constant(inPeriod(terms.amount, index));
      return { over, amount: ifAtLeast(amount, inPeriod(terms.threshold, index), reached, constant("0")) };
    });
    return paidByPeriod(payments, terms, offer, terms.aggregateCap);
  },
});
