import { fc, test } from "@fast-check/vitest";
import {
  addSpread,
  Decimal,
  discountFactor,
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
import { expectClose } from "../../laws/kit/closeTo.js";
import { dateOfDay, dayNumber } from "../../laws/kit/dates.js";
import { expectFrozen, expectOwnDocument, freezeAll } from "../../laws/kit/frozen.js";
import { trueCompoundings, yearlyRates } from "../../laws/kit/rates.js";
import {
  basisPoints,
  continuous,
  factors,
  fallingCurves,
  inYears,
  later,
  nodes,
  par,
  parCurves,
  proportionateCurves,
  START,
  twoYears,
  zeroRateCurves,
} from "./documents.js";

const runs = { numRuns: 40 };

const HULL = "Hull, Options, Futures, and Other Derivatives";

describe(`${HULL}, Determining zero rates`, () => {
  const curve = zeroCurve({
    ...continuous,
    couponFrequency: "semi-annual",
    bonds: [
      { date: inYears(0.25), coupon: "0", price: "0.975" },
      { date: inYears(0.5), coupon: "0", price: "0.949" },
      { date: inYears(1), coupon: "0", price: "0.900" },
      { date: inYears(1.5), coupon: "0.08", price: "0.960" },
      { date: inYears(2), coupon: "0.12", price: "1.016" },
    ],
  });

  it("three bills and two bonds give the zero rates 10.127, 10.469, 10.536, 10.681 and 10.808 percent", () => {
    const rates = curve.nodes.map(({ zeroRate: rate }) => rate.times(100).toFixed(3));
    expect(rates).toEqual(["10.127", "10.469", "10.536", "10.681", "10.808"]);
  });
});

describe(`${HULL}, Bond pricing: zero rates of 5.0, 5.8, 6.4 and 6.8 percent at half years`, () => {
  const zeroRates = ["0.050", "0.058", "0.064", "0.068"].map((rate, index) => ({
    date: inYears((index + 1) / 2),
    rate,
  }));
  const curve = zeroCurve({ ...continuous, zeroRates });
  const factor = (years: number) => discountFactor(curve, START, inYears(years));

  it("make a bond that pays 6% worth 98.39", () => {
    const coupons = [0.5, 1, 1.5, 2].map((years) => factor(years).times(3));
    const price = coupons.reduce((sum, value) => sum.plus(value), factor(2).times(100));
    expect(price.toFixed(2)).toBe("98.39");
  });

  it("mean a two-year par yield of 6.87%, from which they follow again", () => {
    const parYield = (years: number) => {
      const dates = Array.from({ length: 2 * years }, (_, index) => (index + 1) / 2);
      const annuity = dates.reduce((sum, date) => sum.plus(factor(date)), new Decimal(0));
      return new Decimal(1).minus(factor(years)).times(2).div(annuity);
    };
    expect(parYield(2).times(100).toFixed(2)).toBe("6.87");

    const parYields = zeroRates.map(({ date }, index) => ({ date, yield: parYield((index + 1) / 2) }));
    const again = zeroCurve({ ...continuous, couponFrequency: "semi-annual", parYields });
    expect(again.nodes.map((node) => node.zeroRate.toFixed(24))).toEqual(
      zeroRates.map(({ rate }) => new Decimal(rate).toFixed(24)),
    );
  });
});

describe("a zero curve", () => {
  test.prop([zeroRateCurves()], runs)("goes through its zero rates", (input) => {
    const curve = zeroCurve(input);
    input.zeroRates?.forEach(({ date, rate }, index) => {
      expect(curve.nodes[index]?.date).toBe(date);
      expect(zeroRate(curve, date).toString()).toBe(new Decimal(rate).toString());
      expect(curve.nodes[index]?.zeroRate).toEqual(zeroRate(curve, date));
      const { compounding, dayCount } = curve;
      expectClose(
        discountFactor({ rate, compounding, dayCount }, START, date),
        discountFactor(curve, START, date),
      );
    });
  });

  test.prop([fallingCurves()], runs)("goes through its discount factors", (input) => {
    input.discountFactors?.forEach(({ date, factor }) => {
      expect(discountFactor(input, START, date).toString()).toBe(new Decimal(factor).toString());
    });
  });

  test.prop([proportionateCurves(), later(3)], runs)(
    "discounts over two stretches by the product of theirs",
    (input, [a = "", b = "", c = ""]) => {
      const curve = zeroCurve(input);
      expectClose(
        discountFactor(curve, a, b).times(discountFactor(curve, b, c)),
        discountFactor(curve, a, c),
      );
    },
  );

  test.prop([fallingCurves().filter(({ interpolation }) => interpolation !== "linear-zero"), later(2)], runs)(
    "whose factors fall never has them rise in between, nor beyond",
    (input, [a = "", b = ""]) => {
      const curve = zeroCurve(input);
      expect(discountFactor(curve, START, b).lte(discountFactor(curve, START, a))).toBe(true);
    },
  );

  test.prop(
    [proportionateCurves().filter(({ interpolation }) => interpolation === "monotone-cubic"), later(1)],
    runs,
  )("with the cubic stays between the factors of the nodes on either side", (input, [date = ""]) => {
    const curve = zeroCurve(input);
    const after = curve.nodes.findIndex((node) => node.date >= date);
    if (after < 0) return;
    const ends = [
      curve.nodes[after - 1]?.discountFactor ?? new Decimal(1),
      curve.nodes[after]?.discountFactor ?? 1,
    ];
    const factor = discountFactor(curve, START, date);
    expect(factor.gte(Decimal.min(...ends)) && factor.lte(Decimal.max(...ends))).toBe(true);
  });

  test.prop(
    [proportionateCurves().filter(({ interpolation }) => interpolation !== "monotone-cubic"), later(2)],
    runs,
  )("has a flat forward rate beyond its last node", (input, [a = "", b = ""]) => {
    const curve = zeroCurve(input);
    const last = curve.nodes.at(-1)?.date ?? "";
    fc.pre(last < a && a < b);
    const forward = (from: string, to: string) => forwardRate(curve, from, to, { compounding: "continuous" });
    expectClose(forward(a, b), forward(last, b), new Decimal(1));
  });

  test.prop([yearlyRates(), trueCompoundings(), later(3)], runs)(
    "with one rate throughout is that rate",
    (rate, compounding, [one = "", from = "", to = ""]) => {
      fc.pre(one > START && one < from);
      for (const interpolation of ["linear-zero", "log-linear", "monotone-cubic"] as const) {
        const zeroRates = [one, from].map((date) => ({ date, rate }));
        const flat = { date: START, compounding, interpolation, zeroRates };
        expectClose(discountFactor(flat, from, to), discountFactor({ rate, compounding }, from, to));
      }
    },
  );

  test.prop([proportionateCurves(), later(3)], runs)(
    "discounts flows as it discounts each",
    (input, [from = "", a = "", b = ""]) => {
      const curve = zeroCurve(input);
      const flows = [
        { date: a, amount: "100" },
        { date: b, amount: "250" },
      ];
      const expected = discountFactor(curve, from, a)
        .times(100)
        .plus(discountFactor(curve, from, b).times(250));
      expectClose(presentValue(curve, flows, { valuationDate: from }), expected);
      expectClose(xnpv(input, flows, { valuationDate: from }), expected);
    },
  );

  test.prop([zeroRateCurves(), basisPoints()], runs)(
    "is a document again, frozen, and leaves its input alone",
    (input, by) => {
      const curve = parallelShift(freezeAll(input), by);
      expectFrozen([curve]);
      expectOwnDocument(curve);
      const again = zeroCurve(JSON.parse(JSON.stringify(curve)));
      expect(JSON.stringify(again)).toBe(JSON.stringify(curve));
      expect(again.nodes).toEqual(curve.nodes);
      expect(zeroCurve(curve)).toBe(curve);
    },
  );
});

describe("a bootstrapped curve", () => {
  test.prop([parCurves()], { numRuns: 25 })("prices each of its bonds at par", ({ step, ...input }) => {
    const curve = zeroCurve(input);
    for (const { date, yield: coupon } of input.parYields ?? []) {
      const months = (Number(date.slice(0, 4)) - 2021) * 12 + Number(date.slice(5, 7)) - 1;
      const amount = new Decimal(coupon).times(step).div(12);
      const dates = Array.from({ length: months / step }, (_, index) => inYears(((index + 1) * step) / 12));
      const factors = dates.map((day) => discountFactor(curve, START, day));
      const price = factors.reduce(
        (sum, factor) => sum.plus(factor.times(amount)),
        factors.at(-1) ?? new Decimal(0),
      );
      expectClose(price, new Decimal(1));
    }
  });

  test.prop([parCurves()], { numRuns: 25 })("is the curve of its zero rates", ({ step: _, ...input }) => {
    const { couponFrequency: __, parYields: ___, ...conventions } = input;
    const curve = zeroCurve(input);
    const zeroRates = curve.nodes.map((node) => ({ date: node.date, rate: node.zeroRate }));
    const again = zeroCurve({ ...conventions, zeroRates });
    const days = [START, ...zeroRates.map(({ date }) => date)].map(dayNumber);
    days.slice(1).forEach((day, index) => {
      const middle = dateOfDay(Math.floor((day + (days[index] ?? day)) / 2));
      expectClose(discountFactor(again, START, middle), discountFactor(curve, START, middle), new Decimal(1));
    });
  });
});

describe("a curve is refused", () => {
  it.each<[what: string, curve: unknown, problem: string]>([
    ["without nodes", { date: START }, "input: missing-term"],
    ["with an empty list", { date: START, zeroRates: [] }, "zeroRates: out-of-range"],
    [
      "made from two things",
      { ...twoYears, discountFactors: factors("0.9").discountFactors },
      "input: invalid-term",
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
    ["with a rate in percent", nodes(["2022-01-01", "2 %"]), "zeroRates.0.rate: invalid-decimal"],
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
    ["that is none", "0.08", "input: invalid-type"],
  ])("%s", (_, curve, problem) => {
    expect(problems(refusal(() => zeroCurve(curve as ZeroCurveInput)))).toEqual([problem]);
  });

  it("in words that say what to do", () => {
    const backwards = nodes(["2023-01-01", "0.02"], ["2022-01-01", "0.03"]);
    // A rule between fields has received no one thing.
    expect(refusal(() => zeroCurve(backwards)).message).toBe(
      "zeroRates[1].date: must come after 2023-01-01, the node before it (ACT/365F)",
    );
    expect(() => zeroCurve(par("0.6", "0.7", "3"))).toThrow(
      "parYields[2]: no discount factor above 0 on 2024-01-01 makes this bond worth its par, given the nodes before it",
    );
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

it("what is left unsaid is listed", () => {
  const { assumed } = zeroCurve({ ...twoYears, dayCount: "ACT/360" });
  expect(assumed.map(({ path, value }) => `${path.join(".")}: ${value}`)).toEqual([
    "compounding: annual",
    "interpolation: log-linear",
  ]);
});
