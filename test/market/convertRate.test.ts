import { fc, test } from "@fast-check/vitest";
import { type Compounding, convertRate, type DayCount, Decimal, discountFactor } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { dayCounts, orderedDates } from "../laws/kit/dates.js";
import { nonNegativeRates, trueCompoundings, yearlyRates } from "../laws/kit/rates.js";

const HULL = "Hull, Options, Futures, and Other Derivatives, Measuring interest rates";
const HAUG = "Haug, Option Pricing Formulas, p. 181, as QuantLib's test-suite/interestrates.cpp has it";
const all: readonly Compounding[] = [
  "every 4 months",
  "every 2 months",
  "daily",
  "simple then annual",
  "simple then semi-annual",
  "simple then quarterly",
  "simple then monthly",
  "annual",
  "semi-annual",
  "quarterly",
  "monthly",
  "continuous",
  "simple",
];
const anyCompounding = fc.constantFrom(...all);
const year = { from: "2021-01-01", to: "2022-01-01" };

describe("a converted rate", () => {
  it.each<[rate: string, from: Compounding, to: Compounding, printed: string, source: string]>([
    ["0.0525", "quarterly", "annual", "0.053543", "Microsoft, EFFECT function"],
    ["0.053543", "annual", "quarterly", "0.052500", "Microsoft, NOMINAL function"],
    ["0.10", "semi-annual", "continuous", "0.09758", HULL],
    ["0.08", "continuous", "quarterly", "0.0808", HULL],
    ["0.08", "quarterly", "continuous", "0.0792", HAUG],
    ["0.12", "continuous", "annual", "0.1275", HAUG],
    ["0.07", "quarterly", "semi-annual", "0.0706", HAUG],
  ])("%s %s is %s %s (%s)", (rate, compounding, to, printed) => {
    const converted = convertRate({ rate, compounding }, { compounding: to });
    expect(converted.rate.toFixed(printed.length - 2)).toBe(printed);
  });

  it.each<[rate: string, from: Compounding, to: Compounding, exact: string]>([
    ["0.08", "semi-annual", "annual", "0.0816"],
    ["0.0816", "annual", "semi-annual", "0.08"],
    ["0.12", "monthly", "quarterly", "0.121204"],
    ["0.4", "quarterly", "annual", "0.4641"],
    ["-0.19", "annual", "semi-annual", "-0.2"],
    ["0.08", "annual", "annual", "0.08"],
    ["0", "simple", "monthly", "0"],
    ["0.0816", "annual", "simple", "0.0816"],
    ["0.0816", "simple then annual", "simple", "0.0816"],
    ["0.08", "simple then semi-annual", "simple", "0.0816"],
    ["0.08", "semi-annual", "simple then semi-annual", "0.08"],
  ])("is exact where %s %s is %s %s", (rate, compounding, to, exact) => {
    expect(convertRate({ rate, compounding }, { compounding: to }, year).rate.toString()).toBe(exact);
  });

  test.prop([yearlyRates(), trueCompoundings(), trueCompoundings(), fc.constantFrom("ACT/365F", "ACT/360")])(
    "comes back, without a horizon",
    (rate, compounding, other, dayCount) => {
      const there = convertRate(
        { rate, compounding },
        { compounding: other, dayCount: dayCount as DayCount },
      );
      const back = convertRate(there, { compounding, dayCount: "ACT/365F" });
      expectClose(back.rate, new Decimal(rate));
    },
  );

  test.prop([
    nonNegativeRates(),
    anyCompounding,
    anyCompounding,
    dayCounts(),
    dayCounts(),
    orderedDates(2, 2000, 2010),
  ])(
    "has the same discount factor over its horizon, and comes back",
    (rate, compounding, other, dayCount, otherCount, [from = "", to = ""]) => {
      fc.pre(Date.parse(to) - Date.parse(from) > 5e8);
      const stated = { rate, compounding, dayCount };
      const there = convertRate(stated, { compounding: other, dayCount: otherCount }, { from, to });
      // A rate rounded to 28 digits is off by as much in the exponent, and that is large over a century.
      expectClose(
        discountFactor(there, from, to).times(1000),
        discountFactor(stated, from, to).times(1000),
        new Decimal(1000),
      );
      expectClose(
        convertRate(there, { compounding, dayCount }, { from, to }).rate,
        new Decimal(rate),
        new Decimal(1),
      );
    },
  );

  test.prop([yearlyRates(), trueCompoundings(), trueCompoundings(), orderedDates(2)])(
    "needs no horizon where that makes no difference",
    (rate, compounding, other, [from = "", to = ""]) => {
      fc.pre(from < to);
      const without = convertRate({ rate, compounding }, { compounding: other });
      expectClose(
        convertRate({ rate, compounding }, { compounding: other }, { from, to }).rate,
        without.rate,
      );
    },
  );

  it("keeps the day count unless told otherwise, is frozen and is a rate again", () => {
    const converted = convertRate({ rate: "0.05", dayCount: "ACT/360" }, { compounding: "continuous" });
    expect(converted.dayCount).toBe("ACT/360");
    expect(Object.isFrozen(converted)).toBe(true);
    expect(discountFactor(converted, "2021-01-01", "2021-12-27").toFixed(20)).toBe(
      new Decimal("1").div("1.05").toFixed(20),
    );
  });

  it.each<[what: string, convert: () => unknown, problem: string]>([
    ["simple", () => convertRate("0.05", { compounding: "simple" }), "horizon: missing-term"],
    [
      "from simple",
      () =>
        convertRate({ rate: "0.05", compounding: "simple" }, { compounding: "simple", dayCount: "ACT/360" }),
      "horizon: missing-term",
    ],
    [
      "between day counts",
      () => convertRate("0.05", { compounding: "annual", dayCount: "30E/360" }),
      "horizon: missing-term",
    ],
    [
      "over no time",
      () => convertRate("0.05", { compounding: "simple" }, { from: "2021-01-01", to: "2021-01-01" }),
      "horizon.to: invalid-date",
    ],
    [
      "over no time of a day count",
      () =>
        convertRate(
          "0.05",
          { compounding: "simple", dayCount: "30E/360" },
          { from: "2021-01-30", to: "2021-01-31" },
        ),
      "horizon.to: invalid-date",
    ],
    [
      "backwards",
      () => convertRate("0.05", { compounding: "simple" }, { from: "2021-02-01", to: "2021-01-31" }),
      "horizon.to: invalid-date",
    ],
    [
      "an unknown day count",
      () => convertRate("0.05", { compounding: "simple", dayCount: "ACT" as never }, year),
      "dayCount: invalid-term",
    ],
    [
      "an unknown compounding",
      () => convertRate("0.05", { compounding: "hourly" as never }),
      "rate.compounding: invalid-type",
    ],
    ["no conventions", () => convertRate("0.05", undefined as never), "to: invalid-type"],
    [
      "more than any rate",
      () => convertRate({ rate: "50", compounding: "continuous" }, { compounding: "annual" }),
      "rate.rate: out-of-range",
    ],
    [
      "beyond printing",
      () =>
        convertRate(
          { rate: "1000", compounding: "continuous" },
          { compounding: "annual" },
          { from: "2021-01-01", to: "2091-01-01" },
        ),
      "rate.rate: out-of-range",
    ],
    [
      "a loss of everything",
      () => convertRate({ rate: "-500", compounding: "continuous" }, { compounding: "annual" }),
      "rate.rate: out-of-range",
    ],
    [
      "a simple loss of everything",
      () => convertRate({ rate: "-1", compounding: "simple" }, { compounding: "annual" }, year),
      "rate: out-of-range",
    ],
    ["a total loss", () => convertRate("-1", { compounding: "continuous" }), "rate: out-of-range"],
  ])("refuses %s", (_, convert, problem) => {
    expect(problems(refusal(convert))).toEqual([problem]);
  });
});

