import { describe, expect, it } from "vitest";
import { allocate } from "../../src/settlement/allocate.js";
import { dilutedShares } from "../../src/settlement/dilutedShares.js";
import { equityBridge } from "../../src/settlement/equityBridge.js";
import { exchangeRatioAt } from "../../src/settlement/exchangeRatioAt.js";
import { ownership } from "../../src/settlement/ownership.js";
import { prorate } from "../../src/settlement/prorate.js";
import { sharesIssued } from "../../src/settlement/sharesIssued.js";
import { wholeShares } from "../../src/settlement/wholeShares.js";
import { problems, refusal } from "../input/refusal.js";

const collar = { value: "12.50", low: "18", high: "22" };
const bridge = { enterpriseValue: "10", debt: "1", cash: "0", shares: "1" };
const options = [{ count: "1", strike: "1" }];
const ann = { holder: "Ann", shares: "1" };

describe("terms that are wrong", () => {
  it.each<[string, () => unknown, readonly string[]]>([
    ["a price of 0", () => exchangeRatioAt("0", collar), ["price: out-of-range"]],
    ["a number for a price", () => exchangeRatioAt(20 as never, collar), ["price: invalid-decimal"]],
    ["an empty band", () => exchangeRatioAt("1", { ...collar, high: "18" }), ["terms.high: invalid-term"]],
    [
      "value and ratio",
      () => exchangeRatioAt("1", { ...collar, ratio: "1" } as never),
      ["terms.value: invalid-term"],
    ],
    ["neither", () => exchangeRatioAt("1", { low: "18" } as never), ["terms.value: invalid-term"]],
    [
      "a rounding that is none",
      () => exchangeRatioAt("1", { ...collar, rounding: { places: 2.5, mode: "nearest" as never } }),
      ["terms.rounding.places: out-of-range", "terms.rounding.mode: invalid-type"],
    ],
    ["a ratio beyond 28 digits", () => exchangeRatioAt("3", { value: "1e30" }), ["terms: out-of-range"]],
    ["no weights", () => allocate("1", []), ["weights: out-of-range"]],
    ["weights of 0", () => allocate("1", ["0", "0"]), ["weights: invalid-term"]],
    ["a negative weight", () => allocate("1", ["1", "-1"]), ["weights.1: out-of-range"]],
    ["half a cent", () => allocate("0.005", ["1"]), ["amount: out-of-range"]],
    ["options that are none", () => allocate("1", ["1"], 2 as never), ["options: invalid-type"]],
    ["too many weights", () => allocate("1", Array(100_001).fill("1")), ["weights: too-large"]],
    [
      "a holder listed twice",
      () => wholeShares({ holders: [ann, ann], ratio: "1", price: "1" }),
      ["terms.holders.1.holder: duplicate-name"],
    ],
    [
      "half a share elected",
      () => prorate({ holders: [{ holder: "Ann", cash: "0.5" }], cashShares: "0" }),
      ["terms.holders.0.cash: out-of-range"],
    ],
    [
      "more cash than shares",
      () => prorate({ holders: [{ holder: "Ann", cash: "5" }], cashShares: "6" }),
      ["terms.cashShares: out-of-range"],
    ],
    ["nobody", () => prorate({ holders: [], cashShares: "0" }), ["terms.holders: out-of-range"]],
    ["a value without a price", () => sharesIssued({ value: "1" } as never), ["terms: invalid-term"]],
    [
      "both ways",
      () => sharesIssued({ value: "1", price: "1", ratio: "1" } as never),
      ["terms: invalid-term"],
    ],
    [
      "no price for options",
      () => ownership({ holders: [{ ...ann, options }] }),
      ["terms.price: missing-term"],
    ],
    [
      "no shares at all",
      () => ownership({ holders: [{ ...ann, shares: "0" }] }),
      ["terms.holders: out-of-range"],
    ],
    ["a price of nothing", () => dilutedShares({ shares: "1", price: "0" }), ["terms.price: out-of-range"]],
    ["a misspelt debt", () => equityBridge({ ...bridge, dept: "5" } as never), ["terms.dept: unknown-key"]],
    ["no debt", () => equityBridge({ ...bridge, debt: undefined } as never), ["terms.debt: missing-term"]],
    [
      "a strike below 0",
      () => equityBridge({ ...bridge, options: [{ count: "1", strike: "-1" }] }),
      ["terms.options.0.strike: out-of-range"],
    ],
    ["nothing", () => equityBridge(undefined as never), ["terms: invalid-type"]],
  ])("%s", (_, action, expected) => {
    expect(problems(refusal(action))).toEqual(expected);
  });

  it("in words", () => {
    expect(refusal(() => wholeShares({ holders: [ann, ann], ratio: "1", price: "1" })).message).toBe(
      'terms.holders[1].holder: is listed twice: "Ann"; what one holder has must be added up first',
    );
    expect(refusal(() => allocate("0.005", ["1"])).message).toContain("at most 2 decimal places");
  });
});

