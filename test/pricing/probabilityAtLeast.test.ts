import { type AssumptionsInput, metric, price, probabilityAtLeast } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const profit = metric("profit", 2021, "USD");

const beliefs = (forecast: unknown, riskPremium = "0") =>
  ({
    valuationDate: "2021-01-01",
    discountRate: "0",
    metrics: { profit: { forecast: { 2021: forecast }, riskPremium } },
  }) as AssumptionsInput;

describe("the probability of a threshold", () => {
  it("is the part of a uniform forecast that lies above it", () => {
    const uniform = { distribution: "uniform", low: "-1", high: "3" };
    const { realWorld, riskNeutral } = probabilityAtLeast(profit, "2", beliefs(uniform));
    expect([realWorld, riskNeutral].map(String)).toEqual(["0.25", "0.25"]);
  });

  it.each([
    ["100", "0.6"],
    ["100.000001", "0.35"],
    ["200", "0.35"],
    ["200.000001", "0"],
  ])("counts a case at %s among those that reach it: %s", (threshold, expected) => {
    const scenarios = [
      { value: "50", probability: "0.4" },
      { value: "100", probability: "0.25" },
      { value: "200", probability: "0.35" },
    ];
    const forecast = { distribution: "scenarios", scenarios };
    expect(String(probabilityAtLeast(profit, threshold, beliefs(forecast)).realWorld)).toBe(expected);
  });

  it("is lowered by the premium where it prices, and not where it is believed", () => {
    const lognormal = { distribution: "lognormal", mean: "10", volatility: "0.4" };
    const { realWorld, riskNeutral } = probabilityAtLeast(profit, "10", beliefs(lognormal, "0.2"));
    // Φ(d₂) with d₂ = (ln(F/K) − σ²t/2)/(σ√t), F = 10·e^(−0.2·t), at the middle of 2021.
    expect(realWorld?.toFixed(15)).toBe("0.443768541990858");
    expect(riskNeutral.toFixed(15)).toBe("0.310308973218845");
  });

  it("is believed of no share price without an expected return", () => {
    const quote = { price: "60", volatility: "0.3" };
    const view = { valuationDate: "2021-01-01", discountRate: "0", shares: { ORCL: quote } };
    const close = price("ORCL", "USD", "2022-01-01");
    const found = probabilityAtLeast(close, "60", view);
    expect(found.realWorld).toBeUndefined();
    // Φ(−σ/2)
    expect(found.riskNeutral.toFixed(6)).toBe("0.440382");
    expect(Object.isFrozen(found)).toBe(true);
  });

  it("is refused where nothing is believed of what is observed, and for a threshold that is no number", () => {
    const none = { valuationDate: "2021-01-01" };
    expect(problems(refusal(() => probabilityAtLeast(profit, "1", none)))).toEqual([
      "metrics.profit.forecast.2021: missing-belief",
    ]);
    expect(problems(refusal(() => probabilityAtLeast(profit, "much", beliefs("1"))))).toEqual([
      "threshold: invalid-decimal",
    ]);
  });
});
