import { addMonths, type EpochDay, isLeapYear, lastOfMonth, toCivilDate, toEpochDay } from "./date.js";
import type { Fraction } from "./fraction.js";

/** Days in leap years over 366 plus days in other years over 365 (ISDA 2006 definitions, 4.16(b)). */
export function actualActualIsda(start: EpochDay, end: EpochDay): Fraction {
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
export function actualActualAfb(start: EpochDay, end: EpochDay): Fraction {
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