describe("compounding every so often", () => {
  // QuantLib, test-suite/interestrates.cpp: over one period, compounded and simple rates are the same.
  it.each<[rate: string, compounding: Compounding, to: string, days: number]>([
    ["0.05", "every 4 months", "2021-05-01", 120],
    ["0.05", "quarterly", "2021-04-01", 90],
    ["0.07", "every 2 months", "2021-03-02", 60],
    ["0.09", "monthly", "2021-01-31", 30],
  ])("%s %s over one period, to %s, is as simple", (rate, compounding, to, days) => {
    const horizon = { from: "2021-01-01", to };
    expect((Date.parse(to) - Date.parse(horizon.from)) / 86_400_000).toBe(days);
    const quoted = { rate, compounding, dayCount: "ACT/360" } as const;
    expect(convertRate(quoted, { compounding: "simple" }, horizon).rate.toFixed(4)).toBe(
      `${rate}00`.slice(0, 6),
    );
  });

  // 10,000 at 10% over five years; math.answers.com, "How much would $10,000 due in 50 years be worth": a list by compounding.
  it.each<[Compounding, string]>([
    ["annual", "16105.10"],
    ["semi-annual", "16288.95"],
    ["quarterly", "16386.16"],
    ["monthly", "16453.09"],
    ["daily", "16486.08"],
  ])("%s turns 10,000 into %s", (compounding, printed) => {
    const quoted = { rate: "10%", compounding, dayCount: "30E/360" } as const;
    const factor = discountFactor(quoted, "2021-01-01", "2026-01-01");
    expect(new Decimal(10_000).div(factor).toFixed(2)).toBe(printed);
  });

  const over = (compounding: Compounding, to: string) =>
    discountFactor({ rate: "0.1", compounding, dayCount: "30E/360" }, "2021-01-01", to);

  it("is simple within the first period, and compounded beyond it", () => {
    expect(over("simple then semi-annual", "2021-04-01")).toEqual(over("simple", "2021-04-01"));
    expect(over("simple then semi-annual", "2021-07-01")).toEqual(over("semi-annual", "2021-07-01"));
    expect(over("simple then semi-annual", "2021-07-01")).toEqual(over("simple", "2021-07-01"));
    expect(over("simple then semi-annual", "2021-10-01")).toEqual(over("semi-annual", "2021-10-01"));
  });

  it("leaves nothing below -100% of a period", () => {
    const at = (rate: string, compounding: Compounding) => () =>
      discountFactor({ rate, compounding }, "2021-01-01", "2031-01-01");
    expect(problems(refusal(at("-3", "every 4 months")))).toEqual(["rate.rate: out-of-range"]);
    expect(at("-2.9", "every 4 months")).not.toThrow();
    expect(problems(refusal(at("-365", "daily")))).toEqual(["rate.rate: out-of-range"]);
    expect(problems(refusal(at("-4", "simple then quarterly")))).toEqual(["rate.rate: out-of-range"]);
  });
});
