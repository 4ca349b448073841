import { fc, test } from "@fast-check/vitest";
import {
  businessDaysBetween,
  type CouponRateInput,
  convexity,
  Decimal,
  discountFactor,
  duration,
  modifiedDuration,
  presentValue,
  type ScheduleTerms,
  schedule,
  xnpv,
  yearFraction,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";

const PER_YEAR = { annual: 1, "semi-annual": 2, quarterly: 4, monthly: 12 } as const;

/** What a bond with a face of 100 pays on the regular dates of its coupons. */
function bondFlows(terms: ScheduleTerms, coupon: string, frequency: keyof typeof PER_YEAR) {
  const paid = new Decimal(coupon).times(100).div(PER_YEAR[frequency]);
  const periods = schedule(terms);
  return periods.map(({ end }, index) => ({
    date: end,
    amount: paid.plus(index === periods.length - 1 ? 100 : 0).toString(),
  }));
}

const byCoupons = (
  rate: string,
  frequency: keyof typeof PER_YEAR,
  terms: ScheduleTerms,
): CouponRateInput => ({ rate, compounding: frequency, dayCount: "ACT/ACT ICMA", schedule: terms });

describe("published durations", () => {
  // Microsoft, DURATION and MDURATION functions, examples: 8% half-yearly at a yield of 9%, actual/actual.
  it.each([
    ["duration", duration, "2018-07-01", "2048-01-01", "10.9191453"],
    ["modified duration", modifiedDuration, "2008-01-01", "2016-01-01", "5.73567"],
  ] as const)("%s", (_, measure, start, end, published) => {
    const terms = { start, end, frequency: "semi-annual" } as const;
    const figure = measure(byCoupons("0.09", "semi-annual", terms), bondFlows(terms, "0.08", "semi-annual"), {
      valuationDate: start,
    });
    expect(figure.toFixed(published.split(".")[1]?.length)).toBe(published);
  });
});

const frequencies = fc.constantFrom(
  "annual" as const,
  "semi-annual" as const,
  "quarterly" as const,
  "monthly" as const,
);
const starts = fc.constantFrom("2019-08-31", "2020-02-29", "2020-08-30", "2021-01-31", "2021-03-15");
const rates = fc.integer({ min: 0, max: 2400 }).map((n) => `${n * 12}e-5`);

describe("a note at its own coupon", () => {
  test.prop([frequencies, starts, fc.integer({ min: 1, max: 4 }), rates, fc.boolean(), fc.nat()])(
    "is worth its face on every coupon date, to the last digit",
    (frequency, start, years, coupon, endOfMonth, pick) => {
      const [year = "", month = "", day = ""] = start.split("-");
      const last = month === "02" ? "28" : day;
      const end = `${Number(year) + years}-${month}-${last}`;
      fc.pre(month !== "02" || (Number(year) + years) % 4 !== 0);
      const terms = { start, end, frequency, endOfMonth };
      const flows = bondFlows(terms, coupon, frequency);
      const dates = [start, ...flows.map(({ date }) => date)];
      const on = dates[pick % (dates.length - 1)] ?? start;
      // On a coupon date the coupon of the day is paid already.
      const due = flows.filter(({ date }) => date > on);
      const own = byCoupons(coupon, frequency, terms);
      expect(presentValue(own, due, { valuationDate: on }).toString()).toBe("100");
      expect(xnpv(own, due, { valuationDate: on }).toString()).toBe("100");
    },
  );

  it("has the convexity of whole periods", () => {
    const terms = {
      start: "2020-08-31",
      end: "2021-08-31",
      frequency: "semi-annual",
      endOfMonth: true,
    } as const;
    const flows = bondFlows(terms, "0", "semi-annual").slice(1);
    const at = { valuationDate: "2020-08-31" };
    // One payment after a year: t·(t + 1/2)/(1 + r/2)² with r of 10%.
    expectClose(
      convexity(byCoupons("0.1", "semi-annual", terms), flows, at),
      new Decimal("1.5").div("1.1025"),
    );
  });
});

describe("years that need more than two dates", () => {
  const calendar = { weekend: ["Saturday", "Sunday"], holidays: ["2021-02-15", "2021-02-16"] } as const;

  test.prop([fc.integer({ min: 1, max: 900 }), rates])("are those of yearFraction", (days, rate) => {
    const to = new Date(Date.UTC(2020, 8, 1 + days)).toISOString().slice(0, 10);
    const at = (input: CouponRateInput): Decimal => discountFactor(input, "2020-09-01", to);
    const growth = new Decimal(rate).plus(1);
    const busy = new Decimal(businessDaysBetween("2020-09-01", to, calendar)).div(252);
    expectClose(at({ rate, dayCount: "BUS/252", calendar }), growth.pow(busy.neg()));
    const maturity = "2024-02-29";
    const years = yearFraction("2020-09-01", to, "30E/360 ISDA", { maturity });
    expectClose(at({ rate, dayCount: "30E/360 ISDA", maturity }), growth.pow(years.neg()));
  });

  it.each<[string, object, string]>([
    ["no coupons", { dayCount: "ACT/ACT ICMA" }, "rate.schedule: missing-term"],
    ["no maturity", { dayCount: "30E/360 ISDA" }, "rate.maturity: missing-term"],
    ["no calendar", { dayCount: "BUS/252" }, "rate.calendar: missing-term"],
    [
      "a calendar too many",
      { dayCount: "30E/360 ISDA", maturity: "2030-01-01", calendar },
      "rate.calendar: invalid-term",
    ],
    [
      "a maturity too early",
      { dayCount: "30E/360 ISDA", maturity: "2021-01-01" },
      "rate.maturity: invalid-date",
    ],
    [
      "coupons that end too early",
      { dayCount: "ACT/ACT ICMA", schedule: { start: "2020-01-01", end: "2021-01-01", frequency: "annual" } },
      "rate.schedule: out-of-range",
    ],
    [
      "coupons that are none",
      { dayCount: "ACT/ACT ICMA", schedule: { start: "2020-01-01", end: "2021-01-01" } },
      "rate.schedule.frequency: missing-term",
    ],
    ["an unknown field", { dayCount: "BUS/252", calender: calendar }, "rate.calender: unknown-key"],
    ["a rate that is none", { dayCount: "BUS/252", calendar, rate: "much" }, "rate.rate: invalid-decimal"],
    ["a rate that leaves nothing", { dayCount: "BUS/252", calendar, rate: "-1" }, "rate.rate: out-of-range"],
  ])("are refused: %s", (_, terms, problem) => {
    const input = { rate: "0.1", ...terms } as unknown as CouponRateInput;
    expect(problems(refusal(() => discountFactor(input, "2020-09-01", "2022-09-01")))).toEqual([problem]);
  });
});
