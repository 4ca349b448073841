import {
  addHazard,
  addSpread,
  bucketShift,
  discountFactor,
  forwardExchangeRate,
  forwardRate,
  parallelShift,
  presentValue,
  xnpv,
  type ZeroCurveInput,
  zeroCurve,
  zeroRate,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../../input/refusal.js";
import { dateOfDay, dayNumber } from "../../laws/kit/dates.js";
import { inYears, START } from "./documents.js";

const nodes = (...rates: readonly [date: string, rate: string][]) => ({
  date: START,
  zeroRates: rates.map(([date, rate]) => ({ date, rate })),
});
const twoYears = nodes(["2022-01-01", "0.02"], ["2023-01-01", "0.03"]);
const factors = (...given: readonly string[]) => ({
  date: START,
  discountFactors: given.map((factor, index) => ({ date: inYears(index + 1), factor })),
});
const par = (...yields: readonly string[]) => ({
  date: START,
  couponFrequency: "annual" as const,
  parYields: yields.map((rate, index) => ({ date: inYears(index + 1), yield: rate })),
});

describe("a curve is refused", () => {
  it.each<[what: string, curve: unknown, problem: string]>([
    ["without nodes", { date: START }, ": missing-term"],
    ["with an empty list", { date: START, zeroRates: [] }, "zeroRates: out-of-range"],
    [
      "made from two things",
      { ...twoYears, discountFactors: factors("0.9").discountFactors },
      ": invalid-term",
    ],
    [
      "with two nodes on one day",
      nodes(["2022-01-01", "0.02"], ["2022-01-01", "0.03"]),
      "zeroRates.1.date: invalid-date",
    ],
    [
      "with unsorted nodes",
      nodes(["2023-01-01", "0.02"], ["2022-01-01", "0.03"]),
      "zeroRates.1.date: invalid-date",
    ],
    ["with a node before its date", nodes(["2020-12-31", "0.02"]), "zeroRates.0.date: invalid-date"],
    ["with a node on its date", nodes([START, "0.02"]), "zeroRates.0.date: invalid-date"],
    [
      "with the 30th and the 31st under 30E/360",
      { ...nodes(["2022-01-30", "0.02"], ["2022-01-31", "0.03"]), dayCount: "30E/360" },
      "zeroRates.1.date: invalid-date",
    ],
    ["with a discount factor of 0", factors("0.9", "0"), "discountFactors.1.factor: out-of-range"],
    ["with a negative discount factor", factors("-0.9"), "discountFactors.0.factor: out-of-range"],
    ["with a rate that leaves nothing", nodes(["2022-01-01", "-1"]), "zeroRates.0.rate: out-of-range"],
    [
      "with a simple rate that leaves nothing",
      { ...nodes(["2023-01-01", "-0.5"]), compounding: "simple" },
      "zeroRates.0.rate: out-of-range",
    ],
    ["with a rate in percent", nodes(["2022-01-01", "2%"]), "zeroRates.0.rate: invalid-decimal"],
    ["with a JavaScript number", nodes(["2022-01-01", 0.02 as never]), "zeroRates.0.rate: invalid-decimal"],
    [
      "with coupons at an unstated frequency",
      { ...par("0.02"), couponFrequency: undefined },
      "couponFrequency: missing-term",
    ],
    [
      "with a frequency but no coupons",
      { ...twoYears, couponFrequency: "annual" },
      "couponFrequency: invalid-term",
    ],
    ["with a coupon that eats the face", par("-1"), "parYields.0.yield: out-of-range"],
    ["with par yields that no factor solves", par("0.6", "0.7", "3"), "parYields.2: out-of-range"],
    [
      "with coupons worth more than the bond",
      {
        date: START,
        couponFrequency: "annual",
        bonds: [
          { date: "2022-01-01", coupon: "0", price: "0.98" },
          { date: "2023-01-01", coupon: "0.5", price: "0.3" },
        ],
      },
      "bonds.1: out-of-range",
    ],
    [
      "with the cubic and coupons between nodes",
      { ...par("0.02", "0.03"), couponFrequency: "semi-annual", interpolation: "monotone-cubic" },
      "interpolation: invalid-term",
    ],
    [
      "with more coupons than can be meant",
      { date: START, couponFrequency: "monthly", parYields: [{ date: "9999-12-31", yield: "0.02" }] },
      "parYields: too-large",
    ],
    [
      "with 1,001 nodes",
      nodes(
        ...Array.from({ length: 1001 }, (_, k): [string, string] => [
          dateOfDay(dayNumber(START) + k + 1),
          "0",
        ]),
      ),
      "zeroRates: too-large",
    ],
    [
      "with an unknown interpolation",
      { ...twoYears, interpolation: "spline" },
      "interpolation: invalid-type",
    ],
    ["with an unknown field", { ...twoYears, extrapolation: "flat" }, "extrapolation: unknown-key"],
    [
      "with a prototype's key",
      JSON.parse('{"date":"2021-01-01","__proto__":{"zeroRates":[]}}'),
      "__proto__: forbidden-key",
    ],
    [
      "shifted where it has no node",
      { ...twoYears, bucketShifts: [{ date: "2022-01-02", by: "0.01" }] },
      "bucketShifts.0.date: invalid-date",
    ],
    [
      "shifted twice on one day",
      {
        ...twoYears,
        bucketShifts: [
          { date: "2022-01-01", by: "0.01" },
          { date: "2022-01-01", by: "0.01" },
        ],
      },
      "bucketShifts.1.date: invalid-date",
    ],
    ["shifted until nothing is left", { ...twoYears, parallelShift: "-1.02" }, "parallelShift: out-of-range"],
    [
      "shifted at one node until nothing is left",
      { ...twoYears, bucketShifts: [{ date: "2022-01-01", by: "-1.02" }] },
      "bucketShifts.0.by: out-of-range",
    ],
    ["spread until nothing is left", { ...twoYears, spread: "-1.02" }, "spread: out-of-range"],
    [
      "with a recovery above 1",
      { ...twoYears, hazard: { hazardRate: "0.1", recovery: "40" } },
      "hazard.recovery: out-of-range",
    ],
    [
      "with a negative hazard rate",
      { ...twoYears, hazard: { hazardRate: "-0.1", recovery: "0.4" } },
      "hazard.hazardRate: out-of-range",
    ],
    ["that is none", "0.08", ": invalid-type"],
  ])("%s", (_, curve, problem) => {
    expect(problems(refusal(() => zeroCurve(curve as ZeroCurveInput)))).toEqual([problem]);
  });

  it("in words that say what to do", () => {
    expect(() => zeroCurve(nodes(["2023-01-01", "0.02"], ["2022-01-01", "0.03"]))).toThrow(
      "zeroRates[1].date: must come after 2023-01-01, the node before it (ACT/365F)",
    );
    expect(() => zeroCurve(par("0.6", "0.7", "3"))).toThrow(
      "parYields[2]: no discount factor above 0 on 2024-01-01 makes this bond worth its par, given the nodes before it",
    );
  });
});

describe("what reads a curve refuses", () => {
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
    ["a forward rate over no time", () => forwardRate(curve, "2022-01-01", "2022-01-01"), "to: invalid-date"],
    ["a zero rate of its own date", () => zeroRate(curve, START), "to: invalid-date"],
    [
      "an unknown compounding",
      () => zeroRate(curve, "2022-01-01", { compounding: "daily" as never }),
      "rate.compounding: invalid-type",
    ],
    [
      "a bad curve",
      () => discountFactor(nodes(["2022-01-01", "x"]), START, START),
      "rate.zeroRates.0.rate: invalid-decimal",
    ],
    ["a spot of 0", () => forwardExchangeRate("0", curve, curve, START, "2022-01-01"), "spot: out-of-range"],
    [
      "a forward into the past",
      () => forwardExchangeRate("1", curve, curve, "2022-01-01", START),
      "to: invalid-date",
    ],
    [
      "a bad foreign rate",
      () => forwardExchangeRate("1", "0", "x", START, START),
      "foreign: invalid-decimal",
    ],
    [
      "a bad domestic curve",
      () => forwardExchangeRate("1", factors("0"), "0", START, START),
      "domestic.discountFactors.0.factor: out-of-range",
    ],
    ["a shift that is no number", () => parallelShift(curve, "1bp"), "by: invalid-decimal"],
    ["a spread that is no number", () => addSpread(curve, 0.01 as never), "spread: invalid-decimal"],
    ["a shift of no node", () => bucketShift(curve, "2022-06-01", "0"), "bucketShifts.0.date: invalid-date"],
    ["no hazard", () => addHazard(curve, undefined as never), "options: invalid-type"],
    [
      "a hazard without recovery",
      () => addHazard(curve, { hazardRate: "0.1" } as never),
      "hazard.recovery: missing-term",
    ],
    [
      "a second hazard",
      () =>
        addHazard(addHazard(curve, { hazardRate: "0", recovery: "0" }), { hazardRate: "0", recovery: "0" }),
      "hazard: duplicate-name",
    ],
  ])("%s", (_, read, problem) => {
    expect(problems(refusal(read))).toEqual([problem]);
  });
});

