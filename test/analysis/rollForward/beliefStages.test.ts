import { type AssumptionsInput, parseAssumptions } from "offer-valuation";
import { describe, expect, it, vi } from "vitest";
import { beliefStages } from "../../../src/analysis/rollForward/beliefStages.js";

const reads = vi.hoisted(() => ({ count: 0 }));
vi.mock("../../../src/beliefs/assumptions.js", async (original) => {
  const whole = await original<typeof import("../../../src/beliefs/assumptions.js")>();
  const counted: typeof whole.parseAssumptions = (...given) => {
    reads.count += 1;
    return whole.parseAssumptions(...given);
  };
  return { ...whole, parseAssumptions: counted };
});

const uncertain = { distribution: "lognormal", mean: "100", volatility: "0.4" } as const;
const correlationsIn = ({ dependence }: ReturnType<typeof parseAssumptions>): readonly string[] =>
  dependence.stated.map(({ between, correlation, fixed }) => `${between.join()} ${correlation} ${fixed}`);

describe("the correlations of a stage", () => {
  const names = Array.from({ length: 8 }, (_, index) => `m${index}`);
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
  const view = (valuationDate: string, settled?: string, more: object = {}): AssumptionsInput => ({
    valuationDate,
    discountRate: "0",
    metrics: Object.fromEntries(
      names.map((name) => [name, { forecast: { 2021: name === settled ? "120" : uncertain } }]),
    ),
    correlations: pairs
      .filter((pair) => settled === undefined || !pair.includes(settled))
      .map((between) => ({ between, correlation: "0.5", fixed: between[0] === "m0" })),
    ...more,
  });
  const stagesOf = (opening: AssumptionsInput, closing: AssumptionsInput) => {
    const [before, after] = [parseAssumptions(opening), parseAssumptions(closing)];
    reads.count = 0;
    return beliefStages(before, after, "USD");
  };

  it("are those between what is uncertain by then, however many: no set is tried", () => {
    const { time, forecasts, probabilities } = stagesOf(view("2021-01-01"), view("2021-02-01", "m3"));
    expect(reads.count).toBeLessThanOrEqual(12);
    expect(correlationsIn(time)).toEqual(correlationsIn(parseAssumptions(view("2021-01-01"))));
    const left = correlationsIn(parseAssumptions(view("2021-02-01", "m3")));
    expect(left).toHaveLength(21);
    expect([correlationsIn(forecasts), correlationsIn(probabilities)]).toEqual([left, left]);
  });

  it("wait for what they need: credit spreads and recoveries come with rates", () => {
    const credit = {
      creditSpreads: { m0: "0.02" },
      recoveryRates: { m0: "0.4" },
      correlations: [{ between: ["metrics.m0", "credit.m0"], correlation: "0.3" }],
    };
    // A bare name that the closing beliefs give to a payer as well still means what it meant.
    const opening = view("2021-01-01", undefined, {
      correlations: [{ between: ["m0", "m1"], correlation: "0.2" }],
    });
    const { forecasts, volatilities, rates } = stagesOf(opening, view("2021-02-01", undefined, credit));
    expect([forecasts, volatilities, rates].map(correlationsIn)).toEqual([
      ["metrics.m0,metrics.m1 0.2 false"],
      [],
      ["metrics.m0,credit.m0 0.3 false"],
    ]);
  });
});
