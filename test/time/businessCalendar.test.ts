import { type BusinessCalendar, businessCalendar, isBusinessDay, type OfferError } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const weekend = ["Saturday", "Sunday"] as const;

const dayAfterDay = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10),
  );

describe("a calendar", () => {
  it("is frozen, in order, each holiday once, and as good as what it was made from", () => {
    const terms = {
      weekend: ["Sunday", "Friday"],
      holidays: ["2024-05-01", "2024-01-01", "2024-05-01"],
    } as const;
    const calendar = businessCalendar(terms);

    expect(calendar).toEqual({ weekend: ["Friday", "Sunday"], holidays: ["2024-01-01", "2024-05-01"] });
    for (const part of [calendar, calendar.weekend, calendar.holidays])
      expect(part).toSatisfy(Object.isFrozen);
    for (const date of dayAfterDay("2023-12-20", 200)) {
      expect(isBusinessDay(date, calendar)).toBe(isBusinessDay(date, terms));
    }
  });

  it("lists every holiday that is no date", () => {
    const error = refusal(() =>
      businessCalendar({ weekend, holidays: ["2023-02-29", "2023-03-01", "1.5.2023"] }),
    );

    expect(problems(error)).toEqual([
      "calendar.holidays.0: invalid-date",
      "calendar.holidays.2: invalid-date",
    ]);
  });

  const week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  it.each<[title: string, calendar: unknown, code: OfferError["code"], path: (string | number)[]]>([
    ["a weekend of seven days", { weekend: week, holidays: [] }, "invalid-term", ["weekend"]],
    [
      "more weekdays than there are",
      { weekend: [...week, "Monday"], holidays: [] },
      "too-large",
      ["weekend"],
    ],
    ["a weekday that is none", { weekend: ["saturday"], holidays: [] }, "invalid-term", ["weekend", 0]],
    ["weekdays by number", { weekend: [6, 0], holidays: [] }, "invalid-term", ["weekend", 0]],
    ["a key of every object", { weekend: ["constructor"], holidays: [] }, "invalid-term", ["weekend", 0]],
    ["no weekend stated", { holidays: [] }, "missing-term", ["weekend"]],
    ["no holidays stated", { weekend: [] }, "missing-term", ["holidays"]],
    ["a weekend in words", { weekend: "Saturday", holidays: [] }, "invalid-type", ["weekend"]],
    [
      "too many holidays",
      { weekend: [], holidays: dayAfterDay("2000-01-01", 10_001) },
      "too-large",
      ["holidays"],
    ],
    ["holidays with a gap", { weekend: [], holidays: new Array(1) }, "invalid-date", ["holidays", 0]],
    ["another field", { weekend: [], holidays: [], name: "TARGET" }, "unknown-key", ["name"]],
    [
      "a getter",
      {
        weekend: [],
        get holidays() {
          return [];
        },
      },
      "invalid-type",
      ["holidays"],
    ],
    ["nothing", undefined, "invalid-type", []],
    ["null", null, "invalid-type", []],
    ["a list", [], "invalid-type", []],
    ["a name", "TARGET", "invalid-type", []],
  ])("is refused with %s", (_, calendar, code, path) => {
    const error = refusal(() => isBusinessDay("2024-01-01", calendar as BusinessCalendar));

    expect([error.code, error.path]).toEqual([code, ["calendar", ...path]]);
  });

  it("is not believed because it looks checked", () => {
    const forged = Object.freeze({ weekend: Object.freeze(week), holidays: Object.freeze([]) });

    expect(refusal(() => isBusinessDay("2024-01-01", forged as unknown as BusinessCalendar)).code).toBe(
      "invalid-term",
    );
  });
});
