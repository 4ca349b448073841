import {
  add,
  all,
  type Claim,
  constant,
  currency,
  give,
  ifAtLeast,
  metric,
  named,
  observe,
  one,
  scale,
  share,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { checkedAmount, checkedClaim, extentOf, isAmount, isClaim } from "../../src/algebra/expression.js";
import { problems, refusal } from "../input/refusal.js";

const dollar = one(currency("USD"));
const profit = observe(metric("profit", 2021, "USD"));

describe("the extent of an expression", () => {
  const extent = (node: Parameters<typeof extentOf>[0]) => {
    const { depth, size, leaves, observes, units } = extentOf(node);
    return [depth, size, leaves, observes, [...units].join()];
  };

  it("is known from its parts", () => {
    expect(extent(constant("5"))).toEqual([1, 1, 0, false, ""]);
    expect(extent(profit)).toEqual([1, 1, 0, true, "USD"]);
    expect(extent(add(profit, constant("1")))).toEqual([2, 3, 0, true, "USD"]);
    expect(extent(dollar)).toEqual([1, 1, 1, false, "USD"]);
    expect(extent(one(share("A")))).toEqual([1, 1, 1, false, "shares of A"]);
    expect(extent(all([dollar, give(dollar)]))).toEqual([3, 4, 2, false, "USD"]);
  });

  it("counts a shared part as often as it is reached, and a scale once for each delivery below", () => {
    expect(extent(add(profit, profit))[1]).toBe(3);
    expect(extent(scale(profit, all([dollar, named("x", dollar)])))).toEqual([4, 7, 2, true, "USD"]);
  });

  it("is bounded: nothing is built that would keep an interpreter busy for good", () => {
    let deep: Claim = named("x", dollar);
    const deeper = () => {
      for (let level = 0; level < 1000; level += 1) deep = named("x", deep);
    };
    expect(problems(refusal(deeper))).toEqual(["claim: too-deep"]);
    expect(extentOf(deep).depth).toBe(500);
    let large = profit;
    const larger = () => {
      for (let doubling = 0; doubling < 60; doubling += 1) large = add(large, large);
    };
    expect(problems(refusal(larger))).toEqual(["right: too-large"]);
    let cliff = profit;
    const steeper = () => {
      for (let step = 0; step < 60; step += 1) cliff = ifAtLeast(profit, "1", cliff, cliff);
    };
    expect(problems(refusal(steeper))).toEqual(["otherwise: too-large"]);
  });
});

describe("amounts and claims are known by how they were made", () => {
  it("whatever they look like", () => {
    expect([isAmount(profit), isClaim(profit), isAmount(dollar), isClaim(dollar)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([isAmount({ ...profit }), isClaim({ ...dollar }), isAmount(null), isClaim("x")]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(checkedAmount(profit)).toBe(profit);
    expect(checkedClaim(dollar)).toBe(dollar);
    expect(problems(refusal(() => checkedAmount(dollar, ["left"])))).toEqual(["left: invalid-type"]);
    expect(refusal(() => checkedClaim(undefined)).message).toBe(
      "claim: must be a claim, as one, all, on, given, delivery … make it; received nothing",
    );
  });

  it("and one that nobody checked stops, as a bug of the library", () => {
    expect(() => extentOf({ tag: "zero" })).toThrow("without checking how it was made");
  });
});
