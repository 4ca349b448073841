import { describe, expect, it } from "vitest";
import { toBusinessDays } from "../../src/time/businessCalendar.js";
import { formatDate } from "../../src/time/date.js";
import { lagOnCalendar, resolveDate, toDateRule } from "../../src/time/dateRule.js";
import { refusal } from "../input/refusal.js";

describe("the day that a rule means", () => {
  it.each([
    ["9999-12-31", "9999-12-31"],
    ["9998-12-31 + 1 year", "9999-12-31"],
    ["1583-01-02 - 1 day", "1583-01-01"],
  ])("%s is %s", (rule, day) => {
    expect(formatDate(resolveDate(toDateRule(rule), undefined))).toBe(day);
  });

  it.each([
    "9999-12-31 + 1 day",
    "1583-01-01 - 1 day",
    "closing + 9000 years",
  ])("%s lies outside the calendar, whatever field it stands in", (rule) => {
    const closing = resolveDate(toDateRule("2021-01-01"), undefined);
    expect(refusal(() => resolveDate(toDateRule(rule), closing))).toMatchObject({
      code: "invalid-date",
      path: [],
      message: expect.stringContaining(`the date "${rule}" lies outside the years 1583 to 9999`),
    });
  });

  it.each([
    5,
    null,
    undefined,
    { from: "closing", moves: [] },
  ])("is refused where it is written as %j", (rule) => {
    const { code, path, message } = refusal(() => toDateRule(rule as never));
    expect([code, path]).toEqual(["invalid-date", ["date"]]);
    expect(message).toContain(
      'date: must be a date YYYY-MM-DD or "closing", if need be moved: "closing + 3 months", "2021-12-31 + 90 days"',
    );
  });

  it("hangs on the closing only where it is told from there", () => {
    expect(refusal(() => resolveDate(toDateRule("closing + 3 months"), undefined))).toMatchObject({
      code: "missing-belief",
      path: ["closing"],
    });
  });
});

describe("a time on a calendar", () => {
  const [first, second] = [[], ["2021-01-04"]].map((holidays) =>
    toBusinessDays({ weekend: ["Saturday", "Sunday"], holidays }, []),
  );

  it("takes its business days from it, unless it has some already or counts other days", () => {
    const businessDays = { count: 5, unit: "business day" } as const;
    if (first === undefined || second === undefined) throw new Error("two calendars were made");
    expect(lagOnCalendar(businessDays, first)).toEqual({ ...businessDays, calendar: first });
    expect(lagOnCalendar({ ...businessDays, calendar: first }, second)).toEqual({
      ...businessDays,
      calendar: first,
    });
    expect(lagOnCalendar({ count: 5, unit: "day" }, first)).toEqual({ count: 5, unit: "day" });
  });
});
