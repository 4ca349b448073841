import { fc, test } from "@fast-check/vitest";
import {
  Decimal,
  futureValue,
  levelPayment,
  levelRate,
  numberOfPayments,
  paymentParts,
  periodicInternalRates,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { figureOf, ratio } from "../instruments/cells.js";
import { exact, failure } from "../kit.js";

// Microsoft, FV, PMT, IPMT, PPMT, NPER and RATE functions, examples.
describe("published figures", () => {
  it.each([
    ["FUTURE_VALUE", [ratio(6, 1200), 10, -200, -500, 1], "2581.40"],
    ["FUTURE_VALUE", [ratio(12, 1200), 12, -1000], "12682.50"],
    ["FUTURE_VALUE", [ratio(11, 1200), 35, -2000, "", 1], "82846.25"],
    ["PMT", [ratio(8, 1200), 10, 10000], "-1037.03"],
    ["PMT", [ratio(8, 1200), 10, 10000, "", 1], "-1030.16"],
    ["PMT", [ratio(6, 1200), 216, 0, 50000], "-129.08"],
    ["IPMT", [ratio(10, 1200), 1, 36, 8000], "-66.67"],
    ["IPMT", ["10%", 3, 3, 8000], "-292.45"],
    ["PPMT", [ratio(10, 1200), 1, 24, 2000], "-75.62"],
    ["PPMT", ["8%", 10, 10, 200000], "-27598.05"],
    ["NPER", ["1%", -100, -1000, 10000, 1], "59.67"],
    ["NPER", ["1%", -100, -1000, 10000], "60.08"],
    ["RATE", [48, -200, 8000], "0.01"],
  ])("%s of %j is %s", (name, args, published) => {
    expect(figureOf(name, ...args).toFixed(2)).toBe(published);
  });

  // The same page has −9.578 for no amount at the end: payments made backwards in time. No number from 0 on leads there.
  it("NPER is refused where it would be negative", () => {
    expect(failure("NPER", "1%", -100, -1000)).toMatch(/^#NUM! pmt: leads to no such end/);
  });
});

const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((n) => `${n}e-2`);

test.prop(
  [
    hundredths(-5, 30),
    fc.integer({ min: 1, max: 40 }),
    hundredths(-1e5, 1e5),
    hundredths(-1e5, 1e5),
    hundredths(-1e5, 1e5),
    fc.constantFrom(0 as const, 1 as const),
  ],
  { numRuns: 30 },
)("cells have the digits of the functions", (rate, nper, pmt, pv, fv, first) => {
  const type = 1 - first;
  const options = { presentValue: pv, futureValue: fv, first };
  const same = (name: string, args: readonly unknown[], figure: () => Decimal): void => {
    expect(outcomeOf(() => String(exact(name, ...args)))).toBe(outcomeOf(() => figure().toString()));
  };
  same("FUTURE_VALUE", [rate, nper, pmt, pv, type], () =>
    futureValue(rate, nper, pmt, { presentValue: pv, first }),
  );
  same("PMT", [rate, nper, pv, fv, type], () => levelPayment(rate, nper, options));
  const parts = () => paymentParts(rate, nper, nper, options);
  same("IPMT", [rate, nper, nper, pv, fv, type], () => parts().interest);
  same("PPMT", [rate, nper, nper, pv, fv, type], () => parts().principal);
  same("NPER", [rate, pmt, pv, fv, type], () => numberOfPayments(rate, pmt, options));
  same("RATE", [nper, pmt, pv, fv, type], () => levelRate(nper, pmt, options));
});

/** A figure, or that there is none. */
function outcomeOf(figure: () => string): string {
  try {
    return figure();
  } catch {
    return "refused";
  }
}

describe("two rates", () => {
  // Received 1,600 less 10,000 a period, and 11,600 and more at the end: the amounts −1,600, 10,000, −10,000.
  const args = [2, 10_000, -1600, -20_000];

  it("are refused, and told apart by the guess", () => {
    const roots = periodicInternalRates([-1600, 10_000, -10_000].map(String)).roots;
    expect(roots.map(({ rate }) => rate.toString())).toEqual(["0.25", "4"]);
    expect(failure("RATE", ...args)).toMatch(/^#NUM! /);
    expect(exact("RATE", ...args, "", 0.1)).toBe("0.25");
    expect(exact("RATE", ...args, "", 3)).toBe("4");
    const options = { presentValue: "-1600", futureValue: "-20000", first: 1 } as const;
    expect(levelRate(2, "10000", { ...options, nearest: "3" })).toEqual(new Decimal(4));
  });
});

describe("bad input", () => {
  it.each([
    ["PMT", [-1, 3, 100], /^#NUM! rate: must be greater than -1/],
    ["PMT", [0.1, 0, 100], /^#NUM! nper: must be a whole number from 1 to 1000000/],
    ["PMT", [0.1, 3], /^#VALUE! pv: must not be blank/],
    ["PMT", [0.1, 3, 100, 0, 2], /^#VALUE! type: must be one of "0", "1"/],
    ["IPMT", [0.1, 4, 3, 100], /^#NUM! per: must not be greater than nper, 3/],
    ["PPMT", [0.1, 0, 3, 100], /^#NUM! per: must be a whole number/],
    ["NPER", [0.1, -100, 1000], /^#NUM! pmt: leads to no such end/],
    ["NPER", [0.1, "much", 1000], /^#VALUE! pmt: must be a number/],
    ["RATE", [10, 100, 1000], /^#NUM! /],
    ["RATE", [10_001, -1, 1000], /^#NUM! nper: must be a whole number from 1 to 10000/],
    ["FUTURE_VALUE", [0.1, 1.5, 1], /^#NUM! nper: must be a whole number/],
  ])("%s of %j", (name, args, message) => {
    expect(failure(name, ...args)).toMatch(message);
  });
});
