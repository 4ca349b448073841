// Internal: no name of the public API lives here.

import * as z from "zod";
import { MAX_TRADING_DAYS, type Observable, price } from "../../algebra/observable.js";
import { promised } from "../../errors.js";
import { dateRule, identifier } from "../../schema/fields.js";
import { ownProperty } from "../../schema/records.js";
import type { DateRule, DateRuleInput } from "../../time/dateRule.js";
import type { BrokenRule, OfferContext } from "../defineComponent.js";
import { wholeNumber } from "./terms.js";

/** An averaging window in trading days. */
interface AveragingWindow {
  /** How many trading days count, from 1 to 250. */
  readonly tradingDays: number;
  /** The day up to which they are counted, itself included where it is one; the day of the reference price unless stated. */
  readonly ending?: DateRuleInput | undefined;
  /** Which of the offer's calendars says what a trading day is; the only one unless stated. */
  readonly calendar?: string | undefined;
}

/** Terms of a reference price that may be an average. */
export interface ReferencePriceTerms {
  /** First day of the averaging window; a price on one day unless stated. */
  readonly averagedFrom?: DateRuleInput | undefined;
  /** The averaging window in trading days of one of the offer's calendars, in place of `averagedFrom`; none unless stated. */
  readonly averagedOver?: AveragingWindow | undefined;
}

/** The fields of `ReferencePriceTerms`. */
export const averagingTerms = () => ({
  averagedFrom: dateRule("First day of the averaging window; a price on one day unless stated").optional(),
  averagedOver: z
    .strictObject({
      tradingDays: wholeNumber("How many trading days count, from 1 to 250", 1, MAX_TRADING_DAYS),
      ending: dateRule(
        "The day up to which they are counted, itself included where it is one; the day of the reference price unless stated",
      ).optional(),
      calendar: identifier(
        "Which of the offer's calendars says what a trading day is; the only one unless stated",
      ).optional(),
    })
    .meta({
      description:
        "The averaging window in trading days of one of the offer's calendars, in place of averagedFrom; none unless stated",
    })
    .optional(),
});

export interface Averaging {
  readonly averagedFrom?: DateRule | undefined;
  readonly averagedOver?:
    | {
        readonly tradingDays: number;
        readonly ending?: DateRule | undefined;
        readonly calendar?: string | undefined;
      }
    | undefined;
}

/** The rule that an averaging window breaks, if any. */
export const brokenAveraging = ({ averagedFrom, averagedOver }: Averaging): BrokenRule | undefined =>
  averagedFrom === undefined || averagedOver === undefined
    ? undefined
    : { field: "averagedOver", message: "does not go with averagedFrom: state one of them" };

/** The rule that an averaging window breaks in its offer, if any: trading days are those of one calendar. */
export function brokenAveragingIn(
  { averagedOver }: Averaging,
  { calendars = {} }: OfferContext,
): BrokenRule | undefined {
  if (averagedOver === undefined) return undefined;
  const names = Object.keys(calendars);
  const { calendar } = averagedOver;
  const field = "averagedOver";
  if (names.length === 0)
    return { field, code: "missing-term", message: "counts trading days: the offer must state calendars" };
  if (calendar === undefined)
    return names.length === 1
      ? undefined
      : { field, code: "missing-term", message: `must say which calendar: ${names.join(" or ")}` };
  return ownProperty(calendars, calendar) === undefined
    ? { field, message: `must name one of the offer's calendars: ${names.join(" or ")}` }
    : undefined;
}

/** The reference price on a day, or over the window that is stated for it, which has been checked. */
export function referencePrice(
  issuer: string,
  currency: string,
  { priced, averagedFrom, averagedOver }: Averaging & { readonly priced: DateRule },
  { calendars = {} }: OfferContext,
): Observable {
  if (averagedOver === undefined) return price(issuer, currency, priced, averagedFrom);
  const { tradingDays: count, ending = priced } = averagedOver;
  const [name, calendar] = promised(
    Object.entries(calendars).find(([known]) => known === (averagedOver.calendar ?? known)),
    "an averaging window counts the trading days of a calendar that the offer states",
  );
  return price(issuer, currency, ending, { count, calendar, name });
}
