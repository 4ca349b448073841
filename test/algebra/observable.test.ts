import { metric, observe, price } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { checkedObservable, formatObservable, observableKey } from "../../src/algebra/observable.js";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";

const profit = metric("profit", 2021, "USD");
const mean = price("ORCL", "USD", "closing", "closing - 5 days");

describe("an observable", () => {
  it("says what it is", () => {
    expect(formatObservable(profit)).toBe("profit for 2021");
    expect(formatObservable(price("ORCL", "USD", "closing"))).toBe("ORCL price on closing");
    expect(formatObservable(mean)).toBe("mean ORCL price from closing - 5 days to closing");
    expectFrozen([profit, mean]);
  });

  it("is told apart by everything that it is", () => {
    const others = [
      metric("profit", 2022, "USD"),
      metric("profit", 2021, "EUR"),
      metric("revenue", 2021, "USD"),
      price("ORCL", "USD", "closing"),
      mean,
    ];
    const keys = new Set([profit, ...others].map(observableKey));
    expect(keys.size).toBe(6);
    expect(observableKey(metric("profit", "2021", "USD"))).toBe(observableKey(profit));
  });

  it("is known by how it was made", () => {
    expect(checkedObservable(profit)).toBe(profit);
    expect(problems(refusal(() => checkedObservable({ ...profit })))).toEqual(["observable: invalid-type"]);
    expect(() => observe(mean)).not.toThrow();
  });

  it.each<[title: string, action: () => unknown, expected: string]>([
    ["no metric", () => metric("", 2021, "USD"), "metric: invalid-term"],
    ["no period", () => metric("m", "some day", "USD"), "period: invalid-date"],
    ["no unit", () => metric("m", 2021, ""), "currency: invalid-term"],
    ["a unit that is a formula", () => metric("m", 2021, "=1"), "currency: invalid-term"],
    ["a price in no currency", () => price("A", "dollars", "closing"), "currency: invalid-term"],
    ["no issuer", () => price(undefined as never, "USD", "closing"), "issuer: invalid-term"],
    ["no day", () => price("A", "USD", "someday"), "on: invalid-date"],
    ["no first day", () => price("A", "USD", "closing", 5 as never), "averagedOver: invalid-date"],
  ])("is refused: %s", (_, action, expected) => {
    expect(problems(refusal(action))).toEqual([expected]);
  });
});
