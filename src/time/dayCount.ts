import { describeReceived, OfferError } from "../errors.js";
import { Decimal } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";
import {
  addMonths,
  type CivilDate,
  daysInMonth,
  type EpochDay,
  isLeapYear,
  lastOfMonth,
  toCivilDate,
  toEpochDay,
} from "./date.js";

/** An exact fraction of whole numbers: years stay exact until the last step. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export const fractionToDecimal = ({ numerator, denominator }: Fraction): Decimal =>
  new Decimal(numerator).div(denominator);

export const timesFraction = (value: Real, { numerator, denominator }: Fraction): Real =>
  value.times(numerator).div(denominator);

/** A number divided by a fraction: what grows in some years, a year. */
export const byFraction = (value: Real, { numerator, denominator }: Fraction): Real =>
  value.times(denominator).div(numerator);

export const fractionDifference = (from: Fraction, less: Fraction): Fraction =>
  from.denominator === less.denominator
    ? { numerator: from.numerator - less.numerator, denominator: from.denominator }
    : {
        numerator: from.numerator * less.denominator - less.numerator * from.denominator,
        denominator: from.denominator * less.denominator,
      };

export const fractionQuotient = (dividend: Fraction, divisor: Fraction): Fraction =>
  dividend.denominator === divisor.denominator
    ? { numerator: dividend.numerator, denominator: divisor.numerator }
    : {
        numerator: dividend.numerator * divisor.denominator,
        denominator: dividend.denominator * divisor.numerator,
      };

/**
 * The day counts that need two dates and nothing else, by the names ISDA gives them; 30/360 US is the SIA's, with its
 * end-of-February rule. Without that rule it is ISDA's "30/360" or "Bond Basis", and goes by the second name: "30U/360" and
 * "30/360 ISDA" each mean different things to different people. NL counts no 29 February; 365A is "365 (Actual)".
 */
export const DAY_COUNTS = [
  "ACT/365F",
  "ACT/360",
  "ACT/ACT ISDA",
  "30/360 US",
  "30E/360",
  "30/360 Bond Basis",
  "30E+/360",
  "ACT/ACT AFB",
  "ACT/364",
  "ACT/365.25",
  "1/1",
  "ACT/366",
  "ACT/365A",
  "NL/365",
  "NL/360",
  "30/360 PSA",
  "30/365",
] as const;

/** How days become years. */
export type DayCount = (typeof DAY_COUNTS)[number];

/** The day counts that need more than two dates: the coupon periods, the maturity, the holidays. */
export const CONTEXT_DAY_COUNTS = ["ACT/ACT ICMA", "ACT/365L", "30E/360 ISDA", "BUS/252"] as const;

/** How days become years where two dates do not say enough. */
export type ContextDayCount = (typeof CONTEXT_DAY_COUNTS)[number];

/** What Excel's YEARFRAC computes with the basis 0 and 1: for figures that agree with a sheet, not for rates. */
export const SPREADSHEET_DAY_COUNTS = ["30/360 Excel", "ACT/ACT Excel"] as const;

/** How Excel's YEARFRAC makes years of days, with the basis 0 and 1. */
export type SpreadsheetDayCount = (typeof SPREADSHEET_DAY_COUNTS)[number];

/** Every way in which days become years. */
export type AnyDayCount = DayCount | ContextDayCount | SpreadsheetDayCount;

const ALL_DAY_COUNTS: readonly AnyDayCount[] = [
  ...DAY_COUNTS,
  ...CONTEXT_DAY_COUNTS,
  ...SPREADSHEET_DAY_COUNTS,
];

/** A day count of two dates as it came; throws for one that is unknown or needs more. */
export function checkedDayCount(dayCount: unknown): DayCount {
  const known = DAY_COUNTS.find((name) => name === dayCount);
  if (known !== undefined) return known;
  const lacking = CONTEXT_DAY_COUNTS.some((name) => name === dayCount)
    ? ": this one needs more than two dates"
    : "";
  return refuseDayCount(dayCount, `${DAY_COUNTS.join(", ")}${lacking}`);
}

/** A day count of any kind as it came; throws for one that is unknown. */
export const anyDayCount = (dayCount: unknown): AnyDayCount =>
  ALL_DAY_COUNTS.find((name) => name === dayCount) ?? refuseDayCount(dayCount, ALL_DAY_COUNTS.join(", "));

function refuseDayCount(dayCount: unknown, names: string): never {
  throw new OfferError({
    code: "invalid-term",
    path: ["dayCount"],
    message: `must be one of ${names}`,
    received: describeReceived(dayCount),
  });
}

