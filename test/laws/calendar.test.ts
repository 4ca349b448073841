import { fc, test } from "@fast-check/vitest";
import { type DayCount, Decimal, metric, yearFraction } from "offer-valuation";
import { describe, expect } from "vitest";
import {
  addMonths,
  daysInMonth,
  formatDate,
  parseDate,
  readDate,
  toCivilDate,
  toEpochDay,
} from "../../src/time/date.js";
import { type DateRule, formatDateRule, readDateRule, resolveDate } from "../../src/time/dateRule.js";
import { addDuration, formatDuration, readDuration } from "../../src/time/duration.js";
import { readPeriod } from "../../src/time/period.js";
import { expectClose } from "./kit/closeTo.js";
import {
  dateOfDay,
  dateRules,
  dayCounts,
  dayNumber,
  durations,
  isoDates,
  orderedDates,
} from "./kit/dates.js";
import { labelOf, periods } from "./kit/periods.js";
import { errorOf } from "./kit/requiredBeliefs.js";

const runs = { numRuns: 300 };
const anyDate = isoDates(1583, 9999);
const months = fc.integer({ min: -2400, max: 2400 });
const monthIndex = (day: number): number => toCivilDate(day).year * 12 + toCivilDate(day).month;

describe("dates", () => {
  test.prop([anyDate], runs)("are the platform's days", (date) => {
    expect(parseDate(date, [])).toBe(dayNumber(date));
    expect(formatDate(dayNumber(date))).toBe(date);
  });

  test.prop([anyDate], runs)("go to a day number and back", (date) => {
    const civil = toCivilDate(dayNumber(date));
    expect(toEpochDay(civil)).toBe(dayNumber(date));
    expect([civil.year, civil.month, civil.day]).toEqual(date.split("-").map(Number));
  });

  test.prop([fc.integer({ min: 1583, max: 9999 }), fc.nat(99), fc.nat(99)], runs)(
    "are read where they exist and nowhere else",
    (year, month, day) => {
      const [mm, dd] = [month, day].map((part) => String(part).padStart(2, "0"));
      const text = `${year}-${mm}-${dd}`;
      const platform = new Date(`${text}T00:00:00Z`);
      const exists = !Number.isNaN(platform.getTime()) && platform.toISOString().startsWith(text);
      expect(readDate(text) !== undefined).toBe(exists);
    },
  );

  const centuries = fc.integer({ min: 16, max: 99 }).map((century) => century * 100);
  const years = fc.oneof(fc.integer({ min: 1583, max: 9999 }), centuries);
  test.prop([years, fc.oneof(fc.constant(2), fc.integer({ min: 1, max: 12 }))], runs)(
    "have months as long as the platform's",
    (year, month) => {
      expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
    },
  );
});

describe("adding months", () => {
  test.prop([isoDates(1900, 2300), months], runs)("moves by so many months exactly", (date, count) => {
    const day = dayNumber(date);
    expect(monthIndex(addMonths(day, count)) - monthIndex(day)).toBe(count);
  });

  test.prop([isoDates(1900, 2300), months], runs)(
    "keeps the day, or takes the last there is",
    (date, count) => {
      const to = toCivilDate(addMonths(dayNumber(date), count));
      expect(to.day).toBe(Math.min(Number(date.slice(8)), daysInMonth(to.year, to.month)));
    },
  );

  test.prop([isoDates(1900, 2300), months], runs)("comes back, up to three days early", (date, count) => {
    const day = dayNumber(date);
    const back = addMonths(addMonths(day, count), -count);
    expect(back).toBeLessThanOrEqual(day);
    expect(day - back).toBeLessThanOrEqual(Number(date.slice(8)) <= 28 ? 0 : 3);
  });

  test.prop([isoDates(1900, 2300), isoDates(1900, 2300), months], runs)(
    "keeps order",
    (one, other, count) => {
      const [first, second] = [one, other].map(dayNumber).sort((a, b) => a - b) as [number, number];
      expect(addMonths(first, count)).toBeLessThanOrEqual(addMonths(second, count));
    },
  );
});

