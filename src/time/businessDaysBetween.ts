import { describeReceived, OfferError } from "../errors.js";
import { type BusinessCalendar, toBusinessDays } from "./businessCalendar.js";
import { type IsoDate, parseDate } from "./date.js";

/**
 * The business days from `start`, which counts if it is one, to `end`, which does not. Spreadsheets' NETWORKDAYS counts
 * both ends.
 *
 * @throws OfferError `invalid-date` for a date that does not exist or an end before the start; what `businessCalendar`
 * throws for a calendar that is none.
 * @example
 * ```ts
 * const calendar = { weekend: ["Saturday", "Sunday"], holidays: ["2020-12-25"] } as const;
 * businessDaysBetween("2020-12-24", "2020-12-29", calendar); // => 2
 * ```
 */
export function businessDaysBetween(start: IsoDate, end: IsoDate, calendar: BusinessCalendar): number {
  const from = parseDate(start, ["start"]);
  const to = parseDate(end, ["end"]);
  if (to < from) {
    const message = `must not come before ${start}`;
    throw new OfferError({ code: "invalid-date", path: ["end"], message, received: describeReceived(end) });
  }
  return toBusinessDays(calendar, ["calendar"]).between(from, to);
}