/** Whether a day count needs more than two dates. */
export const needsContext = (dayCount: AnyDayCount): dayCount is ContextDayCount =>
  CONTEXT_DAY_COUNTS.some((name) => name === dayCount);

/** Whether a day count needs the coupons of a bond or note. */
export const needsCoupons = (dayCount: AnyDayCount): dayCount is "ACT/ACT ICMA" | "ACT/365L" =>
  dayCount === "ACT/ACT ICMA" || dayCount === "ACT/365L";

const FIXED: Partial<Record<DayCount, Fraction>> = {
  "ACT/365F": { numerator: 1, denominator: 365 },
  "ACT/360": { numerator: 1, denominator: 360 },
  "ACT/364": { numerator: 1, denominator: 364 },
  "ACT/366": { numerator: 1, denominator: 366 },
  "ACT/365.25": { numerator: 4, denominator: 1461 },
};

/** How many years a day is, where every day is as long as any other. */
export const fixedYearsADay = (dayCount: DayCount): Fraction | undefined => FIXED[dayCount];

/** The years from `start` to a later `end` as an exact fraction. From a 31st to itself some rules count a day. */
export function countYears(
  start: EpochDay,
  end: EpochDay,
  dayCount: DayCount | SpreadsheetDayCount,
): Fraction {
  switch (dayCount) {
    case "ACT/365F":
      return { numerator: end - start, denominator: 365 };
    case "ACT/360":
      return { numerator: end - start, denominator: 360 };
    case "ACT/364":
      return { numerator: end - start, denominator: 364 };
    case "ACT/365.25":
      return { numerator: 4 * (end - start), denominator: 1461 };
    case "ACT/ACT ISDA":
      return actualActualIsda(start, end);
    case "ACT/ACT AFB":
      return actualActualAfb(start, end);
    case "30/360 US":
      return thirty360Us(toCivilDate(start), toCivilDate(end));
    case "30/360 Bond Basis":
      return thirty360Bond(toCivilDate(start), toCivilDate(end));
    case "30E/360":
      return thirty360European(toCivilDate(start), toCivilDate(end));
    case "30E+/360":
      return thirty360EuropeanPlus(toCivilDate(start), toCivilDate(end));
    case "1/1":
      return { numerator: 1, denominator: 1 };
    case "ACT/366":
      return { numerator: end - start, denominator: 366 };
    case "ACT/365A":
      return { numerator: end - start, denominator: leapDays(start, end) > 0 ? 366 : 365 };
    case "NL/365":
      return { numerator: end - start - leapDays(start, end), denominator: 365 };
    case "NL/360":
      return { numerator: end - start - leapDays(start, end), denominator: 360 };
    case "30/360 PSA":
      return thirty360Psa(toCivilDate(start), toCivilDate(end));
    case "30/365":
      return { ...thirty360European(toCivilDate(start), toCivilDate(end)), denominator: 365 };
    case "30/360 Excel":
      return thirty360Excel(toCivilDate(start), toCivilDate(end));
    case "ACT/ACT Excel":
      return actualActualExcel(start, end);
  }
}

/** Days in leap years over 366 plus days in other years over 365 (ISDA 2006 definitions, 4.16(b)). */
function actualActualIsda(start: EpochDay, end: EpochDay): Fraction {
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

/**
 * Days over 366 where a 29 February is among them, else over 365. Of more than a year, whole years are counted back from
 * the end first, and the rule is for what is left at the start. From 28 February one counts back to the last day of
 * February, as ISDA adds to the French rule ("EMU and market conventions: recent developments", 1998).
 */
function actualActualAfb(start: EpochDay, end: EpochDay): Fraction {
  const years = wholeYears(start, end);
  const stubEnd = yearsBefore(end, years);
  const denominator = hasLeapDay(start, stubEnd) ? 366 : 365;
  return { numerator: years * denominator + (stubEnd - start), denominator };
}

function wholeYears(start: EpochDay, end: EpochDay): number {
  if (end <= addMonths(start, 12)) return 0;
  const years = toCivilDate(end).year - toCivilDate(start).year;
  return yearsBefore(end, years) >= start ? years : years - 1;
}

function yearsBefore(day: EpochDay, years: number): EpochDay {
  const date = toCivilDate(day);
  const earlier = addMonths(day, -12 * years);
  return years > 0 && date.month === 2 && date.day >= 28 ? lastOfMonth(earlier) : earlier;
}

/** Whether a 29 February lies from `start` to before `end`, which are a year or less apart. */
function hasLeapDay(start: EpochDay, end: EpochDay): boolean {
  const { year } = toCivilDate(start);
  return [year, year + 1].some((leap) => {
    const day = toEpochDay({ year: leap, month: 2, day: 29 });
    return isLeapYear(leap) && day >= start && day < end;
  });
}

/** How many 29 Februaries lie after `start`, up to `end` and with it. */
export const leapDays = (start: EpochDay, end: EpochDay): number => leapDaysUntil(end) - leapDaysUntil(start);

function leapDaysUntil(day: EpochDay): number {
  const { year, month, day: ofMonth } = toCivilDate(day);
  const last = month > 2 || (month === 2 && ofMonth === 29) ? year : year - 1;
  return Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400);
}

