import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  breakEven,
  cash,
  compareOffers,
  type DealInput,
  Decimal,
  goingConcern,
  indifference,
  npv,
  offer,
  valueDeal,
  valueOffer,
  zeroCurve,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { decimals } from "../laws/kit/decimals.js";
import { expectWithin } from "../numeric/relativeError.js";
import { common, currencies, type TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof goingConcern>;

const years = fc
  .record({ first: fc.integer({ min: 2018, max: 2024 }), count: fc.integer({ min: 1, max: 4 }) })
  .map(({ first, count }) => Array.from({ length: count }, (_, index) => first + index));

const terms: fc.Arbitrary<Terms> = fc.record(
  {
    metric: fc.constantFrom("cash-flow", "net income"),
    periods: years,
    currency: currencies,
    convention: fc.constantFrom("mid-period", "end-of-period"),
    terminalValue: fc.oneof(
      fc.constantFrom("growth" as const, "none" as const),
      fc.record({ multipleOf: fc.constantFrom("ebitda", "cash-flow") }),
    ),
    netDebt: decimals(),
    ...common,
  },
  { requiredKeys: ["metric", "periods", "terminalValue"] },
);

componentLaws("a going concern", goingConcern, terms);

const kept = (stated: Partial<Terms> = {}) =>
  offer({
    name: "No deal",
    currency: "USD",
    components: [
      goingConcern({
        name: "Keeping",
        metric: "fcf",
        periods: [2021, 2022, 2023],
        terminalValue: "growth",
        ...stated,
      }),
    ],
  });

/** Whole and half years are exact on this day count. */
const at = (rate: string) => ({ rate, dayCount: "30E/360" }) as const;

const believing = (stated: Partial<AssumptionsInput> = {}): AssumptionsInput => ({
  valuationDate: "2020-12-31",
  discountRate: "0.03",
  requiredReturns: { Keeping: at("0.06") },
  metrics: {
    fcf: { forecast: { 2021: "50", 2022: "55", 2023: "60" }, terminalGrowth: "0.02" },
    ebitda: { forecast: { 2023: "100" }, exitMultiple: "15" },
  },
  ...stated,
});

describe("the value of a business that is kept", () => {
  it("is that of a published exercise with the mid-year convention, to every digit printed", () => {
    // Financial Edge, Felix, DCF valuation, "Mid Year DCF 1 Workout" (felix.fe.training): first cash flow 50 at a factor of
    // 0.971, present values of 48.6 and in all 150.8, terminal value 1,530 with a factor of 0.864, enterprise value 1,473.4.
    // A WACC of 6%, growth of 2% and cash flows of 55 and 60 follow from those figures.
    const { presentValue, breakdown } = valueOffer(kept(), believing());
    const [first, , , terminal] = breakdown.parts[0]?.parts ?? [];
    expect(first?.presentValue.toFixed(1)).toBe("48.6");
    expect(terminal?.nominal.toString()).toBe("1530");
    expect(terminal?.presentValue.div("1530").toFixed(3)).toBe("0.864");
    expect(presentValue.minus(terminal?.presentValue ?? 0).toFixed(1)).toBe("150.8");
    expect(presentValue.toFixed(1)).toBe("1473.4");
  });

  it("discounts a multiple from the end of the last year, whenever cash flows arrive", () => {
    // "the terminal value based on exit multiple is unaffected by mid-year convention": ibid., "Mid Year Adjustment to TV Using
    // Exit Multiple". 1500/1.06³ = 1259.428924548…
    for (const convention of ["mid-period", "end-of-period"] as const) {
      const deal = kept({ convention, terminalValue: { multipleOf: "ebitda" } });
      const { breakdown } = valueOffer(deal, believing());
      expectWithin(
        "1e-27",
        breakdown.parts[0]?.parts.at(-1)?.presentValue as Decimal,
        "1259.42892454845274958522807418204289446993155",
      );
    }
  });

  it("grows for ever at the rate that a year comes to, however interest is added", () => {
    const last = (rate: object) =>
      valueOffer(
        kept({ convention: "end-of-period" }),
        believing({ requiredReturns: { Keeping: rate as never } }),
      ).breakdown.parts[0]?.parts.at(-1)?.nominal;
    // 60·1.02 ÷ (1.03² − 1 − 0.02) and 60·1.02 ÷ (e^0.06 − 1.02)
    expectWithin(
      "1e-27",
      last({ ...at("0.06"), compounding: "semi-annual" }) as Decimal,
      "1496.33251833740831295843520782396088019559902",
    );
    expectWithin(
      "1e-27",
      last({ ...at("0.06"), compounding: "continuous" }) as Decimal,
      "1462.83584697045485350214626541960675831429557",
    );
  });

  const flows = fc.array(fc.integer({ min: -100_000, max: 100_000 }).map(String), {
    minLength: 1,
    maxLength: 6,
  });
  const rates = fc.integer({ min: 1, max: 4000 }).map((points) => new Decimal(points).div(10_000));
  const below = fc.integer({ min: 1, max: 5000 }).map((points) => new Decimal(points).div(10_000));
  const debts = fc.integer({ min: -1000, max: 1000 }).map(String);
  test.prop([flows, rates, below, debts])(
    "is the npv of its cash flows and its terminal value, less net debt",
    (amounts, rate, gap, netDebt) => {
      const growth = rate.minus(gap);
      const periods = amounts.map((_, index) => 2021 + index);
      const forecast = Object.fromEntries(periods.map((year, index) => [year, amounts[index] ?? "0"]));
      const beliefs = believing({
        requiredReturns: { Keeping: at(rate.toString()) },
        metrics: { fcf: { forecast, terminalGrowth: growth } },
      });
      const last = new Decimal(amounts.at(-1) ?? "0");
      const terminal = last.times(growth.plus(1)).div(gap);
      const byHand = npv(rate, [...amounts.slice(0, -1), last.plus(terminal)], { first: 1 });
      const atEnds = valueOffer(
        kept({ periods, convention: "end-of-period", netDebt }),
        beliefs,
      ).presentValue;
      const scale = amounts.reduce((sum, one) => sum.plus(new Decimal(one).abs()), terminal.abs().plus(1000));
      expect(atEnds.plus(netDebt).minus(byHand).abs().lessThan(scale.times("1e-25"))).toBe(true);
      // In the middle of each year everything is half a year nearer.
      const inMiddle = valueOffer(kept({ periods }), beliefs).presentValue;
      const nearer = byHand.times(rate.plus(1).sqrt());
      expect(inMiddle.minus(nearer).abs().lessThan(scale.times("1e-25"))).toBe(true);
    },
  );

  it("arrives in the middle of quarters, halves and fiscal years too", () => {
    const fiscal = { label: "FY 2022", start: "2021-07-01", end: "2022-06-30" };
    const half = { label: "2021-H1", start: "2021-01-01", end: "2021-06-30" };
    const { cashFlows } = valueOffer(kept({ periods: ["2020-Q3", "2020-Q4", half, fiscal] }), {
      ...believing(),
      valuationDate: "2020-06-30",
      metrics: {
        fcf: {
          forecast: { "2020-Q3": "1", "2020-Q4": "1", "2021-H1": "1", "FY 2022": "1" },
          terminalGrowth: "0",
        },
      },
    });
    // 92 days have their middle on the 46th; six months after the third; twelve after the sixth.
    expect(cashFlows.map(({ date }) => date)).toEqual([
      "2020-08-15",
      "2020-11-15",
      "2021-03-31",
      "2021-12-31",
      "2021-12-31",
    ]);
  });
});

describe("an offer against the business itself", () => {
  const now = offer({
    name: "Now",
    currency: "USD",
    components: [cash({ amount: "1600", paid: "2020-12-31" })],
  });

  it("is compared with it", () => {
    expect(compareOffers([now, kept()], [believing()]).views[0]?.ranking).toEqual(["Now", "No deal"]);
  });

  it("is worth keeping up to a growth that break-even and indifference agree on", () => {
    const path = "metrics.fcf.terminalGrowth";
    const { solutions, scanned } = breakEven(kept(), believing(), { target: "1600", path });
    const [found] = solutions;
    const { points } = indifference(now, kept(), believing(), { belief: path, from: "0", to: "0.05" });
    expect(points.map(({ value }) => value)).toEqual([found?.value]);
    const at = valueOffer(
      kept(),
      believing({
        metrics: {
          fcf: { forecast: { 2021: "50", 2022: "55", 2023: "60" }, terminalGrowth: found?.value ?? "0" },
        },
      }),
    ).presentValue;
    expectWithin("1e-25", at, "1600");
    expect(scanned.high.toString()).toBe("0.0599");
  });

  it("stands as what the seller has if the deal fails, in code and in JSON", () => {
    const [keep] = kept().components;
    const deal: DealInput = {
      offer: offer({
        name: "Deal",
        currency: "USD",
        components: [cash({ amount: "2000", paid: "2020-12-31" })],
        conditions: [{ event: "approval" }],
      }),
      outsideDate: "2020-12-31",
      otherwise: { alternative: { component: keep as NonNullable<typeof keep> } },
    };
    const beliefs = believing({ closing: "2020-12-31", events: { approval: "0.75" } });
    const value = valueOffer(kept(), believing()).presentValue;
    const { ifNot, expectedValue, branches, assumed } = valueDeal(deal, beliefs);
    expect(ifNot.value).toEqual(value);
    expectWithin("1e-27", expectedValue, value.div(4).plus(1500).toString());
    expect(branches.at(-1)?.parts.map(({ name }) => name)).toContain("Keeping");
    expect(assumed.map(({ text }) => text).join("\n")).toContain("Keeping, convention: not stated");
    const written = JSON.parse(JSON.stringify({ ...deal, offer: deal.offer }));
    expect(valueDeal(written, beliefs).expectedValue).toEqual(expectedValue);
    const wrong = {
      ...written,
      otherwise: { alternative: { component: { ...keep?.toJSON(), metric: "" } } },
    };
    expect(refusal(() => valueDeal(wrong, beliefs)).path).toEqual([
      "otherwise",
      "alternative",
      "component",
      "metric",
    ]);
    const growth = { target: "1900", path: "metrics.fcf.terminalGrowth" };
    expect(breakEven(deal, beliefs, growth).solutions).toHaveLength(1);
  });
});

describe("what a going concern refuses", () => {
  const growthOf = (terminalGrowth: string, stated: Partial<AssumptionsInput> = {}) =>
    refusal(() =>
      valueOffer(
        kept(),
        believing({
          metrics: { fcf: { forecast: { 2021: "50", 2022: "55", 2023: "60" }, terminalGrowth } },
          ...stated,
        }),
      ),
    );

  it("growth at or above the rate, with both figures", () => {
    for (const growth of ["0.06", "0.07"]) {
      const { code, path, message } = growthOf(growth);
      expect([code, path]).toEqual(["out-of-range", ["metrics", "fcf", "terminalGrowth"]]);
      expect(message).toContain(
        `growth of ${growth === "0.06" ? "6%" : "7%"} for ever at a rate of 6% a year`,
      );
    }
    expect(growthOf("0.03", { requiredReturns: {} }).message).toContain(
      "growth of 3% for ever at a rate of 3%",
    );
    expect(growthOf("-1").message).toContain("must be above -1");
  });

  it("growth off a curve or at simple interest, which has no value", () => {
    const curve = zeroCurve({ date: "2020-12-31", discountFactors: [{ date: "2030-12-31", factor: "0.7" }] });
    expect(growthOf("0.01", { requiredReturns: {}, discountRate: curve }).path).toEqual(["requiredReturns"]);
    const simple = { Keeping: { rate: "0.06", compounding: "simple" } } as const;
    expect(growthOf("0.01", { requiredReturns: simple }).message).toContain(
      "no value off a curve or at simple interest",
    );
  });

  it("a growth or a multiple that the terms ask for and nobody states, by its path", () => {
    const metrics = {
      fcf: { forecast: { 2021: "50", 2022: "55", 2023: "60" } },
      ebitda: { forecast: { 2023: "1" } },
    };
    expect(refusal(() => valueOffer(kept(), believing({ metrics }))).message).toBe(
      "metrics.fcf.terminalGrowth: is needed: how much it grows a year for ever after the last forecast, 0.02 for 2%",
    );
    expect(
      refusal(() => valueOffer(kept({ terminalValue: { multipleOf: "ebitda" } }), believing({ metrics })))
        .message,
    ).toBe(
      "metrics.ebitda.exitMultiple: is needed: how many times its last forecast the business is worth then",
    );
  });

  it.each([
    [{ periods: [2021, 2021] }, "periods: must not name a period twice"],
    [
      { periods: [2022, 2021] },
      "periods: must follow each other: each must start after the one before it ends",
    ],
    [
      { periods: [2021, "2022-Q1"] },
      "periods: must end with a period of twelve months: the terminal value starts from the figure of a year",
    ],
    [
      { periods: [{ label: "first", start: "closing", end: "closing + 1 year" }] },
      "periods: must have fixed dates: a business that is kept knows no closing",
    ],
    [{ terminalValue: { multipleOf: "" } }, "terminalValue.multipleOf: must be a name"],
    [{ terminalValue: "gordon" }, "terminalValue: must be"],
  ])("%j", (stated, message) => {
    expect(refusal(() => kept(stated as never)).message).toContain(message);
  });
});
