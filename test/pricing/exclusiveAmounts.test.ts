import { type Amount, add, constant, ifAtLeast, max, metric, observe, times } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { exclusiveGroups } from "../../src/pricing/exclusiveAmounts.js";

const [x, y] = ["x", "y"].map((name) => observe(metric(name, 2021, "USD"))) as [Amount, Amount];
const nothing = constant("0");
const paid = constant("1");
const reaching = (level: string, tested = x, then: Amount = paid): Amount =>
  ifAtLeast(tested, level, then, nothing);
const missing = (level: string, tested = x, otherwise: Amount = paid): Amount =>
  ifAtLeast(tested, level, nothing, otherwise);

describe("amounts exclude each other", () => {
  it.each<[string, Amount, Amount]>([
    ["where one reaches what the other misses", reaching("10"), missing("10")],
    ["where there is a gap between them", reaching("10"), missing("5")],
    ["whatever they are multiplied by", times("3", reaching("10")), times("-2", missing("10"))],
    ["whatever is added to what is tested", reaching("0", add(x, constant("-10"))), missing("10")],
    ["where the larger of two misses it", reaching("10", y), missing("10", max(x, y))],
    ["where one lies in a band", reaching("5", x, missing("10")), reaching("10")],
    ["where both lie in bands", reaching("5", x, missing("10")), missing("20", x, reaching("10"))],
    ["where one is above the higher of two levels", reaching("3", x, reaching("10")), missing("10")],
    ["whichever of the two is tested first", reaching("10", x, reaching("3")), missing("10")],
    ["where one is below the lower of two levels", missing("20", x, missing("10")), reaching("10")],
    ["whichever of these two is tested first", missing("10", x, missing("20")), reaching("10")],
  ])("%s", (_, one, other) => {
    expect(exclusiveGroups([one, other])).toEqual([[one, other]]);
    expect(exclusiveGroups([other, one])).toEqual([[other, one]]);
  });

  it.each<[string, Amount, Amount]>([
    ["where both may be reached", reaching("10"), missing("10.1")],
    ["where they test different things", reaching("10", x), missing("10", y)],
    ["where the larger of two reaches it", reaching("10", max(x, y)), missing("10", x)],
    ["where both reach a level", reaching("10"), reaching("20")],
    ["where both sides of a test pay", reaching("10"), ifAtLeast(x, "10", paid, constant("2"))],
  ])("but not %s", (_, one, other) => {
    expect(exclusiveGroups([one, other])).toEqual([]);
  });
});

it("groups hold amounts all of which exclude each other, in their order, and leave the others out", () => {
  const bands = [missing("5"), reaching("5", x, missing("10")), reaching("10")];
  const alone = [x, reaching("7", y)];
  const wide = reaching("4", x, missing("6"));
  expect(exclusiveGroups([...alone, ...bands, wide])).toEqual([bands]);
  const others = [reaching("9", y), missing("9", y)];
  expect(exclusiveGroups([...bands, ...others])).toEqual([bands, others]);
});