/**
 * Excel's basis 1. Up to a year: days over 366 where the year is a leap year in which both lie, or where a 29 February is
 * among the days, both ends included; else over 365. Beyond: days over the average length of the calendar years from that of
 * the start to that of the end. Source: D. Wheeler, YEARFRAC Incompatibilities between Excel 2007 and OOXML (2008).
 */
function actualActualExcel(start: EpochDay, end: EpochDay): Fraction {
  const [from, to] = [toCivilDate(start).year, toCivilDate(end).year];
  if (from === to) return { numerator: end - start, denominator: isLeapYear(from) ? 366 : 365 };
  if (end <= addMonths(start, 12)) {
    return { numerator: end - start, denominator: hasLeapDay(start, end + 1) ? 366 : 365 };
  }
  const days = toEpochDay({ year: to + 1, month: 1, day: 1 }) - toEpochDay({ year: from, month: 1, day: 1 });
  return { numerator: (end - start) * (to - from + 1), denominator: days };
}

/** Whole months of 30 days and what is left of the days, over 360; each rule says which days of the month it counts from. */
function thirty360(start: CivilDate, end: CivilDate): Fraction {
  const months = 12 * (end.year - start.year) + (end.month - start.month);
  return { numerator: 30 * months + (end.day - start.day), denominator: 360 };
}

/** ISDA's "30/360" or "Bond Basis": the 31st counts as the 30th, at the end only where the start is a 30th or 31st too. */
function thirty360Bond(start: CivilDate, end: CivilDate): Fraction {
  const from = capAt30(start);
  return thirty360(from, from.day === 30 ? capAt30(end) : end);
}

/** The SIA's 30/360: Bond Basis, but a last day of February counts as a 30th, at the end only after one at the start. */
function thirty360Us(start: CivilDate, end: CivilDate): Fraction {
  if (!isLastOfFebruary(start)) return thirty360Bond(start, end);
  return thirty360Bond({ ...start, day: 30 }, isLastOfFebruary(end) ? { ...end, day: 30 } : end);
}

/** The PSA's 30/360: Bond Basis, but a last day of February at the start counts as a 30th; at the end never. */
const thirty360Psa = (start: CivilDate, end: CivilDate): Fraction =>
  thirty360Bond(isLastOfFebruary(start) ? { ...start, day: 30 } : start, end);

/** Excel's basis 0: as the SIA's, but that after a last day of February a 31st stays one. Source as of its basis 1. */
function thirty360Excel(start: CivilDate, end: CivilDate): Fraction {
  if (!isLastOfFebruary(start)) return thirty360Bond(start, end);
  return thirty360({ ...start, day: 30 }, isLastOfFebruary(end) ? { ...end, day: 30 } : end);
}

/** 30E/360, the Eurobond Basis: every 31st counts as the 30th. */
const thirty360European = (start: CivilDate, end: CivilDate): Fraction =>
  thirty360(capAt30(start), capAt30(end));

/** 30E+/360: a 31st at the end counts as the 1st of the next month, which is where the formula puts it anyhow. */
const thirty360EuropeanPlus = (start: CivilDate, end: CivilDate): Fraction => thirty360(capAt30(start), end);

/** 30E/360 (ISDA): every last day of a month counts as the 30th, but for one of February on which all ends. */
export function thirty360Isda(start: CivilDate, end: CivilDate, endIsMaturity: boolean): Fraction {
  const from = isLastOfFebruary(start) ? { ...start, day: 30 } : start;
  return thirty360European(from, isLastOfFebruary(end) && !endIsMaturity ? { ...end, day: 30 } : end);
}

const capAt30 = (date: CivilDate): CivilDate => ({ ...date, day: Math.min(date.day, 30) });

const isLastOfFebruary = ({ year, month, day }: CivilDate): boolean =>
  month === 2 && day === daysInMonth(year, month);
