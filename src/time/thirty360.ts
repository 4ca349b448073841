import { type CivilDate, daysInMonth } from "./date.js";
import type { Fraction } from "./fraction.js";

/** Whole months of 30 days and what is left of the days, over 360; each rule says which days of the month it counts from. */
function thirty360(start: CivilDate, end: CivilDate): Fraction {
  const months = 12 * (end.year - start.year) + (end.month - start.month);
  return { numerator: 30 * months + (end.day - start.day), denominator: 360 };
}

/** ISDA's "30/360" or "Bond Basis": the 31st counts as the 30th, at the end only where the start is a 30th or 31st too. */
export function thirty360Bond(start: CivilDate, end: CivilDate): Fraction {
  const from = capAt30(start);
  return thirty360(from, from.day === 30 ? capAt30(end) : end);
}

/** The SIA's 30/360: Bond Basis, but a last day of February counts as a 30th, at the end only after one at the start. */
export function thirty360Us(start: CivilDate, end: CivilDate): Fraction {
  if (!isLastOfFebruary(start)) return thirty360Bond(start, end);
  return thirty360Bond({ ...start, day: 30 }, isLastOfFebruary(end) ? { ...end, day: 30 } : end);
}

/** 30E/360, the Eurobond Basis: every 31st counts as the 30th. */
export const thirty360European = (start: CivilDate, end: CivilDate): Fraction =>
  thirty360(capAt30(start), capAt30(end));

/** 30E+/360: a 31st at the end counts as the 1st of the next month, which is where the formula puts it anyhow. */
export const thirty360EuropeanPlus = (start: CivilDate, end: CivilDate): Fraction =>
  thirty360(capAt30(start), end);

/** 30E/360 (ISDA): every last day of a month counts as the 30th, but for one of February on which all ends. */
export function thirty360Isda(start: CivilDate, end: CivilDate, endIsMaturity: boolean): Fraction {
  const from = isLastOfFebruary(start) ? { ...start, day: 30 } : start;
  return thirty360European(from, isLastOfFebruary(end) && !endIsMaturity ? { ...end, day: 30 } : end);
}

const capAt30 = (date: CivilDate): CivilDate => ({ ...date, day: Math.min(date.day, 30) });

const isLastOfFebruary = ({ year, month, day }: CivilDate): boolean =>
  month === 2 && day === daysInMonth(year, month);
