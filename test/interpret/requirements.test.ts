import {
  add,
  all,
  constant,
  currency,
  delivery,
  elapsed,
  given,
  ifAtLeast,
  metric,
  min,
  observe,
  on,
  one,
  owedBy,
  price,
  requirements,
  scale,
  share,
  stockWorth,
  zero,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const nothing = {
  closing: false,
  metrics: [],
  shares: [],
  prices: [],
  currencies: [],
  events: [],
  parties: [],
};
const profit = (period: number) => observe(metric("profit", period, "USD"));
const usd = one(currency("USD"));

describe("what a claim requires", () => {
  it("nothing for nothing", () => {
    expect(requirements(zero())).toMatchObject(nothing);
  });

  it("no rate, but a price, for a number of shares; nobody's credit stands behind them", () => {
    expect(requirements(owedBy("Acme", delivery("5", share("ORCL"), "2021-01-01")))).toMatchObject({
      ...nothing,
      shares: ["ORCL"],
    });
  });

  it("a rate, and no price, for a fixed value of stock", () => {
    expect(requirements(delivery("5", stockWorth("EUR", "SAP"), "2021-01-01"))).toMatchObject({
      ...nothing,
      currencies: ["EUR"],
    });
  });

  it("each thing once, in order of appearance, however deep", () => {
    const amount = min(
      ifAtLeast(observe(price("ORCL", "USD", "2021-06-30")), "60", profit(2022), constant("0")),
      add(profit(2021), profit(2022)),
    );
    const claim = all([
      given("licence", given("approval", owedBy("Acme", on("2023-01-01", scale(amount, usd))))),
      given("approval", owedBy("Bank", on("2023-01-01", usd)), false),
      owedBy("Acme", usd),
    ]);

    expect(requirements(claim)).toMatchObject({
      closing: false,
      metrics: [
        { metric: "profit", period: "2022", currency: "USD" },
        { metric: "profit", period: "2021", currency: "USD" },
      ],
      shares: ["ORCL"],
      prices: [{ issuer: "ORCL", currency: "USD" }],
      currencies: ["USD"],
      events: ["licence", "approval"],
      parties: ["Acme", "Bank"],
    });
  });

  it.each([
    ["a payment", on("closing + 1 day", usd)],
    ["an accrual", scale(elapsed("2021-01-01", "closing", "ACT/360"), usd)],
    ["a price", scale(observe(price("ORCL", "USD", "closing")), usd)],
    ["an averaging window", scale(observe(price("ORCL", "USD", "2021-06-30", "closing")), usd)],
  ])("closing, where %s hangs on it", (_, claim) => {
    expect(requirements(claim).closing).toBe(true);
  });
});
