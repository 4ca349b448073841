import { Decimal, internalRates, irr, mirr, npv, periodicInternalRates, xirr, xnpv } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const dated = (...flows: readonly (readonly [date: string, amount: string])[]) =>
  flows.map(([date, amount]) => ({ date, amount }));

const ratesOf = (amounts: readonly string[]) =>
  periodicInternalRates(amounts).roots.map(({ rate }) => rate.toString());

describe("a rate that is exact comes out exactly", () => {
  it.each([
    [["-1000", "1100"], "0.1"],
    [["-1000", "500", "500"], "0"],
    [["-1000", "0", "1210"], "0.1"],
    [["-1", "1000001"], "1000000"],
    [["-1000", "0.001"], "-0.999999"],
    [["-4", "0", "1"], "-0.5"],
    [["-1e30", "1000000000000000000000000000000.0000000001"], "1e-40"],
    [["-1e-200", "1e200"], "1e+400"],
  ])("%j: %s", (amounts, rate) => {
    expect(irr(amounts).toString()).toBe(rate);
  });

  it("as do dates that are whole years apart", () => {
    expect(xirr(dated(["2021-01-01", "-100"], ["2023-01-01", "144"])).toString()).toBe("0.2");
  });
});

// Days of leap years and of others are parts of years of different length.
it.each([
  "ACT/ACT ISDA",
  "ACT/365F",
  "30E/360",
] as const)("several rates, %s: nothing is left at any of them", (dayCount) => {
  const flows = dated(["2019-07-01", "-100"], ["2020-05-15", "300"], ["2021-03-01", "-205"]);
  const { roots } = internalRates(flows, { dayCount });
  expect(
    roots.map(({ rate }) => xnpv({ rate, compounding: "annual", dayCount }, flows).abs().lessThan("1e-22")),
  ).toEqual([true, true]);
});

describe("there are no rates", () => {
  it.each([
    ["all zero", ["0", "0.00", "-0"], "all-zero"],
    ["one of zero", ["0"], "all-zero"],
    ["one amount", ["-5"], "no-time-passes"],
    ["payments only", ["-5", "-1", "-1e200"], "no-sign-change"],
    ["receipts only", ["0", "5", "0", "1"], "no-sign-change"],
    ["no root", ["1", "-2", "2"], "no-root"],
    ["no root, large", ["1e200", "-2e200", "2e200"], "no-root"],
  ])("%s", (_, amounts, code) => {
    const error = refusal(() => irr(amounts));

    expect(problems(error)).toEqual([`amounts: ${code}`]);
  });

  it.each([
    ["flows of one day", dated(["2021-01-01", "-5"], ["2021-01-01", "7"]), "no-time-passes"],
    ["flows of each day that cancel", dated(["2021-01-01", "-5"], ["2021-01-01", "5"]), "all-zero"],
    [
      "a day that cancels",
      dated(["2021-01-01", "5"], ["2022-01-01", "-7"], ["2022-01-01", "7"]),
      "no-sign-change",
    ],
    ["flows at one time on 30E/360", dated(["2021-01-30", "-5"], ["2021-01-31", "7"]), "no-time-passes"],
  ])("%s", (_, flows, code) => {
    expect(problems(refusal(() => xirr(flows, { dayCount: "30E/360" })))).toEqual([`flows: ${code}`]);
  });

  it("and all of them say so to internalRates too", () => {
    expect(periodicInternalRates(["0"])).toMatchObject({ roots: [], complete: false });
    expect(periodicInternalRates(["5", "1"])).toMatchObject({ roots: [], complete: true, signChanges: 0 });
    expect(periodicInternalRates(["1", "-2", "2"])).toMatchObject({ roots: [], complete: true });
  });
});

describe("several rates", () => {
  it("are listed when one is asked for", () => {
    const error = refusal(() => irr(["-1600", "10000", "-10000"]));

    expect(error.code).toBe("several-roots");
    expect(error.message).toContain("at each of 0.25, 4");
  });

  it("are found where they are far apart and where they are close", () => {
    // (g − 1e-6)(g − 1e6) and (g − 1.1)(g − 1.10001)
    expect(ratesOf(["-1", "1000000.000001", "-1"])).toEqual(["-0.999999", "999999"]);
    expect(ratesOf(["-1", "2.20001", "-1.210011"])).toEqual(["0.1", "0.10001"]);
  });

  it("one of which is 0, or next to 0", () => {
    expect(ratesOf(["-100", "220", "-120"])).toEqual(["0", "0.2"]);
    // 1e-30 too little, at a slope of 20.
    expect(ratesOf(["-100", "220", "-120.000000000000000000000000000001"])[0]).toBe("5e-32");
  });
});

it.each([
  [["-100", "110"], "the sign changes once"],
  [["-1", "2.3", "-1.32"], "the sign changes 2 times"],
  [["-1", "1", "-1"], "away from the roots, bounds on value and slope exclude any other"],
])("says why there are no other rates of %j", (amounts, reason) => {
  const rates = periodicInternalRates(amounts);
  expect(rates.complete).toBe(true);
  expect(rates.reason).toContain(reason);
});

