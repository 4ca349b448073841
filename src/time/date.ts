import { describeReceived, type FieldPath, OfferError } from "../errors.js";

/** A calendar date written `YYYY-MM-DD`. */
export type IsoDate = string;

/** Days since 1970-01-01 in the proleptic Gregorian calendar: all date arithmetic is integer arithmetic on these. */
export type EpochDay = number;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

export const MIN_YEAR = 1583;
export const MAX_YEAR = 9999;
export const DATE_RULE = `must be an existing date written YYYY-MM-DD, in the years ${MIN_YEAR} to ${MAX_YEAR}`;

/** The first and the last day of those years. */
export const FIRST_DAY: EpochDay = /* @__PURE__ */ toEpochDay({ year: MIN_YEAR, month: 1, day: 1 });
export const LAST_DAY: EpochDay = /* @__PURE__ */ toEpochDay({ year: MAX_YEAR, month: 12, day: 31 });

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads `YYYY-MM-DD`; undefined for anything else, 30 February included. */
export function readDate(text: unknown): EpochDay | undefined {
  if (typeof text !== "string" || text.length !== 10) return undefined;
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined;
  const century = twoDigits(text.charCodeAt(0), text.charCodeAt(1));
  const ofCentury = twoDigits(text.charCodeAt(2), text.charCodeAt(3));
  const month = twoDigits(text.charCodeAt(5), text.charCodeAt(6));
  const day = twoDigits(text.charCodeAt(8), text.charCodeAt(9));
  if ((century | ofCentury | month | day) < 0) return undefined;
  const year = 100 * century + ofCentury;
  const exists =
    year >= MIN_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    (day <= 28 || day <= daysInMonth(year, month));
  return exists ? epochDayOf(year, month, day) : undefined;
}

const HYPHEN = 45;
const ZERO = 48;

/** The number that two digits make; below 0 where one is none. */
function twoDigits(first: number, second: number): number {
  const tens = first - ZERO;
  const ones = second - ZERO;
  // Read without a sign, what is below 0 is large.
  return tens >>> 0 <= 9 && ones >>> 0 <= 9 ? 10 * tens + ones : -1;
}

/** Reads `YYYY-MM-DD` or throws. */
export function parseDate(text: unknown, path: FieldPath): EpochDay {
  const day = readDate(text);
  if (day !== undefined) return day;
  throw new OfferError({
    code: "invalid-date",
    path,
    message: DATE_RULE,
    received: describeReceived(text),
  });
}

// Counting years from March puts the leap day last, so the day of the year follows from the month by one linear formula.
// The calendar repeats every 400 years of 146,097 days; 719,468 days lie between 0000-03-01 and 1970-01-01.
function epochDayOf(year: number, month: number, day: number): EpochDay {
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const century = Math.floor(marchYear / 100);
  return 365 * marchYear + (marchYear >> 2) - century + (century >> 2) + dayOfYear - 719_468;
}

export function toEpochDay({ year, month, day }: CivilDate): EpochDay {
  return epochDayOf(year, month, day);
}

export function toCivilDate(epochDay: EpochDay): CivilDate {
  const days = epochDay + 719_468;
  const cycle = Math.floor(days / 146_097);
  const dayOfCycle = days - cycle * 146_097;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1_460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

export function formatDate(epochDay: EpochDay): IsoDate {
  const { year, month, day } = toCivilDate(epochDay);
  return `${year < 1000 ? String(year).padStart(4, "0") : year}-${padded(month)}-${padded(day)}`;
}

const padded = (part: number): string => (part < 10 ? `0${part}` : `${part}`);

/** The day of the same number in a later (or earlier) month; the month's last day where it has no such day. */
export function addMonths(epochDay: EpochDay, months: number): EpochDay {
  const { year, month, day } = toCivilDate(epochDay);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return toEpochDay({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** The last day of the month that `epochDay` lies in. */
export function lastOfMonth(epochDay: EpochDay): EpochDay {
  const { year, month } = toCivilDate(epochDay);
  return toEpochDay({ year, month, day: daysInMonth(year, month) });
}

/** The number that spreadsheets give 1970-01-01: they count days from 1900, and agree on them from 1900-03-01 on. */
export const EPOCH_SERIAL = 25_569;

/** A day as the number that stands for it in a cell, from 1900-03-01 on. */
export const dateSerial = (day: EpochDay): number => day + EPOCH_SERIAL;
