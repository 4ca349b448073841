import {
  all,
  constant,
  currency,
  delivery,
  elapsed,
  give,
  given,
  describe as inWords,
  metric,
  named,
  observe,
  on,
  one,
  owedBy,
  scale,
  share,
  stockWorth,
  times,
  zero,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const profit = observe(metric("profit", 2021, "USD"));

const usd = currency("USD");

describe("a claim in words", () => {
  it.each([
    [zero(), "nothing is owed"],
    [all([]), "nothing is owed"],
    [one(usd), "receive USD 1 now"],
    [one(share("ORCL")), "receive 1 ORCL share now"],
    [delivery("2", share("ORCL"), "2021-01-01"), "receive 2 ORCL shares on 2021-01-01"],
    [delivery("5", stockWorth("USD", "ORCL"), "closing"), "receive ORCL shares worth USD 5 on closing"],
    [give(delivery("5", usd, "closing + 1 month")), "pay USD 5 on closing + 1 month"],
    [scale(times("0.5", profit), one(usd)), "receive 50% of profit for 2021, in USD, now"],
    [
      scale(times("0.5", profit), one(stockWorth("USD", "ORCL"))),
      "receive ORCL shares worth 50% of profit for 2021, in USD, now",
    ],
    [given("approval", given("licence", one(usd), false)), "receive USD 1 now, if approval and not licence"],
    [named("Deal", named("Fee", owedBy("Acme", one(usd)))), "Deal, Fee: receive USD 1 now, owed by Acme"],
    [owedBy(null, one(usd)), "receive USD 1 now"],
    [
      scale(elapsed("2021-01-01", "closing", "ACT/360"), scale(constant("100"), one(usd))),
      "receive (years from 2021-01-01 to closing (ACT/360)) × 100, in USD, now",
    ],
    [all([one(usd), give(one(usd))]), "receive USD 1 now\npay USD 1 now"],
  ])("%#: %s", (claim, words) => {
    expect(inWords(claim)).toBe(words);
  });

  it("the nearest date and party count, an outer one does not", () => {
    expect(inWords(on("2022-01-01", on("2021-01-01", one(usd))))).toBe("receive USD 1 on 2021-01-01");
    expect(inWords(owedBy("Far", owedBy("Near", one(usd))))).toBe("receive USD 1 now, owed by Near");
    expect(inWords(on("2022-01-01", named("x", on("2021-01-01", one(usd)))))).toBe(
      "x: receive USD 1 on 2021-01-01",
    );
  });
});
