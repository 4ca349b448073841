import { describeReceived, OfferError } from "../errors.js";
import { Decimal } from "../numeric/decimal.js";
import { type CivilDate, daysInMonth, type EpochDay, isLeapYear, toCivilDate, toEpochDay } from "./date.js";

/** The day counts this library knows, by the names ISDA gives them; 30/360 US is the SIA's, with its end-of-February rule. */
export const DAY_COUNTS = ["ACT/365F", "ACT/360", "ACT/ACT ISDA", "30/360 US", "30E/360"] as const;

/** How days become years. */
export type DayCount = (typeof DAY_COUNTS)[number];

/** A day count as it came; throws for one that is unknown. */
export function checkedDayCount(dayCount: unknown): DayCount {
  const known = DAY_COUNTS.find((name) => name === dayCount);
  if (known !== undefined) return known;
  throw new OfferError({
    code: "invalid-term",
    path: ["dayCount"],
    message: `must be one of ${DAY_COUNTS.join(", ")}`,
    received: describeReceived(dayCount),
  });
}

/** An exact fraction of whole numbers: years stay exact until the last step. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** The years between two dates as an exact fraction. Expects `start` not after `end`. */
export function countYears(start: EpochDay, end: EpochDay, dayCount: DayCount): Fraction {
  switch (dayCount) {
    case "ACT/365F":
      return { numerator: end - start, denominator: 365 };
    case "ACT/360":
      return { numerator: end - start, denominator: 360 };
    case "ACT/ACT ISDA":
      return actualActual(start, end);
    case "30/360 US":
      return thirty360(...americanDays(toCivilDate(start), toCivilDate(end)));
    case "30E/360":
      return thirty360(capAt30(toCivilDate(start)), capAt30(toCivilDate(end)));
  }
}

export const fractionToDecimal = ({ numerator, denominator }: Fraction): Decimal =>
  new Decimal(numerator).div(denominator);

/** Days in leap years over 366 plus days in other years over 365 (ISDA 2006 definitions, 4.16(b)). */
function actualActual(start: EpochDay, end: EpochDay): Fraction {
  const from = toCivilDate(start).year;
  const to = toCivilDate(end).year;
  let inLeapYears = 0;
  for (let year = from; year <= to; year += 1) {
    if (!isLeapYear(year)) continue;
    const first = Math.max(start, toEpochDay({ year, month: 1, day: 1 }));
    const next = Math.min(end, toEpochDay({ year: year + 1, month: 1, day: 1 }));
    inLeapYears += Math.max(0, next - first);
  }
  const inOtherYears = end - start - inLeapYears;
  return { numerator: inLeapYears * 365 + inOtherYears * 366, denominator: 365 * 366 };
}

function thirty360(start: CivilDate, end: CivilDate): Fraction {
  const months = 12 * (end.year - start.year) + (end.month - start.month);
  return { numerator: 30 * months + (end.day - start.day), denominator: 360 };
}

const capAt30 = (date: CivilDate): CivilDate => ({ ...date, day: Math.min(date.day, 30) });

const isLastOfFebruary = ({ year, month, day }: CivilDate): boolean =>
  month === 2 && day === daysInMonth(year, month);

/** The SIA's 30/360: ends of February count as the 30th, and the 31st of the second month only after a 30th or 31st. */
function americanDays(start: CivilDate, end: CivilDate): [CivilDate, CivilDate] {
  const bothInFebruary = isLastOfFebruary(start) && isLastOfFebruary(end);
  const from = isLastOfFebruary(start) ? { ...start, day: 30 } : capAt30(start);
  if (bothInFebruary) return [from, { ...end, day: 30 }];
  return [from, from.day === 30 ? capAt30(end) : end];
}
