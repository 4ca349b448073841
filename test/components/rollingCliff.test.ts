import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type Component,
  cliffEarnOut,
  Decimal,
  describe as inWords,
  offer,
  simulate,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";
import { expectWithin } from "../numeric/relativeError.js";
import { paidFor } from "./contingentTerms.js";

// Cliffs on windows that roll from period to period, and cliffs that are paid once.

const QUARTERS = ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2"] as const;
const deal = (component: Component) =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [component] });
const rolling = cliffEarnOut({
  metric: "revenue",
  periods: QUARTERS,
  window: 4,
  once: true,
  threshold: "100",
  amount: "7",
});

/** What is paid after each window, for revenue by quarter. */
const paid = (component: Component, figures: readonly number[]): readonly string[] => {
  const forecast = Object.fromEntries(
    figures.map((figure, index) => [QUARTERS[index] ?? "", String(figure)]),
  );
  return valueOffer(deal(component), {
    valuationDate: "2021-12-31",
    discountRate: "0",
    metrics: { revenue: { forecast } },
  }).cashFlows.map(({ date, units }) => `${date} ${units}`);
};

describe("a cliff on any four quarters in a row", () => {
  it.each([
    [
      [20, 20, 20, 20, 20, 20],
      ["2022-12-31 0", "2023-03-31 0", "2023-06-30 0"],
    ],
    [
      [20, 20, 20, 20, 40, 40],
      ["2022-12-31 0", "2023-03-31 7", "2023-06-30 0"],
    ],
    [
      [25, 25, 25, 25, 25, 25],
      ["2022-12-31 7", "2023-03-31 0", "2023-06-30 0"],
    ],
    [
      [90, 9, 0, 0, 0, 91],
      ["2022-12-31 0", "2023-03-31 0", "2023-06-30 0"],
    ],
  ])("by hand, %j", (figures, expected) => {
    expect(paid(rolling, figures)).toEqual(expected);
  });

  it("is paid each time unless once is stated", () => {
    const each = cliffEarnOut({
      metric: "revenue",
      periods: QUARTERS,
      window: 4,
      threshold: "100",
      amount: "7",
    });
    expect(paid(each, [25, 25, 25, 25, 25, 25])).toEqual(["2022-12-31 7", "2023-03-31 7", "2023-06-30 7"]);
  });

  it("says so", () => {
    expect(inWords(deal(rolling).claim).split("\n")[1]).toBe(
      "Cliff earn-out, 2023-Q1: receive 0 if ((((revenue for 2022-Q1 plus revenue for 2022-Q2) plus revenue for 2022-Q3) plus revenue for 2022-Q4) minus 100) is at least 0, otherwise (7 if (((revenue for 2022-Q2 plus revenue for 2022-Q3) plus revenue for 2022-Q4) plus revenue for 2023-Q1) is at least 100, otherwise 0), in USD, on 2023-03-31, owed by Acme",
    );
  });

  test.prop([fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 6, maxLength: 6 })])(
    "pays the amount after the first window that reaches the threshold, as a loop over windows finds it",
    (figures) => {
      let done = false;
      const expected = [0, 1, 2].map((start) => {
        const sum = figures.slice(start, start + 4).reduce((total, figure) => total + figure, 0);
        const now = !done && sum >= 100;
        done ||= now;
        return now ? "7" : "0";
      });
      expect(paid(rolling, figures).map((line) => line.split(" ")[1])).toEqual(expected);
    },
  );

  it("is worth once the odds that any of two independent years reaches it: 1 − N(z)², by mpmath", () => {
    const forecast = { distribution: "normal", mean: "90", standardDeviation: "20" } as const;
    const once = cliffEarnOut({
      metric: "m",
      periods: [2022, 2023],
      once: true,
      threshold: "100",
      amount: "7",
    });
    const beliefs = {
      valuationDate: "2021-12-31",
      discountRate: "0",
      metrics: { m: { forecast: { 2022: forecast, 2023: forecast } } },
    };
    expectWithin(
      "1e-15",
      valueOffer(deal(once), beliefs).presentValue,
      "3.653157652542187502648363779051796975703",
    );
  });

  it("is simulated where windows share uncertain quarters", () => {
    const forecast = { distribution: "normal", mean: "24", standardDeviation: "3" } as const;
    const beliefs = {
      valuationDate: "2021-12-31",
      discountRate: "0",
      metrics: { revenue: { forecast: Object.fromEntries(QUARTERS.map((quarter) => [quarter, forecast])) } },
    };
    expect(refusal(() => valueOffer(deal(rolling), beliefs)).message).toContain("simulation");
    const { mean } =
      simulate(deal(rolling), beliefs, { paths: 65_536, seed: 9, drift: "pricing" }).presentValue ?? {};
    // 4 million draws by NumPy, standard error 0.0017
    expectWithin("5e-3", mean as never, "2.928");
  });
});