describe("durations", () => {
  test.prop([durations()], runs)("are read as they are printed", (text) => {
    const duration = readDuration(text);
    expect(duration && formatDuration(duration)).toBe(text);
  });

  test.prop([isoDates(), durations()], runs)("move forward and, days and weeks, back again", (date, text) => {
    const duration = readDuration(text);
    if (duration === undefined) throw new Error(`${text} is no duration`);
    const later = addDuration(dayNumber(date), duration);
    expect(later).toBeGreaterThanOrEqual(dayNumber(date));
    if (!/day|week/.test(text)) return;
    expect(dateOfDay(addDuration(later, duration, -1))).toBe(date);
    const days = duration.count * (duration.unit === "week" ? 7 : 1);
    expect(later - dayNumber(date)).toBe(days);
  });
});

const read = (text: string): DateRule => {
  const rule = readDateRule(text);
  if (rule === undefined) throw new Error(`${text} is no date rule`);
  return rule;
};

describe("a date rule", () => {
  test.prop([dateRules()], runs)("is read as it is printed", (text) => {
    expect(formatDateRule(read(text))).toBe(text);
    expect(read(formatDateRule(read(text)))).toEqual(read(text));
  });

  test.prop([dateRules(), isoDates(2018, 2025)], runs)(
    "moves from its start, step by step",
    (text, closing) => {
      const [base = "", ...steps] = text.split(/ (?=[+-] )/);
      const expected = steps.reduce(
        (day, step) => {
          const by = readDuration(step.slice(2));
          return by === undefined ? Number.NaN : addDuration(day, by, step.startsWith("+") ? 1 : -1);
        },
        dayNumber(base === "closing" ? closing : base),
      );
      expect(dateOfDay(resolveDate(read(text), dayNumber(closing)))).toBe(dateOfDay(expected));
    },
  );

  test.prop([dateRules()], runs)("asks for closing where it hangs on it, and nowhere else", (text) => {
    const error = errorOf(() => resolveDate(read(text), undefined));
    if (text.startsWith("closing"))
      expect(error).toMatchObject({ code: "missing-belief", path: ["closing"] });
    else expect(error).toBeUndefined();
  });

  test.prop(
    [dateRules(), fc.constantFrom("", "closing +3 months", " ", "+ 1 day", " + 1 fortnight", " - -1 day")],
    runs,
  )("is nothing else", (text, extra) => {
    if (extra !== "") expect(readDateRule(`${text}${extra}`)).toBeUndefined();
  });
});

describe("a period", () => {
  test.prop([periods()], runs)(
    "keeps its label, starts before it ends, and is read again as it is",
    (terms) => {
      const period = readPeriod(terms);
      if (period === undefined) throw new Error("no period");
      expect(period.label).toBe(labelOf(terms));
      expect(resolveDate(period.start, undefined)).toBeLessThanOrEqual(resolveDate(period.end, undefined));
      expect(metric("profit", period, "USD")).toEqual(metric("profit", terms, "USD"));
    },
  );

  test.prop([fc.integer({ min: 1583, max: 9999 })], runs)(
    "of a year is its halves, quarters and months",
    (year) => {
      const days = (labels: string[]) =>
        labels.map((label) => {
          const period = readPeriod(`${year}${label}`);
          if (period === undefined) throw new Error(`no period ${label}`);
          return [resolveDate(period.start, undefined), resolveDate(period.end, undefined)] as const;
        });
      const [whole] = days([""]);
      const months = Array.from({ length: 12 }, (_, index) => `-${String(index + 1).padStart(2, "0")}`);
      for (const labels of [["-H1", "-H2"], ["-Q1", "-Q2", "-Q3", "-Q4"], months]) {
        const parts = days(labels);
        expect([parts[0]?.[0], parts.at(-1)?.[1]]).toEqual(whole);
        expect(parts.slice(1).map(([start]) => start)).toEqual(parts.slice(0, -1).map(([, end]) => end + 1));
      }
    },
  );

  test("may start on a date that is moved back", () => {
    const terms = { label: "first half", start: "2022-12-31 - 1 year", end: "2022-06-30" };
    expect(readPeriod(terms)?.label).toBe("first half");
  });
});

