import { fc, test } from "@fast-check/vitest";
import {
  addBusinessDays,
  adjustDate,
  businessDaysBetween,
  Decimal,
  isBusinessDay,
  type SchedulePeriod,
  schedule,
  yearFraction,
} from "offer-valuation";
import { describe, expect } from "vitest";
import { expectClose } from "./kit/closeTo.js";
import { dateOfDay, dayNumber, isoDates, orderedDates } from "./kit/dates.js";
import { businessCalendars, frequencies, type StatedTerms, schedules } from "./kit/schedules.js";

const runs = { numRuns: 300 };
const MONTHS = { annual: 12, "semi-annual": 6, quarterly: 3, monthly: 1 };
const monthIndex = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

/** The periods that the stub rule does not speak of. */
const regular = ({ stub }: StatedTerms, periods: readonly SchedulePeriod[]): readonly SchedulePeriod[] =>
  stub.endsWith("first") ? periods.slice(1) : periods.slice(0, -1);

describe("a schedule", () => {
  test.prop([schedules()], runs)("fills the time from start to end without a gap", (terms) => {
    const periods = schedule(terms);
    expect([periods[0]?.start, periods.at(-1)?.end]).toEqual([terms.start, terms.end]);
    for (const [index, { start, end }] of periods.entries()) {
      expect(start < end).toBe(true);
      if (index > 0) expect(start).toBe(periods[index - 1]?.end);
    }
  });

  test.prop([schedules()], runs)("has periods of the same length, but for the stub", (terms) => {
    const months = MONTHS[terms.frequency];
    const periods = schedule(terms);
    for (const { start, end } of regular(terms, periods)) {
      expect(monthIndex(end) - monthIndex(start)).toBe(months);
    }
    const stub = terms.stub.endsWith("first") ? periods[0] : periods.at(-1);
    if (stub === undefined) throw new Error("no period");
    const length = dayNumber(stub.end) - dayNumber(stub.start);
    if (terms.stub.startsWith("short")) expect(length).toBeLessThanOrEqual(months * 31);
    else if (periods.length > 1) expect(length).toBeGreaterThanOrEqual(months * 28);
    expect(length).toBeLessThan(2 * months * 31);
  });

  test.prop([schedules(), businessCalendars()], runs)("pays on business days", (terms, calendar) => {
    for (const { end, payment } of schedule({ ...terms, calendar, roll: "following" })) {
      expect(payment >= end).toBe(true);
      expect(isBusinessDay(payment, calendar)).toBe(true);
      expect(businessDaysBetween(end, payment, calendar)).toBe(0);
    }
  });

  test.prop([isoDates(2000, 2030), frequencies(), fc.integer({ min: 1, max: 60 })], runs)(
    "of whole periods needs no stub, and one that is stated changes nothing",
    (start, frequency, count) => {
      fc.pre(Number(start.slice(8)) <= 28);
      const index = monthIndex(start) - 1 + count * MONTHS[frequency];
      const month = String((index % 12) + 1).padStart(2, "0");
      const terms = {
        start,
        end: `${Math.floor(index / 12)}-${month}${start.slice(7)}`,
        frequency,
        endOfMonth: false,
      };
      const periods = schedule(terms);
      expect(periods).toHaveLength(count);
      for (const stub of ["short first", "long first", "short last", "long last"] as const) {
        expect(schedule({ ...terms, stub })).toEqual(periods);
      }
    },
  );
});

