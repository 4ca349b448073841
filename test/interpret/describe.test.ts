import {
  add,
  all,
  constant,
  currency,
  delivery,
  describeAmount,
  elapsed,
  give,
  given,
  ifAtLeast,
  describe as inWords,
  max,
  metric,
  min,
  named,
  observe,
  on,
  one,
  owedBy,
  price,
  scale,
  share,
  stockWorth,
  times,
  zero,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const profit = observe(metric("profit", 2021, "USD"));
const sales = observe(metric("sales", "2021-H1", "USD"));
const orcl = observe(price("ORCL", "USD", "closing"));
const usd = currency("USD");

describe("an amount in words", () => {
  it.each([
    [constant("-1234.5"), "-1,234.5"],
    [times("0.5", profit), "50% of profit for 2021"],
    [times("2", profit), "2 × profit for 2021"],
    [times("-0.5", profit), "-0.5 × profit for 2021"],
    [times("0", profit), "0 × profit for 2021"],
    [add(profit, sales), "profit for 2021 plus sales for 2021-H1"],
    [add(profit, times("-1", sales)), "profit for 2021 minus sales for 2021-H1"],
    [add(profit, constant("-5")), "profit for 2021 minus 5"],
    [add(profit, constant("5")), "profit for 2021 plus 5"],
    [min(constant("5"), profit), "profit for 2021, at most 5"],
    [max(profit, constant("5")), "profit for 2021, at least 5"],
    [min(max(profit, constant("1")), constant("5")), "profit for 2021, at least 1, at most 5"],
    [min(profit, sales), "the smaller of profit for 2021 and sales for 2021-H1"],
    [max(profit, sales), "the larger of profit for 2021 and sales for 2021-H1"],
    [times("0.5", max(profit, constant("0"))), "50% of (profit for 2021, at least 0)"],
    [max(add(profit, constant("-5")), constant("0")), "(profit for 2021 minus 5), at least 0"],
    [
      ifAtLeast(profit, "10", constant("5"), constant("0")),
      "5 if profit for 2021 is at least 10, otherwise 0",
    ],
    [
      ifAtLeast(add(profit, sales), "10", add(profit, constant("1")), constant("0")),
      "(profit for 2021 plus 1) if (profit for 2021 plus sales for 2021-H1) is at least 10, otherwise 0",
    ],
    [
      elapsed("2020-09-30", "closing + 1 month", "ACT/360"),
      "years from 2020-09-30 to closing + 1 month (ACT/360)",
    ],
    [orcl, "ORCL price on closing"],
    [
      observe(price("ORCL", "USD", "closing", "closing - 10 days")),
      "mean ORCL price from closing - 10 days to closing",
    ],
  ])("%#: %s", (amount, words) => {
    expect(describeAmount(amount)).toBe(words);
  });
});

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
