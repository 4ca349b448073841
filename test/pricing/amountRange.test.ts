import { type Amount, add, constant, ifAtLeast, max, metric, min, observe, times } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/numeric/decimal.js";
import { type Possible, type Range, rangeOfSum } from "../../src/pricing/amountRange.js";

const [x, y, loss] = ["x", "y", "loss"].map((name) => observe(metric(name, 2021, "USD"))) as [
  Amount,
  Amount,
  Amount,
];
const nothing = constant("0");
const minus = (a: Amount, b: Amount): Amount => add(a, times("-1", b));

/** All but the one called loss are at least 0. */
const possible: Possible = {
  dayOf: () => 0,
  leastOf: (observable) =>
    observable.kind === "metric" && observable.metric === "loss" ? undefined : new Decimal(0),
};
const words = ({ low, high }: Range): string => `${low ?? "-∞"} to ${high ?? "∞"}`;
const range = (amount: Amount, factor = "1"): string =>
  words(rangeOfSum([{ factor: new Decimal(factor), amount }], possible));

describe("what an amount of one observable may come to", () => {
  it.each<[string, Amount, string]>([
    ["a number", constant("5"), "5 to 5"],
    ["what is at least 0", x, "0 to ∞"],
    ["what may be anything", loss, "-∞ to ∞"],
    ["what falls", times("-2", x), "-∞ to 0"],
    ["a floor and a cap", min(max(add(x, constant("-10")), constant("3")), constant("20")), "3 to 20"],
    ["what falls to a floor", max(times("-1", x), constant("-5")), "-5 to 0"],
    [
      "a jump up and one down",
      add(ifAtLeast(x, "10", constant("7"), constant("3")), ifAtLeast(x, "20", constant("-9"), nothing)),
      "-2 to 7",
    ],
    ["a jump that is always behind", ifAtLeast(x, "0", constant("5"), constant("-100")), "5 to 5"],
    ["a jump that may be ahead", ifAtLeast(loss, "0", constant("5"), constant("-100")), "-100 to 5"],
    ["what comes near a value and drops", ifAtLeast(x, "10", nothing, x), "0 to 10"],
    ["what starts beyond a value", ifAtLeast(times("-1", x), "-10", constant("50"), x), "10 to ∞"],
    ["what rises from as low as one likes", min(loss, constant("4")), "-∞ to 4"],
    ["what falls from as high as one likes", max(times("-1", loss), constant("4")), "4 to ∞"],
  ])("%s", (_, amount, expected) => {
    expect(range(amount)).toBe(expected);
  });

  it("is looked at together where several amounts bend on it", () => {
    const [capped, rest] = [min(x, constant("10")), max(minus(constant("10"), x), nothing)];
    expect(range(add(capped, rest))).toBe("10 to 10");
    expect(range(minus(capped, rest))).toBe("-10 to 10");
  });
});

describe("what an amount of several observables may come to", () => {
  const capped = min(add(x, y), constant("100"));

  it.each<[string, Amount, string]>([
    ["their sum", add(min(x, constant("3")), min(y, constant("4"))), "0 to 7"],
    ["a cap on their sum", capped, "0 to 100"],
    ["the lesser of two", min(min(add(x, y), constant("9")), minus(x, y)), "-∞ to 9"],
    ["the greater of two", max(minus(x, y), constant("-3")), "-3 to ∞"],
    [
      "a test that is met whatever happens",
      ifAtLeast(add(x, y), "0", constant("5"), constant("9")),
      "5 to 5",
    ],
    ["a test that is never met", ifAtLeast(capped, "100.1", constant("5"), constant("9")), "9 to 9"],
    ["a test that may be met", ifAtLeast(capped, "100", constant("5"), constant("9")), "5 to 9"],
  ])("%s", (_, amount, expected) => {
    expect(range(amount)).toBe(expected);
  });

  it("turns round with its sign, and is nothing where it cancels", () => {
    expect(range(capped, "-2")).toBe("-200 to 0");
    expect(range(add(times("3", capped), constant("1")), "-2")).toBe("-602 to -2");
    expect(range(minus(capped, capped))).toBe("0 to 0");
    expect(range(max(minus(x, y), constant("-3")), "-1")).toBe("-∞ to 3");
  });

  it("counts one of amounts that exclude each other", () => {
    const reached = ifAtLeast(add(x, y), "10", constant("5"), nothing);
    const missed = ifAtLeast(add(x, y), "10", nothing, constant("7"));
    expect(range(add(reached, missed))).toBe("0 to 7");
    expect(range(add(reached, times("-1", missed)))).toBe("-7 to 5");
    expect(range(add(reached, ifAtLeast(add(x, y), "11", nothing, constant("7"))))).toBe("0 to 12");
  });
});
