import * as z from "zod";
import { times } from "../algebra/amount.js";
import { decimal, nonNegative, positive } from "../schema/fields.js";
import { defineComponent } from "./defineComponent.js";
import { above } from "./parts/above.js";
import { bounded } from "./parts/bounded.js";
import { eachPeriod, inPeriod, notOneForEach } from "./parts/eachPeriod.js";
import {
  brokenIf,
  capBelowFloor,
  earnOutTerms,
  firstBroken,
  measured,
  paidByPeriod,
  periodTwice,
} from "./parts/earnOutTerms.js";
import { noRoomForFloors, unfitTogether, withinAggregateCap } from "./parts/totals.js";

/**
 * An earn-out that is linear in a metric: for each period on its own, `share` × (metric − `threshold`), and nothing where that
 * is negative. With F, C(K) the forward and the undiscounted call on the metric it is worth, per period and undiscounted,
 * s·C(K); with a cap s·[C(K) − C(K + cap/s)]; with a floor and no threshold floor + s·C(floor/s); with clawback s·(F − K).
 *
 * Terms: `share` for each unit of the metric (0.5 is 50%, 5 is five times); `metric` and `periods` as beliefs forecast them;
 * `threshold`, one for every period or a list with one for each (0 unless stated); `floor` and `cap` on the payment of a
 * period; `metricCap` on the metric of a period, which is another contract than a cap on the payment; `aggregateCap` on the
 * sum of all payments; `clawback`, with which the seller pays where the metric falls short of the threshold; `paymentLag`
 * after a period's end; `acceleration` ({ event, amount, paid }): that amount in place of all payments if the event happens.
 * Payments that stay as they are in spite of the event belong in a component of their own. Amounts are in units of
 * `currency` (the offer's unless stated).
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 *
 * Source: Appraisal Foundation, Valuations in Financial Reporting Advisory 4, Valuation of Contingent Consideration (2019).
 * @example
 * ```ts
 * const excess = earnOut({ share: "0.2", metric: "ebitda", periods: [2022], threshold: "10e6", cap: "3e6" });
 * describe(excess.toClaim({ currency: "USD", bidder: "Acme" })); // => Earn-out, 2022: receive 20% of (ebitda for 2022 minus 10,000,000), at least 0, at most 3,000,000, in USD, on 2022-12-31, owed by Acme
 * ```
 */
export const earnOut = /* @__PURE__ */ defineComponent({
  type: "earnOut",
  label: "Earn-out",
  summary: "A share of a metric above a threshold, for each of one or more periods.",
  example: {
    type: "earnOut",
    share: "0.2",
    metric: "ebitda",
    periods: [2022, 2023],
    threshold: ["10e6", "12e6"],
    cap: "3e6",
    paymentLag: "90 days",
  },
  terms: () => ({
    ...earnOutTerms(),
    share: positive(
      "What is paid for each unit of the metric above the threshold: 0.5 is 50%, 5 is five times",
    ),
    threshold: eachPeriod("The metric above which something is paid, in units of the currency").prefault("0"),
    floor: decimal(
      "Least payment for a period, in units of the currency; below 0 only with clawback",
    ).optional(),
    cap: nonNegative("Greatest payment for a period, in units of the currency").optional(),
    metricCap: nonNegative(
      "The metric beyond which nothing more is paid, in units of the currency",
    ).optional(),
    aggregateCap: nonNegative("Greatest sum of all payments, in units of the currency").optional(),
    clawback: z
      .boolean()
      .meta({
        description:
          "Whether the seller pays its share of what the metric falls short; otherwise nothing is paid",
      })
      .prefault(false),
  }),
  check: ({ periods, threshold, floor, cap, metricCap, aggregateCap, clawback }) =>
    firstBroken(
      periodTwice(periods),
      notOneForEach("threshold", threshold, periods),
      capBelowFloor(floor, cap),
      brokenIf(
        floor?.lessThan(0) && !clawback,
        "floor",
        "must not be negative unless clawback is true: the seller would have to pay",
      ),
      brokenIf(
        threshold.some((level) => metricCap?.lessThanOrEqualTo(level)),
        "metricCap",
        "must be above the threshold: otherwise the metric could never pay anything",
      ),
      brokenIf(
        aggregateCap !== undefined && clawback,
        "aggregateCap",
        "does not go with clawback: a cumulativeEarnOut says what is paid back",
      ),
      noRoomForFloors(periods, floor, aggregateCap),
      unfitTogether(periods, aggregateCap !== undefined, "an aggregateCap"),
    ),
  lower: (terms, offer) => {
    const { share, threshold, metricCap, cap, aggregateCap } = terms;
    const floor = terms.floor ?? (terms.clawback ? undefined : "0");
    const payments = measured(terms, offer).map(({ over, amount }, index) => {
      const counted = bounded(amount, { cap: metricCap });
      const part = times(share, above(counted, inPeriod(threshold, index)));
      return { over, amount: bounded(part, { floor, cap }) };
    });
    return paidByPeriod(withinAggregateCap(payments, aggregateCap), terms, offer);
  },
});
