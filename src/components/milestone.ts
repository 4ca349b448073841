import { constant, observe } from "../algebra/amount.js";
import { currency } from "../algebra/asset.js";
import { delivery, given } from "../algebra/claim.js";
import { metric } from "../algebra/observable.js";
import { promised } from "../errors.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { currencyCode, dateRule, decimal, identifier, lag, nonNegative, period } from "../schema/fields.js";
import { type DateRuleInput, laterBy } from "../time/dateRule.js";
import type { PeriodInput } from "../time/period.js";
import {
  type BrokenRule,
  type CommonTerms,
  type ComponentFactory,
  defineComponent,
} from "./defineComponent.js";
import { brokenIf } from "./parts/earnOutTerms.js";
import { growthOverItself, ifReached, type LevelInput, levelAmount, levelField } from "./parts/level.js";
import {
  AMOUNT_WAYS,
  brokenInOffer,
  type SharedAmount,
  sharedAmountTerms,
  totalAmount,
} from "./parts/perShare.js";

/** Terms of a milestone: an event by a date, or a metric that reaches a threshold in a period, never both. */
export type MilestoneTerms = CommonTerms & {
  /** Currency of the amount and the metric; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** Time from the date by which it must be reached, or the period's end, to the payment; 0 days unless stated. */
  readonly paymentLag?: string | undefined;
} & (
    | {
        /** What is paid if the milestone is reached, in units of the currency. */
        readonly amount: DecimalInput;
        readonly perShare?: never;
        readonly percentOfPrice?: never;
      }
    | SharedAmount
  ) &
  (
    | {
        /** The event that must happen: beliefs give its probability. */
        readonly event: string;
        /** The date by which the event must happen. */
        readonly by: DateRuleInput;
        readonly metric?: never;
        readonly period?: never;
        readonly threshold?: never;
        readonly metricUnit?: never;
      }
    | {
        /** The metric: the name under which beliefs give forecasts. */
        readonly metric: string;
        /** The period over which the metric is measured: `2021`, `"2021-Q3"`, or `{ label, start, end }`. */
        readonly period: PeriodInput;
        /** The metric from which the amount is paid, in units of the currency, or `{ growth, over }` over another period's figure. */
        readonly threshold: LevelInput;
        /** What the metric is measured in where that is not the currency: a word for one of it, such as `"user"`, or another currency; the currency unless stated. */
        readonly metricUnit?: string | undefined;
        readonly event?: never;
        readonly by?: never;
      }
  );

/**
 * A milestone: a fixed amount if something is achieved. Either an event (an approval, a product launch) happens by a date: a
 * technical milestone, whose risk is diversifiable, worth probability × amount × discount factor without any risk premium. Or
 * a metric reaches a threshold in a period (the threshold itself included): worth amount × Φ(d₂) × discount factor.
 *
 * @throws OfferError `invalid-term` where an event and a metric are mixed, or something of either is missing.
 *
 * Source: Appraisal Foundation, Valuations in Financial Reporting Advisory 4, Valuation of Contingent Consideration (2019).
 * @example
 * ```ts
 * const approval = milestone({ amount: "25e6", event: "fda approval", by: "2023-06-30", paymentLag: "30 days" });
 * describe(approval.toClaim({ currency: "USD", bidder: "Acme" })); // => Milestone: receive USD 25,000,000 on 2023-06-30 + 30 days, if fda approval, owed by Acme
 * ```
 */
export const milestone: ComponentFactory<MilestoneTerms> = /* @__PURE__ */ defineComponent({
  type: "milestone",
  label: "Milestone",
  summary: "A fixed amount if an event happens by a date, or if a metric reaches a threshold.",
  example: {
    type: "milestone",
    amount: "25e6",
    event: "fda approval",
    by: "2023-06-30",
    paymentLag: "30 days",
  },
  exactlyOne: AMOUNT_WAYS,
  terms: () => ({
    amount: nonNegative("What is paid if the milestone is reached, in units of the currency").optional(),
    ...sharedAmountTerms(),
    currency: currencyCode("Currency of the amount and the metric; the offer's unless stated").optional(),
    event: identifier("The event that must happen: beliefs give its probability").optional(),
    by: dateRule("The date by which the event must happen").optional(),
    metric: identifier("The metric: the name under which beliefs give forecasts").optional(),
    period: period("The period over which the metric is measured").optional(),
    threshold: levelField(
      "The metric from which the amount is paid, in units of the currency",
      decimal,
    ).optional(),
    metricUnit: identifier(
      'What the metric is measured in where that is not the currency: a word for one of it, such as "user", or another currency',
    ).optional(),
    paymentLag: lag(
      "Time from the date by which it must be reached, or the period's end, to the payment",
    ).prefault("0 days"),
  }),
  check: ({ event, by, metric, period, threshold, metricUnit }) =>
    brokenForms(formOf({ event, by }), formOf({ metric, period, threshold })) ??
    (threshold && growthOverItself("threshold", threshold, period)) ??
    brokenIf(metricUnit !== undefined && metric === undefined, "metricUnit", "only goes with metric"),
  checkInOffer: brokenInOffer,
  lower: ({ paymentLag, event, by, ...terms }, offer) => {
    const code = terms.currency ?? offer.currency;
    const amount = totalAmount(terms, offer);
    if (event !== undefined) {
      const day = promised(by, "a milestone with an event states by");
      return given(event, delivery(amount, currency(code), laterBy(day, paymentLag)));
    }
    const stated = "a milestone without an event states metric, period and threshold";
    const over = promised(terms.period, stated);
    const name = promised(terms.metric, stated);
    const unit = terms.metricUnit ?? code;
    const level = levelAmount(promised(terms.threshold, stated), name, unit);
    const payment = ifReached(observe(metric(name, over, unit)), level, amount, constant("0"));
    return delivery(payment, currency(code), laterBy(over.end, paymentLag));
  },
});

/** The fields of one of the two forms that a milestone takes. */
interface Form {
  readonly stated: readonly string[];
  readonly absent: readonly string[];
}

const formOf = (fields: object): Form => ({
  stated: Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [key])),
  absent: Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [key] : [])),
});

/** Exactly one of the two forms must be stated, and all of it. */
function brokenForms(...forms: readonly [Form, Form]): BrokenRule | undefined {
  const [first, second] = forms.filter(({ stated }) => stated.length > 0);
  if (first === undefined) {
    return { field: "event", message: "must say either event and by, or metric, period and threshold" };
  }
  const along = first.stated.join(" and ");
  const extra = second?.stated[0];
  if (extra !== undefined) {
    return { field: extra, message: `does not go with ${along}: a milestone is an event or a metric` };
  }
  const [missing] = first.absent;
  return missing === undefined ? undefined : { field: missing, message: `is required with ${along}` };
}
