import { memoize } from "../schema/memoize.js";
import { type DateRule, type DateRuleInput, formatDateRule, toDateRule } from "../time/dateRule.js";
import { type Period, type PeriodInput, toPeriod } from "../time/period.js";
import { checkedCurrency, checkedName } from "./checkedName.js";

/** Something that will be known one day, in a currency: a metric over a period or the price of a share. */
export type Observable =
  | { readonly kind: "metric"; readonly metric: string; readonly period: Period; readonly currency: string }
  | {
      readonly kind: "price";
      readonly issuer: string;
      readonly currency: string;
      readonly on: DateRule;
      /** First day of the averaging window that ends on `on`; every calendar day counts once. */
      readonly averagedFrom?: DateRule;
    };

/**
 * A metric of the target over a period, such as its profit in 2021.
 *
 * @example
 * ```ts
 * describeAmount(observe(metric("us-profit", 2021, "USD"))); // => us-profit for 2021
 * ```
 */
export const metric = (name: string, period: Period | PeriodInput, currency: string): Observable =>
  Object.freeze({
    kind: "metric",
    metric: checkedName(name, "metric"),
    period: toPeriod(period),
    currency: checkedCurrency(currency),
  });

/**
 * The price of one share on a date, or its mean over the calendar days from `averagedFrom` to that date.
 *
 * @example
 * ```ts
 * describeAmount(observe(price("ORCL", "USD", "closing"))); // => ORCL price on closing
 * ```
 */
export const price = (
  issuer: string,
  currency: string,
  on: DateRule | DateRuleInput,
  averagedFrom?: DateRule | DateRuleInput,
): Observable =>
  Object.freeze({
    kind: "price",
    issuer: checkedName(issuer, "issuer"),
    currency: checkedCurrency(currency),
    on: toDateRule(on),
    ...(averagedFrom === undefined ? {} : { averagedFrom: toDateRule(averagedFrom) }),
  });

export function formatObservable(observable: Observable): string {
  if (observable.kind === "metric") return `${observable.metric} for ${observable.period.label}`;
  const { issuer, on, averagedFrom } = observable;
  if (averagedFrom === undefined) return `${issuer} price on ${formatDateRule(on)}`;
  return `mean ${issuer} price from ${formatDateRule(averagedFrom)} to ${formatDateRule(on)}`;
}

/** What tells observables apart. */
export const observableKey = /* @__PURE__ */ memoize((observable: Observable): string =>
  JSON.stringify(observable),
);