/** By these a date's place in time does not hang on the other date. */
const additive = fc.constantFrom<DayCount>(
  "ACT/365F",
  "ACT/360",
  "ACT/364",
  "ACT/365.25",
  "ACT/ACT ISDA",
  "30E/360",
  "ACT/366",
  "NL/365",
  "NL/360",
  "30/365",
);

describe("a year fraction", () => {
  test.prop([orderedDates(3, 1900, 2200), additive], runs)(
    "of actual days, or of 30E/360, adds up",
    ([a, b, c], dayCount) => {
      if (a === undefined || b === undefined || c === undefined) return;
      const parts = yearFraction(a, b, dayCount).plus(yearFraction(b, c, dayCount));
      expectClose(parts, yearFraction(a, c, dayCount));
    },
  );

  test.prop([orderedDates(2, 1900, 2200)], runs)(
    "of fixed years is the platform's days over so many",
    ([a, b]) => {
      if (a === undefined || b === undefined) return;
      const days = new Decimal(dayNumber(b) - dayNumber(a));
      expectClose(yearFraction(a, b, "ACT/365F"), days.div(365));
      expectClose(yearFraction(a, b, "ACT/360"), days.div(360));
      expectClose(yearFraction(a, b, "ACT/364"), days.div(364));
      expectClose(yearFraction(a, b, "ACT/365.25"), days.div("365.25"));
      expectClose(yearFraction(a, b, "ACT/366"), days.div(366));
    },
  );

  test.prop([orderedDates(2, 1900, 2200)], runs)(
    "of actual years counts each day over its year's length",
    ([a, b]) => {
      if (a === undefined || b === undefined || dayNumber(b) - dayNumber(a) > 4000) return;
      let expected = new Decimal(0);
      for (let day = dayNumber(a); day < dayNumber(b); day += 1) {
        const year = Number(dateOfDay(day).slice(0, 4));
        const leap = dayNumber(`${year + 1}-01-01`) - dayNumber(`${year}-01-01`) === 366;
        expected = expected.plus(new Decimal(1).div(leap ? 366 : 365));
      }
      expectClose(yearFraction(a, b, "ACT/ACT ISDA"), expected);
    },
  );

  test.prop([isoDates(1900, 2200), dayCounts()], runs)("of the same day is nothing", (date, dayCount) => {
    expect(yearFraction(date, date, dayCount).isZero()).toBe(true);
  });

  test.prop([orderedDates(3, 1990, 2040), dayCounts()], runs)(
    "never shrinks as the end moves on",
    ([a, b, c], dayCount) => {
      if (a === undefined || b === undefined || c === undefined) return;
      expect(yearFraction(a, c, dayCount).gte(yearFraction(a, b, dayCount))).toBe(true);
    },
  );

  test.prop([isoDates(1900, 2100), fc.integer({ min: 0, max: 50 }), dayCounts()], runs)(
    "of so many years from a plain day is that many, but for days over fixed years that are longer or shorter",
    (date, years, dayCount) => {
      fc.pre(
        !/^ACT\/36|^NL\/360|^30\/365/.test(dayCount) && Number(date.slice(8)) <= 28 && !date.includes("02-2"),
      );
      const later = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
      const off = yearFraction(date, later, dayCount).minus(years).abs();
      // Years of 365 and of 366 days share out the same span differently, by less than a day.
      expect(off.lte(dayCount.startsWith("30") ? 0 : new Decimal(1).div(365))).toBe(true);
    },
  );
});
