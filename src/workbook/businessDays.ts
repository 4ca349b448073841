// Internal: no name of the public API lives here.

import { promised } from "../errors.js";
import { contextOf } from "../offer/offer.js";
import { type BusinessCalendar, WEEKDAYS } from "../time/businessCalendar.js";
import type { Context } from "./context.js";
import type { NamedCalendar } from "./ledger.js";

/** The day so many business days after that in a cell, or before it for a count below 0. */
export function businessDayFormula(at: string, count: number, context: Context): string {
  const calendars = promised(
    contextOf(context.offer).calendars,
    "business days stand in an offer that states calendars",
  );
  return workday(at, count, inAll(calendars), context);
}

/** The last trading day before that in a cell, by a calendar. */
export const tradingDayBefore = (
  at: string,
  {
    name = "Trading days",
    calendar,
  }: { readonly name?: string | undefined; readonly calendar: BusinessCalendar },
  context: Context,
): string => workday(at, -1, { name, calendar }, context);

/** Days that are business days in each of the calendars. */
function inAll(calendars: Readonly<Record<string, BusinessCalendar>>): NamedCalendar {
  const all = Object.values(calendars);
  return {
    name: Object.keys(calendars).join(" and "),
    calendar: {
      weekend: WEEKDAYS.filter((day) => all.some(({ weekend }) => weekend.includes(day))),
      holidays: [...new Set(all.flatMap(({ holidays }) => holidays))].sort(),
    },
  };
}

/** Monday comes first, and 1 is a day of the weekend (Microsoft, "WORKDAY.INTL function", which came with Excel 2010). */
function workday(at: string, count: number, named: NamedCalendar, { ledger }: Context): string {
  if (count === 0) return at;
  const { weekend } = named.calendar;
  // Cells have no number for days before that.
  const holidays = named.calendar.holidays.filter((day) => day >= "1900-03-01");
  const pattern = WEEKDAYS.map((day) => (weekend.includes(day) ? 1 : 0)).join("");
  const listed = ledger.holidays({ name: named.name, calendar: { weekend, holidays } });
  return `WORKDAY.INTL(${at},${count},"${pattern}"${holidays.length === 0 ? "" : `,${listed}`})`;
}
