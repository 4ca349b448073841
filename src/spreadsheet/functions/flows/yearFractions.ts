// Internal: no name of the public API lives here.

import { OfferError } from "../../../errors.js";
import { businessDaysOf } from "../../../time/businessCalendar.js";
import { toCivilDate } from "../../../time/date.js";
import { countYears, thirty360Isda } from "../../../time/dayCount.js";
import { FREQUENCIES, MONTHS_BETWEEN } from "../../../time/duration.js";
import { periodDates, STUBS } from "../../../time/schedule.js";
import { businessYears, couponYears, yearsBetween } from "../../../time/yearFraction.js";
import { choice, date, dates, flag, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { basis, inOrder, weekend } from "../parts/dayCounts.js";
import { refuse } from "../parts/refusals.js";

const SATURDAY_AND_SUNDAY = [false, false, false, false, false, true, true];

export const yearFraction = spreadsheetFunction({
  name: "YEARFRAC",
  summary:
    "Years from one day to another under a day count. ACT/ACT ICMA, which needs coupons, is YEARFRAC_ICMA.",
  parameters: {
    start_date: required(date("First day")),
    end_date: required(date("Last day; the two change places where it comes first")),
    basis: optional(basis("The day count, 0 unless stated")),
    maturity: optional(date("Only with 30E/360 ISDA: the termination date")),
    holidays: optional(
      dates("Only with BUS/252: the dates of holidays, in addition to weekends; none unless stated"),
    ),
    weekend: optional(
      weekend(
        'Only with BUS/252: the weekend as NETWORKDAYS.INTL takes it, a text of seven digits from Monday on, 1 for a day off; "0000011", Saturday and Sunday, unless stated',
      ),
    ),
  },
  result: "number",
  run: ({ basis: dayCount = "30/360 Excel", maturity, holidays, weekend: rest, ...given }) => {
    const start_date = Math.min(given.start_date, given.end_date);
    const end_date = Math.max(given.start_date, given.end_date);
    if (dayCount !== "30E/360 ISDA") refuseStray({ maturity }, dayCount);
    if (dayCount !== "BUS/252") refuseStray({ holidays, weekend: rest }, dayCount);
    const years = () => {
      if (dayCount === "BUS/252") {
        const days = businessDaysOf(rest ?? SATURDAY_AND_SUNDAY, holidays ?? []);
        return businessYears(start_date, end_date, days);
      }
      if (dayCount !== "30E/360 ISDA") return countYears(start_date, end_date, dayCount);
      const last = maturity ?? refuse(["maturity"], `must not be blank for ${dayCount}`);
      inOrder({ end_date, maturity: last });
      return thirty360Isda(toCivilDate(start_date), toCivilDate(end_date), end_date === last);
    };
    return yearsBetween(start_date, end_date, years());
  },
});

/** Refuses arguments that a day count has no use for: they would be a misunderstanding. */
function refuseStray(context: Readonly<Record<string, unknown>>, dayCount: string): void {
  const stray = Object.keys(context).find((name) => context[name] !== undefined);
  if (stray === undefined) return;
  const message = `does not go with ${dayCount}, which has no use for it`;
  throw new OfferError({ code: "invalid-term", path: [stray], message });
}

export const yearFractionIcma = spreadsheetFunction({
  name: "YEARFRAC_ICMA",
  summary: "Years from one day to another under ACT/ACT ICMA, by the coupon periods of a bond or note.",
  parameters: {
    start_date: required(date("First day")),
    end_date: required(date("Last day, not before the first")),
    issue: required(date("First day of the first coupon period")),
    maturity: required(date("Last day of the last coupon period")),
    frequency: required(choice("How often coupons are paid", FREQUENCIES)),
    stub: optional(choice("The odd period, where the dates do not fit", STUBS)),
    end_of_month: optional(
      flag("Whether coupons are paid on last days of months, where that makes a difference"),
    ),
  },
  result: "number",
  run: ({ start_date, end_date, issue, maturity, frequency, stub, end_of_month }) => {
    inOrder({ start_date, end_date });
    inOrder({ issue, start_date });
    inOrder({ end_date, maturity });
    if (issue === maturity) {
      throw new OfferError({ code: "invalid-date", path: ["maturity"], message: "must come after issue" });
    }
    const step = { count: MONTHS_BETWEEN[frequency], unit: "month" } as const;
    const terms = { start: issue, end: maturity, step, stub, endOfMonth: end_of_month };
    const years = couponYears(start_date, end_date, periodDates(terms, []), (field) => [
      field === "stub" ? "stub" : "end_of_month",
    ]);
    return yearsBetween(start_date, end_date, years);
  },
});
