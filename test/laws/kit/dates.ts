import fc from "fast-check";
import type { DayCount, IsoDate } from "offer-valuation";

const MILLISECONDS_A_DAY = 86_400_000;

/** Days since 1970 by the platform's own calendar, which shares no code with the library's. */
export const dayNumber = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_A_DAY;

export const dateOfDay = (day: number): IsoDate =>
  new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

const awkward = (fromYear: number, toYear: number) =>
  fc
    .tuple(
      fc.integer({ min: fromYear, max: toYear }),
      fc.constantFrom(
        "01-01",
        "01-30",
        "01-31",
        "02-28",
        "02-29",
        "03-01",
        "04-30",
        "10-31",
        "12-30",
        "12-31",
      ),
    )
    .map(([year, day]) => `${year}-${day}`)
    .filter((date) => dateOfDay(dayNumber(date)) === date);

/** ISO dates, a good part of them leap days, month ends and year ends. */
export const isoDates = (fromYear = 2000, toYear = 2060): fc.Arbitrary<IsoDate> =>
  fc.oneof(
    awkward(fromYear, toYear),
    fc.integer({ min: dayNumber(`${fromYear}-01-01`), max: dayNumber(`${toYear}-12-31`) }).map(dateOfDay),
  );

/** Dates in the order of the calendar. */
export const orderedDates = (count: number, fromYear?: number, toYear?: number): fc.Arbitrary<IsoDate[]> =>
  fc
    .array(isoDates(fromYear, toYear), { minLength: count, maxLength: count })
    .map((dates) => [...dates].sort());

/** All that need two dates, but for 1/1, by which all times are one. */
export const dayCounts = (): fc.Arbitrary<DayCount> =>
  fc.constantFrom(
    "ACT/365F",
    "ACT/360",
    "ACT/364",
    "ACT/365.25",
    "ACT/ACT ISDA",
    "ACT/ACT AFB",
    "30/360 US",
    "30/360 Bond Basis",
    "30E/360",
    "30E+/360",
    "ACT/366",
    "ACT/365A",
    "NL/365",
    "NL/360",
    "30/360 PSA",
    "30/365",
  );

export const durations = (): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.tuple(fc.integer({ min: 0, max: 800 }), fc.constant("day")),
      fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constant("week")),
      fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constant("month")),
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constant("year")),
    )
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);

/** Rules as contracts state them: a date or closing, moved by up to three durations. */
export const dateRules = (fromYear = 2015, toYear = 2030): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(isoDates(fromYear, toYear), fc.constant("closing")),
      fc.array(fc.tuple(fc.constantFrom("+", "+", "-"), durations()), { maxLength: 3 }),
    )
    .map(([base, moves]) => [base, ...moves.map(([sign, by]) => `${sign} ${by}`)].join(" "));
