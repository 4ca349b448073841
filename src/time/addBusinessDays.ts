import { describeReceived, OfferError } from "../errors.js";
import { type BusinessCalendar, toBusinessDays } from "./businessCalendar.js";
import { nextBusinessDay } from "./businessDay.js";
import { formatDate, type IsoDate, parseDate } from "./date.js";

const MAX_COUNT = 100_000;

/**
 * The date so many business days later, or earlier for a count below 0: the date itself is not among those counted. With a
 * count of 0 it stays, business day or not.
 *
 * Settlement two business days after the trade is `addBusinessDays(trade, 2, calendar)`.
 *
 * @throws OfferError `invalid-date`; `out-of-range` for a count that is no whole number of at most 100,000, where there is
 * no business day within 366 days, and beyond the years 1583 to 9999; what `businessCalendar` throws for a calendar that is
 * none.
 * @example
 * ```ts
 * const calendar = { weekend: ["Saturday", "Sunday"], holidays: ["2020-12-25"] } as const;
 * addBusinessDays("2020-12-24", 2, calendar); // => 2020-12-29
 * addBusinessDays("2020-12-28", -1, calendar); // => 2020-12-24
 * ```
 */
export function addBusinessDays(date: IsoDate, count: number, calendar: BusinessCalendar): IsoDate {
  let day = parseDate(date, ["date"]);
  if (!Number.isInteger(count) || Math.abs(count) > MAX_COUNT) {
    const message = `must be a whole number from -${MAX_COUNT} to ${MAX_COUNT}`;
    throw new OfferError({
      code: "out-of-range",
      path: ["count"],
      message,
      received: describeReceived(count),
    });
  }
  const days = toBusinessDays(calendar, ["calendar"]);
  const direction = count < 0 ? -1 : 1;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    day = nextBusinessDay(day + direction, days, direction);
  }
  return formatDate(day);
}
