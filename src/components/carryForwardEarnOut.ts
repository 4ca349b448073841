import * as z from "zod";
import { type Amount, add, constant, min, times } from "../algebra/amount.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { decimal, positiveShare } from "../schema/fields.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { above, bounded } from "./parts/amounts.js";
import {
  brokenLevels,
  brokenUnits,
  type EachPeriodInput,
  eachLevel,
  earnOutTerms,
  firstBroken,
  type InPeriod,
  levelIn,
  measured,
  paidByPeriod,
  periodTwice,
  type SharedEarnOutTerms,
  type UnitTerms,
  unfitTogether,
  unitTerms,
} from "./parts/earnOutTerms.js";
import type { LevelInput } from "./parts/level.js";
import { type SumInput, sum } from "./parts/sum.js";

/** Terms of `carryForwardEarnOut`. */
export interface CarryForwardEarnOutTerms extends SharedEarnOutTerms, UnitTerms {
  /** What is paid for each unit of the metric above the threshold: 0.5 is 50%, 5 is five times. */
  readonly share: DecimalInput;
  /** The metric above which something is paid, in units of the currency, or `{ growth, over }` over another period's figure; one for every period, or a list with one for each; 0 unless stated. */
  readonly threshold?: EachPeriodInput<LevelInput> | undefined;
  /** What is carried forward: the metric below 0 (losses) or below its threshold (shortfall); losses unless stated. */
  readonly carried?: "losses" | "shortfall" | undefined;
  /** Greatest payment for a period, in units of the currency; none unless stated. */
  readonly cap?: SumInput | undefined;
}

/**
 * An earn-out with carry-forward: a share of a metric above a threshold for each period, after what earlier periods fell short
 * has been made up. What was paid is kept, so a bad year before a good one costs the seller, a bad year after it does not: that
 * is another contract than a cumulative test, and than no carry-forward at all. From the second period on a payment hangs on
 * all periods before it: by quadrature for two uncertain periods, by simulation beyond.
 *
 * `periods` stand in the order in which they carry forward. A cap on a period's payment uses up the excess all the same.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const component = carryForwardEarnOut({ share: "0.5", metric: "profit", periods: [2021, 2022, 2023] });
 * const deal = offer({ name: "Deal", currency: "USD", components: [component] });
 * const forecast = { 2021: "4e9", 2022: "-3e9", 2023: "5e9" };
 * const { cashFlows: paid } = valueOffer(deal, { valuationDate: "2021-01-01", discountRate: "0", metrics: { profit: { forecast } } });
 * paid.map(({ units }) => units).join(" "); // => 2000000000 0 1000000000
 * ```
 */
export const carryForwardEarnOut: ComponentFactory<CarryForwardEarnOutTerms> =
  /* @__PURE__ */ defineComponent({
    type: "carryForwardEarnOut",
    label: "Earn-out with carry-forward",
    summary: "A share of a metric above a threshold, after losses or shortfalls of earlier periods.",
    example: {
      type: "carryForwardEarnOut",
      share: "0.5",
      metric: "profit",
      periods: [2021, 2022],
      carried: "losses",
    },
    terms: () => ({
      ...earnOutTerms(),
      ...unitTerms(),
      share: positiveShare(
        "What is paid for each unit of the metric above the threshold: 0.5 is 50%, 5 is five times",
      ),
      threshold: eachLevel(
        "The metric above which something is paid, in units of the currency",
        decimal,
      ).prefault("0"),
      carried: z
        .enum(["losses", "shortfall"])
        .meta({
          description:
            "What is carried forward: the metric below 0 (losses) or below its threshold (shortfall)",
        })
        .prefault("losses"),
      cap: sum("Greatest payment for a period, in units of the currency").optional(),
    }),
    check: ({ periods, threshold, ...units }) =>
      firstBroken(
        periodTwice(periods),
        brokenUnits(units),
        brokenLevels("threshold", threshold, periods),
        unfitTogether(periods, true, "a carry-forward"),
      ),
    lower: (terms, offer) => {
      const { share, threshold, carried, cap } = terms;
      const amounts = measured(terms, offer);
      const aboveThreshold = (found: readonly InPeriod[]): InPeriod[] =>
        found.map(({ over, amount }, index) => ({
          over,
          amount: above(amount, levelIn(threshold, index, terms, offer)),
        }));
      const payments =
        carried === "losses"
          ? aboveThreshold(afterCarrying(amounts))
          : afterCarrying(aboveThreshold(amounts));
      return paidByPeriod(
        payments.map(({ over, amount }) => ({
          over,
          amount: bounded(times(share, amount, terms.metricUnit), { floor: "0", cap }),
        })),
        terms,
        offer,
      );
    },
  });

/** Each amount less what has been carried into its period; where that is below 0, it is carried on. */
function afterCarrying(amounts: readonly InPeriod[]): InPeriod[] {
  let carried: Amount = constant("0");
  return amounts.map(({ over, amount }) => {
    const left = add(amount, carried);
    carried = min(left, constant("0"));
    return { over, amount: left };
  });
}
