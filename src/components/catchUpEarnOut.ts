import { constant, max, min, times } from "../algebra/amount.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { fraction } from "../schema/fields.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { above, bounded } from "./parts/amounts.js";
import {
  brokenIf,
  brokenLevels,
  type EachPeriodInput,
  eachLevel,
  earnOutTerms,
  firstBroken,
  levelIn,
  measured,
  paidByPeriod,
  periodTwice,
  type SharedEarnOutTerms,
  unfitTogether,
} from "./parts/earnOutTerms.js";
import type { LevelInput } from "./parts/level.js";
import { type SumInput, sum } from "./parts/sum.js";

/** Terms of `catchUpEarnOut`. */
export interface CatchUpEarnOutTerms extends SharedEarnOutTerms {
  /** Share of the whole metric that the seller ends up with, from 0 to 1. */
  readonly share: DecimalInput;
  /** The metric up to which nothing is paid, in units of the currency, or `{ growth, over }` over another period's figure; one for every period, or a list with one for each. */
  readonly threshold: EachPeriodInput<LevelInput>;
  /** Share of the excess over the threshold until the seller has caught up, from 0 to 1 and above `share`; 1 unless stated. */
  readonly catchUp?: DecimalInput | undefined;
  /** Greatest payment for a period, in units of the currency; none unless stated. */
  readonly cap?: SumInput | undefined;
  /** Greatest sum of all payments, in units of the currency; none unless stated. */
  readonly aggregateCap?: SumInput | undefined;
}

/**
 * An earn-out with catch-up, for each period on its own: nothing up to `threshold`; beyond it `catchUp` of the excess (all of it
 * unless stated) until the seller has `share` of the whole metric; from there on `share` of the whole metric. A full catch-up
 * is worth, per period and undiscounted, C(K) − (1 − s)·C(K/(1 − s)).
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 *
 * Source: the catch-up tier of private-equity distribution waterfalls, here with the metric in place of the profit.
 * @example
 * ```ts
 * const component = catchUpEarnOut({ share: "0.2", metric: "profit", periods: [2022], threshold: "8e6" });
 * const deal = offer({ name: "Deal", currency: "USD", components: [component] });
 * const paidFor = (profit: string) =>
 *   valueOffer(deal, { valuationDate: "2022-01-01", discountRate: "0", metrics: { profit: { forecast: { 2022: profit } } } }).presentValue;
 * paidFor("9e6"); // => 1000000
 * paidFor("10e6"); // => 2000000
 * paidFor("20e6"); // => 4000000
 * ```
 */
export const catchUpEarnOut: ComponentFactory<CatchUpEarnOutTerms> = /* @__PURE__ */ defineComponent({
  type: "catchUpEarnOut",
  label: "Earn-out with catch-up",
  summary: "A share of a whole metric once it has passed a threshold, reached by way of a catch-up.",
  example: {
    type: "catchUpEarnOut",
    share: "0.2",
    metric: "profit",
    periods: [2022, 2023],
    threshold: "8e6",
    catchUp: "1",
  },
  terms: () => ({
    ...earnOutTerms(),
    share: fraction("Share of the whole metric that the seller ends up with, from 0 to 1"),
    threshold: eachLevel("The metric up to which nothing is paid, in units of the currency"),
    catchUp: fraction(
      "Share of the excess over the threshold until the seller has caught up, from 0 to 1",
    ).prefault("1"),
    cap: sum("Greatest payment for a period, in units of the currency").optional(),
    aggregateCap: sum("Greatest sum of all payments, in units of the currency").optional(),
  }),
  check: ({ periods, threshold, share, catchUp, aggregateCap }) =>
    firstBroken(
      periodTwice(periods),
      brokenLevels("threshold", threshold, periods),
      brokenIf(
        catchUp.lessThanOrEqualTo(share),
        "catchUp",
        "must be above the share: the seller would never catch up",
      ),
      unfitTogether(periods, aggregateCap !== undefined, "an aggregateCap"),
    ),
  lower: (terms, offer) => {
    const payments = measured(terms, offer).map(({ over, amount }, index) => {
      const catchingUp = times(terms.catchUp, above(amount, levelIn(terms.threshold, index, terms, offer)));
      const caughtUp = times(terms.share, amount);
      return { over, amount: bounded(max(min(catchingUp, caughtUp), constant("0")), terms) };
    });
    return paidByPeriod(payments, terms, offer, terms.aggregateCap);
  },
});
