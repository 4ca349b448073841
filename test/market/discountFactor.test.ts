import { discountFactor, forwardRate, presentValue, xnpv, zeroCurve } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { nodes, START, twoYears } from "./curve/documents.js";

const today = "2021-01-01";

describe("discount factors", () => {
  it.each([
    ["0.25", "0.8"],
    [{ rate: "0.25", compounding: "simple" }, "0.8"],
    [{ rate: "0.5", compounding: "semi-annual" }, "0.64"],
    [{ rate: "1", compounding: "quarterly" }, "0.4096"],
    [{ rate: "0", compounding: "continuous" }, "1"],
    ["-0.2", "1.25"],
  ] as const)("at %o for a year", (rate, factor) => {
    expect(discountFactor(rate, "2021-01-01", "2022-01-01").toString()).toBe(factor);
  });

  it("the same day is worth itself, whatever the rate", () => {
    expect(discountFactor("999", today, today).toString()).toBe("1");
  });

  it("a simple rate that leaves nothing is an error", () => {
    const error = refusal(() => discountFactor({ rate: "-0.5", compounding: "simple" }, today, "2024-01-01"));

    expect(error.code).toBe("out-of-range");
  });

  it("looks forward only", () => {
    expect(problems(refusal(() => discountFactor("0", "2021-01-02", "2021-01-01")))).toEqual([
      "to: invalid-date",
    ]);
  });
});

it("an older curve discounts at its forward rates", () => {
  const flows = [{ date: "2023-01-01", amount: "100" }];
  const worth = presentValue(twoYears, flows, { valuationDate: "2022-01-01" });
  expect(worth.toFixed(20)).toBe(
    forwardRate(twoYears, "2022-01-01", "2023-01-01").plus(1).pow(-1).times(100).toFixed(20),
  );
});

describe("a discount factor off a curve refuses", () => {
  const curve = zeroCurve(twoYears);

  it.each<[what: string, read: () => unknown, problem: string]>([
    ["a day before it", () => discountFactor(curve, "2020-12-31", "2022-01-01"), ": invalid-date"],
    [
      "a valuation date before it",
      () => presentValue(curve, [{ date: "2022-01-01", amount: "1" }], { valuationDate: "2020-12-31" }),
      ": invalid-date",
    ],
    ["a flow before it", () => xnpv(curve, [{ date: "2020-12-31", amount: "1" }]), ": invalid-date"],
    ["dates out of order", () => discountFactor(curve, "2022-01-01", "2021-12-31"), "to: invalid-date"],
    ["a day that is none", () => discountFactor(curve, START, "2022-02-30"), "to: invalid-date"],
    [
      "a bad curve",
      () => discountFactor(nodes(["2022-01-01", "x"]), START, START),
      "rate.zeroRates.0.rate: invalid-decimal",
    ],
  ])("%s", (_, read, problem) => {
    expect(problems(refusal(read))).toEqual([problem]);
  });
});
