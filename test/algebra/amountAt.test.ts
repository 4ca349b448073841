import {
  type Amount,
  add,
  constant,
  Decimal,
  elapsed,
  ifAtLeast,
  max,
  metric,
  min,
  observe,
  times,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { amountAt, elapsedYears } from "../../src/algebra/amountAt.js";
import { decimals } from "../../src/numeric/decimalBall.js";
import { readDateRule, resolveDate } from "../../src/time/dateRule.js";

const p = observe(metric("profit", 2021, "USD"));
const numbers = decimals(60, 30, false);
const closing = resolveDate(readDateRule("2022-01-01") as never, undefined);
const dayOf = (rule: Parameters<typeof resolveDate>[0]) => resolveDate(rule, closing);

const at = (amount: Amount, profit: string): string =>
  amountAt(amount, { numbers, dayOf, forecast: () => numbers.of(new Decimal(profit)) })
    .toDecimal()
    .toSignificantDigits(20)
    .toString();

describe("what an amount comes to in one outcome", () => {
  it.each<[title: string, amount: Amount, atTen: string, atMinusTen: string]>([
    ["a constant", constant("7"), "7", "7"],
    ["the observable", p, "10", "-10"],
    ["a sum", add(p, constant("3")), "13", "-7"],
    ["a multiple", times("0.5", p), "5", "-5"],
    ["a cap", min(p, constant("4")), "4", "-10"],
    ["a floor", max(p, constant("0")), "10", "0"],
    ["a test", ifAtLeast(p, "10", constant("1"), constant("2")), "1", "2"],
    [
      "years",
      elapsed("2021-07-02", "closing", "ACT/365.25"),
      "0.50102669404517453799",
      "0.50102669404517453799",
    ],
  ])("%s", (_, amount, atTen, atMinusTen) => {
    expect([at(amount, "10"), at(amount, "-10")]).toEqual([atTen, atMinusTen]);
  });
});

describe("elapsed years", () => {
  const years = (from: string, to: string) => {
    const amount = elapsed(from, to, "ACT/365F");
    return amount.tag === "elapsed" ? elapsedYears(amount, dayOf) : undefined;
  };

  it("are a fraction of whole numbers", () => {
    expect(years("2021-12-02", "closing")).toEqual({ numerator: 30, denominator: 365 });
  });

  it("are none where the second date comes first, or on the same day", () => {
    expect(years("closing", "2021-12-02")).toEqual({ numerator: 0, denominator: 1 });
    expect(years("closing", "2022-01-01")).toEqual({ numerator: 0, denominator: 1 });
  });
});
