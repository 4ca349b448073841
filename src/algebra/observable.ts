import { within } from "../errors.js";
import { memoize } from "../schema/memoize.js";
import { type DateRule, type DateRuleInput, formatDateRule, toDateRule } from "../time/dateRule.js";
import { type Period, type PeriodInput, toPeriod } from "../time/period.js";
import { checkedCurrency, checkedName, ownData, refuseArgument } from "./arguments.js";

/** Something that will be known one day, in a currency: a metric over a period or the price of a share. */
export type Observable =
  | {
      readonly kind: "metric";
      /** The name under which beliefs give forecasts. */
      readonly metric: string;
      /** The time over which it is measured. */
      readonly period: Period;
      /** The currency that it is measured in. */
      readonly currency: string;
    }
  | {
      readonly kind: "price";
      /** Whose share: the name under which beliefs give the price. */
      readonly issuer: string;
      /** The currency that the price is measured in. */
      readonly currency: string;
      /** The day of the price, or the last one of its averaging window. */
      readonly on: DateRule;
      /** First day of the averaging window that ends on `on`; every calendar day counts once. */
      readonly averagedFrom?: DateRule;
    };

const known = /* @__PURE__ */ new WeakSet<object>();

function made(observable: Observable): Observable {
  known.add(observable);
  return Object.freeze(observable);
}

/**
 * A metric of the target over a period, such as its profit in 2021.
 *
 * @example
 * ```ts
 * describeAmount(observe(metric("us-profit", 2021, "USD"))); // => us-profit for 2021
 * ```
 */
export const metric = (metric: string, period: Period | PeriodInput, currency: string): Observable =>
  made({
    kind: "metric",
    metric: checkedName(metric, "metric"),
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
  made({
    kind: "price",
    issuer: checkedName(issuer, "issuer"),
    currency: checkedCurrency(currency),
    on: toDateRule(on, ["on"]),
    ...(averagedFrom === undefined ? {} : { averagedFrom: toDateRule(averagedFrom, ["averagedFrom"]) }),
  });

/** An observable as `metric` or `price` made it, or made anew from its data; throws for anything that is none. */
export function checkedObservable(observable: unknown): Observable {
  if (isObservable(observable)) return observable;
  const own = (key: string) => ownData(observable, key) as never;
  const kind: unknown = own("kind");
  if (kind !== "metric" && kind !== "price")
    refuseArgument(["observable"], "must be an observable, as metric or price makes it", observable);
  return within(["observable"], () =>
    kind === "metric"
      ? metric(own("metric"), own("period"), own("currency"))
      : price(own("issuer"), own("currency"), own("on"), own("averagedFrom")),
  );
}

const isObservable = (value: unknown): value is Observable =>
  typeof value === "object" && value !== null && known.has(value);

/** An observable in words. */
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
