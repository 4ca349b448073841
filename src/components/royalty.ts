import { times } from "../algebra/amount.js";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { nonNegativeRate, notAFraction } from "../schema/fields.js";
import { type BrokenRule, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { bounded } from "./parts/amounts.js";
import {
  brokenIf,
  brokenUnits,
  earnOutTerms,
  firstBroken,
  measured,
  metricUnitOf,
  paidByPeriod,
  periodTwice,
  type SharedEarnOutTerms,
  type UnitTerms,
  unitTerms,
} from "./parts/earnOutTerms.js";
import { type SumInput, sum } from "./parts/sum.js";
import {
  incrementalTiers,
  type TierTerms,
  tierGrowthOverItself,
  tierList,
  tiersAt,
  tiersOutOfOrder,
} from "./parts/tiers.js";

/** Terms of `royalty`: a `rate`, or `tiers`, never both. */
export interface RoyaltyTerms extends SharedEarnOutTerms, UnitTerms {
  /** Rate on all of the metric, from 0 to 1 unless it is so much for each of a `metricUnit`; either this or `tiers`. */
  readonly rate?: DecimalInput | undefined;
  /** Rates by level of the metric, from the lowest level up, each on the part of the metric in its own tier; either these or `rate`. */
  readonly tiers?: readonly TierTerms[] | undefined;
  /** Least royalty for a period, in units of the currency: the minimum annual royalty where periods are years; 0 unless stated. */
  readonly minimum?: SumInput | undefined;
  /** Greatest royalty for a period, in units of the currency; none unless stated. */
  readonly cap?: SumInput | undefined;
}

/**
 * A royalty: a rate on a metric such as net sales over many periods, each on its own. `rate` is one rate for all of the metric;
 * `tiers` are rates that step down (or up) with the metric of a period, each on the part in its own tier. A period in which the
 * metric is negative pays nothing, or the minimum.
 *
 * @throws OfferError `invalid-term` where both or neither of `rate` and `tiers` are given.
 * @example
 * ```ts
 * const onSales = royalty({ rate: "0.05", metric: "net sales", periods: [2022], minimum: "1e6" });
 * describe(onSales.toClaim({ currency: "USD", bidder: "Acme" })); // => Royalty, 2022: receive 5% of net sales for 2022, at least 1,000,000, in USD, on 2022-12-31, owed by Acme
 * ```
 */
export const royalty: ComponentFactory<RoyaltyTerms> = /* @__PURE__ */ defineComponent({
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
    ...unitTerms(),
    rate: nonNegativeRate(
      "Rate on all of the metric, from 0 to 1 unless it is so much for each of a metricUnit",
    ).optional(),
    tiers: tierList().optional(),
    minimum: sum("Least royalty for a period, in units of the currency").optional(),
    cap: sum("Greatest royalty for a period, in units of the currency").optional(),
  }),
  check: ({ periods, rate, tiers, minimum, cap, ...units }) =>
    firstBroken(
      periodTwice(periods),
      brokenUnits(units),
      rateAboveAll(rate, units.metricUnit),
      brokenIf(
        (rate === undefined) === (tiers === undefined),
        rate === undefined ? "rate" : "tiers",
        "must say exactly one of rate (on all of the metric) and tiers (a rate for each part of it)",
      ),
      tiersOutOfOrder(tiers),
      tierGrowthOverItself(tiers, periods),
      brokenIf(minimum !== undefined && cap?.lessThan(minimum), "cap", "must not be below the minimum"),
    ),
  lower: (terms, offer) => {
    const { rate = "0", minimum = "0", cap, metricUnit: per } = terms;
    const tiers = terms.tiers && tiersAt(terms.tiers, terms.metric, metricUnitOf(terms, offer));
    const royalties = measured(terms, offer).map(({ over, amount }) => {
      const due = tiers === undefined ? times(rate, amount, per) : incrementalTiers(amount, tiers, per);
      return { over, amount: bounded(due, { floor: minimum, cap }) };
    });
    return paidByPeriod(royalties, terms, offer);
  },
});

/** A part of a metric is at most all of it; so much for each of its unit may be anything. */
function rateAboveAll(rate: Decimal | undefined, metricUnit: string | undefined): BrokenRule | undefined {
  const message = metricUnit === undefined && rate !== undefined ? notAFraction(rate) : undefined;
  return message === undefined
    ? undefined
    : { field: "rate", code: "out-of-range", message: `${message}; more only goes with a metricUnit` };
}
