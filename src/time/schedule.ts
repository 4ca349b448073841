import { OfferError } from "../errors.js";
import { adjustDay, type BusinessDayConvention, checkedConvention } from "./adjustDate.js";
import { type BusinessCalendar, toBusinessDays } from "./businessCalendar.js";
import { type EpochDay, formatDate, type IsoDate } from "./date.js";
import { givenFields } from "./givenFields.js";
import {
  PERIOD_TERMS,
  type PeriodDates,
  type PeriodTerms,
  readPeriodTerms,
  unsaidEndOfMonth,
  unsaidStub,
} from "./periodTerms.js";

export const SCHEDULE_TERMS = [...PERIOD_TERMS, "roll", "calendar"] as const;

/** Period terms, and the day on which each period is paid. */
export interface ScheduleTerms extends PeriodTerms {
  /** Where a payment goes that falls on no business day; only with a calendar, and needed with one. */
  readonly roll?: BusinessDayConvention | undefined;
  readonly calendar?: BusinessCalendar | undefined;
}

export interface SchedulePeriod {
  readonly start: IsoDate;
  /** The next period starts on this day. */
  readonly end: IsoDate;
  /** The end, moved to a business day. */
  readonly payment: IsoDate;
}

/**
 * The periods from `start` to `end`, each so long as `frequency` or `every` says, in order and without a gap.
 *
 * Every date is reckoned from one anchor, so that 31 January is followed by 28 February and 31 March: from `start`, or from
 * `end` where the stub comes first. Where the dates do not fit, `stub` says which period is longer or shorter than the
 * others; a stub that is not needed does not arise. `endOfMonth` says whether dates reckoned from the last day of a month
 * are all last days; it has no effect on other anchors, and may be left out where it makes no difference.
 *
 * Starts and ends are not adjusted. `payment` is the end, moved by `roll` where it is no business day of `calendar`.
 *
 * @throws OfferError `missing-term` for a stub or an `endOfMonth` that is needed, for `roll` without a calendar or the
 * reverse; `invalid-date`, `invalid-term`, `too-large` for more than 10,000 periods, `unknown-key`; what `adjustDate` throws.
 * @example
 * ```ts
 * const calendar = { weekend: ["Saturday", "Sunday"], holidays: [] } as const;
 * const [first, second] = schedule({
 *   start: "2014-06-04", end: "2014-09-17", frequency: "monthly", stub: "short first", roll: "following", calendar,
 * });
 * `${first?.start} to ${first?.end}`; // => 2014-06-04 to 2014-06-17
 * `${second?.start} to ${second?.end}`; // => 2014-06-17 to 2014-07-17
 * schedule({ start: "2014-06-04", end: "2014-09-17", frequency: "monthly" }); // throws missing-term
 * ```
 */
export function schedule(terms: ScheduleTerms): readonly SchedulePeriod[] {
  const given = givenFields(terms, SCHEDULE_TERMS, ["terms"]);
  const payment = paymentRule(given.roll, given.calendar);
  const dates = onlyDates(readPeriodTerms(given, ["terms"]));
  const periods = dates.slice(1).map((end, index) => {
    const start = dates[index] ?? end;
    const paid = payment(end);
    return Object.freeze({ start: formatDate(start), end: formatDate(end), payment: formatDate(paid) });
  });
  return Object.freeze(periods);
}

/** The one meaning of the terms, as far as the dates of the periods go. */
function onlyDates([one, other]: readonly PeriodDates[]): readonly EpochDay[] {
  if (one === undefined) return unsaidStub(["terms"]);
  return other === undefined || one.dates.join() === other.dates.join()
    ? one.dates
    : unsaidEndOfMonth(["terms"]);
}

function paymentRule(roll: unknown, calendar: unknown): (day: EpochDay) => EpochDay {
  if (roll === undefined && calendar === undefined) return (day) => day;
  if (roll === undefined || calendar === undefined) {
    const [field, other] = roll === undefined ? ["roll", "calendar"] : ["calendar", "roll"];
    const message = `is required with ${other}: without it nobody knows where a payment goes`;
    throw new OfferError({ code: "missing-term", path: ["terms", field], message });
  }
  const convention = checkedConvention(roll, ["terms", "roll"]);
  const days = toBusinessDays(calendar, ["terms", "calendar"]);
  return (day) => adjustDay(day, convention, days);
}
