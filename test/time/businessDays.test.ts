import {
  addBusinessDays,
  adjustDate,
  type BusinessCalendar,
  type BusinessDayConvention,
  businessDaysBetween,
  isBusinessDay,
  type OfferError,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { readGolden } from "../golden/golden.js";
import { refusal } from "../input/refusal.js";

interface Golden {
  /** The others say by its place which of them they mean. */
  readonly calendars: readonly BusinessCalendar[];
  readonly moves: readonly {
    readonly convention: BusinessDayConvention;
    readonly date: string;
    readonly calendar: number;
    readonly expected: string;
  }[];
  readonly counts: readonly {
    readonly start: string;
    readonly end: string;
    readonly calendar: number;
    readonly expected: number;
  }[];
  readonly steps: readonly {
    readonly date: string;
    readonly count: number;
    readonly calendar: number;
    readonly expected: string;
  }[];
}

const { calendars, moves, counts, steps } = readGolden("businessDays") as unknown as Golden;

const calendarAt = (index: number): BusinessCalendar => {
  const calendar = calendars[index];
  if (calendar === undefined) throw new Error(`no calendar ${index}`);
  return calendar;
};

it.each(moves)("$date, $convention, is $expected", ({ convention, date, calendar, expected }) => {
  expect(adjustDate(date, convention, calendarAt(calendar))).toBe(expected);
});

it.each(counts)("$expected business days from $start to $end", ({ start, end, calendar, expected }) => {
  expect(businessDaysBetween(start, end, calendarAt(calendar))).toBe(expected);
});

it.each(steps)("$count business days from $date is $expected", ({ date, count, calendar, expected }) => {
  expect(addBusinessDays(date, count, calendarAt(calendar))).toBe(expected);
});

const weekend = ["Saturday", "Sunday"] as const;

const dayAfterDay = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10),
  );

describe("a market that is closed", () => {
  it("for years is an error, not an endless search", () => {
    const closed = { weekend, holidays: dayAfterDay("2020-01-01", 10_000) };

    for (const action of [
      () => adjustDate("2020-01-01", "following", closed),
      () => adjustDate("2047-01-01", "modified preceding", closed),
      () => addBusinessDays("2019-12-31", 1, closed),
    ]) {
      const error = refusal(action);
      expect([error.code, error.path]).toEqual(["out-of-range", ["calendar"]]);
    }
    expect(businessDaysBetween("2020-01-01", "2047-01-01", closed)).toBe(0);
  });

  it("for a whole month moves the date out of it after all", () => {
    const august = { weekend, holidays: dayAfterDay("2024-08-01", 31) };

    expect(adjustDate("2024-08-10", "modified following", august)).toBe("2024-07-31");
    expect(adjustDate("2024-08-10", "modified preceding", august)).toBe("2024-09-02");
  });

  it("for eleven months does not pass for open in the same month of another year", () => {
    const closed = { weekend: [], holidays: dayAfterDay("2024-02-15", 351) };

    expect(adjustDate("2024-02-15", "following", closed)).toBe("2025-01-31");
    expect(adjustDate("2024-02-15", "modified following", closed)).toBe("2024-02-14");
    const longer = { weekend: [], holidays: dayAfterDay("2024-02-15", 352) };
    expect(adjustDate("2024-02-15", "modified following", longer)).toBe("2024-02-14");
  });

  it("at the end of the calendar is an error", () => {
    expect(
      refusal(() => adjustDate("9999-12-31", "following", { weekend: ["Friday"], holidays: [] })).code,
    ).toBe("out-of-range");
    expect(refusal(() => addBusinessDays("9999-12-30", 2, { weekend: [], holidays: [] })).code).toBe(
      "out-of-range",
    );
    expect(refusal(() => addBusinessDays("1583-01-02", -2, { weekend: [], holidays: [] })).code).toBe(
      "out-of-range",
    );
  });
});

describe("wrong arguments", () => {
  const calendar = { weekend, holidays: [] };

  it.each<[title: string, action: () => unknown, code: OfferError["code"], path: string]>([
    ["a date", () => isBusinessDay("2024-02-30", calendar), "invalid-date", "date"],
    [
      "a convention",
      () => adjustDate("2024-02-29", "next" as "following", calendar),
      "invalid-term",
      "convention",
    ],
    [
      "no convention",
      () => adjustDate("2024-02-29", undefined as never, calendar),
      "missing-term",
      "convention",
    ],
    [
      "an end before the start",
      () => businessDaysBetween("2024-02-29", "2024-02-28", calendar),
      "invalid-date",
      "end",
    ],
    ["half a day", () => addBusinessDays("2024-02-29", 0.5, calendar), "out-of-range", "count"],
    [
      "a count in words",
      () => addBusinessDays("2024-02-29", "1" as never, calendar),
      "out-of-range",
      "count",
    ],
    ["no end of days", () => addBusinessDays("2024-02-29", Infinity, calendar), "out-of-range", "count"],
    ["too many days", () => addBusinessDays("2024-02-29", 100_001, calendar), "out-of-range", "count"],
  ])("%s", (_, action, code, path) => {
    const error = refusal(action);

    expect([error.code, error.path]).toEqual([code, [path]]);
  });
});
