// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import { toBusinessDays } from "../time/businessCalendar.js";
import { type EpochDay, formatDate } from "../time/date.js";
import type { DateRule } from "../time/dateRule.js";
import type { Observable } from "./observable.js";

type Price = Extract<Observable, { kind: "price" }>;

/** Days over which a price may be averaged. */
export const MAX_WINDOW_DAYS = 366;

/** Whether a price is the mean of those of several days. */
export const isAveraged = (observable: Observable): observable is Price =>
  observable.kind === "price" && (observable.averagedFrom ?? observable.tradingDays) !== undefined;

/**
 * The days on which a price is looked at: one, every calendar day of a window, or its trading days. Undefined where `dayOf` does not
 * know a day, and empty where a window runs backwards or over more than 366 days.
 */
export function priceDays<Day extends EpochDay | undefined>(
  { on, averagedFrom, tradingDays }: Pick<Price, "on" | "averagedFrom" | "tradingDays">,
  dayOf: (rule: DateRule) => Day,
): readonly EpochDay[] | (undefined extends Day ? undefined : never) {
  const last: EpochDay | undefined = dayOf(on);
  const first: EpochDay | undefined = averagedFrom === undefined ? last : dayOf(averagedFrom);
  if (last === undefined || first === undefined)
    return undefined as undefined extends Day ? undefined : never;
  if (tradingDays !== undefined) return tradingDaysUpTo(last, tradingDays);
  const length = last - first + 1;
  const fits = length >= 1 && length <= MAX_WINDOW_DAYS;
  return Array.from({ length: fits ? length : 0 }, (_, index) => first + index);
}

/** The last trading days up to a day and with it, in order. */
function tradingDaysUpTo(last: EpochDay, { count, calendar }: NonNullable<Price["tradingDays"]>): EpochDay[] {
  const { isBusinessDay } = toBusinessDays(calendar, ["calendar"]);
  const days: EpochDay[] = [];
  for (let day = last; days.length < count && day > last - MAX_SEARCH; day -= 1)
    if (isBusinessDay(day)) days.unshift(day);
  if (days.length === count) return days;
  const message = `has no ${count} trading days within ${MAX_SEARCH} days up to ${formatDate(last)}`;
  throw new OfferError({ code: "out-of-range", path: ["calendars"], message });
}

/** A calendar that knows fewer than every second day as a trading day is a mistake. */
const MAX_SEARCH = 2 * MAX_WINDOW_DAYS;
