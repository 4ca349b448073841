import { OfferError } from "../errors.js";
import { type BusinessCalendar, type BusinessDays, toBusinessDays } from "./businessCalendar.js";
import {
  type EpochDay,
  FIRST_DAY,
  formatDate,
  type IsoDate,
  LAST_DAY,
  MAX_YEAR,
  MIN_YEAR,
  parseDate,
} from "./date.js";

/** A market that is closed for a year is a mistake in the calendar; moving a payment across it would hide that. */
const MAX_SEARCH = 366;

/**
 * Whether a date is neither in the weekend nor a holiday.
 *
 * @throws OfferError `invalid-date`; what `businessCalendar` throws for a calendar that is none.
 * @example
 * ```ts
 * const calendar = { weekend: ["Saturday", "Sunday"], holidays: ["2020-12-25"] } as const;
 * isBusinessDay("2020-12-24", calendar); // => true
 * isBusinessDay("2020-12-25", calendar); // => false
 * isBusinessDay("2020-12-26", calendar); // => false
 * ```
 */
export function isBusinessDay(date: IsoDate, calendar: BusinessCalendar): boolean {
  return toBusinessDays(calendar, ["calendar"]).isBusinessDay(parseDate(date, ["date"]));
}

/** `day` or, where it is no business day, the first one after it (or before it). */
export function nextBusinessDay(day: EpochDay, days: BusinessDays, direction: 1 | -1): EpochDay {
  for (let distance = 0; distance <= MAX_SEARCH; distance += 1) {
    const candidate = day + direction * distance;
    if (candidate < FIRST_DAY || candidate > LAST_DAY) break;
    if (days.isBusinessDay(candidate)) return candidate;
  }
  const side = direction === 1 ? "after" : "before";
  const message = `has no business day within ${MAX_SEARCH} days ${side} ${formatDate(day)}, in the years ${MIN_YEAR} to ${MAX_YEAR}`;
  throw new OfferError({ code: "out-of-range", path: ["calendar"], message });
}
