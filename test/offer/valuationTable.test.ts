import { cash, offer, profitShare, stock, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";

const deal = offer({
  name: "Deal",
  currency: "USD",
  bidder: "Buyer",
  components: [
    cash({ amount: "1000" }),
    stock({ shares: "2e6", issuer: "ORCL" }),
    profitShare({ share: "0.5", metric: "profit", periods: [2021, 2022] }),
  ],
  conditions: [{ event: "approval" }],
});

const beliefs = {
  valuationDate: "2021-01-01",
  closing: "2021-01-01",
  discountRate: "0",
  metrics: { profit: { forecast: { 2021: "3000", 2022: "0.01" } } },
  shares: { ORCL: { price: "60.125" } },
};

const valuation = valueOffer(deal, beliefs);

const hopeful = valueOffer(deal, { ...beliefs, name: "Hopeful", events: { approval: "0.75" } });

describe("the table of a valuation", () => {
  it("shows each component, its parts and the total", () => {
    expect(String(valuation).split("\n")).toEqual([
      "Deal",
      "Value on 2021-01-01, closing 2021-01-01, in USD",
      "",
      "component                  nominal        expected   present value   share",
      "──────────────────────────────────────────────────────────────────────────",
      "Cash                      1,000.00        1,000.00        1,000.00    0.0%",
      "Stock               120,250,000.00  120,250,000.00  120,250,000.00  100.0%",
      "Profit share              1,500.01        1,500.01        1,500.01    0.0%",
      "  2021                    1,500.00        1,500.00        1,500.00    0.0%",
      "  2022                        0.01            0.01            0.01    0.0%",
      "──────────────────────────────────────────────────────────────────────────",
      "Total if it closes  120,252,500.01  120,252,500.01  120,252,500.01  100.0%",
    ]);
  });

  it("adds the odds, and whose view it is, where they are given", () => {
    const lines = String(hopeful).split("\n");

    expect(lines[0]).toBe("Deal, Hopeful");
    expect(lines.at(-1)).toBe("With the odds of closing, 75.0% (approval): 90,189,375.00");
  });

  it("leaves shares of a total of nothing empty", () => {
    const free = offer({ name: "Free", currency: "USD", components: [cash({ amount: "0" })] });

    expect(valueOffer(free, beliefs).breakdown.parts[0]?.shareOfTotal).toBeNull();
    expect(String(valueOffer(free, beliefs))).not.toContain("%");
  });
});
