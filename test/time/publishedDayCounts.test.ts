import {
  addBusinessDays,
  adjustDate,
  type DayCountContext,
  Decimal,
  isBusinessDay,
  yearFraction,
} from "offer-valuation";
import { calculate } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";

/** Figures as others print them, each to the digits that it has. */
type Published = readonly [start: string, end: string, figure: number];

function expectPublished(found: { toNumber(): number }, published: number, tolerance = 1e-10): void {
  expect(Math.abs(found.toNumber() - published)).toBeLessThan(tolerance * Math.max(1, published));
}

const STARTS: readonly (readonly [start: string, end: string, days: number])[] = [
  ["2011-12-28", "2012-02-28", 62],
  ["2011-12-28", "2012-02-29", 63],
  ["2011-12-28", "2012-03-01", 64],
  ["2011-12-28", "2016-02-28", 1523],
  ["2011-12-28", "2016-02-29", 1524],
  ["2011-12-28", "2016-03-01", 1525],
  ["2012-02-28", "2012-03-28", 29],
  ["2012-02-29", "2012-03-28", 28],
  ["2012-03-01", "2012-03-28", 27],
];

describe("the tables of OpenGamma Strata, DayCountTest", () => {
  it.each(STARTS)("%s to %s over 360 and over 365", (start, end, days) => {
    expectPublished(yearFraction(start, end, "ACT/360"), days / 360);
    expectPublished(yearFraction(start, end, "ACT/365F"), days / 365);
  });

  it.each<Published>([
    ["2011-12-28", "2012-02-28", 4 / 365 + 58 / 366],
    ["2011-12-28", "2012-02-29", 4 / 365 + 59 / 366],
    ["2011-12-28", "2012-03-01", 4 / 365 + 60 / 366],
    ["2011-12-28", "2016-02-28", 4 / 365 + 58 / 366 + 4],
    ["2011-12-28", "2016-02-29", 4 / 365 + 59 / 366 + 4],
    ["2011-12-28", "2016-03-01", 4 / 365 + 60 / 366 + 4],
    ["2012-02-29", "2012-03-29", 29 / 366],
    ["2012-02-29", "2012-03-28", 28 / 366],
    ["2012-03-01", "2012-03-28", 27 / 366],
  ])("ACT/ACT ISDA from %s to %s", (start, end, figure) => {
    expectPublished(yearFraction(start, end, "ACT/ACT ISDA"), figure);
  });

  const annual = (end: string, start: string): DayCountContext => ({
    period: { start, end, frequency: "annual", endOfMonth: false },
  });
  const half = (end: string, start: string): DayCountContext => ({
    period: { start, end, frequency: "semi-annual", endOfMonth: false },
  });

  it.each<[end: string, context: DayCountContext, figure: number]>([
    ["2012-02-28", annual("2012-02-28", "2011-02-28"), 62 / 365],
    ["2012-02-28", annual("2012-03-01", "2011-03-01"), 62 / 366],
    ["2012-02-29", annual("2012-03-01", "2011-03-01"), 63 / 366],
    ["2012-02-28", half("2012-02-28", "2011-08-28"), 62 / 366],
    ["2012-02-28", half("2012-02-29", "2011-08-29"), 62 / 366],
    ["2012-02-28", half("2012-03-01", "2011-09-01"), 62 / 366],
    ["2012-02-29", half("2012-02-29", "2011-08-29"), 63 / 366],
    ["2012-02-29", half("2012-03-01", "2011-09-01"), 63 / 366],
  ])("ACT/365L from 2011-12-28 to %s", (end, context, figure) => {
    expectPublished(yearFraction("2011-12-28", end, "ACT/365L", context), figure);
  });

  it("ACT/365L of coupons that end on a 29 February, and of a year without one", () => {
    const leap = {
      schedule: { start: "2008-02-29", end: "2012-02-29", frequency: "annual", endOfMonth: true },
    } as const;
    expectPublished(yearFraction("2011-12-28", "2012-02-28", "ACT/365L", leap), 62 / 366);
    expectPublished(yearFraction("2011-12-28", "2012-02-29", "ACT/365L", leap), 63 / 366);
    for (const end of ["2011-02-28", "2011-03-01"])
      expectPublished(
        yearFraction(
          "2010-12-28",
          "2011-02-28",
          "ACT/365L",
          half(end, end === "2011-02-28" ? "2010-08-28" : "2010-09-01"),
        ),
        62 / 365,
      );
  });

  it("ACT/365L counts each coupon by its own length, stubs among them", () => {
    const schedule = {
      start: "2023-05-10",
      end: "2025-03-31",
      frequency: "annual",
      stub: "short first",
      endOfMonth: true,
    } as const;
    // 2023-05-10 to 2024-03-31 has the 29 February among it, the year after has not.
    expectPublished(
      yearFraction("2023-05-10", "2025-03-31", "ACT/365L", { schedule }),
      326 / 366 + 365 / 365,
    );
    const error = refusal(() => yearFraction("2023-05-10", "2024-01-01", "ACT/365L"));
    expect([error.code, error.path]).toEqual(["missing-term", ["options", "schedule"]]);
  });
});

