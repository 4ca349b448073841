import * as z from "zod";
import { times } from "../algebra/amount.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { decimal, nonNegative, positiveShare } from "../schema/fields.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { above, bounded } from "./parts/amounts.js";
import {
  brokenIf,
  brokenLevels,
  brokenUnits,
  capBelowFloor,
  type EachPeriodInput,
  eachLevel,
  earnOutTerms,
  firstBroken,
  levelIn,
  measured,
  noRoomForFloors,
  paidByPeriod,
  periodTwice,
  type SharedEarnOutTerms,
  type UnitTerms,
  unfitTogether,
  unitTerms,
} from "./parts/earnOutTerms.js";
import { type LevelInput, numbersIn } from "./parts/level.js";
import { type SumInput, signedSum, sum } from "./parts/sum.js";

/** Terms of `earnOut`. */
export interface EarnOutTerms extends SharedEarnOutTerms, UnitTerms {
  /** What is paid for each unit of the metric above the threshold: 0.5 is 50%, 5 is five times. */
  readonly share: DecimalInput;
  /** The metric above which something is paid, in units of the currency, or `{ growth, over }` over another period's figure; one for every period, or a list with one for each; 0 unless stated. */
  readonly threshold?: EachPeriodInput<LevelInput> | undefined;
  /** Least payment for a period, in units of the currency; below 0 only with clawback; 0, or none with clawback, unless stated. */
  readonly floor?: SumInput | undefined;
  /** Greatest payment for a period, in units of the currency; none unless stated. */
  readonly cap?: SumInput | undefined;
  /** The metric beyond which nothing more is paid, in units of the currency; none unless stated. Another contract than a cap on the payment. */
  readonly metricCap?: DecimalInput | undefined;
  /** Greatest sum of all payments, in units of the currency; none unless stated. */
  readonly aggregateCap?: SumInput | undefined;
  /** Whether the seller pays its share of what the metric falls short; otherwise nothing is paid; false unless stated. */
  readonly clawback?: boolean | undefined;
}

/**
 * An earn-out that is linear in a metric: for each period on its own, `share` × (metric − `threshold`), and nothing where that
 * is negative. With F, C(K) the forward and the undiscounted call on the metric it is worth, per period and undiscounted,
 * s·C(K); with a cap s·[C(K) − C(K + cap/s)]; with a floor and no threshold floor + s·C(floor/s); with clawback s·(F − K).
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
export const earnOut: ComponentFactory<EarnOutTerms> = /* @__PURE__ */ defineComponent({
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
    ...unitTerms(),
    share: positiveShare(
      "What is paid for each unit of the metric above the threshold: 0.5 is 50%, 5 is five times",
    ),
    threshold: eachLevel(
      "The metric above which something is paid, in units of the currency",
      decimal,
    ).prefault("0"),
    floor: signedSum(
      "Least payment for a period, in units of the currency; below 0 only with clawback",
    ).optional(),
    cap: sum("Greatest payment for a period, in units of the currency").optional(),
    metricCap: nonNegative(
      "The metric beyond which nothing more is paid, in units of the currency",
    ).optional(),
    aggregateCap: sum("Greatest sum of all payments, in units of the currency").optional(),
    clawback: z
      .boolean()
      .meta({
        description:
          "Whether the seller pays its share of what the metric falls short; otherwise nothing is paid",
      })
      .prefault(false),
  }),
  check: ({ periods, threshold, floor, cap, metricCap, aggregateCap, clawback, ...units }) =>
    firstBroken(
      periodTwice(periods),
      brokenUnits(units),
      brokenLevels("threshold", threshold, periods),
      capBelowFloor(floor, cap),
      brokenIf(
        floor?.lessThan(0) && !clawback,
        "floor",
        "must not be negative unless clawback is true: the seller would have to pay",
      ),
      brokenIf(
        numbersIn(threshold).some((level) => metricCap?.lessThanOrEqualTo(level)),
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
      const part = times(share, above(counted, levelIn(threshold, index, terms, offer)), terms.metricUnit);
      return { over, amount: bounded(part, { floor, cap }) };
    });
    return paidByPeriod(payments, terms, offer, aggregateCap);
  },
});
