import { cash, fanSvg, histogramSvg, offer, simulate } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { elementsOf, expectSound, number } from "../../support/svg.js";

const share = {
  type: "profitShare",
  share: "0.5",
  metric: "profit",
  periods: [2021],
  cap: "100",
  floor: "0",
} as const;
const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0",
  metrics: {
    profit: { forecast: { 2021: { distribution: "normal", mean: "100", standardDeviation: "100" } } },
  },
} as const;
const deal = offer({ name: "Deal", currency: "USD", components: [share] });
const paths = { paths: 16 * 256, seed: 3 };

describe("the histogram", () => {
  const simulation = simulate(deal, beliefs, paths);
  const svg = histogramSvg(simulation);

  it("has a bar for each range whose height is its share of all paths", () => {
    expectSound(svg);
    const bars = elementsOf(svg).filter(
      (element) => element.tag === "rect" && element.attributes["fill"] === "#64748b",
    );
    const bins = simulation.paid?.histogram(40) ?? [];
    expect(bars).toHaveLength(40);
    const heights = bars.map((bar) => number(bar, "height"));
    const most = Math.max(...bins.map(({ probability }) => probability.toNumber()));
    for (const [index, { probability }] of bins.entries()) {
      expect(heights[index]).toBeCloseTo((probability.toNumber() / most) * 300, 0);
    }
  });

  it("says the odds of nothing, percentiles and the mean", () => {
    // P(profit ≤ 0) = Φ(−1) = 15.9%, and 50 of 50% at the median.
    expect(svg).toContain("nothing with odds of 15.9%");
    expect(svg).toMatch(/5% 0, median (49\.\d+|50(\.\d+)?), 95% 100/);
  });

  it("shows one range where every path pays the same, also nothing", () => {
    for (const amount of ["1000", "0"]) {
      const certain = offer({
        name: "Deal",
        currency: "USD",
        components: [cash({ amount, paid: "2021-06-30" })],
      });
      expectSound(histogramSvg(simulate(certain, beliefs, paths)));
      expectSound(fanSvg(simulate(certain, beliefs, paths)));
    }
  });

  it("is refused for prices alone, which say nothing of what will be paid", () => {
    const prices = simulate(deal, beliefs, { ...paths, drift: "pricing" });
    expect(() => histogramSvg(prices)).toThrow(
      "simulation: says what the offer is worth and not what will be paid",
    );
    expect(() => fanSvg(prices)).toThrow("simulation: says what the offer is worth");
  });
});
