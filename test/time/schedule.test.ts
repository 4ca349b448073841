import { Decimal, type OfferError, type ScheduleTerms, schedule, yearFraction } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { readGolden } from "../golden/golden.js";
import { refusal } from "../input/refusal.js";

interface ScheduleCase {
  readonly terms: ScheduleTerms;
  readonly dates: readonly string[];
  readonly payments: readonly string[];
}

it.each(
  readGolden<ScheduleCase>("schedules"),
)("$terms.frequency, $terms.stub, from $terms.start to $terms.end", ({ terms, dates, payments }) => {
  const periods = schedule(terms);

  expect(periods.map(({ start }) => start)).toEqual(dates.slice(0, -1));
  expect(periods.map(({ end }) => end)).toEqual(dates.slice(1));
  expect(periods.map(({ payment }) => payment)).toEqual(payments);
});

const ends = (terms: ScheduleTerms): string[] => schedule(terms).map(({ end }) => end);

describe("a schedule", () => {
  it("reckons from its anchor, not from the date before", () => {
    // The toy: 28 February, 28 March, 28 April.
    expect(ends({ start: "2021-01-31", end: "2021-04-30", frequency: "monthly" })).toEqual([
      "2021-02-28",
      "2021-03-31",
      "2021-04-30",
    ]);
  });

  it("fits from either end: the later day of the month rules", () => {
    const monthly = { frequency: "monthly", endOfMonth: false } as const;

    expect(ends({ start: "2021-01-30", end: "2021-02-28", ...monthly })).toEqual(["2021-02-28"]);
    expect(ends({ start: "2021-02-28", end: "2021-03-30", ...monthly })).toEqual(["2021-03-30"]);
  });

  it("takes durations of any unit", () => {
    expect(ends({ start: "2021-01-01", end: "2021-01-31", every: "10 days" })).toHaveLength(3);
    expect(ends({ start: "2021-01-01", end: "2021-12-31", every: "13 weeks" })).toEqual([
      "2021-04-02",
      "2021-07-02",
      "2021-10-01",
      "2021-12-31",
    ]);
    expect(ends({ start: "2020-02-29", end: "2022-02-28", every: "1 year" })).toEqual([
      "2021-02-28",
      "2022-02-28",
    ]);
    expect(ends({ start: "2021-01-15", end: "2021-03-01", every: "3 weeks", stub: "long last" })).toEqual([
      "2021-02-05",
      "2021-03-01",
    ]);
  });

  it("asks about ends of months only where they matter", () => {
    const terms = { start: "2021-06-30", end: "2022-06-30", frequency: "quarterly" } as const;
    const error = refusal(() => schedule(terms));

    expect([error.code, error.path]).toEqual(["missing-term", ["terms", "endOfMonth"]]);
    expect(ends({ ...terms, endOfMonth: true })[1]).toBe("2021-12-31");
    expect(ends({ ...terms, endOfMonth: false })[1]).toBe("2021-12-30");
    expect(ends({ ...terms, frequency: "annual" })).toEqual(["2022-06-30"]);
    expect(ends({ ...terms, start: "2021-07-31", end: "2022-07-31" })[1]).toBe("2022-01-31");
  });

  it("keeps ends of months where it ends on the same day of a longer month", () => {
    const terms = { start: "2021-02-28", end: "2021-08-28", frequency: "quarterly" } as const;

    expect(ends({ ...terms, endOfMonth: true })).toEqual(["2021-05-31", "2021-08-28"]);
    expect(ends({ ...terms, endOfMonth: false })).toEqual(["2021-05-28", "2021-08-28"]);
    expect(refusal(() => schedule(terms)).path).toEqual(["terms", "endOfMonth"]);
    // The periods of ACT/ACT ICMA are the same ones: 31 May to 31 August has 92 days.
    const icma = (end: string) =>
      yearFraction("2021-05-31", end, "ACT/ACT ICMA", { schedule: { ...terms, endOfMonth: true } });
    expect(
      icma("2021-08-28")
        .times(4 * 92)
        .toFixed(20),
    ).toMatch(/^89\.0*$/);
    expect(
      yearFraction("2021-02-28", "2021-05-31", "ACT/ACT ICMA", { schedule: { ...terms, endOfMonth: true } }),
    ).toEqual(new Decimal("0.25"));
  });

  it("is frozen, and leaves the terms alone", () => {
    const terms = Object.freeze({ start: "2021-01-01", end: "2022-01-01", frequency: "monthly" } as const);
    const periods = schedule(terms);

    expect([periods, ...periods]).toSatisfy((parts: object[]) => parts.every(Object.isFrozen));
    expect(periods).toHaveLength(12);
  });

  const terms = { start: "2021-01-01", end: "2021-12-15", frequency: "monthly", stub: "short last" } as const;
  const calendar = { weekend: ["Saturday", "Sunday"], holidays: [] } as const;
  it.each<[title: string, terms: object, code: OfferError["code"], path: string[]]>([
    ["no stub where the dates do not fit", { stub: undefined }, "missing-term", ["stub"]],
    ["a stub that is none", { stub: "short" }, "invalid-term", ["stub"]],
    ["an end on the start", { end: "2021-01-01" }, "invalid-date", ["end"]],
    ["no end", { end: undefined }, "missing-term", ["end"]],
    ["a start that is no date", { start: "2021-02-29" }, "invalid-date", ["start"]],
    ["no frequency", { frequency: undefined }, "missing-term", ["frequency"]],
    ["frequency and every", { every: "1 month" }, "invalid-term", ["frequency"]],
    ["a frequency that is none", { frequency: "weekly" }, "invalid-term", ["frequency"]],
    ["a frequency that every object has", { frequency: "toString" }, "invalid-term", ["frequency"]],
    ["periods of nothing", { frequency: undefined, every: "0 months" }, "invalid-term", ["every"]],
    ["every so often", { frequency: undefined, every: "often" }, "invalid-term", ["every"]],
    ["too many periods", { end: "2051-01-01", frequency: undefined, every: "1 day" }, "too-large", []],
    ["endOfMonth in words", { endOfMonth: "yes" }, "invalid-type", ["endOfMonth"]],
    ["roll without a calendar", { roll: "following" }, "missing-term", ["calendar"]],
    ["a calendar without roll", { calendar }, "missing-term", ["roll"]],
    ["a roll that is none", { calendar, roll: "forward" }, "invalid-term", ["roll"]],
    ["a calendar that is none", { calendar: {}, roll: "following" }, "missing-term", ["calendar", "weekend"]],
    ["another field", { notional: "100" }, "unknown-key", ["notional"]],
  ])("is refused with %s", (_, change, code, path) => {
    const error = refusal(() => schedule({ ...terms, ...change } as ScheduleTerms));

    expect([error.code, error.path]).toEqual([code, ["terms", ...path]]);
  });

  it("is refused with an end on the start in words that say what must come after what", () => {
    expect(refusal(() => schedule({ ...terms, end: "2021-01-01" })).message).toBe(
      'terms.end: must come after 2021-01-01; received "2021-01-01"',
    );
  });

  it.each([undefined, null, "monthly", []])("is refused for %o", (input) => {
    expect(refusal(() => schedule(input as unknown as ScheduleTerms)).code).toBe("invalid-type");
  });
});

