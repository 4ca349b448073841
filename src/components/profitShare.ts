import * as z from "zod";
import { times } from "../algebra/amount.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { fraction } from "../schema/fields.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { bounded } from "./parts/amounts.js";
import {
  brokenIf,
  capBelowFloor,
  firstBroken,
  measured,
  type PeriodTerms,
  paidByPeriod,
  periodTerms,
  periodTwice,
} from "./parts/earnOutTerms.js";
import { type SumInput, signedSum, sum } from "./parts/sum.js";

/** Terms of `profitShare`. */
export interface ProfitShareTerms extends PeriodTerms {
  /** Share of the metric, from 0 to 1. */
  readonly share: DecimalInput;
  /** Least payment for a period, in units of the currency; below 0 only with clawback; 0, or none with clawback, unless stated. */
  readonly floor?: SumInput | undefined;
  /** Greatest payment for a period, in units of the currency; none unless stated. */
  readonly cap?: SumInput | undefined;
  /** Whether the seller pays its share of a loss; otherwise a loss pays nothing; false unless stated. */
  readonly clawback?: boolean | undefined;
}

/**
 * A share of a metric, such as annual profit, over one or more periods. Each period stands alone: it pays
 * min(cap, max(floor, share × metric)), and a loss pays nothing, unless `clawback` makes the seller pay its share of
 * losses too. Floor and cap bound the payment of each period, not the metric.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const earnOut = profitShare({ share: "0.5", metric: "us-profit", periods: [2021], paymentLag: "90 days" });
 * describe(earnOut.toClaim({ currency: "USD", bidder: "Oracle" })); // => Profit share, 2021: receive 50% of us-profit for 2021, at least 0, in USD, on 2021-12-31 + 90 days, owed by Oracle
 * ```
 */
export const profitShare: ComponentFactory<ProfitShareTerms> = /* @__PURE__ */ defineComponent({
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
    ...periodTerms(),
    floor: signedSum(
      "Least payment for a period, in units of the currency; below 0 only with clawback",
    ).optional(),
    cap: sum("Greatest payment for a period, in units of the currency").optional(),
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
    const floor = terms.floor ?? (terms.clawback ? undefined : "0");
    const payments = measured(terms, offer).map(({ over, amount }) => ({
      over,
      amount: bounded(times(terms.share, amount), { floor, cap: terms.cap }),
    }));
    return paidByPeriod(payments, terms, offer);
  },
});
