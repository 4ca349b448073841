import { readFileSync } from "node:fs";
import {
  all,
  breakEven,
  cash,
  cliffEarnOut,
  constant,
  currency,
  Decimal,
  defineComponent,
  offer,
  on,
  one,
  parseAssumptions,
  profitShare,
  reportedOracleOffer,
  scale,
  valueOffer,
  withBelief,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits } from "../../golden/golden.js";
import { refusal } from "../../input/refusal.js";
import { capped, lognormalView, MEAN, VOLATILITY } from "../deals.js";

const golden = JSON.parse(readFileSync("test/golden/sensitivity.json", "utf8"));
const example = parseAssumptions(JSON.parse(readFileSync("examples/break-even.beliefs.json", "utf8")));
const bothYears = ["metrics.us-profit.forecast.2021", "metrics.us-profit.forecast.2022"];
const today = { valuationDate: "2021-12-31", discountRate: "0" };
const pointView = (profit: string) => ({ ...today, metrics: { m: { forecast: { 2021: profit } } } });
const FORECAST = "metrics.m.forecast.2021";
const dealOf = (...components: Parameters<typeof offer>[0]["components"]) =>
  offer({ name: "Deal", currency: "USD", components });

describe("a belief that gives a target", () => {
  it("is the profit that makes the reported offer worth $30 billion, in 28 digits", () => {
    const { solutions } = breakEven(reportedOracleOffer, example, {
      target: "30e9",
      paths: bothYears,
      together: "same",
    });

    expect(solutions.length).toBe(1);
    expectDigits(solutions[0]?.value as never, golden.breakEvenProfit);
    expect(solutions[0]?.figure.toString()).toBe("30000000000");
    expect(solutions[0]?.beliefs.map(({ name }) => name)).toEqual(bothYears);
  });

  it.each([
    ["an implied volatility", VOLATILITY, "350e6", golden.capped.impliedVolatility],
    ["a mean under Black's formula", MEAN, "400e6", golden.capped.meanFor400m],
  ])("is %s, in 28 digits", (_, path, target, expected) => {
    const { solutions } = breakEven(capped, lognormalView, { target, path });

    expect(solutions.length).toBe(1);
    expectDigits(solutions[0]?.value as never, expected);
  });

  it("lies between neighbours in 28 digits, on two sides of the target", () => {
    const [solution] = breakEven(capped, lognormalView, { target: "400e6", path: MEAN }).solutions;
    const { low, high, value } = solution as NonNullable<typeof solution>;
    const excess = (at: Decimal) =>
      valueOffer(capped, withBelief(lognormalView, MEAN, at)).presentValue.minus("400e6");

    expect(high.minus(low).equals("1e-19")).toBe(true);
    expect([low.toString(), high.toString()]).toContain(value.toString());
    expect(excess(low).greaterThan(0)).toBe(false);
    expect(excess(high).lessThan(0)).toBe(false);
  });

  it("is one factor for several", () => {
    const { solutions, kind } = breakEven(reportedOracleOffer, example, {
      target: "30e9",
      paths: bothYears,
      together: "scaled",
    });
    const value = new Decimal(solutions[0]?.value ?? 0);

    expect(kind).toBe("factor by which all are scaled");
    // Both years start from a billion, so that the factor is the profit in billions.
    expectDigits(value.times("1e9"), golden.breakEvenProfit);
  });

  it("is exact where it has few digits", () => {
    const deal = dealOf(cash({ amount: "1100", paid: "2022-12-31" }));
    const { solutions } = breakEven(
      deal,
      { ...today, discountRate: "0.08" },
      { target: "1000", path: "discountRate" },
    );

    expect(solutions.map(({ kind, low, value, high }) => `${kind} ${low} ${value} ${high}`)).toEqual([
      "crossing 0.1 0.1 0.1",
    ]);
  });

  it("may be 0", () => {
    const deal = dealOf(profitShare({ share: "1", metric: "m", periods: [2021], clawback: true }));
    const ask = (more: object) => breakEven(deal, pointView("5"), { target: "0", path: FORECAST, ...more });

    for (const range of [{}, { low: "-7", high: "20" }]) {
      expect(ask(range).solutions.map(({ value }) => value.toString())).toEqual(["0"]);
    }
  });
});

