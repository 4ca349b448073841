import { type Amount, add, constant, max, metric, min, observe, times } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/numeric/decimal.js";
import { type Contingency, rangeOfOutcomes } from "../../src/pricing/outcomeRange.js";

const owed = (amount: Amount | string, ...conditions: readonly string[]): Contingency => ({
  factor: new Decimal(1),
  amount: typeof amount === "string" ? constant(amount) : amount,
  conditions: conditions.map((written) =>
    written.startsWith("not ")
      ? { event: written.slice(4), happens: false }
      : { event: written, happens: true },
  ),
});
const range = (...payments: readonly Contingency[]): string => {
  const { low, high } = rangeOfOutcomes(payments, { dayOf: () => 0, leastOf: () => new Decimal(0) });
  return `${low ?? "-∞"} to ${high ?? "∞"}`;
};
const x = observe(metric("x", 2021, "USD"));
const [capped, rest] = [
  min(x, constant("10")),
  max(add(constant("10"), times("-1", x)), constant("0")),
] as const;

describe("what payments may come to together", () => {
  it.each<[string, readonly Contingency[], string]>([
    ["what is owed in any case", [owed("10"), owed("-3")], "7 to 7"],
    ["what is owed if something happens", [owed("10", "a")], "0 to 10"],
    ["what is paid or received in its place", [owed("10", "a"), owed("-3", "not a")], "-3 to 10"],
    ["what is owed on several events", [owed("10", "a"), owed("5", "b"), owed("-3", "c")], "-3 to 15"],
    ["what is owed on one of two events", [owed("10", "a"), owed("5", "not a", "b")], "0 to 10"],
    ["what both of them bring", [owed("10", "a"), owed("5", "a", "b")], "0 to 15"],
    [
      "payments on one condition, in whatever order it is stated",
      [owed("10", "a", "b"), owed("-10", "b", "a")],
      "0 to 0",
    ],
    ["what hangs on one observable", [owed(capped), owed(rest)], "10 to 10"],
    ["what hangs on it and on an event", [owed(capped, "a"), owed(rest, "a")], "0 to 10"],
    ["what hangs on it and on opposite events", [owed(capped, "a"), owed(rest, "not a")], "0 to 10"],
  ])("%s", (_, payments, expected) => {
    expect(range(...payments)).toBe(expected);
  });

  it("counts one of those that exclude each other where there are too many events to try", () => {
    const names = Array.from({ length: 13 }, (_, index) => `e${index}`);
    const steps = names.map((name, index) =>
      owed(`${index + 1}`, ...names.slice(0, index).map((before) => `not ${before}`), name),
    );
    expect(range(...steps)).toBe("0 to 13");
    // They are looked at with what hangs on the same observable in any case, and what nothing excludes may be owed as well.
    const [first, ...others] = steps as [Contingency, ...Contingency[]];
    const shared = { ...first, amount: capped };
    expect(range(shared, ...others, owed(rest))).toBe("0 to 23");
    expect(range(...steps, owed("5"), owed("-4", "e0", "other"))).toBe("1 to 18");
  });
});
