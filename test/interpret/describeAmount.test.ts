import {
  type Amount,
  add,
  constant,
  describeAmount,
  elapsed,
  ifAtLeast,
  max,
  metric,
  min,
  observe,
  price,
  times,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const profit = observe(metric("profit", 2021, "USD"));

const sales = observe(metric("sales", "2021-H1", "USD"));

const orcl = observe(price("ORCL", "USD", "closing"));

/** 1 where an amount reaches 10, and whatever else is asked is met too. */
const met = (amount: Amount, further: Amount = constant("1")): Amount =>
  ifAtLeast(amount, "10", further, constant("0"));

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
      ifAtLeast(met(profit), "1", constant("5"), constant("0")),
      "5 if profit for 2021 is at least 10, otherwise 0",
    ],
    [
      ifAtLeast(max(met(profit, met(sales)), met(sales)), "1", constant("0"), profit),
      "0 if profit for 2021 is at least 10 and sales for 2021-H1 is at least 10, or sales for 2021-H1 is at least 10, otherwise profit for 2021",
    ],
    [
      ifAtLeast(met(profit), "2", constant("5"), constant("0")),
      "5 if (1 if profit for 2021 is at least 10, otherwise 0) is at least 2, otherwise 0",
    ],
    [
      ifAtLeast(ifAtLeast(profit, "10", constant("0"), constant("1")), "1", constant("5"), constant("0")),
      "5 if (0 if profit for 2021 is at least 10, otherwise 1) is at least 1, otherwise 0",
    ],
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
