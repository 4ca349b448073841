import { describe, expect, it } from "vitest";
import {
  breakEven,
  offer,
  scenarioValues,
  sensitivity,
  sensitivityGrid,
  valueDeal,
  valueOffer,
} from "../../../src/index.js";

const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;

const EARN_OUT = {
  type: "earnOut",
  share: "0.15",
  metric: "ebitda",
  periods: [2021, 2022, 2023],
  threshold: "120e6",
  aggregateCap: "10e6",
} as const;

const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [EARN_OUT, { type: "cash", amount: "1e6", paid: "2021-06-30" }] as never,
  conditions: [{ event: "approval" }],
});

const beliefs = {
  valuationDate: "2021-01-01",
  closing: "2021-01-31",
  discountRate: "0.05",
  events: { approval: "0.8" },
  metrics: {
    ebitda: {
      path: "one path",
      forecast: { 2021: lognormal("125e6"), 2022: lognormal("135e6"), 2023: lognormal("145e6") },
    },
  },
} as const;

const simulation = { paths: 16 * 512, seed: 6 } as const;

describe("values that are simulated in part", () => {
  const valuation = valueOffer(deal, beliefs, { simulation });
  const [earnOut, cash] = valuation.breakdown.parts;

  it("leave exact what has a closed form, and say how sure the rest is", () => {
    const alone = valueOffer(
      { name: "Cash", currency: "USD", components: [deal.components[1]] as never },
      beliefs,
    );
    expect(String(cash?.presentValue)).toBe(String(alone.presentValue));
    expect(cash?.standardErrors).toBeUndefined();
    expect(earnOut?.standardErrors?.presentValue.greaterThan(0)).toBe(true);
    expect(earnOut?.parts[0]?.standardErrors).toBeUndefined();
    expect(String(valuation.standardError)).toBe(String(earnOut?.standardErrors?.presentValue));
    expect(String(valuation)).toContain("Simulated in part");
    expect(
      valuation.assumed.some(({ text }) =>
        text.startsWith("Earn-out has no closed form and is simulated on 8192"),
      ),
    ).toBe(true);
  });

  it("are weighed with odds together with their error", () => {
    const { withOdds, presentValue, standardError } = valuation;
    expect(withOdds?.presentValue.div(presentValue).toNumber()).toBeCloseTo(0.8, 4);
    expect((withOdds?.standardError?.toNumber() ?? 0) / (standardError?.toNumber() ?? 1)).toBeCloseTo(0.8, 2);
  });

  it("are the same in a deal", () => {
    const { ifClosed, expectedValue, standardError } = valueDeal(
      { offer: deal, otherwise: { alternative: { name: "Going on alone", value: "0", on: "2021-01-31" } } },
      beliefs,
      { simulation },
    );
    expect(ifClosed.value?.div(valuation.presentValue).toNumber()).toBeCloseTo(1, 4);
    expect(expectedValue.div(valuation.presentValue).toNumber()).toBeCloseTo(0.8, 4);
    expect(standardError?.toNumber()).toBeGreaterThan(0);
  });

  it("without the option are refused, with the component, its terms and the option named", () => {
    expect(() => valueOffer(deal, beliefs)).toThrow(
      /Earn-out.*an amount of ebitda for 2021, ebitda for 2022.*simulation, which valueOffer and valueDeal do with \{ simulation: \{ paths: 65536, seed: 1 \} \}/,
    );
    expect(() => valueOffer(deal, beliefs, { simulation: { paths: 1000, seed: 1 } })).toThrow(
      /options.simulation.paths/,
    );
  });

  it("are compared on the same paths: a change of 0.01% shows far below the standard error", () => {
    const { value, scenarios } = scenarioValues(
      deal,
      beliefs,
      [{ name: "A little more", beliefs: { "metrics.ebitda.forecast.2023.mean": "145.145e6" } }],
      { simulation },
    );
    const change = scenarios[0]?.change.toNumber() ?? 0;
    expect(value.minus(valuation.presentValue).abs().toNumber()).toBeLessThan(1);
    // 0.1% more EBITDA in 2023, of which about a third is paid out at 15%.
    expect(change).toBeGreaterThan(2_000);
    expect(change).toBeLessThan(10_000);
    const grid = sensitivityGrid(
      deal,
      beliefs,
      { path: "metrics.ebitda.forecast.2023.mean", values: ["145e6", "145.145e6"] },
      { path: "discountRate", values: ["0.05"] },
      { simulation },
    );
    expect(grid.cells[0]?.map(String)).toEqual([String(value), String(scenarios[0]?.value)]);
  });

  it("have slopes that agree with what a belief moved by 1% does", () => {
    const { rows } = sensitivity(deal, beliefs, { simulation, bump: { relative: "0.01" } });
    const row = rows.find(({ name }) => name === "metrics.ebitda.forecast.2022.mean");
    const slope = row?.derivative?.toNumber() ?? 0;
    expect(slope).toBeGreaterThan(0);
    expect((row?.swing.toNumber() ?? 0) / 2.7e6 / slope).toBeCloseTo(1, 1);
  });

  it("break even within a standard error that is the figure's divided by its slope", () => {
    // A single payment that is simulated: what is worked out besides takes no time.
    const { type: _, periods, aggregateCap: cap, ...terms } = EARN_OUT;
    const total = { ...terms, type: "cumulativeEarnOut", periods, threshold: "360e6", cap } as const;
    const single = offer({ name: "Deal", currency: "USD", components: [total] as never });
    const { presentValue } = valueOffer(single, beliefs, { simulation });
    const { solutions } = breakEven(single, beliefs, {
      target: presentValue,
      path: "metrics.ebitda.forecast.2022.mean",
      low: "100e6",
      high: "170e6",
      simulation: { paths: 16 * 64, seed: 6 },
    });
    const [found] = solutions;
    const few = valueOffer(single, beliefs, { simulation: { paths: 16 * 64, seed: 6 } });
    const { rows } = sensitivity(single, beliefs, { simulation, bump: { relative: "0.01" } });
    const slope =
      rows.find(({ name }) => name === "metrics.ebitda.forecast.2022.mean")?.derivative?.toNumber() ?? 0;
    const error = found?.standardError?.toNumber() ?? 0;
    expect(error / ((few.standardError?.toNumber() ?? 0) / slope)).toBeCloseTo(1, 0);
    expect(Math.abs((found?.value.toNumber() ?? 0) - 135e6)).toBeLessThan(5 * error);
    expect(found?.high.minus(found.low).toNumber()).toBeCloseTo(2 * error, -4);
  });
});