describe("edges", () => {
  it("rounds once: a quotient a hair below a half stays down", () => {
    // 60 digits of it are 0.5 exactly, so that a second rounding would go up.
    const below = { value: "0.499999999999999999999999999999999999999999999999999999999999" };
    expect(exchangeRatioAt("1", { ...below, rounding: { places: 0 } }).toString()).toBe("0");
    const hair = { value: "1", rounding: { places: 0 } };
    expect(exchangeRatioAt(`2.${"0".repeat(58)}1`, hair).toString()).toBe("0");
    expect(exchangeRatioAt("2", hair).toString()).toBe("1");
  });

  it.each([
    ["half-up", "0.625", "0.63"],
    ["half-even", "0.625", "0.62"],
    ["half-even", "0.635", "0.64"],
    ["half-even", "0.6250000001", "0.63"],
    ["down", "0.629", "0.62"],
    ["up", "0.6201", "0.63"],
    ["up", "0.62", "0.62"],
  ] as const)("rounds %s %s to %s", (mode, value, expected) => {
    expect(exchangeRatioAt("1", { value, rounding: { places: 2, mode } }).toString()).toBe(expected);
  });

  it("an open side of a collar is open", () => {
    expect(exchangeRatioAt("5", { value: "10", high: "8" }).toString()).toBe("2");
    expect(exchangeRatioAt("16", { value: "10", high: "8" }).toString()).toBe("1.25");
    expect(exchangeRatioAt("16", { ratio: "2", low: "8" }).toString()).toBe("2");
    expect(exchangeRatioAt("4", { ratio: "2", low: "8" }).toString()).toBe("4");
  });

  it("an option at exactly the price is not exercised", () => {
    const at = { ...bridge, enterpriseValue: "11", options: [{ count: "3", strike: "10" }] };
    expect(equityBridge(at).exercised.toString()).toBe("0");
    expect(equityBridge(at).pricePerShare.toString()).toBe("10");
  });

  it("stock units count in full, and sums do not lose cents to size", () => {
    const units = { ...bridge, shares: "1", options: [{ count: "1", strike: "0" }] };
    expect(equityBridge(units).pricePerShare.toString()).toBe("4.5");
    const huge = { ...bridge, enterpriseValue: "1e100", debt: "0.01", debtLike: "1e100", cash: "0.02" };
    expect(equityBridge(huge).pricePerShare.toString()).toBe("0.01");
  });

  it("ten thousand holders are settled in no time", () => {
    const holders = Array.from({ length: 10_000 }, (_, index) => ({ holder: `H${index}`, cash: `${index}` }));
    const { holders: settled } = prorate({ holders, cashShares: "1000001" });
    expect(settled.reduce((sum, { cash }) => sum + Number(cash), 0)).toBe(1_000_001);
  });
});
