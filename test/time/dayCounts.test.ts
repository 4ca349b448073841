import {
  type BusinessCalendar,
  type ContextDayCount,
  type DayCount,
  type DayCountContext,
  Decimal,
  discountFactor,
  elapsed,
  parseAssumptions,
  parseOffer,
  yearFraction,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "../golden/golden.js";
import { dealWith, refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";

interface DayCountCase {
  readonly start: string;
  readonly end: string;
  readonly dayCount: DayCount | ContextDayCount;
  readonly options?: Omit<DayCountContext, "calendar"> & { readonly calendar?: "Brazil" };
  readonly expected: string;
  readonly published: string;
}

const { Brazil, cases } = readGolden("dayCounts") as unknown as {
  readonly Brazil: BusinessCalendar;
  readonly cases: readonly DayCountCase[];
};

it.each(cases)("$dayCount from $start to $end, published $published", ({
  start,
  end,
  dayCount,
  options: { calendar, ...options } = {},
  expected,
}) => {
  const context = calendar === undefined ? options : { ...options, calendar: Brazil };

  expectDigits(yearFraction(start, end, dayCount, context), expected);
});

const wrong = <Value>(value: unknown): Value => value as Value;
const year = ["2023-01-31", "2024-01-31"] as const;
const notes = { start: "2023-01-31", end: "2028-01-31", frequency: "quarterly" } as const;
const icma = (context: unknown, ...dates: readonly [start: string, end: string] | []) =>
  refusal(() => {
    const [start, end] = dates.length === 0 ? year : dates;
    return yearFraction(start, end, "ACT/ACT ICMA", wrong(context));
  });

describe("a day count that needs more than two dates", () => {
  it.each<[dayCount: ContextDayCount, field: string]>([
    ["ACT/ACT ICMA", "schedule"],
    ["30E/360 ISDA", "maturity"],
    ["BUS/252", "calendar"],
  ])("%s is refused without its %s", (dayCount, field) => {
    const error = refusal(() => yearFraction(...year, dayCount));

    expect([error.code, error.path]).toEqual(["missing-term", ["options", field]]);
    expect(error.message).toContain(`is required: ${dayCount} `);
  });

  it("30E/360 ISDA is refused after its maturity", () => {
    const error = refusal(() => yearFraction(...year, "30E/360 ISDA", { maturity: "2024-01-30" }));

    expect([error.code, error.path]).toEqual(["invalid-date", ["options", "maturity"]]);
  });

  it("ACT/ACT ICMA is refused outside its schedule", () => {
    expect(icma({ schedule: notes }, "2023-01-30", "2024-01-31").code).toBe("out-of-range");
    expect(icma({ schedule: notes }, "2028-01-30", "2028-02-01").code).toBe("out-of-range");
  });

  it("ACT/ACT ICMA is refused where the dates of its schedule do not fit and no stub is stated", () => {
    const error = icma({ schedule: { ...notes, start: "2022-12-15" } });

    expect([error.code, error.path]).toEqual(["missing-term", ["options", "schedule", "stub"]]);
  });

  it("ACT/ACT ICMA asks about ends of months only where they matter", () => {
    const period = { start: "2023-06-30", end: "2023-09-30", frequency: "quarterly" } as const;
    const within = ["2023-07-04", "2023-08-20"] as const;

    expect(
      yearFraction(...within, "ACT/ACT ICMA", { period })
        .times(4 * 92)
        .toFixed(20),
    ).toMatch(/^47\.0*$/);
    const error = icma({ period }, "2023-04-10", "2023-08-20");
    expect([error.code, error.path]).toEqual(["missing-term", ["options", "period", "endOfMonth"]]);
    const fractions = [true, false].map((endOfMonth) =>
      yearFraction("2023-04-10", "2023-06-30", "ACT/ACT ICMA", { period: { ...period, endOfMonth } }),
    );
    // Quasi-coupons on 31 March or on 30 March: 81 days of 91 or of 92.
    expect(fractions.map((fraction) => fraction.times(4).toFixed(12))).toEqual([
      "0.890109890110",
      "0.880434782609",
    ]);
  });

  it.each<[title: string, context: unknown, code: string, path: (string | number)[]]>([
    [
      "both",
      { schedule: notes, period: { ...notes, end: "2023-04-30" } },
      "invalid-term",
      ["options", "schedule"],
    ],
    ["a period of several coupons", { period: notes }, "invalid-term", ["options", "period"]],
    ["a stub", { period: { ...notes, end: "2023-04-15" } }, "invalid-term", ["options", "period"]],
    ["a period of null", { period: null }, "invalid-type", ["options", "period"]],
    [
      "a stub in words",
      { period: { ...notes, stub: "short last" } },
      "unknown-key",
      ["options", "period", "stub"],
    ],
    [
      "coupons of weeks",
      { schedule: { start: "2023-01-31", end: "2025-01-28", every: "13 weeks" } },
      "invalid-term",
      ["options", "schedule", "every"],
    ],
    [
      "coupons of a week",
      { schedule: { start: "2023-01-31", end: "2024-02-06", every: "1 week" } },
      "invalid-term",
      ["options", "schedule", "every"],
    ],
    [
      "coupons of several years",
      { schedule: { start: "2023-01-31", end: "2025-01-31", every: "2 years" } },
      "invalid-term",
      ["options", "schedule", "every"],
    ],
    ["a maturity", { schedule: notes, maturity: "2028-01-31" }, "invalid-term", ["options", "maturity"]],
    ["an unknown option", { schedules: notes }, "unknown-key", ["options", "schedules"]],
    ["options of null", null, "invalid-type", ["options"]],
  ])("ACT/ACT ICMA is refused with %s", (_, context, code, path) => {
    const error = icma(context);

    expect([error.code, error.path]).toEqual([code, path]);
  });

  it.each([
    ["ACT/ACT ICMA", "schedule"],
    ["30E/360 ISDA", "maturity"],
    ["BUS/252", "calendar"],
  ])("%s is refused where two dates are all there is", (name, needed) => {
    const dayCount = wrong<DayCount>(name);
    const fee = { type: "tickingFee", amount: "100", rate: "0.05", start: "2023-01-31", dayCount };

    const error = refusal(() => elapsed(...year, dayCount));
    expect([error.code, error.path]).toEqual(["invalid-term", ["dayCount"]]);
    expect(error.message).toContain("this one needs more than two dates");
    const lacking = refusal(() => discountFactor({ rate: "0.05", dayCount }, ...year));
    expect([lacking.code, lacking.path]).toEqual(["missing-term", ["rate", needed]]);
    const beliefs = { valuationDate: "2021-01-01", discountRate: { rate: "0.05", dayCount } };
    expect(refusal(() => parseAssumptions(beliefs)).path).toEqual(["discountRate", "dayCount"]);
    expect(refusal(() => parseOffer(dealWith(fee))).path).toEqual(["components", 0, "dayCount"]);
  });
});

it("NL/365 and NL/360 count no 29 February, which lies after its eve", () => {
  expect(yearFraction("2024-02-28", "2024-02-29", "NL/365").toString()).toBe("0");
  expect(yearFraction("2024-02-28", "2024-03-01", "NL/360").times(360).toFixed(20)).toMatch(/^1\.0*$/);
});

describe("the day counts of Excel", () => {
  it.each([
    "30/360 Excel",
    "ACT/ACT Excel",
  ])("%s are none of a rate, and the error of yearFraction lists them", (name) => {
    const dayCount = wrong<DayCount>(name);

    expect(refusal(() => discountFactor({ rate: "0.05", dayCount }, ...year)).path).toEqual([
      "rate",
      "dayCount",
    ]);
    expect(refusal(() => elapsed(...year, dayCount)).path).toEqual(["dayCount"]);
    const error = refusal(() => yearFraction(...year, wrong<DayCount>("ACT/ACT")));
    expect([error.code, error.path]).toEqual(["invalid-term", ["dayCount"]]);
    for (const listed of [name, "BUS/252", "ACT/ACT ICMA", "NL/360", "1/1"])
      expect(error.message).toContain(listed);
  });
});

describe("a day count of two dates", () => {
  it("is refused with what it has no use for", () => {
    const error = refusal(() => yearFraction(...year, "ACT/360", { maturity: "2030-01-01" }));

    expect([error.code, error.path]).toEqual(["invalid-term", ["options", "maturity"]]);
    expect(error.message).toContain("does not go with ACT/360");
  });

  it.each([
    "30/360 Bond Basis",
    "30E+/360",
    "ACT/ACT AFB",
    "ACT/364",
    "ACT/365.25",
    "1/1",
    "ACT/366",
    "ACT/365A",
    "NL/365",
    "NL/360",
    "30/360 PSA",
    "30/365",
  ] as const)("goes with rates, as %s does", (dayCount) => {
    const years = yearFraction(...year, dayCount);
    const factor = discountFactor({ rate: "0.05", compounding: "simple", dayCount }, ...year);

    expectClose(factor, new Decimal(1).div(years.times("0.05").plus(1)));
  });
});