describe("a schedule from the last day of a month", () => {
  test.prop([isoDates(2000, 2030), frequencies(), fc.integer({ min: 2, max: 60 }), fc.nat(3)], runs)(
    "has last days only, but for its own end",
    (date, frequency, count, off) => {
      const lastOf = (index: number): string =>
        dateOfDay(dayNumber(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`) - 1);
      const first = monthIndex(date);
      const start = lastOf(first);
      const whole = lastOf(first + count * MONTHS[frequency]);
      const sameDay = `${whole.slice(0, 8)}${start.slice(8) < whole.slice(8) ? start.slice(8) : whole.slice(8)}`;
      const end = off === 0 ? whole : sameDay;
      const dates = schedule({ start, end, frequency, endOfMonth: true }).map((period) => period.end);
      expect(dates).toHaveLength(count);
      expect(dates.at(-1)).toBe(end);
      dates.slice(0, -1).forEach((day, index) => {
        expect(day).toBe(lastOf(first + (index + 1) * MONTHS[frequency]));
      });
    },
  );
});

describe("ACT/ACT ICMA", () => {
  test.prop([schedules()], runs)("makes every regular period the same part of a year", (terms) => {
    const part = new Decimal(MONTHS[terms.frequency]).div(12);
    for (const { start, end } of regular(terms, schedule(terms))) {
      expectClose(yearFraction(start, end, "ACT/ACT ICMA", { schedule: terms }), part);
    }
  });

  test.prop([schedules(), fc.nat(3000), fc.nat(3000)], runs)(
    "adds up, and grows with time",
    (terms, one, other) => {
      const days = dayNumber(terms.end) - dayNumber(terms.start);
      const [first = 0, second = 0] = [one % (days + 1), other % (days + 1)].sort((a, b) => a - b);
      const at = (offset: number): string => dateOfDay(dayNumber(terms.start) + offset);
      const years = (from: number, to: number) =>
        yearFraction(at(from), at(to), "ACT/ACT ICMA", { schedule: terms });
      expectClose(years(0, first).plus(years(first, second)).plus(years(second, days)), years(0, days));
      expect(years(first, second).greaterThan(0)).toBe(first < second);
    },
  );

  test.prop([schedules(), fc.nat(3000)], runs)("is within days of the calendar's years", (terms, offset) => {
    const days = dayNumber(terms.end) - dayNumber(terms.start);
    const to = dateOfDay(dayNumber(terms.start) + (offset % (days + 1)));
    const years = yearFraction(terms.start, to, "ACT/ACT ICMA", { schedule: terms });
    const off = years.minus(yearFraction(terms.start, to, "ACT/365.25")).abs();
    expect(off.times(365).lessThanOrEqualTo(4)).toBe(true);
  });
});

describe("business days", () => {
  const dates = isoDates(2020, 2024);

  test.prop([orderedDates(3, 2019, 2025), businessCalendars()], runs)("add up", ([a, b, c], calendar) => {
    if (a === undefined || b === undefined || c === undefined) return;
    const count = (start: string, end: string) => businessDaysBetween(start, end, calendar);
    expect(count(a, b) + count(b, c)).toBe(count(a, c));
    expectClose(yearFraction(a, c, "BUS/252", { calendar }).times(252), new Decimal(count(a, c)));
  });

  test.prop([dates, businessCalendars()], runs)("are counted one by one", (date, calendar) => {
    const next = dateOfDay(dayNumber(date) + 1);
    expect(businessDaysBetween(date, next, calendar)).toBe(isBusinessDay(date, calendar) ? 1 : 0);
  });

  test.prop([dates, fc.integer({ min: -80, max: 80 }), businessCalendars()], runs)(
    "are passed as many as are asked for, and back again",
    (date, count, calendar) => {
      const from = adjustDate(date, "following", calendar);
      const to = addBusinessDays(from, count, calendar);
      const [first, last] = count < 0 ? [to, from] : [from, to];
      expect(isBusinessDay(to, calendar)).toBe(true);
      expect(businessDaysBetween(first, last, calendar)).toBe(Math.abs(count));
      expect(addBusinessDays(to, -count, calendar)).toBe(from);
    },
  );

  test.prop([dates, businessCalendars()], runs)(
    "are what dates are adjusted to, once and for all",
    (date, calendar) => {
      const following = adjustDate(date, "following", calendar);
      const preceding = adjustDate(date, "preceding", calendar);
      for (const convention of ["modified following", "modified preceding", "nearest"] as const) {
        const moved = adjustDate(date, convention, calendar);
        expect([following, preceding]).toContain(moved);
        expect(adjustDate(moved, convention, calendar)).toBe(moved);
        const months = [moved, following, preceding].map((day) => day.slice(0, 7) === date.slice(0, 7));
        if (convention !== "nearest" && (months[1] || months[2])) expect(months[0]).toBe(true);
      }
      expect(following === preceding).toBe(isBusinessDay(date, calendar));
      expect(adjustDate(date, "unadjusted", calendar)).toBe(date);
    },
  );
});
