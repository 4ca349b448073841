import {
  type Amount,
  add,
  constant,
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
import { formatObservable } from "../../src/algebra/observable.js";
import { bends, distinctObservables, observablesIn, partsOf } from "../../src/algebra/observablesIn.js";

const profit = observe(metric("profit", 2021, "USD"));
const share = observe(price("A", "USD", "closing"));
const five = constant("5");
const years = elapsed("closing", "2030-01-01", "ACT/360");

describe("what an amount is made of", () => {
  it.each<[title: string, amount: Amount, parts: readonly Amount[], seen: readonly string[], bent: boolean]>([
    ["a constant", five, [], [], false],
    ["years", years, [], [], false],
    ["an observable", profit, [], ["profit for 2021"], false],
    ["a multiple", times("2", profit), [profit], ["profit for 2021"], false],
    ["a sum", add(profit, share), [profit, share], ["profit for 2021", "A price on closing"], false],
    ["a cap", min(profit, five), [profit, five], ["profit for 2021"], true],
    ["a floor", max(five, share), [five, share], ["A price on closing"], true],
    ["a cap on years", min(years, five), [years, five], [], false],
    [
      "a test",
      ifAtLeast(profit, "5", profit, five),
      [profit, profit, five],
      ["profit for 2021", "profit for 2021"],
      true,
    ],
    [
      "a sum of what bends",
      add(share, max(share, five)),
      [share, max(share, five)],
      ["A price on closing", "A price on closing"],
      true,
    ],
  ])("%s", (_, amount, parts, seen, bent) => {
    expect(partsOf(amount)).toEqual(parts);
    expect(observablesIn(amount).map(formatObservable)).toEqual(seen);
    expect(distinctObservables(amount).map(formatObservable)).toEqual([...new Set(seen)]);
    expect(bends(amount)).toBe(bent);
  });
});
