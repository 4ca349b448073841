import { constant, max, times } from "../algebra/amount.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { positive } from "../schema/fields.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { above, bounded } from "./parts/amounts.js";
import {
  brokenUnits,
  earnOutTerms,
  firstBroken,
  highest,
  increments,
  measured,
  paidByPeriod,
  periodTwice,
  type SharedEarnOutTerms,
  type UnitTerms,
  unfitTogether,
  unitTerms,
} from "./parts/earnOutTerms.js";
import { type SumInput, sum } from "./parts/sum.js";

/** Terms of `multipleEarnOut`. */
export interface MultipleEarnOutTerms extends SharedEarnOutTerms, UnitTerms {
  /** Multiple of the metric: 6 is six times. */
  readonly multiple: DecimalInput;
  /** What has been paid before, such as at closing, in units of the currency. */
  readonly paid: SumInput;
  /** Greatest sum of all payments, in units of the currency; none unless stated. */
  readonly aggregateCap?: SumInput | undefined;
}

/**
 * A multiple of a metric less what has been paid: multiple × metric − paid where that is positive, as when a price of six
 * times EBITDA is settled by a payment at closing and a second one once EBITDA is known. Over several periods each payment is
 * also less the payments before it, so what is paid in total is the highest multiple × metric of any period so far, less `paid`.
 * With one period it is worth, undiscounted, multiple × C(paid/multiple).
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const second = multipleEarnOut({ multiple: "6", metric: "ebitda", periods: [2022], paid: "240e6", aggregateCap: "150e6" });
 * describe(second.toClaim({ currency: "USD", bidder: "Acme" })); // => Multiple less paid, 2022: receive (6 × ebitda for 2022 minus 240,000,000), at least 0, at most 150,000,000, in USD, on 2022-12-31, owed by Acme
 * ```
 */
export const multipleEarnOut: ComponentFactory<MultipleEarnOutTerms> = /* @__PURE__ */ defineComponent({
  type: "multipleEarnOut",
  label: "Multiple less paid",
  summary: "A multiple of a metric, less what has been paid already.",
  example: {
    type: "multipleEarnOut",
    multiple: "6",
    metric: "ebitda",
    periods: [2022],
    paid: "240e6",
    aggregateCap: "150e6",
  },
  terms: () => ({
    ...earnOutTerms(),
    ...unitTerms(),
    multiple: positive("Multiple of the metric: 6 is six times"),
    paid: sum("What has been paid before, such as at closing, in units of the currency"),
    aggregateCap: sum("Greatest sum of all payments, in units of the currency").optional(),
  }),
  check: ({ periods, ...units }) =>
    firstBroken(
      periodTwice(periods),
      brokenUnits(units),
      unfitTogether(periods, true, "payments less earlier ones"),
    ),
  lower: (terms, offer) => {
    const due = measured(terms, offer).map(({ over, amount }, index) => {
      const unpaid = above(times(terms.multiple, amount, terms.metricUnit), constant(terms.paid));
      return { over, amount: index === 0 ? max(unpaid, constant("0")) : unpaid };
    });
    const paidInTotal = highest(due).map(({ over, amount }) => ({
      over,
      amount: bounded(amount, { cap: terms.aggregateCap }),
    }));
    return paidByPeriod(increments(paidInTotal), terms, offer);
  },
});