describe("rates that coincide", () => {
  const double = periodicInternalRates(["-1", "2.2", "-1.21"]);

  it("are not proved, and are enclosed", () => {
    expect(double).toMatchObject({ roots: [], complete: false, signChanges: 2 });
    expect(double.unresolved).toHaveLength(1);
    expect(double.reason).toContain("between the rates listed as unresolved, roots cannot be told from none");
    expect(double.unresolved[0]?.low.lessThan("0.1")).toBe(true);
    expect(double.unresolved[0]?.high.greaterThan("0.1")).toBe(true);
    expect(double.unresolved[0]?.high.minus("0.1").lessThan("1e-6")).toBe(true);
    expect(refusal(() => irr(["-1", "2.2", "-1.21"])).code).toBe("unresolved-roots");
  });

  it("leave the others in sight", () => {
    // (g − 1.1)²(g − 3)
    const rates = periodicInternalRates(["1", "-5.2", "7.81", "-3.63"]);
    expect(rates.roots.map(({ rate }) => rate.toString())).toEqual(["2"]);
    expect(rates.complete).toBe(false);
    expect(refusal(() => irr(["1", "-5.2", "7.81", "-3.63"])).message).toContain("known so far: 2");
  });

  it("three times are one root or unresolved, never none", () => {
    // (g − 1.1)³
    const { roots, complete, unresolved } = periodicInternalRates(["1", "-3.3", "3.63", "-1.331"]);
    expect(complete).toBe(false);
    expect(roots).toEqual([]);
    expect(unresolved.some(({ low, high }) => low.lessThan("0.1") && high.greaterThan("0.1"))).toBe(true);
  });
});

describe("limits", () => {
  it("amounts of any size", () => {
    expect(irr(["-1e200", "1.1e200"]).toString()).toBe("0.1");
    expect(irr(["-1e-200", "1.1e-200"]).toString()).toBe("0.1");
    expect(ratesOf(["-1e200", "1e200", "1"])).toEqual(["1e-200"]);
  });

  it("a rate too close to -1 to be told from it", () => {
    const flows = dated(["2020-01-01", "-1000"], ["2020-01-05", "1"]);
    const { complete, reason, unresolved } = internalRates(flows);

    expect(complete).toBe(false);
    expect(reason).toContain("too close to -1");
    expect(unresolved.map(({ low, high }) => `${low} to ${high}`)).toEqual([
      "-1 to -0.999999999999999999999999999",
    ]);
    expect(refusal(() => xirr(flows)).code).toBe("unresolved-roots");
  });

  it("a rate beyond all proportion", () => {
    const flows = dated(["2020-01-01", "-1e-200"], ["2020-01-05", "1e200"]);
    expect(refusal(() => xirr(flows)).code).toBe("out-of-range");
  });

  it("a loss of nearly everything in a month still has its digits", () => {
    // 0.1^(365/30) − 1, by mpmath
    const rate = xirr(dated(["2021-01-01", "-100"], ["2021-01-31", "10"]));
    expect(rate.toString()).toBe("-0.9999999999993187079309420387");
  });

  it("flows in any order, from the first years to the last", () => {
    const flows = dated(["9999-12-31", "1e9"], ["1583-01-01", "-1"], ["2000-01-01", "3"]);
    expect(xirr(flows)).toEqual(xirr([...flows].reverse()));
  });

  it("what is returned is frozen, and what is passed in is left alone", () => {
    const flows = Object.freeze(dated(["2022-01-01", "1.2"], ["2021-01-01", "-1"]).map(Object.freeze));
    const rates = internalRates(flows as never);
    expect(Object.isFrozen(rates) && Object.isFrozen(rates.roots) && Object.isFrozen(rates.roots[0])).toBe(
      true,
    );
  });

  it.each([
    ["no flows", () => xirr([])],
    ["no amounts", () => irr([])],
    ["a number", () => irr([1 as never])],
    ["a date that does not exist", () => xirr(dated(["2021-02-30", "1"]))],
    ["an unknown day count", () => xirr(dated(["2021-02-03", "1"]), { dayCount: "ACT/7" as never })],
    ["options of null", () => internalRates(dated(["2021-02-03", "1"]), null as never)],
    ["mirr without rates", () => mirr(["-1", "2"], undefined as never)],
    ["mirr without a rate", () => mirr(["-1", "2"], { financeRate: "0" } as never)],
    ["mirr at a total loss", () => mirr(["-1", "2"], { financeRate: "0", reinvestRate: "-1" })],
    ["mirr without receipts", () => mirr(["-1", "-2"], { financeRate: "0", reinvestRate: "0" })],
    ["mirr at one time", () => mirr(["-1"], { financeRate: "0", reinvestRate: "0" })],
  ])("%s is refused", (_, action) => {
    expect(refusal(action).message.length).toBeGreaterThan(0);
  });
});

describe("many flows", () => {
  const project = (count: number) => [
    new Decimal(-30 * count),
    ...Array.from({ length: count - 1 }, (_, k) => new Decimal(((k * 7919) % 101) + 1)),
  ];

  // Were the time to grow with the square of the number, the larger one would take many minutes.
  it.each([
    [2_000, "e-26"],
    [100_000, "e-12"],
  ])(
    "have a rate: %s amounts",
    (count, off) => {
      const rate = irr(project(count));
      const near = (sign: 1 | -1) => npv(rate.plus(`${sign}${off}`), project(count), { first: 0 });
      expect(near(-1).greaterThan(0) && near(1).lessThan(0)).toBe(true);
    },
    120_000,
  );

  it("have a limit where thousands of signs change", () => {
    const wild = Array.from({ length: 5000 }, (_, k) => `${((k * 7919) % 10_007) - 5003}`);
    const { roots, signChanges, complete } = periodicInternalRates(wild);
    expect(signChanges).toBeGreaterThan(1000);
    expect(roots.length).toBeGreaterThan(0);
    expect(complete).toBe(true);
  });
});