describe("the tables of QuantLib, test-suite/daycounters.cpp", () => {
  const DAYS = [
    "2002-02-01",
    "2002-02-04",
    "2003-05-16",
    "2003-12-17",
    "2004-12-17",
    "2005-12-19",
    "2006-01-02",
    "2006-03-13",
    "2006-05-15",
  ];

  it.each<["ACT/366" | "ACT/365.25", readonly number[]]>([
    [
      "ACT/366",
      [
        0.00819672131147541, 1.27322404371585, 0.587431693989071, 1, 1.00273224043716, 0.0382513661202186,
        0.191256830601093, 0.172131147540984,
      ],
    ],
    [
      "ACT/365.25",
      [
        0.0082135523613963, 1.27583846680356, 0.588637919233402, 1.00205338809035, 1.00479123887748,
        0.0383299110198494, 0.191649555099247, 0.172484599589322,
      ],
    ],
  ])("%s", (dayCount, figures) => {
    for (const [index, figure] of figures.entries())
      expectPublished(
        yearFraction(DAYS[index] as string, DAYS[index + 1] as string, dayCount),
        figure,
        1e-12,
      );
  });

  // ISDA, 30/360 day count conventions, worked examples, as QuantLib tests them.
  it.each<Published>([
    ["2006-08-20", "2007-02-20", 180],
    ["2007-02-20", "2007-08-20", 180],
    ["2007-08-20", "2008-02-20", 180],
    ["2008-02-20", "2008-08-20", 180],
    ["2008-08-20", "2009-02-20", 180],
    ["2009-02-20", "2009-08-20", 180],
    ["2006-02-28", "2006-08-31", 182],
    ["2006-08-31", "2007-02-28", 178],
    ["2007-02-28", "2007-08-31", 182],
    ["2007-08-31", "2008-02-29", 179],
    ["2008-02-29", "2008-08-31", 181],
    ["2008-08-31", "2009-02-28", 178],
    ["2009-02-28", "2009-08-31", 182],
    ["2009-08-31", "2010-02-28", 178],
    ["2010-02-28", "2010-08-31", 182],
    ["2010-08-31", "2011-02-28", 178],
    ["2011-02-28", "2011-08-31", 182],
    ["2011-08-31", "2012-02-29", 179],
    ["2006-01-31", "2006-02-28", 28],
    ["2006-01-30", "2006-02-28", 28],
    ["2006-02-28", "2006-03-03", 5],
    ["2006-02-14", "2006-02-28", 14],
    ["2006-09-30", "2006-10-31", 30],
    ["2006-10-31", "2006-11-28", 28],
    ["2007-08-31", "2008-02-28", 178],
    ["2008-02-28", "2008-08-28", 180],
    ["2008-02-28", "2008-08-30", 182],
    ["2008-02-28", "2008-08-31", 182],
    ["2007-02-26", "2008-02-28", 362],
    ["2007-02-26", "2008-02-29", 363],
    ["2008-02-29", "2009-02-28", 359],
    ["2008-02-28", "2008-03-30", 32],
    ["2008-02-28", "2008-03-31", 32],
  ])("30E/360 from %s to %s: %i days", (start, end, days) => {
    expectPublished(yearFraction(start, end, "30E/360"), days / 360);
  });

  it("ACT/ACT ICMA with quasi-coupons that are each reckoned from the one before", () => {
    const schedule = {
      start: "1999-11-30",
      end: "2000-04-30",
      frequency: "quarterly",
      stub: "long last",
    } as const;
    const figure = (endOfMonth: boolean, quasiCoupons?: "anchored" | "chained") =>
      yearFraction("1999-11-30", "2000-04-30", "ACT/ACT ICMA", {
        schedule: { ...schedule, endOfMonth },
        quasiCoupons,
      });

    expectPublished(figure(true), 91 / 364 + 61 / 368);
    expectPublished(figure(false, "chained"), 91 / 364 + 61 / 360);
    // Reckoned from 30 November, the second ends on 30 May and has 91 days.
    expectPublished(figure(false), 91 / 364 + 61 / 364);
    expectPublished(figure(false, "anchored"), 91 / 364 + 61 / 364);
    const wrong = { schedule: { ...schedule, endOfMonth: false }, quasiCoupons: "linked" } as never;
    expect(refusal(() => yearFraction("1999-11-30", "2000-04-30", "ACT/ACT ICMA", wrong)).path).toEqual([
      "options",
      "quasiCoupons",
    ]);
    const stray = { maturity: "2030-01-01", quasiCoupons: "chained" } as const;
    expect(refusal(() => yearFraction("2020-01-01", "2021-01-01", "30E/360 ISDA", stray)).path).toEqual([
      "options",
      "quasiCoupons",
    ]);
  });

  it("chained quasi-coupons leave the regular ones as they are", () => {
    const schedule = {
      start: "2023-01-31",
      end: "2028-01-31",
      frequency: "quarterly",
      endOfMonth: false,
    } as const;
    for (const [start, end] of [
      ["2023-02-14", "2024-05-02"],
      ["2023-04-30", "2027-10-31"],
    ] as const) {
      const [anchored, chained] = (["anchored", "chained"] as const).map((quasiCoupons) =>
        yearFraction(start, end, "ACT/ACT ICMA", { schedule, quasiCoupons }),
      );
      expect(chained).toEqual(anchored);
    }
  });
});

