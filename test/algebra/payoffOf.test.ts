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
  price,
  times,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { payoffAt } from "../../src/algebra/payoff.js";
import { payoffOf, timelessPayoff } from "../../src/algebra/payoffOf.js";
import { readDateRule, resolveDate } from "../../src/time/dateRule.js";

const profit = metric("profit", 2021, "USD");
const revenue = metric("revenue", 2021, "USD");
const [p, r] = [observe(profit), observe(revenue)];
const closing = resolveDate(readDateRule("2022-01-01") as never, undefined);

/** The amount at a profit, where revenue is 40 and the deal closes on 1 January 2022. */
const at = (amount: Amount, value: string): string =>
  payoffAt(
    payoffOf(amount, {
      valueOf: ({ kind, ...rest }) =>
        kind === "metric" && "metric" in rest && rest.metric === "revenue" ? new Decimal(40) : undefined,
      dayOf: (rule) => resolveDate(rule, closing),
    }),
    new Decimal(value),
  ).toString();

describe("an amount as a function of the one observable that is open", () => {
  it.each<[title: string, amount: Amount, atTen: string, atFifty: string]>([
    ["a constant", constant("7"), "7", "7"],
    ["the observable", p, "10", "50"],
    ["one that is known", r, "40", "40"],
    ["a sum", add(p, r), "50", "90"],
    ["a multiple", times("-0.5", p), "-5", "-25"],
    ["the smaller", min(p, r), "10", "40"],
    ["the larger", max(p, r), "40", "50"],
    ["a test of it", ifAtLeast(p, "50", r, constant("1")), "1", "40"],
    ["a test of what is known", ifAtLeast(r, "41", constant("1"), p), "10", "50"],
    ["years", elapsed("2021-01-01", "closing", "ACT/365F"), "1", "1"],
    ["years that have not begun", elapsed("closing", "2021-01-01", "ACT/365F"), "0", "0"],
    ["years and more", add(times("2", elapsed("2020-01-01", "closing", "30E/360")), p), "14", "54"],
  ])("%s", (_, amount, atTen, atFifty) => {
    expect([at(amount, "10"), at(amount, "50")]).toEqual([atTen, atFifty]);
  });
});

describe("without knowing any date", () => {
  it("an amount that hangs on none is a payoff", () => {
    const payoff = timelessPayoff(max(add(p, constant("-3")), constant("0")));
    expect(payoff && payoffAt(payoff, new Decimal(10)).toString()).toBe("7");
  });

  it("one that hangs on any, however deep, is not", () => {
    const years = elapsed("2021-01-01", "closing", "ACT/365F");
    expect(timelessPayoff(years)).toBeUndefined();
    expect(timelessPayoff(ifAtLeast(p, "1", constant("0"), times("2", add(years, p))))).toBeUndefined();
    expect(timelessPayoff(observe(price("A", "USD", "closing")))).toBeDefined();
  });
});