describe("a curve copes with", () => {
  it("one node: its rate holds before and after", () => {
    const one = nodes(["2022-01-01", "0.1"]);
    for (const interpolation of ["linear-zero", "log-linear", "monotone-cubic"] as const) {
      const factor = discountFactor({ ...one, interpolation }, START, "2023-01-01");
      expect(factor.toFixed(25)).toBe(discountFactor("0.1", START, "2023-01-01").toFixed(25));
    }
  });

  it("negative rates and discount factors above 1", () => {
    expect(zeroRate(factors("1.25"), "2022-01-01").toString()).toBe("-0.2");
    expect(discountFactor(nodes(["2022-01-01", "-0.2"]), START, "2022-01-01").toString()).toBe("1.25");
    expect(discountFactor(par("-0.2"), START, "2022-01-01").toString()).toBe("1.25");
  });

  it("a par yield of which hardly any discount factor is left", () => {
    const steep = {
      ...par("0.001"),
      parYields: [...par("0.001").parYields, { date: "2040-01-01", yield: "0.3" }],
    };
    for (const interpolation of ["linear-zero", "log-linear"] as const) {
      const curve = zeroCurve({ ...steep, interpolation });
      const coupons = Array.from({ length: 19 }, (_, year) => ({ date: inYears(year + 1), amount: "0.3" }));
      const bond = [...coupons, { date: "2040-01-01", amount: "1" }];
      expect(presentValue(curve, bond, { valuationDate: START }).toFixed(26)).toBe(`1.${"0".repeat(26)}`);
    }
  });

  it("a par yield of 0: every discount factor is 1", () => {
    const flat = zeroCurve({ ...par("0", "0"), couponFrequency: "quarterly" });
    expect(flat.nodes.map((node) => node.discountFactor.toString())).toEqual(["1", "1"]);
  });

  it("days on which a 30/360 year stands still", () => {
    const curve = { ...nodes(["2022-01-01", "0.1"]), date: "2021-01-30", dayCount: "30E/360" } as const;
    expect(discountFactor(curve, "2021-01-30", "2021-01-31").toString()).toBe("1");
    expect(discountFactor(addSpread(curve, "0.1"), "2021-01-30", "2021-01-31").toString()).toBe("1");
  });

  it("1,000 nodes, and a horizon far beyond the last", () => {
    const many = Array.from({ length: 1000 }, (_, k) => ({
      date: dateOfDay(dayNumber(START) + 9 * (k + 1)),
      rate: "0.05",
    }));
    const curve = zeroCurve({ date: START, zeroRates: many, interpolation: "monotone-cubic" });
    expect(zeroRate(curve, "9999-12-31").toFixed(20)).toBe("0.05000000000000000000");
    expect(discountFactor(curve, START, "9999-12-31").toNumber()).toBeGreaterThan(0);
  });

  it("rates far out of proportion, by refusing what cannot be printed", () => {
    const wild = nodes(["2022-01-01", "-0.999999"], ["2023-01-01", "1000"]);
    const { code } = refusal(() => discountFactor(nodes(["2022-01-01", "-0.999999"]), START, "9999-12-31"));
    expect(code).toBe("out-of-range");
    expect(discountFactor(wild, START, "2023-01-01").toNumber()).toBeGreaterThan(0);
  });

  it("a linear zero rate whose forwards are negative", () => {
    const steep = nodes(["2022-01-01", "0.10"], ["2031-01-01", "0.02"]);
    const linear = { ...steep, compounding: "continuous", interpolation: "linear-zero" } as const;
    expect(forwardRate(linear, "2030-01-01", "2031-01-01").isNegative()).toBe(true);
  });
});

it("an older curve discounts at its forward rates", () => {
  const flows = [{ date: "2023-01-01", amount: "100" }];
  const worth = presentValue(twoYears, flows, { valuationDate: "2022-01-01" });
  expect(worth.toFixed(20)).toBe(
    forwardRate(twoYears, "2022-01-01", "2023-01-01").plus(1).pow(-1).times(100).toFixed(20),
  );
});

it("what is left unsaid is listed", () => {
  const { assumed } = zeroCurve({ ...twoYears, dayCount: "ACT/360" });
  expect(assumed.map(({ path, value }) => `${path.join(".")}: ${value}`)).toEqual([
    "compounding: annual",
    "interpolation: log-linear",
  ]);
});