describe("a first regular date", () => {
  const monthly = { start: "2014-06-04", end: "2014-09-17", frequency: "monthly" } as const;

  // OpenGamma Strata, PeriodicScheduleTest: explicit initial stub, explicit double stub.
  it("parts two stubs from what is regular", () => {
    expect(ends({ ...monthly, firstRegular: "2014-06-17" })).toEqual([
      "2014-06-17",
      "2014-07-17",
      "2014-08-17",
      "2014-09-17",
    ]);
    expect(ends({ ...monthly, firstRegular: "2014-07-11", stub: "long last" })).toEqual([
      "2014-07-11",
      "2014-08-11",
      "2014-09-17",
    ]);
    const quarterly = { start: "2014-01-03", end: "2014-09-17", frequency: "quarterly" } as const;
    expect(ends({ ...quarterly, firstRegular: "2014-02-28", stub: "short last", endOfMonth: true })).toEqual([
      "2014-02-28",
      "2014-05-31",
      "2014-08-31",
      "2014-09-17",
    ]);
  });

  it("leaves coupon periods to go on before it", () => {
    const terms = { ...monthly, firstRegular: "2014-06-17" };
    const years = yearFraction("2014-06-04", "2014-09-17", "ACT/ACT ICMA", { schedule: terms });
    // 13 of the 31 days of the quasi-coupon period from 17 May, and three months.
    expect(years.toFixed(12)).toBe(new Decimal(13).div(31).plus(3).div(12).toFixed(12));
  });

  it.each<[string, object, string, string]>([
    ["a last stub that nobody states", { firstRegular: "2014-06-20" }, "missing-term", "stub"],
    ["a first stub beside it", { firstRegular: "2014-06-17", stub: "short first" }, "invalid-term", "stub"],
    ["the start itself", { firstRegular: "2014-06-04" }, "invalid-date", "firstRegular"],
    ["the end itself", { firstRegular: "2014-09-17" }, "invalid-date", "firstRegular"],
    ["no date", { firstRegular: "2014-06-31" }, "invalid-date", "firstRegular"],
  ])("is refused: %s", (_, terms, code, field) => {
    const error = refusal(() => schedule({ ...monthly, ...terms }));
    expect([error.code, error.path]).toEqual([code, ["terms", field]]);
  });
});
