import { constant, observe } from "../algebra/amount.js";
import { currency } from "../algebra/asset.js";
import { delivery, eventIn, given, named } from "../algebra/claim.js";
import { metric } from "../algebra/observable.js";
import { promised } from "../errors.js";
import type { DecimalInput } from "../numeric/decimal.js";
import {
  currencyCode,
  dateRule,
  decimal,
  identifier,
  lag,
  list,
  nonNegative,
  period,
} from "../schema/fields.js";
import { type DateRuleInput, laterBy } from "../time/dateRule.js";
import { outOfTurn, type Period, type PeriodInput } from "../time/period.js";
import {
  type BrokenRule,
  type CommonTerms,
  type ComponentFactory,
  defineComponent,
} from "./defineComponent.js";
import { brokenIf, firstBroken, periodTwice } from "./parts/earnOutTerms.js";
import { onFirst } from "./parts/firstEvent.js";
import { growthOverItself, ifReached, type LevelInput, levelAmount, levelField } from "./parts/level.js";
import {
  AMOUNT_WAYS,
  brokenInOffer,
  type SharedAmount,
  sharedAmountTerms,
  totalAmount,
} from "./parts/perShare.js";

/** Terms of a milestone: an event by a date or in one of several periods, or a metric that reaches a threshold in a period. */
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
        /** The date by which the event must happen, after which it is paid; either this or `periods`. */
        readonly by?: DateRuleInput | undefined;
        /** Periods in which the event may happen, in their order: paid once, after the one in which it does; at most 120; either these or `by`. */
        readonly periods?: readonly PeriodInput[] | undefined;
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
        readonly periods?: never;
      }
  );

/**
 * A milestone: a fixed amount if something is achieved. Either an event (an approval, a product launch) happens by a date: a
 * technical milestone, whose risk is diversifiable, worth probability × amount × discount factor without any risk premium. With
 * `periods` it is paid when it happens, once: after the first of them in which it does; beliefs give the odds of
 * `"fda approval in 2023-H1"`, one by one or by period. Or a metric reaches a threshold in a period (the threshold itself included):
 * worth amount × Φ(d₂) × discount factor.
 *
 * @throws OfferError `invalid-term` where an event and a metric are mixed, or something of either is missing.
 *
 * Source: Appraisal Foundation, Valuations in Financial Reporting Advisory 4, Valuation of Contingent Consideration (2019).
 * @example
 * ```ts
 * const approval = milestone({ amount: "25e6", event: "fda approval", by: "2023-06-30", paymentLag: "30 days" });
 * describe(approval.toClaim({ currency: "USD", bidder: "Acme" })); // => Milestone: receive USD 25,000,000 on 2023-06-30 + 30 days, if fda approval, owed by Acme
 * const components = [milestone({ amount: "25e6", event: "fda approval", periods: [2023, 2024] })];
 * const beliefs = { valuationDate: "2022-12-31", discountRate: "0.1", events: { "fda approval": { byPeriod: { 2023: "0.4", 2024: "0.2" } } } };
 * valueOffer(offer({ name: "Deal", currency: "USD", components }), beliefs).presentValue.toFixed(2); // => 13222061.61
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
    periods: list(period("A period in which the event may happen"), 120)
      .meta({
        description:
          "Periods in which the event may happen, in their order: paid once, after the one in which it does",
      })
      .optional(),
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
  check: ({ event, by, periods, metric, period, threshold, metricUnit }) =>
    brokenForms(
      formOf(periods === undefined ? { event, by } : { event, periods }),
      formOf({ metric, period, threshold }),
    ) ??
    brokenPeriods(event, by, periods) ??
    (threshold && growthOverItself("threshold", threshold, period)) ??
    brokenIf(metricUnit !== undefined && metric === undefined, "metricUnit", "only goes with metric"),
  checkInOffer: brokenInOffer,
  lower: ({ paymentLag, event, by, periods, ...terms }, offer) => {
    const code = terms.currency ?? offer.currency;
    const amount = totalAmount(terms, offer);
    if (event !== undefined && periods !== undefined) {
      const payments = periods.map(({ label, end }) => ({
        happens: { event: eventIn(event, label), happens: true },
        claim: named(label, delivery(amount, currency(code), laterBy(end, paymentLag))),
      }));
      return onFirst(payments);
    }
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

/** Periods in which an event may happen: each after the one before, so that it can be told which of them comes first. */
function brokenPeriods(
  event: string | undefined,
  by: unknown,
  periods: readonly Period[] | undefined,
): BrokenRule | undefined {
  if (event === undefined || periods === undefined) return undefined;
  const late = outOfTurn(periods);
  const long = periods.find(({ label }) => eventIn(event, label).length > 80);
  return firstBroken(
    brokenIf(by !== undefined, "periods", "does not go with by: state one of them"),
    periodTwice(periods),
    brokenIf(
      late !== undefined,
      "periods",
      `must follow each other: ${late?.label} begins before the end of the period before it`,
    ),
    brokenIf(
      long !== undefined,
      "event",
      `must leave room for the period: "${event} in ${long?.label}" has more than 80 characters`,
    ),
  );
}

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
