import {
  type Amount,
  add,
  constant,
  currency,
  describeAmount,
  elapsed,
  ifAtLeast,
  max,
  metric,
  min,
  observe,
  one,
  price,
  times,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";

const dollars = observe(metric("profit", 2021, "USD"));
const euros = observe(metric("profit", 2021, "EUR"));

describe("amounts of two currencies are not mixed", () => {
  it.each<[title: string, action: () => Amount, path: string]>([
    ["added", () => add(dollars, euros), "right"],
    ["compared", () => min(dollars, euros), "right"],
    ["compared with a sum", () => max(times("2", dollars), add(euros, constant("1"))), "right"],
    ["as alternatives", () => ifAtLeast(dollars, "1", dollars, euros), "otherwise"],
    [
      "as alternatives of a test that is known",
      () => ifAtLeast(constant("1"), "1", dollars, euros),
      "otherwise",
    ],
  ])("%s", (_, action, path) => {
    const error = refusal(action);

    expect(problems(error)).toEqual([`${path}: currency-mismatch`]);
    expect(error.message).toContain(
      "amounts in EUR and USD cannot be added or compared without a conversion",
    );
  });

  it("but constants go with any, and a test may look at another currency", () => {
    expect(() => add(constant("1"), euros)).not.toThrow();
    expect(() => ifAtLeast(dollars, "1", euros, constant("0"))).not.toThrow();
  });
});

describe("amounts are put into a normal form", () => {
  it("constants are folded", () => {
    expect(min(constant("7"), constant("5"))).toEqual(constant("5"));
    expect(max(constant("7"), constant("5"))).toEqual(constant("7"));
    expect(add(constant("3"), constant("5"))).toEqual(constant("8"));
    expect(times("3", constant("5"))).toEqual(constant("15"));
    expect(ifAtLeast(constant("5"), "5", dollars, constant("0"))).toBe(dollars);
    expect(ifAtLeast(constant("4.99"), "5", dollars, constant("0"))).toEqual(constant("0"));
  });

  it("what changes nothing disappears, and factors multiply", () => {
    expect(add(constant("0"), dollars)).toBe(dollars);
    expect(add(dollars, constant("0"))).toBe(dollars);
    expect(times("1", dollars)).toBe(dollars);
    expect(times("0.5", times("4", dollars))).toEqual(times("2", dollars));
  });

  it("a third of a year three times over reaches a year", () => {
    const third = "0.33333333333333333333333333333333333333333333333333333333";
    expect(ifAtLeast(times("3", constant(third)), "1", constant("1"), constant("0"))).toEqual(constant("1"));
  });
});

describe("an amount says what it is", () => {
  it.each<[amount: Amount, words: string]>([
    [add(dollars, constant("1")), "profit for 2021 plus 1"],
    [min(dollars, constant("9")), "profit for 2021, at most 9"],
    [max(dollars, constant("9")), "profit for 2021, at least 9"],
    [times("2", dollars), "2 × profit for 2021"],
    [
      ifAtLeast(dollars, "9", constant("1"), constant("2")),
      "1 if profit for 2021 is at least 9, otherwise 2",
    ],
    [elapsed("2021-01-01", "closing", "ACT/360"), "years from 2021-01-01 to closing (ACT/360)"],
  ])("%#: %s", (amount, words) => {
    expect(describeAmount(amount)).toBe(words);
    expectFrozen([amount]);
  });
});

describe("arguments are checked where they come in", () => {
  const wrong = <Value>(value: unknown): Value => value as Value;
  const one5 = constant("5");

  it.each<[title: string, action: () => unknown, expected: string]>([
    ["a constant of a number", () => constant(wrong(5)), "value: invalid-decimal"],
    ["observe nothing", () => observe(wrong(undefined)), "observable: invalid-type"],
    ["observe data", () => observe(wrong({ kind: "metric", metric: "m" })), "observable: invalid-type"],
    ["observe an amount", () => observe(wrong(dollars)), "observable: invalid-type"],
    ["add nothing", () => add(wrong(undefined), one5), "left: invalid-type"],
    ["add to nothing", () => add(one5, wrong(null)), "right: invalid-type"],
    ["add a text", () => add(one5, wrong("5")), "right: invalid-type"],
    ["min of data", () => min(wrong({ tag: "constant" }), one5), "left: invalid-type"],
    ["max of a claim", () => max(one5, wrong(one(currency("USD")))), "right: invalid-type"],
    ["times a number", () => times(wrong(5), one5), "factor: invalid-decimal"],
    ["times of a number", () => times("5", wrong(5)), "amount: invalid-type"],
    ["a test of nothing", () => ifAtLeast(wrong(undefined), "1", one5, one5), "amount: invalid-type"],
    ["a threshold of a number", () => ifAtLeast(dollars, wrong(1), one5, one5), "threshold: invalid-decimal"],
    ["then nothing", () => ifAtLeast(dollars, "1", wrong(undefined), one5), "then: invalid-type"],
    ["otherwise nothing", () => ifAtLeast(dollars, "1", one5, wrong(undefined)), "otherwise: invalid-type"],
    ["elapsed from nowhere", () => elapsed(wrong(1), "closing", "ACT/360"), "from: invalid-date"],
    ["elapsed to nowhere", () => elapsed("closing", "tomorrow", "ACT/360"), "to: invalid-date"],
    ["elapsed by nothing", () => elapsed("closing", "closing", wrong("ACT")), "dayCount: invalid-term"],
    ["words for a number", () => describeAmount(wrong(5)), "amount: invalid-type"],
    [
      "words for an observable",
      () => describeAmount(wrong(price("A", "USD", "closing"))),
      "amount: invalid-type",
    ],
  ])("%s", (_, action, expected) => {
    expect(problems(refusal(action))).toEqual([expected]);
  });
});
