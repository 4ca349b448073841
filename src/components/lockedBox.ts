import * as z from "zod";
import { type Amount, elapsed, observe, times } from "../algebra/amount.js";
import { currency } from "../algebra/asset.js";
import { all, delivery, give, named } from "../algebra/claim.js";
import { metric } from "../algebra/observable.js";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { currencyCode, dateRule, identifier, nonNegative, period } from "../schema/fields.js";
import type { DateRule, DateRuleInput } from "../time/dateRule.js";
import type { DayCount } from "../time/dayCount.js";
import type { Period, PeriodInput } from "../time/period.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { bounded } from "./parts/amounts.js";
import { dayCountTerm, orNone, yearlyRate } from "./parts/terms.js";

/** Terms of `lockedBox`. */
export interface LockedBoxTerms extends CommonTerms {
  /** Price of the equity on the locked-box date, in units of the currency. */
  readonly price: DecimalInput;
  /** The day of the balance sheet on which the price is fixed. */
  readonly lockedBoxDate: DateRuleInput;
  /** What the price grows by from the locked-box date until it is paid; none unless stated. */
  readonly ticker?: "none" | TickerTerms | undefined;
  /** Value taken out by the seller since the locked-box date, which is deducted, never less than 0; none unless stated. */
  readonly leakage?: "none" | LeakageTerms | undefined;
  /** Currency of the price; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** When the price is paid; closing unless stated. */
  readonly paid?: DateRuleInput | undefined;
}

/** What the price grows by: an amount for each day, or interest at a rate. */
interface TickerTerms {
  /** Amount for each calendar day, in units of the currency; either this or `rate`. */
  readonly perDay?: DecimalInput | undefined;
  /** Simple interest on the price, a year, as a fraction: 0.05 is 5%; either this or `perDay`. */
  readonly rate?: DecimalInput | undefined;
  /** How days become years; with `rate`, and only with it. */
  readonly dayCount?: DayCount | undefined;
}

/** Value taken out by the seller. */
interface LeakageTerms {
  /** The leakage, as a metric in units of the currency: the name under which beliefs give forecasts. */
  readonly metric: string;
  /** Over which it is measured. */
  readonly period: PeriodInput;
}

/**
 * A price fixed on the balance sheet of a past day, the locked-box date: price + ticker − leakage. The buyer has the profits
 * since that day and pays the ticker for them; what the seller has taken out since (leakage, other than what was permitted) is
 * deducted, amount for amount. There is no adjustment for what the balance sheet turns out to be at closing.
 *
 * Source: KPMG, SPA: what's different in a "locked box" transaction (2018).
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const price = lockedBox({ price: "300e6", lockedBoxDate: "2020-12-31", ticker: { perDay: "40000" } });
 * describe(price.toClaim({ currency: "USD", bidder: "Oracle" })).split("\n")[1]; // => Locked box, Ticker: receive 14,600,000 × years from 2020-12-31 to closing (ACT/365F), in USD, on closing, owed by Oracle
 * ```
 */
export const lockedBox: ComponentFactory<LockedBoxTerms> = /* @__PURE__ */ defineComponent({
  type: "lockedBox",
  label: "Locked box",
  summary: "A price fixed on a past balance sheet, plus a ticker until it is paid, less leakage.",
  example: {
    type: "lockedBox",
    price: "300e6",
    lockedBoxDate: "2020-12-31",
    ticker: { perDay: "40000" },
    leakage: {
      metric: "leakage",
      period: { label: "since locked box", start: "2021-01-01", end: "closing" },
    },
  },
  terms: () => ({
    price: nonNegative("Price of the equity on the locked-box date, in units of the currency"),
    lockedBoxDate: dateRule("The day of the balance sheet on which the price is fixed"),
    ticker: orNone(
      "What the price grows by from the locked-box date until it is paid",
      z.strictObject({
        perDay: nonNegative("Amount for each calendar day, in units of the currency").optional(),
        rate: yearlyRate("Simple interest on the price").optional(),
        dayCount: dayCountTerm().optional(),
      }),
    ),
    leakage: orNone(
      "Value taken out by the seller since the locked-box date, which is deducted",
      z.strictObject({
        metric: identifier(
          "The leakage, as a metric in units of the currency: the name under which beliefs give forecasts",
        ),
        period: period("Over which it is measured"),
      }),
    ),
    currency: currencyCode("Currency of the price; the offer's unless stated").optional(),
    paid: dateRule("When the price is paid").prefault("closing"),
  }),
  check: ({ ticker }) => {
    if (ticker === undefined) return undefined;
    const { perDay, rate, dayCount } = ticker;
    if ((perDay === undefined) === (rate === undefined))
      return { field: "ticker", message: "must say exactly one of perDay (an amount) and rate (a year)" };
    return (rate === undefined) === (dayCount === undefined)
      ? undefined
      : { field: "ticker", message: "must say a dayCount with rate, and only with rate" };
  },
  lower: ({ price, lockedBoxDate, ticker, leakage, currency: code, paid }, offer) => {
    const paidIn = code ?? offer.currency;
    const pay = (amount: Amount | Decimal) => delivery(amount, currency(paidIn), paid);
    const leaked = ({ metric: name, period: over }: Leakage) =>
      pay(bounded(observe(metric(name, over, paidIn)), { floor: "0" }));
    return all([
      named("Price", pay(price)),
      ...(ticker === undefined
        ? []
        : [named("Ticker", pay(growth(price, ticker as Ticker, lockedBoxDate, paid)))]),
      ...(leakage === undefined ? [] : [named("Leakage", give(leaked(leakage)))]),
    ]);
  },
});

interface Leakage {
  readonly metric: string;
  readonly period: Period;
}

type Ticker =
  | { readonly perDay: Decimal; readonly rate?: undefined }
  | { readonly perDay?: undefined; readonly rate: Decimal; readonly dayCount: DayCount };

/** A day is 1/365 of a year by the count that takes it for that. */
const growth = (price: Decimal, ticker: Ticker, from: DateRule, to: DateRule): Amount =>
  ticker.rate === undefined
    ? times(ticker.perDay.times(365), elapsed(from, to, "ACT/365F"))
    : times(ticker.rate.times(price), elapsed(from, to, ticker.dayCount));
