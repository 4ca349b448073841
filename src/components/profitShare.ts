import * as z from "zod";
import { observe, times } from "../algebra/amount.js";
import { currency } from "../algebra/asset.js";
import { all, delivery, named } from "../algebra/claim.js";
import { metric } from "../algebra/observable.js";
import {
  currencyCode,
  decimal,
  duration,
  fraction,
  identifier,
  list,
  nonNegative,
  period,
} from "../schema/fields.js";
import { laterBy } from "../time/dateRule.js";
import { defineComponent } from "./defineComponent.js";
import { bounded } from "./parts/bounded.js";
import { brokenIf, capBelowFloor, firstBroken, periodTwice } from "./parts/earnOutTerms.js";

/**
 * A share of a metric, such as annual profit, over one or more periods. Each period stands alone: it pays
 * min(cap, max(floor, share × metric)), and a loss pays nothing, unless `clawback` makes the seller pay its share of
 * losses too. Floor and cap bound the payment of each period, not the metric.
 *
 * Terms: `share` from 0 to 1; `metric`, the name under which beliefs give forecasts; `periods` (`2021`, `"2021-Q3"`, or
 * `{ label, start, end }`); `paymentLag` after each period's end; `floor` and `cap` in units of `currency` (the offer's
 * unless stated); `clawback`.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const earnOut = profitShare({ share: "0.5", metric: "us-profit", periods: [2021], paymentLag: "90 days" });
 * describe(earnOut.toClaim({ currency: "USD", bidder: "Oracle" })); // => Profit share, 2021: receive 50% of us-profit for 2021, at least 0, in USD, on 2021-12-31 + 90 days, owed by Oracle
 * ```
 */
export const profitShare = /* @__PURE__ */ defineComponent({
  type: "profitShare",
  label: "Profit share",
  summary: "A share of a metric over one or more periods, each on its own.",
  example: {
    type: "profitShare",
    share: "0.5",
    metric: "us-profit",
    periods: [2021, 2022],
    paymentLag: "90 days",
  },
  terms: () => ({
    share: fraction("Share of the metric, from 0 to 1"),
    metric: identifier("The metric: the name under which beliefs give forecasts"),
    periods: list(period("A period over which the metric is measured"), 400),
    currency: currencyCode("Currency of the metric and the payment; the offer's unless stated").optional(),
    paymentLag: duration("Time from the end of a period to its payment").prefault("0 days"),
    floor: decimal(
      "Least payment for a period, in units of the currency; below 0 only with clawback",
    ).optional(),
    cap: nonNegative("Greatest payment for a period, in units of the currency").optional(),
    clawback: z
      .boolean()
      .meta({ description: "Whether the seller pays its share of a loss; otherwise a loss pays nothing" })
      .prefault(false),
  }),
  check: ({ floor, cap, clawback, periods }) =>
    firstBroken(
      periodTwice(periods),
      brokenIf(
        floor?.isNegative() && !floor.isZero() && !clawback,
        "floor",
        "must not be negative unless clawback is true: the seller would have to pay",
      ),
      capBelowFloor(floor, cap),
    ),
  lower: (terms, offer) => {
    const paidIn = terms.currency ?? offer.currency;
    const floor = terms.floor ?? (terms.clawback ? undefined : "0");
    const payments = terms.periods.map((over) => {
      const part = times(terms.share, observe(metric(terms.metric, over, paidIn)));
      const payment = bounded(part, { floor, cap: terms.cap });
      return named(over.label, delivery(payment, currency(paidIn), laterBy(over.end, terms.paymentLag)));
    });
    return all(payments);
  },
});
