import { times } from "../algebra/amount.js";
import { fraction, nonNegative } from "../schema/fields.js";
import { defineComponent } from "./defineComponent.js";
import { bounded } from "./parts/bounded.js";
import {
  brokenIf,
  earnOutTerms,
  firstBroken,
  measured,
  paidByPeriod,
  periodTwice,
} from "./parts/earnOutTerms.js";
import { incrementalTiers, tierList, tiersOutOfOrder } from "./parts/tiers.js";

/**
 * A royalty: a rate on a metric such as net sales over many periods, each on its own. `rate` is one rate for all of the metric;
 * `tiers` are rates that step down (or up) with the metric of a period, each on the part in its own tier. A period in which the
 * metric is negative pays nothing, or the minimum.
 *
 * Terms: `rate` from 0 to 1 or `tiers` of { from, rate } with ascending `from`, never both; `metric` and up to 400 `periods` as
 * beliefs forecast them; `minimum` for a period (the minimum annual royalty where periods are years) and `cap` on the royalty
 * of a period; `paymentLag` after a period's end; `acceleration` ({ event, amount, paid }): that amount in place of all
 * royalties if the event happens. Amounts are in units of `currency` (the offer's unless stated).
 *
 * @throws OfferError `invalid-term` where both or neither of `rate` and `tiers` are given.
 * @example
 * ```ts
 * const onSales = royalty({ rate: "0.05", metric: "net sales", periods: [2022], minimum: "1e6" });
 * describe(onSales.toClaim({ currency: "USD", bidder: "Acme" })); // => Royalty, 2022: receive 5% of net sales for 2022, at least 1,000,000, in USD, on 2022-12-31, owed by Acme
 * ```
 */
export const royalty = /* @__PURE__ */ defineComponent({
  type: "royalty",
  label: "Royalty",
  summary: "A rate on a metric such as net sales over many periods, with tiers, a minimum and a cap.",
  example: {
    type: "royalty",
    metric: "net sales",
    periods: ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"],
    tiers: [
      { from: "0", rate: "0.08" },
      { from: "25e6", rate: "0.05" },
    ],
    paymentLag: "60 days",
  },
  terms: () => ({
    ...earnOutTerms(),
    rate: fraction("Rate on all of the metric, from 0 to 1").optional(),
    tiers: tierList().optional(),
    minimum: nonNegative("Least royalty for a period, in units of the currency").optional(),
    cap: nonNegative("Greatest royalty for a period, in units of the currency").optional(),
  }),
  check: ({ periods, rate, tiers, minimum, cap }) =>
    firstBroken(
      periodTwice(periods),
      brokenIf(
        (rate === undefined) === (tiers === undefined),
        rate === undefined ? "rate" : "tiers",
        "must say exactly one of rate (on all of the metric) and tiers (a rate for each part of it)",
      ),
      tiersOutOfOrder(tiers),
      brokenIf(minimum !== undefined && cap?.lessThan(minimum), "cap", "must not be below the minimum"),
    ),
  lower: (terms, offer) => {
    const { rate = "0", tiers, minimum = "0", cap } = terms;
    const royalties = measured(terms, offer).map(({ over, amount }) => {
      const due = tiers === undefined ? times(rate, amount) : incrementalTiers(amount, tiers);
      return { over, amount: bounded(due, { floor: minimum, cap }) };
    });
    return paidByPeriod(royalties, terms, offer);
  },
});