describe("a cliff that is paid once, on a condition", () => {
  const YEARS = [2022, 2023, 2024] as const;
  const onCondition = cliffEarnOut({
    metric: "revenue",
    periods: YEARS,
    once: true,
    threshold: "100",
    amount: ["7", "8", "9"],
    onlyIf: { metric: "users", metricUnit: "user", atLeast: "50" },
  });
  const beliefsOf = (revenue: readonly number[], users: readonly number[]): AssumptionsInput => {
    const byYear = (figures: readonly number[]) =>
      Object.fromEntries(YEARS.map((year, index) => [String(year), String(figures[index])]));
    return {
      valuationDate: "2021-12-31",
      discountRate: "0",
      metrics: { revenue: { forecast: byYear(revenue) }, users: { forecast: byYear(users) } },
    };
  };
  const payments = (revenue: readonly number[], users: readonly number[]) =>
    valueOffer(deal(onCondition), beliefsOf(revenue, users)).cashFlows.map(({ units }) => Number(units));

  it.each([
    ["the condition fails with the first test that is passed", [100, 120, 150], [49, 50, 60], [0, 8, 0]],
    ["it is met with the first one", [100, 120, 150], [50, 50, 60], [7, 0, 0]],
    ["it is met where no test is passed", [99, 120, 150], [50, 10, 60], [0, 0, 9]],
    ["it is never met", [100, 120, 150], [1, 2, 3], [0, 0, 0]],
  ])("by hand: %s", (_, revenue, users, expected) => {
    expect(payments(revenue, users)).toEqual(expected);
  });

  const figures = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 3, maxLength: 3 });
  test.prop([figures, figures])(
    "pays the first time that both hold, as a loop finds it",
    (revenue, users) => {
      const first = YEARS.findIndex((__, index) => (revenue[index] ?? 0) >= 100 && (users[index] ?? 0) >= 50);
      expect(payments(revenue, users)).toEqual([7, 8, 9].map((paid, index) => (index === first ? paid : 0)));
    },
  );

  it("uses nothing up for want of the condition: two years of scenarios, by hand", () => {
    // Revenue reaches 100 with 1/2 each year, users reach 50 with 1/4 in the first year and surely in the second:
    // 7 × 1/8 + 8 × (1 − 1/8) × 1/2 = 4.375; taken as used up by a test alone it would be 7/8 + 8 × 1/4 = 2.875.
    const two = cliffEarnOut({
      metric: "revenue",
      periods: [2022, 2023],
      once: true,
      threshold: "100",
      amount: ["7", "8"],
      onlyIf: { metric: "users", metricUnit: "user", atLeast: "50" },
    });
    const either = (low: string, high: string, odds: string) => ({
      distribution: "scenarios" as const,
      scenarios: [
        { value: low, probability: new Decimal(1).minus(odds).toString() },
        { value: high, probability: odds },
      ],
    });
    const { presentValue } = valueOffer(deal(two), {
      valuationDate: "2021-12-31",
      discountRate: "0",
      metrics: {
        revenue: { forecast: { 2022: either("90", "110", "0.5"), 2023: either("90", "110", "0.5") } },
        users: { forecast: { 2022: either("40", "60", "0.25"), 2023: "70" } },
      },
    });
    expect(presentValue.toString()).toBe("4.375");
  });

  it("is worth once the odds that any of two years meets the condition, and is simulated so", () => {
    const same = cliffEarnOut({
      metric: "m",
      periods: [2022, 2023],
      once: true,
      threshold: "100",
      amount: "7",
      onlyIf: { metric: "m", atLeast: "120" },
    });
    // The condition implies the test: 7 × (1 − Φ(1.5)²), by mpmath
    const forecast = { distribution: "normal", mean: "90", standardDeviation: "20" } as const;
    const beliefs: AssumptionsInput = {
      valuationDate: "2021-12-31",
      discountRate: "0",
      metrics: { m: { forecast: { 2022: forecast, 2023: forecast } } },
    };
    const { presentValue } = valueOffer(deal(same), beliefs);
    expectWithin("1e-15", presentValue, "0.904058402774368948572454951942");
    const { mean, standardError } =
      simulate(deal(same), beliefs, { paths: 65_536, seed: 4, drift: "pricing" }).presentValue ?? {};
    expect(Math.abs(Number(mean) - Number(presentValue))).toBeLessThan(5 * Number(standardError));
  });

  it("comes to at most the largest of its payments, and not to their sum", () => {
    const either = {
      distribution: "scenarios",
      scenarios: [
        { value: "90", probability: "0.5" },
        { value: "110", probability: "0.5" },
      ],
    } as const;
    const { headline } = valueOffer(deal(onCondition), {
      ...beliefsOf([1, 1, 1], [60, 60, 60]),
      metrics: {
        revenue: { forecast: { 2022: either, 2023: either, 2024: either } },
        users: { forecast: { 2022: "60", 2023: "60", 2024: "60" } },
      },
    });
    expect(String(headline.atMost)).toBe("9");
  });
});

