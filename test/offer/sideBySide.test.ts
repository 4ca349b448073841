import { cash, OfferError, offer, profitShare, sideBySide, stock, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";

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

describe("valuations side by side", () => {
  const plain = valueOffer(deal, { ...beliefs, name: "Plain" });
  const other = valueOffer(
    offer({
      name: "Counter",
      currency: "USD",
      components: [
        cash({ amount: "5000" }),
        profitShare({ share: "1", metric: "profit", periods: [2022, 2023] }),
      ],
    }),
    { ...beliefs, name: "Counter", metrics: { profit: { forecast: { 2022: "7", 2023: "8" } } } },
  );

  it("match rows by name and leave cells empty where a name is absent", () => {
    expect(sideBySide([plain, other]).split("\n")).toEqual([
      "present value                Plain   Counter",
      "────────────────────────────────────────────",
      "Cash                      1,000.00  5,000.00",
      "Stock               120,250,000.00",
      "Profit share              1,500.01     15.00",
      "  2021                    1,500.00",
      "  2022                        0.01      7.00",
      "  2023                                  8.00",
      "────────────────────────────────────────────",
      "Total if it closes  120,252,500.01  5,015.00",
    ]);
  });

  it("show odds where any of them has odds", () => {
    const lines = sideBySide([hopeful, other]).split("\n");

    expect(lines[0]).toContain("Hopeful");
    expect(lines.at(-2)?.split(/ {2,}/)).toEqual(["Odds of closing", "75.0%"]);
    expect(lines.at(-1)?.split(/ {2,}/)).toEqual(["Value with the odds", "90,189,375.00"]);
  });

  it("are one line each, whatever the names of the views", () => {
    const named = (name: string) => () =>
      sideBySide([valueOffer(deal, { ...beliefs, name })]).split("\n").length;
    const lines = named("One line")();

    try {
      expect(named("Two\nlines")()).toBe(lines);
    } catch (error) {
      // Refusing such a name would do as well.
      if (!(error instanceof OfferError)) throw error;
    }
  });

  it("are at least one", () => {
    expect(refusal(() => sideBySide([])).path).toEqual(["valuations"]);
  });
});
