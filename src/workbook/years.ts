// Internal: no name of the public API lives here.

import type { Rate } from "../market/rate.js";
import { certified } from "../numeric/certified.js";
import { formatDate } from "../time/date.js";
import { countYears, type DayCount } from "../time/dayCount.js";
import type { Context } from "./context.js";
import type { DayCell } from "./dates.js";

/** Years from one day in a cell to a later one, by a formula where there is one. */
export function yearsBetween(context: Context, from: DayCell, to: DayCell, rate: Rate["dayCount"]): string {
  const formula = yearsFormula(from.cell, to.cell, rate);
  if (formula !== undefined) return formula;
  const [start, end] = [formatDate(from.day), formatDate(to.day)];
  const words = ["years", start, "to", end];
  const { ledger } = context;
  ledger.fix(`Years from ${start} to ${end} (${rate}): no formula counts whole years backwards`);
  return ledger.quantity(`${words} ${rate}`, words, () => ({
    section: "Dates",
    label: `Years from ${start} to ${end} (${rate})`,
    unit: "years",
    format: "years",
    content: {
      computed: certified((numbers) => {
        const years = countYears(from.day, Math.max(from.day, to.day), rate);
        return numbers.of(years.numerator).div(years.denominator).toResult();
      }),
    },
  }));
}

/**
 * Years between two days by a day count, as a formula of the cells that hold them; undefined for ACT/ACT AFB, whose whole
 * years counted backwards no formula of a cell can follow. The second day must not come before the first.
 */
function yearsFormula(from: string, to: string, dayCount: DayCount): string | undefined {
  switch (dayCount) {
    case "ACT/365F":
      return `(${to}-${from})/365`;
    case "ACT/360":
      return `(${to}-${from})/360`;
    case "ACT/364":
      return `(${to}-${from})/364`;
    case "ACT/365.25":
      return `(${to}-${from})/365.25`;
    case "ACT/ACT ISDA":
      return `(YEAR(${to})-YEAR(${from})+${partOfYear(to)}-${partOfYear(from)})`;
    case "30/360 US":
      return thirty360(from, to, usFrom(from), usTo(from, to));
    case "30/360 Bond Basis":
      return thirty360(from, to, capped(from), bondTo(from, to));
    case "30E/360":
      return thirty360(from, to, capped(from), capped(to));
    case "30E+/360":
      return thirty360(from, to, capped(from), `DAY(${to})`);
    case "1/1":
      return `IF(${to}=${from},0,1)`;
    case "ACT/366":
      return `(${to}-${from})/366`;
    case "ACT/365A":
      return `(${to}-${from})/IF(${leapDaysUntil(to)}>${leapDaysUntil(from)},366,365)`;
    case "NL/365":
      return `${daysWithoutLeapDays(from, to)}/365`;
    case "NL/360":
      return `${daysWithoutLeapDays(from, to)}/360`;
    case "30/360 PSA":
      return thirty360(from, to, usFrom(from), `IF(${usFrom(from)}=30,${capped(to)},DAY(${to}))`);
    case "30/365":
      return `${thirty360(from, to, capped(from), capped(to))}*360/365`;
    case "ACT/ACT AFB":
      return undefined;
  }
}

const daysWithoutLeapDays = (from: string, to: string): string =>
  `(${to}-${from}-(${leapDaysUntil(to)}-${leapDaysUntil(from)}))`;

/** How many 29 Februaries there are up to a day, counted from the year 0: its year counts from 29 February on. */
function leapDaysUntil(day: string): string {
  const year = `YEAR(${day}+307)-1`;
  return `(INT((${year})/4)-INT((${year})/100)+INT((${year})/400))`;
}

/** How much of its year has passed before a day. */
const partOfYear = (day: string): string =>
  `(${day}-DATE(YEAR(${day}),1,1))/(DATE(YEAR(${day})+1,1,1)-DATE(YEAR(${day}),1,1))`;

/** From a day to itself, rules that count a 31st differently at either end must give nothing. */
const thirty360 = (from: string, to: string, fromDay: string, toDay: string): string =>
  `IF(${to}=${from},0,(360*(YEAR(${to})-YEAR(${from}))+30*(MONTH(${to})-MONTH(${from}))+${toDay}-${fromDay})/360)`;

const capped = (day: string): string => `MIN(30,DAY(${day}))`;

const bondTo = (from: string, to: string): string => `IF(DAY(${from})>=30,${capped(to)},DAY(${to}))`;

const lastOfFebruary = (day: string): string => `AND(MONTH(${day})=2,MONTH(${day}+1)=3)`;

const usFrom = (from: string): string => `IF(${lastOfFebruary(from)},30,${capped(from)})`;

const usTo = (from: string, to: string): string =>
  `IF(AND(${lastOfFebruary(from)},${lastOfFebruary(to)}),30,IF(OR(${lastOfFebruary(from)},DAY(${from})>=30),${capped(to)},DAY(${to})))`;