describe("the most that a cliff may come to that is paid once", () => {
  const base = { metric: "m", periods: [2022, 2023, 2024], once: true, threshold: "100", amount: "10" };
  const growing = { growth: "0.1", over: 2021 };
  it.each<[object, string]>([
    [{}, "10"],
    [{ amount: ["10", "40", "20"] }, "40"],
    [{ threshold: growing }, "10"],
    [{ window: 2 }, "10"],
    [{ onlyIf: { metric: "m", period: 2021, atLeast: "1" } }, "10"],
    [{ aggregateCap: "8" }, "8"],
    [{ once: false }, "30"],
  ])("%j", (more, most) => {
    const forecast = { distribution: "normal", mean: "90", standardDeviation: "20" } as const;
    const component = cliffEarnOut({ ...base, ...more } as never);
    const { headline } = valueOffer(deal(component), {
      valuationDate: "2020-12-31",
      discountRate: "0",
      metrics: { m: { forecast: { 2021: "90", 2022: "90", 2023: "90", 2024: forecast } } },
    });
    expect(String(headline.atMost)).toBe(most);
    expect(String(headline.atLeast)).toBe("0");
  });
});

describe("bad windows", () => {
  const base = { metric: "m", periods: [2021, 2022, 2023], threshold: "1", amount: "1" } as const;
  it.each<[object, string]>([
    [{ window: 4 }, "window: must be at most the number of periods: 3"],
    [{ window: 0 }, "window: must be a whole number from 1 to 50"],
    [
      { window: 2, threshold: { growth: "0.1", over: 2021 } },
      "threshold: must be growth over another period than 2021, which is measured",
    ],
    [{ window: 2, periods: [2022, "2022-Q4"] }, "periods: must follow each other with a window: 2022-Q4"],
    [
      { window: 2, periods: [{ label: "all", start: "2021-01-01", end: "2022-06-30" }, "2022-H2", 2022] },
      "periods: ",
    ],
    [{ window: 2, tested: "total" }, "window: does not go with tested"],
    [{ once: true, tested: "total" }, "once: does not go with tested"],
    [{ once: true, amountBelow: "1" }, "amountBelow: does not go with once"],
    [
      { window: 2, threshold: ["1", "2", "3"] },
      "threshold: must be one value for every period, or a list of 2",
    ],
    [{ window: 2, periods: [2023, 2021] }, "periods: must be in the order in which they end with a window"],
  ])("%j", (more, message) => {
    expect(refusal(() => cliffEarnOut({ ...base, ...more } as never)).message).toContain(message);
  });

  it("growth over a period outside each window is one of its thresholds", () => {
    const threshold = [
      { growth: "0", over: 2023 },
      { growth: "0", over: 2021 },
    ];
    expect(paidFor(cliffEarnOut({ ...base, window: 2, threshold }), [5, 5, 11])).toEqual([0, 1]);
  });

  it("a window of one period is what is taken unless one is stated", () => {
    const stated = cliffEarnOut({ ...base, window: 1 });
    expect(deal(stated).claim).toEqual(deal(cliffEarnOut(base)).claim);
  });

  it("a list is one value for each window", () => {
    const component = cliffEarnOut({ ...base, window: 2, threshold: ["10", "20"], amount: ["1", "2"] });
    expect(paidFor(component, [5, 5, 15])).toEqual([1, 2]);
  });
});
