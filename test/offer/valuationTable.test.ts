import {
  bridge,
  cash,
  cashFlowTable,
  offer,
  profitShare,
  sideBySide,
  stock,
  valueOffer,
} from "offer-valuation";
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

const valuation = valueOffer(deal, beliefs);

const hopeful = valueOffer(deal, { ...beliefs, name: "Hopeful", events: { approval: "0.75" } });

describe("the table of a valuation", () => {
  it("shows each component, its parts and the total", () => {
    expect(String(valuation).split("\n")).toEqual([
      "Deal",
      "Value on 2021-01-01, closing 2021-01-01, in USD",
      "",
      "Value if it closes: 120,252,500.01",
      "Headline: 120,252,500.01 (120,251,000.00 at closing; 1,500.01 contingent, at the forecast); at least 120,251,000.00, at most unlimited, shares at today's price",
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
    expect(lines[4]).toBe(
      "With the odds of closing, 75.0% (approval): 90,189,375.00, where failure counts as nothing (valueDeal says what it leaves)",
    );
    expect(lines.at(-1)).toMatch(/^Total if it closes/);
  });

  it("leaves shares of a total of nothing empty", () => {
    const free = offer({ name: "Free", currency: "USD", components: [cash({ amount: "0" })] });

    expect(valueOffer(free, beliefs).breakdown.parts[0]?.shareOfTotal).toBeNull();
    expect(String(valueOffer(free, beliefs))).not.toContain("%");
  });
});

describe("tables in other units", () => {
  const rowOf = (text: string, name: string) =>
    text
      .split("\n")
      .find((line) => line.startsWith(name))
      ?.split(/ {2,}/);

  it("round to millions and to billions, and say so", () => {
    expect(valuation.toString({ units: "millions" })).toContain("closing 2021-01-01, in USD millions\n");
    expect(rowOf(valuation.toString({ units: "millions" }), "Stock")).toEqual([
      "Stock",
      "120.3",
      "120.3",
      "120.3",
      "100.0%",
    ]);
    expect(rowOf(valuation.toString({ units: "billions" }), "Stock")).toEqual([
      "Stock",
      "0.12",
      "0.12",
      "0.12",
      "100.0%",
    ]);
  });

  it("print all digits where asked", () => {
    const third = offer({
      name: "Third",
      currency: "USD",
      components: [cash({ amount: "1", paid: "2022-01-01" })],
    });
    const view = { valuationDate: "2021-01-01", discountRate: "2" };

    expect(rowOf(valueOffer(third, view).toString({ units: "exact" }), "Cash")?.[3]).toBe(
      "0.3333333333333333333333333333",
    );
    expect(rowOf(String(valueOffer(third, view)), "Cash")?.[3]).toBe("0.33");
  });

  it("lose no digit of the data", () => {
    expect(valuation.toJSON()).toEqual(valueOffer(deal, beliefs).toJSON());
    expect(valuation.presentValue.toString()).toBe("120252500.005");
  });

  it("go for every table", () => {
    const shown = { units: "millions" } as const;

    expect(sideBySide([valuation], shown)).toContain("present value, millions");
    expect(rowOf(sideBySide([valuation], shown), "Stock")?.[1]).toBe("120.3");
    expect(cashFlowTable(valuation, shown)).toContain("120.3");
    expect(bridge(deal, beliefs).toString(shown)).toContain(
      "in USD millions\n\nHeadline 120.3, value 120.3\n",
    );
    expect(rowOf(bridge(deal, beliefs).toString(shown), "Value ")?.at(-1)).toBe("120.3");
  });

  it("are one of six", () => {
    const wrong = (units: string) => () => valuation.toString({ units } as never);

    expect(refusal(wrong("dollars")).issues[0]).toMatchObject({
      path: ["options", "units"],
      message: "must be one of exact, cents, ones, thousands, millions, billions",
    });
    expect(refusal(wrong("toString")).path).toEqual(["options", "units"]);
    expect(refusal(() => valuation.toString("cents" as never)).path).toEqual(["options"]);
  });
});
