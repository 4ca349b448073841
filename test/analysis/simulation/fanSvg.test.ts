import { cash, fanSvg, offer, simulate } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { elementsOf, number } from "../../support/svg.js";

const paths = { paths: 1024, seed: 3 };

describe("the fan", () => {
  it("has bars from the 5th to the 95th and from the 25th to the 75th percentile on each day", () => {
    const uniform = { distribution: "uniform", low: "0", high: "100" } as const;
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [
        { type: "cash", amount: "100", paid: "2021-01-31" },
        { type: "profitShare", share: "1", metric: "profit", periods: [2021], floor: "0" },
      ],
    });
    const beliefs = {
      valuationDate: "2021-01-01",
      discountRate: "0",
      metrics: { profit: { forecast: { 2021: uniform } } },
    };
    const svg = fanSvg(simulate(deal, beliefs, paths));
    const boxes = (fill: string) =>
      elementsOf(svg)
        .filter(({ tag, attributes }) => tag === "rect" && attributes["fill"] === fill)
        // The first is that of the legend.
        .slice(1)
        .map((box) => number(box, "height"));
    // 100 units are 280 high: a certain amount is a line, 90 and 50 of 100 are what they are.
    const [certain, wide] = boxes("#dbe3f4");
    const [, narrow] = boxes("#64748b");
    expect(certain).toBe(1);
    expect(wide).toBeCloseTo(0.9 * 280, -1);
    expect(narrow).toBeCloseTo(0.5 * 280, -1);
    expect(svg).toContain("2021-01-31: 5% 100, 25% 100, median 100");
  });

  it("draws twelve days and says how many it leaves out", () => {
    const days = Array.from({ length: 14 }, (_, month) =>
      cash({ name: `Cash ${month}`, amount: "5", paid: `closing + ${month} months` }),
    );
    const deal = offer({ name: "Deal", currency: "USD", components: days });
    const beliefs = { valuationDate: "2021-01-01", closing: "2021-01-31", discountRate: "0" };
    expect(fanSvg(simulate(deal, beliefs, paths))).toContain("2 later days are not drawn");
  });
});
