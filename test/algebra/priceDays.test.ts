import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { isAveraged, MAX_WINDOW_DAYS, priceDays } from "../../src/algebra/priceDays.js";
import { type EpochDay, formatDate, parseDate } from "../../src/time/date.js";
import { type DateRule, resolveDate, toDateRule } from "../../src/time/dateRule.js";
import { refusal } from "../input/refusal.js";

const day = (text: string): EpochDay => parseDate(text, []);
const rule = (text: string): DateRule => toDateRule(text);
const known = (at: DateRule): EpochDay => resolveDate(at, undefined);

const shown = (days: readonly EpochDay[]): readonly string[] => days.map(formatDate);

/** Mondays to Fridays but for the holidays. */
const calendar = (holidays: readonly string[] = []) => ({
  weekend: ["Saturday", "Sunday"] as const,
  holidays,
});

describe("the days of a price", () => {
  it("are one where nothing is said of others", () => {
    expect(shown(priceDays({ on: rule("2021-03-31") }, known))).toEqual(["2021-03-31"]);
  });

  it("are every calendar day of a window, both ends with it", () => {
    const days = priceDays({ on: rule("2021-03-02"), averagedFrom: rule("2021-02-27") }, known);
    expect(shown(days)).toEqual(["2021-02-27", "2021-02-28", "2021-03-01", "2021-03-02"]);
  });

  it.each([
    ["2021-03-31", "2021-04-01", 0],
    ["2021-03-31", "2021-03-31", 1],
    ["2021-01-01", "2020-01-03", MAX_WINDOW_DAYS - 1],
    ["2021-01-01", "2020-01-01", 0],
    ["2020-12-31", "2020-01-01", MAX_WINDOW_DAYS],
  ])("up to %s, from %s on, are %i", (on, from, count) => {
    expect(priceDays({ on: rule(on), averagedFrom: rule(from) }, known)).toHaveLength(count);
  });

  it("are not known where either end is not", () => {
    const closing = (at: DateRule): EpochDay | undefined => (at.from === "closing" ? undefined : known(at));
    expect(priceDays({ on: rule("closing") }, closing)).toBeUndefined();
    expect(priceDays({ on: rule("2021-01-01"), averagedFrom: rule("closing") }, closing)).toBeUndefined();
    expect(priceDays({ on: rule("closing"), averagedFrom: rule("2021-01-01") }, closing)).toBeUndefined();
  });
});

describe("trading days", () => {
  it("are those up to a day and with it, in order, without weekends and holidays", () => {
    const tradingDays = { count: 4, calendar: calendar(["2021-04-02"]) };
    // 2021-04-06 was a Tuesday; Good Friday is left out.
    const days = priceDays({ on: rule("2021-04-06"), tradingDays }, known);
    expect(shown(days)).toEqual(["2021-03-31", "2021-04-01", "2021-04-05", "2021-04-06"]);
  });

  it("end before a day that is none", () => {
    const days = priceDays(
      { on: rule("2021-04-04"), tradingDays: { count: 1, calendar: calendar() } },
      known,
    );
    expect(shown(days)).toEqual(["2021-04-02"]);
  });

  test.prop([fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 1000 })])(
    "are as many as asked for, each a weekday, none left out",
    (count, later) => {
      const last = day("2021-01-04") + later;
      const days = priceDays(
        { on: rule(formatDate(last)), tradingDays: { count, calendar: calendar() } },
        known,
      );
      expect(days).toHaveLength(count);
      const weekdays = Array.from({ length: last - (days[0] as EpochDay) + 1 }, (_, index) => last - index)
        // 1970-01-01, day 0, was a Thursday.
        .filter((at) => (at + 3) % 7 < 5)
        .reverse();
      expect(days).toEqual(weekdays);
    },
  );

  // All but one of the days up to the last are closed.
  const closedBut = (last: EpochDay, before: number) => {
    const days = Array.from({ length: 800 }, (_, index) => last - index);
    return calendar(shown(days.filter((at) => at !== last - before)));
  };

  it("are looked for over two years of the longest window, and no further", () => {
    const last = day("2021-05-07");
    const furthest = 2 * MAX_WINDOW_DAYS - 1;
    const on = rule(formatDate(last));
    // Both are weekdays: 731 days before a Friday is a Tuesday, 732 a Monday.
    const found = priceDays({ on, tradingDays: { count: 1, calendar: closedBut(last, furthest) } }, known);
    expect(found).toEqual([last - furthest]);
    expect(
      refusal(() =>
        priceDays({ on, tradingDays: { count: 1, calendar: closedBut(last, furthest + 1) } }, known),
      ),
    ).toMatchObject({
      code: "out-of-range",
      path: ["calendars"],
      message: expect.stringContaining("has no 1 trading days within 732 days up to 2021-05-07"),
    });
  });
});

it("knows an average by its window or its trading days", () => {
  const on = rule("2021-03-31");
  const price = { kind: "price" as const, issuer: "X", on, currency: "USD" };
  expect(isAveraged(price as never)).toBe(false);
  expect(isAveraged({ ...price, averagedFrom: rule("2021-03-01") } as never)).toBe(true);
  expect(isAveraged({ ...price, tradingDays: { count: 2, calendar: calendar() } } as never)).toBe(true);
  expect(isAveraged({ kind: "metric" } as never)).toBe(false);
});
