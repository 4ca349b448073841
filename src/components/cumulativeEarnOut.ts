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
  earnOutTerms,
  firstBroken,
  highest,
  type InPeriod,
  increments,
  levelIn,
  measured,
  paidByPeriod,
  periodTwice,
  type SharedEarnOutTerms,
  totals,
  type UnitTerms,
  unfitTogether,
  unitTerms,
} from "./parts/earnOutTerms.js";
import { type LevelInput, levelField, numbersIn } from "./parts/level.js";
import { type SumInput, sum } from "./parts/sum.js";

const SETTLED = ["at the end", "each period", "each period, refundable"] as const;

/** Terms of `cumulativeEarnOut`. */
export interface CumulativeEarnOutTerms extends SharedEarnOutTerms, UnitTerms {
  /** What is paid for each unit of the total above the threshold: 0.5 is 50%, 5 is five times. */
  readonly share: DecimalInput;
  /** The total above which something is paid, in units of the currency, or `{ growth, over }` over another period's figure; 0 unless stated. */
  readonly threshold?: LevelInput | undefined;
  /** Least payment, in units of the currency; only where it is settled at the end; 0 unless stated. */
  readonly floor?: SumInput | undefined;
  /** Greatest sum of all payments, in units of the currency; none unless stated. */
  readonly cap?: SumInput | undefined;
  /** The total beyond which nothing more is paid, in units of the currency; none unless stated. */
  readonly metricCap?: DecimalInput | undefined;
  /** Whether it is paid once at the end or period by period, then with refunds or without; at the end unless stated. */
  readonly settled?: (typeof SETTLED)[number] | undefined;
}

/**
 * An earn-out on the total of a metric over all its periods: `share` × (total − `threshold`), and nothing where that is
 * negative. Losses of one period offset profits of another, whichever comes first. Hangs on several observables at once: in
 * closed form for scenarios and point forecasts, by quadrature for two uncertain periods, by simulation beyond. A sum of
 * lognormals is not lognormal, and is not taken for one.
 *
 * `periods` stand in the order in which they are settled. Settled "at the end" it pays once, after the last period; "each
 * period" pays what the total to date comes to, less what has been paid, and never asks for anything back; "each period,
 * refundable" has the seller pay back what later periods turn out to have overpaid.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 *
 * Source: Appraisal Foundation, Valuations in Financial Reporting Advisory 4, Valuation of Contingent Consideration (2019).
 * @example
 * ```ts
 * const component = cumulativeEarnOut({ share: "0.5", metric: "profit", periods: [2021, 2022] });
 * const deal = offer({ name: "Deal", currency: "USD", components: [component] });
 * const forecast = { 2021: "4e9", 2022: "-3e9" };
 * valueOffer(deal, { valuationDate: "2021-01-01", discountRate: "0", metrics: { profit: { forecast } } }).presentValue; // => 500000000
 * ```
 */
export const cumulativeEarnOut: ComponentFactory<CumulativeEarnOutTerms> = /* @__PURE__ */ defineComponent({
  type: "cumulativeEarnOut",
  label: "Cumulative earn-out",
  summary: "A share of the total of a metric over several periods above a threshold.",
  example: {
    type: "cumulativeEarnOut",
    share: "0.2",
    metric: "ebitda",
    periods: [2022, 2023],
    threshold: "22e6",
    settled: "at the end",
  },
  terms: () => ({
    ...earnOutTerms(),
    ...unitTerms(),
    share: positiveShare(
      "What is paid for each unit of the total above the threshold: 0.5 is 50%, 5 is five times",
    ),
    threshold: levelField(
      "The total above which something is paid, in units of the currency",
      decimal,
    ).prefault("0"),
    floor: sum("Least payment, in units of the currency; only where it is settled at the end").optional(),
    cap: sum("Greatest sum of all payments, in units of the currency").optional(),
    metricCap: nonNegative(
      "The total beyond which nothing more is paid, in units of the currency",
    ).optional(),
    settled: z
      .enum(SETTLED)
      .meta({
        description: "Whether it is paid once at the end or period by period, then with refunds or without",
      })
      .prefault("at the end"),
  }),
  check: ({ periods, threshold, floor, cap, metricCap, settled, ...units }) =>
    firstBroken(
      periodTwice(periods),
      brokenUnits(units),
      capBelowFloor(floor, cap),
      brokenIf(
        floor !== undefined && settled !== "at the end",
        "floor",
        'only goes with settled "at the end": the total to date has none',
      ),
      brokenIf(
        numbersIn([threshold]).some((level) => metricCap?.lessThanOrEqualTo(level)),
        "metricCap",
        "must be above the threshold: otherwise the metric could never pay anything",
      ),
      brokenLevels("threshold", [threshold], periods),
      unfitTogether(periods, true, "a cumulative test"),
    ),
  lower: (terms, offer) => {
    const { share, threshold, metricCap, floor = "0", cap } = terms;
    const level = levelIn([threshold], 0, terms, offer);
    const dueInTotal = totals(measured(terms, offer)).map(({ over, amount }) => {
      const counted = bounded(amount, { cap: metricCap });
      return { over, amount: bounded(times(share, above(counted, level), terms.metricUnit), { floor, cap }) };
    });
    return paidByPeriod(settle(dueInTotal, terms.settled), terms, offer);
  },
});

/** The payments by which what is due in total, period after period, is settled. */
function settle(dueInTotal: readonly InPeriod[], settled: (typeof SETTLED)[number]): readonly InPeriod[] {
  switch (settled) {
    case "at the end":
      return dueInTotal.slice(-1);
    case "each period":
      return increments(highest(dueInTotal));
    case "each period, refundable":
      return increments(dueInTotal);
  }
}