describe("what is not one number", () => {
  it("is none", () => {
    const { solutions, scanned } = breakEven(capped, lognormalView, { target: "1e9", path: MEAN });
    const text = String(breakEven(capped, lognormalView, { target: "1e9", path: MEAN }));

    expect(solutions).toEqual([]);
    expect(`${scanned.low} ${scanned.high}`).toBe("1000000 1000000000000");
    expect(text).toContain("No value of metrics.profit.forecast.2021.mean was found");
    expect(text).toContain("Scanned from 1,000,000 to 1,000,000,000,000");
  });

  it("is several: net of a loan, a rate that fits twice", () => {
    const flow = (amount: string, date: string) => on(date, scale(constant(amount), one(currency("USD"))));
    const loan = defineComponent({
      type: "loan",
      label: "Loan",
      summary: "Paid, received, paid.",
      example: { type: "loan" },
      terms: () => ({}),
      lower: () => all([flow("-72", "2021-12-31"), flow("170", "2022-12-31"), flow("-100", "2023-12-31")]),
    });
    const deal = dealOf(loan({}));
    const { solutions } = breakEven(deal, today, { target: "0", path: "discountRate" });

    // 72·g² − 170·g + 100 = 0 has g = 10/9 and 5/4.
    expect(solutions.map(({ value }) => value.toString())).toEqual([
      "0.1111111111111111111111111111",
      "0.25",
    ]);
  });

  it("is a leap over the target", () => {
    const deal = dealOf(cliffEarnOut({ amount: "100", metric: "m", periods: [2021], threshold: "7" }));
    const [solution] = breakEven(deal, pointView("5"), { target: "50", path: FORECAST }).solutions;

    expect(`${solution?.kind} ${solution?.high}`).toBe("jump 7");
  });

  it("is a stretch", () => {
    const deal = dealOf(profitShare({ share: "0.5", metric: "m", periods: [2021], cap: "10" }));
    const [solution] = breakEven(deal, pointView("5"), { target: "10", path: FORECAST }).solutions;
    const [loss] = breakEven(deal, pointView("5"), { target: "0", path: FORECAST }).solutions;

    expect(`${solution?.kind} ${solution?.low} ${solution?.high}`).toBe("stretch 20 5000");
    expect(`${loss?.kind} ${loss?.low} ${loss?.high}`).toBe("stretch -5000 0");
  });
});

describe("a question", () => {
  it.each([
    [{ target: "1", path: "discountrate" }, 'did you mean "discountRate"?'],
    [{ target: "1" }, "one of the two"],
    [{ target: "1", path: MEAN, paths: [MEAN] }, "one of the two"],
    [{ target: "1", paths: [] }, "must be a list of 1 to 1000 paths"],
    [{ target: "1", paths: [MEAN, VOLATILITY] }, 'must be "same" or "scaled"'],
    [{ target: "1", paths: [MEAN, VOLATILITY], together: "same" }, "beliefs of one kind"],
    [{ target: 5, path: MEAN }, 'must be a decimal string such as "0.08"'],
    [{ target: "1", path: MEAN, low: "5", high: "5" }, "must be greater than low"],
    [{ target: "1", path: MEAN, low: "-5", high: "5" }, "must be greater than 0"],
    [{ path: MEAN }, "must be a decimal string"],
    [null, "must be an object"],
  ])("is refused: %j", (question, message) => {
    expect(refusal(() => breakEven(capped, lognormalView, question as never)).message).toContain(message);
  });

  it("needs a range where the belief is 0", () => {
    const deal = dealOf(profitShare({ share: "1", metric: "m", periods: [2021] }));
    const ask = (more: object) => breakEven(deal, pointView("0"), { target: "5", path: FORECAST, ...more });

    expect(refusal(() => ask({})).message).toContain("the belief is 0 and gives no measure of where to look");
    expect(ask({ low: "-10", high: "10" }).solutions[0]?.value.toString()).toBe("5");
  });

  it("is not for days", () => {
    const view = { ...lognormalView, closing: "2020-11-12" };

    expect(refusal(() => breakEven(capped, view, { target: "1", path: "closing" })).message).toContain(
      "must not be a day",
    );
  });

  it("can be cancelled", () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort("enough");
    let thrown: unknown;
    try {
      breakEven(capped, lognormalView, { target: "1", path: MEAN, signal: controller.signal, onProgress });
    } catch (error) {
      thrown = error;
    }

    expect(thrown).toBe("enough");
  });
});