// 2007 and 2008 by all bases, as Microsoft Excel gives them: PHPOffice/PhpSpreadsheet, tests/data/Calculation/DateTime/YEARFRAC.php.
const EXCEL: readonly (readonly [start: string, end: string, ...figures: number[]])[] = [
  ["2007-01-01", "2007-01-10", 0.025, 0.02465753424658, 0.025, 0.02465753424658, 0.025],
  ["2007-01-01", "2007-12-31", 1, 0.9972602739726, 1.01111111111111, 0.9972602739726, 0.99722222222222],
  ["2007-01-01", "2008-07-01", 1.5, 1.49658002735978, 1.51944444444444, 1.4986301369863, 1.5],
  [
    "2007-01-01",
    "2007-01-31",
    0.08333333333333,
    0.08219178082192,
    0.08333333333333,
    0.08219178082192,
    0.08055555555556,
  ],
  [
    "2007-01-01",
    "2007-02-01",
    0.08333333333333,
    0.08493150684932,
    0.08611111111111,
    0.08493150684932,
    0.08333333333333,
  ],
  [
    "2007-01-01",
    "2007-02-28",
    0.15833333333333,
    0.15890410958904,
    0.16111111111111,
    0.15890410958904,
    0.15833333333333,
  ],
  [
    "2007-01-31",
    "2007-02-01",
    0.00277777777778,
    0.0027397260274,
    0.00277777777778,
    0.0027397260274,
    0.00277777777778,
  ],
  [
    "2007-01-31",
    "2007-03-01",
    0.08611111111111,
    0.07945205479452,
    0.08055555555556,
    0.07945205479452,
    0.08611111111111,
  ],
  [
    "2007-01-31",
    "2007-03-31",
    0.16666666666667,
    0.16164383561644,
    0.16388888888889,
    0.16164383561644,
    0.16666666666667,
  ],
  [
    "2008-01-01",
    "2008-09-01",
    0.66666666666667,
    0.66666666666667,
    0.67777777777778,
    0.66849315068493,
    0.66666666666667,
  ],
  [
    "2007-02-01",
    "2008-04-01",
    1.16666666666667,
    1.16279069767442,
    1.18055555555556,
    1.16438356164384,
    1.16666666666667,
  ],
  ["1960-12-19", "2008-06-28", 47.525, 47.5216225276567, 48.2166666666667, 47.5561643835616, 47.525],
  [
    "1982-12-07",
    "2008-06-28",
    25.5583333333333,
    25.5571892111134,
    25.9305555555556,
    25.5753424657534,
    25.5583333333333,
  ],
  // ClosedXML, DateAndTimeTests, YearFrac.
  ["2008-01-01", "2008-03-31", 0.25, 0.2459016393442623, 0.25, 0.2465753424657534, 0.2472222222222222],
  ["2008-01-01", "2013-03-31", 5.25, 5.24452554744526, 5.32222222222222, 5.24931506849315, 5.24722222222222],
  ["2006-01-01", "2006-07-01", 0.5, 0.495890411, 0.5027777778, 0.495890411, 0.5],
  // The Rust package yearfrac, tests/integration_test.rs.
  [
    "1978-02-28",
    "2020-05-17",
    42.21388888889,
    42.21424933147,
    42.83055555556,
    42.24383561644,
    42.21944444444,
  ],
  [
    "1993-12-02",
    "2022-04-18",
    28.37777777778,
    28.37638039609,
    28.78888888889,
    28.39452054795,
    28.37777777778,
  ],
  // The Python package yearfrac, test/Excel-results.txt.
  [
    "2018-12-15",
    "2019-03-01",
    0.211111111111111,
    0.208219178082192,
    0.211111111111111,
    0.208219178082192,
    0.211111111111111,
  ],
];

