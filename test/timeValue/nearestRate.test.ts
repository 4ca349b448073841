import { fc, test } from "@fast-check/vitest";
import { irr, periodicInternalRates, xirr } from "offer-valuation";
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
