import { type Breakdown, cash, cumulativeEarnOut, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";

const year = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;

const beliefs = {
  valuationDate: "2021-01-01",
  closing: "2021-01-01",
  discountRate: "0.08",
  events: { approval: "0.9" },
  metrics: { ebitda: { forecast: { 2021: year("125e6"), 2022: year("135e6") } } },
};

const deal = offer({
  name: "Deal",
  currency: "USD",
  conditions: [{ event: "approval" }],
  components: [
    cash({ amount: "1e9", paid: "2022-01-01" }),
    cumulativeEarnOut({
      metric: "ebitda",
      periods: [2021, 2022],
      share: "0.15",
      threshold: "240e6",
      cap: "10e6",
    }),
  ],
});

describe("how many digits of a figure are known", () => {
  const valuation = valueOffer(deal, beliefs);
  const [payment, earnOut] = valuation.breakdown.parts as [Breakdown, Breakdown];

  it("is 28 in a closed form, and fewer where two uncertain quantities meet", () => {
    expect(payment.digits).toBe(28);
    expect(earnOut.digits).toBeGreaterThanOrEqual(16);
    expect(earnOut.digits).toBeLessThan(20);
    // A sum is known better than its least known part where that part is small.
    expect(valuation.digits).toBeGreaterThan(earnOut.digits);
    expect(valuation.digits).toBe(valuation.breakdown.digits);
    expect(valuation.withOdds?.digits).toBe(valuation.digits);
    expect(valuation.cashFlows.map(({ digits }) => digits)).toEqual([28, earnOut.digits]);
  });

  it("is what figures are rounded to", () => {
    const [, flow] = valuation.cashFlows;
    for (const { value, digits } of [
      { value: earnOut.presentValue, digits: earnOut.digits },
      { value: valuation.presentValue, digits: valuation.digits },
      { value: flow?.expectedUnits, digits: earnOut.digits + 1 },
      { value: earnOut.shareOfTotal, digits: earnOut.digits },
    ]) {
      expect(value?.precision()).toBeLessThanOrEqual(digits);
    }
    expect(payment.presentValue.precision()).toBe(28);
  });

  it("stands in plain data and under the table", () => {
    expect(JSON.parse(JSON.stringify(valuation)).breakdown.parts[1].digits).toBe(earnOut.digits);
    expect(String(valuation)).toContain(
      `Known to ${earnOut.digits} digits, having no closed form: Cumulative earn-out`,
    );
    const certain = valueOffer(
      { name: "Cash", currency: "USD", components: [{ type: "cash", amount: "1" }] },
      beliefs,
    );
    expect(String(certain)).not.toContain("digits");
  });
});