describe("YEARFRAC", () => {
  it.each(EXCEL)("from %s to %s is Excel's, by each basis and in either order", (start, end, ...figures) => {
    for (const [basis, published] of figures.entries()) {
      const figure = Number(published);
      for (const days of [
        [start, end],
        [end, start],
      ]) {
        const outcome = calculate("YEARFRAC", [...days, basis]);
        expectPublished(
          new Decimal("value" in outcome ? (outcome.value as number) : Number.NaN),
          figure,
          6e-10,
        );
      }
    }
  });

  it.each<Published>([
    ["1924-06-25", "2025-02-28", 100.67763581705],
    ["2004-03-01", "2006-03-01", 1.9981751825],
  ])("from %s to %s with basis 1 is what ClosedXML records", (start, end, figure) => {
    expectPublished(yearFraction(start, end, "ACT/ACT Excel"), figure, 1e-10);
  });

  // Excel 2007, as David A. Wheeler and Rob Weir report it to the OASIS committees for OpenDocument (lists.oasis-open.org,
  // office/200804/msg00143 and office-formula/201009/msg00020), and Weir's cases of each branch of the rules, as LibreOffice has them
  // (sc/qa/unit/data/functions/date_time/fods/yearfrac.fods).
  it.each<[basis: number, start: string, end: string, figure: number]>([
    [4, "1999-01-05", "2000-02-28", 1.147222222],
    [4, "1999-01-05", "2000-02-29", 1.15],
    [1, "2001-01-01", "2004-01-01", 2.997946612],
    [0, "2010-01-31", "2010-07-31", 0.5],
    [0, "2010-01-31", "2010-08-01", 0.502777777777778],
    [0, "2010-01-30", "2010-07-31", 0.5],
    [0, "2010-02-28", "2011-02-28", 1],
    [0, "2000-02-29", "2008-02-29", 8],
    [0, "2010-02-28", "2010-08-30", 0.5],
    [0, "2008-02-29", "2008-08-30", 0.5],
    [0, "2008-01-31", "2008-05-01", 0.252777777777778],
    [1, "2002-01-31", "2003-05-01", 1.24657534246575],
    [1, "2008-01-31", "2009-05-01", 1.24760601915185],
    [1, "2007-01-31", "2009-05-01", 2.24726277372263],
    [1, "2007-01-31", "2007-05-01", 0.246575342465753],
    [1, "2008-01-31", "2008-05-01", 0.248633879781421],
    [1, "2007-12-15", "2008-03-14", 0.245901639344262],
    [1, "2007-12-01", "2008-02-29", 0.245901639344262],
    [1, "1958-03-01", "1996-01-01", 37.8364338364338],
    [1, "1958-03-01", "1995-12-31", 37.8357230348008],
    [3, "2000-02-29", "2008-02-29", 8.0054794520548],
    [4, "2008-01-31", "2008-05-01", 0.252777777777778],
  ])("with basis %s from %s to %s is what was reported for OpenDocument", (basis, start, end, figure) => {
    const outcome = calculate("YEARFRAC", [start, end, basis]);
    expectPublished(new Decimal("value" in outcome ? (outcome.value as number) : Number.NaN), figure, 6e-10);
  });
});

describe("modified following bi-monthly", () => {
  const weekends = { weekend: ["Saturday", "Sunday"], holidays: [] } as const;

  // OpenGamma Strata, BusinessDayConventionTest.
  it.each<[date: string, expected: string]>([
    ["2014-07-11", "2014-07-11"],
    ["2014-07-12", "2014-07-14"],
    ["2014-07-13", "2014-07-14"],
    ["2014-08-30", "2014-08-29"],
    ["2014-08-31", "2014-08-29"],
    ["2014-11-01", "2014-11-03"],
    ["2014-11-14", "2014-11-14"],
    ["2014-11-15", "2014-11-14"],
    ["2014-11-16", "2014-11-17"],
    ["2014-11-17", "2014-11-17"],
  ])("moves %s to %s", (date, expected) => {
    expect(adjustDate(date, "modified following bi-monthly", weekends)).toBe(expected);
  });

  it("stays in its half of the month, on a business day", () => {
    const calendar = {
      weekend: ["Saturday", "Sunday"],
      holidays: ["2024-05-15", "2024-05-16", "2024-05-31"],
    } as const;
    for (
      let date = "2024-05-01";
      date <= "2024-06-30";
      date = addBusinessDays(date, 1, { weekend: [], holidays: [] })
    ) {
      const moved = adjustDate(date, "modified following bi-monthly", calendar);
      expect(isBusinessDay(moved, calendar)).toBe(true);
      expect(moved.slice(0, 7)).toBe(date.slice(0, 7));
      expect(Number(moved.slice(8)) > 15).toBe(Number(date.slice(8)) > 15);
    }
  });
});
