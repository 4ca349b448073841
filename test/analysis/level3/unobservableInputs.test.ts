import { test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  cash,
  cliffEarnOut,
  milestone,
  offer,
  profitShare,
  unobservableInputs,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { hostile } from "../../laws/kit/hostile.js";
import { believedOffers } from "../../laws/kit/offers.js";
import { errorOf } from "../../laws/kit/requiredBeliefs.js";

const share = (more = {}) => profitShare({ share: "0.5", metric: "profit", periods: [2021, 2022], ...more });
const ask = (components: Parameters<typeof offer>[0]["components"], more: object) =>
  unobservableInputs(offer({ name: "Deal", currency: "USD", bidder: "Acme", components }), {
    valuationDate: "2021-01-01",
    discountRate: "0",
    ...more,
  } as AssumptionsInput);
const rows = (...given: Parameters<typeof ask>) =>
  ask(...given).inputs.map(({ input, low, high, effectOfIncrease }) => [
    input,
    `${low}`,
    `${high}`,
    effectOfIncrease,
  ]);
const lognormal = (mean: string, volatility = "0.4") => ({ distribution: "lognormal", mean, volatility });
const profit = (first: unknown, second: unknown, more = {}) => ({
  metrics: { profit: { forecast: { 2021: first, 2022: second }, ...more } },
});

describe("unobservable inputs", () => {
  it("are weighted with what hangs on them, by hand", () => {
    // Paid are 50 and 150 at no rate: (50·100 + 150·300)/200 = 250.
    const { inputs } = ask([share()], profit("100", "300"));
    expect(inputs.map(({ weightedAverage }) => weightedAverage?.toString())).toEqual(["250"]);
    expect(inputs[0]).toMatchObject({ technique: "discounted cash flow", unit: "amount" });
    expect(inputs[0]?.fairValue.toString()).toBe("200");
  });

  it("say which way the value goes: a floor likes volatility, a cap does not, a share alone does not care", () => {
    const volatility = (more: object) =>
      rows([share(more)], profit(lognormal("100"), lognormal("100"))).find(([name]) =>
        name?.startsWith("Volatility"),
      );
    expect(volatility({ floor: "50" })).toEqual(["Volatility of profit", "0.4", "0.4", "higher"]);
    expect(volatility({ cap: "50" })?.at(-1)).toBe("lower");
    expect(volatility({})?.at(-1)).toBe("none");
  });

  it("are premium, spread, required return and odds too", () => {
    const beliefs = {
      ...profit(lognormal("9", "0.2"), "8", { riskPremium: "0.05" }),
      creditSpreads: { Acme: "0.02" },
    };
    expect(rows([share({ given: ["launch"] })], { ...beliefs, events: { launch: "1" } })).toEqual([
      ["Expected profit", "8", "9", "higher"],
      ["Volatility of profit", "0.2", "0.2", "none"],
      ["Risk premium of profit", "0.05", "0.05", "lower"],
      ["Probability of launch", "1", "1", "higher"],
      ["Credit spread of Acme", "0.02", "0.02", "lower"],
    ]);
    expect(rows([share()], { ...beliefs, requiredReturns: { "Profit share": "0.2" } })).toEqual([
      ["Expected profit", "8", "9", "higher"],
      ["Volatility of profit", "0.2", "0.2", "none"],
      ["Required return", "0.2", "0.2", "lower"],
    ]);
  });

  it("say how uncertain a forecast is in the words of its distribution", () => {
    const normal = { distribution: "normal", mean: "100", standardDeviation: "30" };
    const floored = ask([share({ floor: "50" })], profit(normal, normal)).inputs;
    expect(
      floored.map(({ input, unit, low, effectOfIncrease }) => [input, unit, `${low}`, effectOfIncrease]),
    ).toEqual([
      ["Expected profit", "amount", "100", "higher"],
      ["Standard deviation of profit", "amount", "30", "higher"],
    ]);
    const shifted = { distribution: "shiftedLognormal", mean: "10", volatility: "0.4", shift: "90" };
    expect(rows([share()], profit(shifted, shifted))).toEqual([
      ["Expected profit", "10", "10", "higher"],
      ["Volatility of profit", "0.4", "0.4", "higher"],
    ]);
    const width = { distribution: "uniform", low: "90", high: "110" };
    expect(rows([share()], profit(width, width))).toEqual([["Expected profit", "100", "100", "higher"]]);
  });

  it("name the technique", () => {
    const technique = (...given: Parameters<typeof ask>) => ask(...given).inputs[0]?.technique;
    const cases = { distribution: "scenarios", scenarios: [{ value: "1", probability: "1" }] };
    expect(technique([share()], profit(lognormal("9"), "8"))).toBe("option pricing");
    expect(technique([share({ clawback: true })], profit(lognormal("9"), "8"))).toBe("discounted cash flow");
    expect(technique([share()], profit(cases, "8"))).toBe("scenario analysis");
    const fee = milestone({ amount: "5", event: "launch", by: "2021-12-31" });
    expect(technique([fee], { events: { launch: "0.5" } })).toBe("scenario analysis");
  });

  it("leave out what is certain, and what has fallen due", () => {
    expect(rows([cash({ amount: "1", paid: "2022-01-01" })], {})).toEqual([]);
    const later = { ...profit("100", "300"), valuationDate: "2022-06-30" };
    expect(rows([share()], later)).toEqual([["Expected profit", "300", "300", "higher"]]);
  });

  it("print as a table, fractions in percent", () => {
    const cliff = cliffEarnOut({ metric: "profit", periods: [2021], threshold: "80", amount: "10" } as never);
    const printed = String(ask([cliff], profit(lognormal("100"), "0")));
    expect(printed.split("\n").at(-1)?.trim().split(/ {2,}/).slice(0, 3)).toEqual([
      "Volatility of profit",
      "40.00%",
      "40.00%",
    ]);
  });

  test.prop([believedOffers()], { numRuns: 40 })(
    "lie within their range on average",
    ({ offer, beliefs }) => {
      const made = unobservableInputs(offer, beliefs);
      expect(String(made)).not.toMatch(/NaN|undefined|Infinity/);
      for (const { low, high, weightedAverage } of made.inputs) {
        expect(low.lessThanOrEqualTo(high)).toBe(true);
        if (weightedAverage === null) continue;
        const slack = low.abs().plus(high.abs()).times("1e-26");
        expect(weightedAverage.greaterThanOrEqualTo(low.minus(slack))).toBe(true);
        expect(weightedAverage.lessThanOrEqualTo(high.plus(slack))).toBe(true);
      }
    },
  );

  test.prop([hostile(), hostile()], { numRuns: 100 })("or what is wrong", (made, beliefs) => {
    const error = errorOf(() => unobservableInputs(made as never, beliefs as never));
    if (error !== undefined) expect(error).toMatchObject({ name: "OfferError" });
  });
});
