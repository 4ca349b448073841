import { fc, test } from "@fast-check/vitest";
import { irr, periodicInternalRates, xirr } from "offer-valuation";
import { calculate } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";

// Lorie and Savage, Three Problems in Rationing Capital, Journal of Business 28 (1955): a pump for 1,600 turns 10,000 in two years
// into 10,000 in one, at rates of 25% and 400%.
const pump = ["-1600", "10000", "-10000"];
const dated = pump.map((amount, index) => ({ date: `${2021 + index}-01-01`, amount }));

describe("the rate of return that is meant", () => {
  it("is the nearest of several, the lower of two as near", () => {
    const found = (nearest: string) => [irr(pump, { nearest }), xirr(dated, { nearest })].map(String);
    expect(found("0.1")).toEqual(["0.25", "0.25"]);
    expect(found("3")).toEqual(["4", "4"]);
    expect(found("2.125")).toEqual(["0.25", "0.25"]);
    expect(found("-0.99")).toEqual(["0.25", "0.25"]);
  });

  it("is the only one, however far away", () => {
    expect(irr(["-100", "121"], { nearest: "1000" }).toString()).toBe("0.21");
  });

  it("is none where there is none, or where nobody says which", () => {
    expect(refusal(() => irr(["-1", "1", "-1"], { nearest: "0.1" })).code).toBe("no-root");
    expect(refusal(() => irr(pump)).code).toBe("several-roots");
    expect(refusal(() => irr(pump, {})).code).toBe("several-roots");
  });

  it("is told where another root lies too close to -1 for 28 digits: that at 1 + r = 1.8e-107 hides no 112.77%, by mpmath", () => {
    // A day apart at the end: -100 + 433.29/x - 220.98/x^(366/365) is 0 at x = (220.98/433.29)^365 or nearly so, and at 2.1276…
    const flows = [
      { date: "2021-01-01", amount: "-100" },
      { date: "2022-01-01", amount: "433.29" },
      { date: "2022-01-02", amount: "-220.98" },
    ];
    const rate = "1.127666387721778972061478132";
    expect(refusal(() => xirr(flows)).code).toBe("unresolved-roots");
    expect(xirr(flows, { nearest: "0.1" }).toString()).toBe(rate);
    const cells = [flows.map(({ amount }) => [Number(amount)]), flows.map(({ date }) => [date])];
    expect(calculate("XIRR", [...cells, 0.1])).toEqual({ value: Number(rate) });
    expect(refusal(() => xirr(flows, { nearest: "0.05" })).code).toBe("unresolved-roots");
    expect(refusal(() => xirr(flows, { nearest: "-1" })).code).toBe("unresolved-roots");
  });

  it.each(["", "ten", {}, Number.NaN])("refuses %j", (nearest) => {
    for (const ask of [() => irr(pump, { nearest } as never), () => xirr(dated, { nearest } as never)]) {
      expect(refusal(ask).path).toEqual(["options", "nearest"]);
    }
  });

  const amounts = fc.array(fc.integer({ min: -100, max: 100 }).map(String), { minLength: 3, maxLength: 6 });
  test.prop([amounts], { numRuns: 60 })("is each root where one starts from it", (flows) => {
    const { roots, complete } = periodicInternalRates(flows);
    if (!complete) return;
    for (const { rate } of roots) expect(irr(flows, { nearest: rate })).toEqual(rate);
  });
});
