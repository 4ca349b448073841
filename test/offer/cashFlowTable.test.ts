import { cash, cashFlowTable, offer, profitShare, stock, valueOffer } from "offer-valuation";
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

const hopeful = valueOffer(deal, { ...beliefs, name: "Hopeful", events: { approval: "0.75" } });

describe("the table of cash flows", () => {
  it("shows dates, units, odds and prices", () => {
    expect(
      cashFlowTable(hopeful)
        .split("\n")
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ["date", "component", expect.stringContaining("units"), "odds", "price of one", "present value"],
      [expect.stringMatching(/^─+$/)],
      ["2021-01-01", "Cash", "1,000.00 USD", "100.0%", "1.00000000", "1,000.00"],
      ["2021-01-01", "Stock", "2,000,000.00 ORCL share", "100.0%", "60.12500000", "120,250,000.00"],
      ["2021-12-31", "Profit share, 2021", "1,500.00 USD", "100.0%", "1.00000000", "1,500.00"],
      ["2022-12-31", "Profit share, 2022", "0.01 USD", "100.0%", "1.00000000", "0.01"],
    ]);
  });
});
