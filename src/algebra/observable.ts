import { describeReceived, OfferError, within } from "../errors.js";
import { ownData } from "../ownData.js";
import { memoize } from "../schema/memoize.js";
import { readOptions } from "../schema/options.js";
import { type BusinessCalendar, checkedCalendar } from "../time/businessCalendar.js";
import { type DateRule, type DateRuleInput, dateRule, formatDateRule, toDateRule } from "../time/dateRule.js";
import { type Period, type PeriodInput, toPeriod } from "../time/period.js";
import { checkedCurrency, checkedName, refuseType } from "./arguments.js";

/** Something that will be known one day, in a unit: a metric over a period or the price of a share. */
export type Observable =
  | {
      readonly kind: "metric";
      /** The name under which beliefs give forecasts. */
      readonly metric: string;
      /** The time over which it is measured. */
      readonly period: Period;
      /** The unit that it is measured in: an ISO 4217 code, or a word for one of what is counted, such as `user`. */
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
      /** The averaging window in trading days, the last of them on `on` or before; only they count. */
      readonly tradingDays?: TradingDays;
    };

/** An averaging window in trading days. */
export interface TradingDays {
  /** How many trading days, from 1 to 250. */
  readonly count: number;
  /** Which days are trading days. */
  readonly calendar: BusinessCalendar;
  /** What the calendar is called; nothing unless stated. */
  readonly name?: string | undefined;
}

/** The most trading days over which a price may be averaged: about a year. */
export const MAX_TRADING_DAYS = 250;

const known = /* @__PURE__ */ new WeakSet<object>();

function made(observable: Observable): Observable {
  known.add(observable);
  return Object.freeze(observable);
}

/**
 * A metric of the target over a period, such as its profit in 2021, in a currency or in another unit: a word for one of what is
 * counted, such as `user` or `index point`. Three capital letters are a currency.
 *
 * @example
 * ```ts
 * describeAmount(observe(metric("us-profit", 2021, "USD"))); // => us-profit for 2021
 * describeAmount(observe(metric("users", 2021, "user"))); // => users for 2021
 * ```
 */
export const metric = (metric: string, period: Period | PeriodInput, currency: string): Observable =>
  made({
    kind: "metric",
    metric: checkedName(metric, "metric"),
    period: toPeriod(period),
    currency: checkedName(currency, "currency"),
  });

/**
 * The price of one share on a date, or its mean over a window that ends there: the calendar days from `averagedOver` on, or so many
 * trading days of a calendar, the last of them on that date or before.
 *
 * @throws OfferError `out-of-range` for a count of trading days that is not from 1 to 250; what `businessCalendar` throws.
 * @example
 * ```ts
 * describeAmount(observe(price("ORCL", "USD", "closing"))); // => ORCL price on closing
 * const NYSE = { weekend: ["Saturday", "Sunday"], holidays: ["2020-12-25"] } as const;
 * describeAmount(observe(price("ORCL", "USD", "closing", { count: 20, calendar: NYSE }))); // => mean ORCL price of 20 trading days up to closing
 * ```
 */
export const price = (
  issuer: string,
  currency: string,
  on: DateRule | DateRuleInput,
  averagedOver?: DateRule | DateRuleInput | TradingDays,
): Observable => priceOver(issuer, currency, on, averagedOver, "averagedOver");

/** `price`, whose window goes by a name of its own in errors. */
export const priceOver = (
  issuer: string,
  currency: string,
  on: DateRule | DateRuleInput,
  window: DateRule | DateRuleInput | TradingDays | undefined,
  windowName: string,
): Observable =>
  made({
    kind: "price",
    issuer: checkedName(issuer, "issuer"),
    currency: checkedCurrency(currency),
    on: toDateRule(on, ["on"]),
    ...windowFields(window, windowName),
  });

function windowFields(
  window: DateRule | DateRuleInput | TradingDays | undefined,
  name: string,
): Pick<Extract<Observable, { kind: "price" }>, "averagedFrom" | "tradingDays"> {
  if (window === undefined) return {};
  if (ownData(window, "calendar") === undefined)
    return { averagedFrom: toDateRule(window as DateRule | DateRuleInput, [name]) };
  const { count, calendar, name: called } = readOptions(window as TradingDays, WINDOW, name);
  if (!Number.isInteger(count) || count < 1 || count > MAX_TRADING_DAYS) {
    throw new OfferError({
      code: "out-of-range",
      path: [name, "count"],
      message: `must be a whole number from 1 to ${MAX_TRADING_DAYS}`,
      received: describeReceived(count),
    });
  }
  const named = called === undefined ? {} : { name: within([name], () => checkedName(called, "name")) };
  return {
    tradingDays: Object.freeze({
      count,
      calendar: checkedCalendar(calendar, [name, "calendar"]),
      ...named,
    }),
  };
}

const WINDOW = ["count", "calendar", "name"] as const;

/**
 * A quantity without a name and a day of its own: what an amount is a function of where only that counts, as in a cell of a
 * spreadsheet.
 */
export const openObservable = (): Observable =>
  made({ kind: "price", issuer: "open", currency: "XXX", on: dateRule("closing") });

/** An observable as it came; throws for anything that its constructors have not made. */
export const checkedObservable = (value: unknown): Observable =>
  isObservable(value)
    ? value
    : refuseType(["observable"], "must be an observable, as metric or price makes it", value);

const isObservable = (value: unknown): value is Observable =>
  typeof value === "object" && value !== null && known.has(value);

/** An observable in words. */
export function formatObservable(observable: Observable): string {
  if (observable.kind === "metric") return `${observable.metric} for ${observable.period.label}`;
  const { issuer, on, averagedFrom, tradingDays } = observable;
  if (tradingDays !== undefined) {
    const { count, name } = tradingDays;
    const days = `${count} trading day${count === 1 ? "" : "s"}${name === undefined ? "" : ` of ${name}`}`;
    return `mean ${issuer} price of ${days} up to ${formatDateRule(on)}`;
  }
  if (averagedFrom === undefined) return `${issuer} price on ${formatDateRule(on)}`;
  return `mean ${issuer} price from ${formatDateRule(averagedFrom)} to ${formatDateRule(on)}`;
}

/** What tells observables apart. */
export const observableKey = /* @__PURE__ */ memoize((observable: Observable): string =>
  JSON.stringify(observable),
);
