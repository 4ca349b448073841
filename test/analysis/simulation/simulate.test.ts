import { describe, expect, it } from "vitest";
import type { SimulationOptions } from "../../../src/analysis/simulation/simulate.js";
import type { AssumptionsInput } from "../../../src/beliefs/assumptionsInput.js";
import {
  constant,
  ifAtLeast,
  metric,
  OfferError,
  observe,
  offer,
  on,
  one,
  reportedOracleOffer,
  scale,
  share,
  simulate,
  simulateAsync,
  simulationJob,
  valueOffer,
} from "../../../src/index.js";
import { normalCdf } from "../../../src/simulation/elementary.js";

const OPTIONS: SimulationOptions = { paths: 16 * 256, seed: 20 };

const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;

/** 15% of EBITDA above 120 million a year for three years, capped at 20 million in all, beside stock, a CVR and a fee. */
const deal = offer({
  name: "Deal",
  currency: "USD",
  bidder: "Acme",
  components: [
    {
      type: "cumulativeEarnOut",
      share: "0.15",
      metric: "ebitda",
      periods: [2021, 2022, 2023],
      threshold: "360e6",
      cap: "20e6",
    },
    { type: "stock", shares: "100000", issuer: "ACME" },
    { type: "contingentValueRight", milestones: undefined },
    { type: "cash", name: "Milestone", amount: "5e6", paid: "2022-06-30", given: ["approval"] },
  ].filter(({ type }) => type !== "contingentValueRight") as never,
});

const beliefs: AssumptionsInput = {
  valuationDate: "2021-01-01",
  closing: "2021-04-01",
  discountRate: "0.05",
  creditSpreads: { Acme: "0.01" },
  events: { approval: "0.3" },
  shares: {
    ACME: { price: "60", currency: "USD", volatility: "0.4", expectedReturn: "0.09", dividendYield: "0.01" },
  },
  metrics: {
    ebitda: {
      riskPremium: "0.04",
      forecast: { 2021: lognormal("125e6"), 2022: lognormal("135e6"), 2023: lognormal("145e6") },
    },
  },
};

const result = simulate(deal, beliefs, OPTIONS);
const component = (name: string) => {
  const found = result.components.find((one) => one.name === name);
  if (found?.paid === undefined || found.presentValue === undefined) throw new Error(`no ${name}`);
  return { paid: found.paid, presentValue: found.presentValue };
};

/** Distance from a known figure, in standard errors. */
const errors = (
  figure: { mean: { toNumber(): number }; standardError: { toNumber(): number } },
  truth: number,
): number => Math.abs(figure.mean.toNumber() - truth) / figure.standardError.toNumber();

describe("simulate", () => {
  it("says of each part which drift it has, and prices under the pricing drift", () => {
    expect(result.presentValue?.drift).toBe("pricing");
    expect(result.paid?.drift).toBe("real-world");
    const stock = valueOffer(deal, beliefs, { simulation: { paths: 16 * 64, seed: 1 } }).breakdown.parts.find(
      ({ name }) => name === "Stock",
    );
    expect(component("Stock").presentValue.mean.toNumber()).toBeCloseTo(
      stock?.presentValue.toNumber() ?? 0,
      2,
    );
    // 100,000 shares whose price is expected to rise by 9% a year, less dividends, for 90 days.
    const expected = 100_000 * 60 * Math.exp((0.08 * 90) / 365);
    expect(errors(component("Stock").paid.mean, expected)).toBeLessThan(4);
    expect(component("Stock").paid.mean.standardError.toNumber() / expected).toBeLessThan(1e-3);
  });

  it("weighs events exactly in values and draws them in what will be paid", () => {
    const { paid, presentValue } = component("Milestone");
    const discount = 1.06 ** -(545 / 365);
    expect(presentValue.mean.toNumber()).toBeCloseTo(5e6 * 0.3 * discount, 2);
    expect(paid.probabilityOfPayment.probability.toNumber()).toBeCloseTo(0.3, 3);
    expect([paid.least, paid.greatest].map(Number)).toEqual([0, 5e6]);
    expect(paid.meanIfPaid?.mean.toNumber()).toBeCloseTo(5e6, 2);
    expect(Number(paid.quantile("0.69").value)).toBe(0);
    expect(Number(paid.quantile("0.71").value)).toBe(5e6);
    expect(paid.probabilityAtMost("4999999").probability.toNumber()).toBeCloseTo(0.7, 3);
    expect(Number(paid.probabilityAtMost("5e6").probability)).toBe(1);
    expect(Number(paid.expectedShortfall("0.5"))).toBe(0);
  });

  it("has a whole distribution that hangs together", () => {
    const { paid } = component("Cumulative earn-out");
    const bins = paid.histogram(40);
    expect(bins.reduce((sum, { probability }) => sum + probability.toNumber(), 0)).toBeCloseTo(1, 3);
    expect(Number(paid.greatest)).toBe(20e6);
    expect(Number(paid.quantile("0.99").value)).toBe(20e6);
    for (const p of ["0.2", "0.5", "0.7"]) {
      const { value, interval } = paid.quantile(p);
      expect(interval[0].lessThanOrEqualTo(value) && value.lessThanOrEqualTo(interval[1])).toBe(true);
      if (value.greaterThan(0))
        expect(paid.probabilityAtMost(value).probability.toNumber()).toBeCloseTo(Number(p), 3);
    }
    const mean = paid.percentiles.length && paid.mean.mean.toNumber();
    const ifPaid = (paid.meanIfPaid?.mean.toNumber() ?? 0) * paid.probabilityOfPayment.probability.toNumber();
    expect(ifPaid / mean).toBeCloseTo(1, 3);
    expect(paid.expectedShortfall("0.9999").toNumber() / mean).toBeCloseTo(1, 2);
  });

  it("lists each day of payment, and what the components of each day come to", () => {
    expect(result.dates.map(({ date }) => date)).toEqual(["2021-04-01", "2022-06-30", "2023-12-31"]);
    const total = result.dates.reduce((sum, { paid }) => sum + paid.mean.mean.toNumber(), 0);
    expect(total / (result.paid?.mean.mean.toNumber() ?? 0)).toBeCloseTo(1, 5);
  });

  it("is restricted to one drift where asked, with the same digits", () => {
    const pricing = simulate(deal, beliefs, { ...OPTIONS, drift: "pricing" });
    const realWorld = simulate(deal, beliefs, { ...OPTIONS, drift: "real-world" });
    expect(pricing.paid).toBeUndefined();
    expect(pricing.dates).toEqual([]);
    expect(realWorld.presentValue).toBeUndefined();
    expect(JSON.stringify(pricing.presentValue)).toBe(JSON.stringify(result.presentValue));
    expect(JSON.stringify(realWorld.paid)).toBe(JSON.stringify(result.paid));
  });

  it("does not move what one quantity draws when another is added", () => {
    const alone = offer({ name: "Deal", currency: "USD", components: [deal.components[1]] as never });
    const plain = { paths: 2048, seed: 3, method: "plain" } as const;
    const [first, both] = [simulate(alone, beliefs, plain), simulate(deal, beliefs, plain)];
    expect(JSON.stringify(first.components[0]?.paid)).toBe(
      JSON.stringify(both.components.find(({ name }) => name === "Stock")?.paid),
    );
  });

  it("lists what it takes for granted", () => {
    const texts = simulate(
      deal,
      { ...beliefs, shares: { ACME: { price: "60", volatility: "0.4" } } },
      OPTIONS,
    ).assumed.map(({ text }) => text);
    expect(texts.some((text) => text.startsWith("shares.ACME.expectedReturn: not stated"))).toBe(true);
    expect(
      texts.some((text) => text.startsWith("The odds of events are those at which values are weighed")),
    ).toBe(true);
    expect(texts.some((text) => text.startsWith("What will be paid takes each payer to pay"))).toBe(true);
  });

  it("converges, and ends where the result stands", () => {
    const { convergence, presentValue } = simulate(deal, beliefs, { paths: 16 * 4096, seed: 1 });
    expect(convergence.map(({ paths }) => paths)).toEqual([16 * 1024, 16 * 2048, 16 * 4096]);
    expect(String(convergence.at(-1)?.mean)).toBe(String(presentValue?.mean));
  });

  it("stops when it is as sure as asked, with the digits of as many paths, or at the most there may be", async () => {
    const asked = { paths: 16 * 16_384, seed: 1, stopAt: { standardError: "2000" } } as const;
    const stopped = simulate(deal, beliefs, asked);
    expect(stopped.presentValue?.standardError.toNumber()).toBeLessThan(2000);
    expect(stopped.paths).toBeLessThan(16 * 16_384);
    expect(JSON.stringify(stopped)).toBe(
      JSON.stringify(simulate(deal, beliefs, { paths: stopped.paths, seed: 1 })),
    );
    expect(JSON.stringify(await simulateAsync(deal, beliefs, asked))).toBe(JSON.stringify(stopped));
    const never = { paths: 16 * 2048, seed: 1, stopAt: { standardError: "1e-3" } } as const;
    expect(simulate(deal, beliefs, never).paths).toBe(16 * 2048);
    expect(() => simulate(deal, beliefs, { ...never, stopAt: { standardError: "0" } })).toThrow(OfferError);
    expect(() => simulationJob(deal, beliefs, never, 2)).toThrow(/does not go with chunks/);
  });

  it("is frozen, prints a table, and is plain JSON", () => {
    expect(Object.isFrozen(result) && Object.isFrozen(result.paid?.percentiles)).toBe(true);
    expect(String(result)).toContain("4,096 paths (quasi-random, 16 scrambles), seed 20");
    expect(JSON.parse(JSON.stringify(result))).toEqual(result.toJSON());
  });

  it("takes nothing for a zero volatility but the closed form", () => {
    const certain = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0" }) as const;
    const still: AssumptionsInput = {
      ...beliefs,
      shares: { ACME: { price: "60", volatility: "0" } },
      metrics: {
        ebitda: { forecast: { 2021: certain("125e6"), 2022: certain("135e6"), 2023: certain("145e6") } },
      },
    };
    const { presentValue } = simulate(deal, still, OPTIONS);
    const exact = valueOffer(deal, still).presentValue.toNumber();
    expect((presentValue?.mean.toNumber() ?? 0) / exact).toBeCloseTo(1, 9);
    expect(presentValue?.standardError.toNumber()).toBeLessThan(exact * 1e-9);
  });

  it("simulates the reported offer with its conditions counted as met", () => {
    const view: AssumptionsInput = {
      valuationDate: "2020-09-14",
      closing: "2020-11-12",
      discountRate: "0.08",
      events: { "beijing-approval": "0.2", "cfius-approval": "0.5", "white-house-approval": "0.5" },
      metrics: {
        "us-profit": {
          forecast: {
            2021: { distribution: "normal", mean: "1e9", standardDeviation: "0.5e9" },
            2022: "1.5e9",
          },
        },
      },
    };
    const { presentValue } = simulate(reportedOracleOffer, view, OPTIONS);
    if (presentValue === undefined) throw new Error("there is a present value");
    expect(errors(presentValue, valueOffer(reportedOracleOffer, view).presentValue.toNumber())).toBeLessThan(
      4,
    );
  });
});

describe("what moves together", () => {
  const profit = { distribution: "normal", mean: "10e6", standardDeviation: "6e6" } as const;
  const owed = offer({
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    components: [
      { type: "cash", amount: "1e6", paid: "2030-12-31" },
      { type: "profitShare", share: "0.5", metric: "profit", periods: [2030], floor: "0" },
    ] as never,
  });
  const view = (correlation: string, recovery = "0.4"): AssumptionsInput => ({
    valuationDate: "2021-01-01",
    discountRate: "0.03",
    creditSpreads: { Acme: "0.02" },
    recoveryRates: { Acme: recovery },
    metrics: { profit: { forecast: { 2030: profit } } },
    correlations: [{ between: ["metrics.profit", "credit.Acme"], correlation }],
  });
  const paths = { paths: 16 * 4096, seed: 9 } as const;

  it("draws a payer's defaults at the odds of its spread, and counts the spread once", () => {
    const { components } = simulate(owed, view("0.5"), paths);
    const cash = components[0];
    if (cash?.presentValue === undefined || cash.paid === undefined)
      throw new Error("both drifts are simulated");
    const years = 3651 / 365;
    expect(errors(cash.presentValue, 1e6 * 1.05 ** -years)).toBeLessThan(5);
    const survival = 1 - (1 - (1.03 / 1.05) ** years) / 0.6;
    expect(cash.paid.probabilityAtMost("400000").probability.toNumber()).toBeCloseTo(1 - survival, 3);
    expect(String(cash.paid.least)).toBe("400000");
  });

  it("pays more where the payer is strong when the metric is high, and less the other way round", () => {
    const [apart, right, wrong] = ["0", "0.6", "-0.6"].map((correlation) => {
      const { presentValue } = simulate(owed, view(correlation), paths).components[1] ?? {};
      return presentValue?.mean.toNumber() ?? 0;
    }) as [number, number, number];
    expect(right).toBeGreaterThan(apart * 1.03);
    expect(wrong).toBeLessThan(apart * 0.97);
    expect(() => simulate(owed, view("0.5", "0.9"), paths)).toThrow(/leaves no room for the credit spread/);
  });

  it("draws exchange rates of what is paid abroad, and lists the correlations that it used", () => {
    const abroad = offer({
      name: "Deal",
      currency: "USD",
      components: [{ type: "cash", amount: "1e6", currency: "EUR", paid: "2022-12-31" }] as never,
    });
    const beliefs2: AssumptionsInput = {
      valuationDate: "2021-01-01",
      discountRate: "0.05",
      currencies: { EUR: { spot: "1.2", discountRate: "0.02", volatility: "0.1", expectedChange: "-0.01" } },
    };
    const { paid, presentValue } = simulate(abroad, beliefs2, paths);
    const years = 729 / 365;
    if (paid === undefined || presentValue === undefined) throw new Error("both drifts are simulated");
    expect(errors(paid.mean, 1.2e6 * Math.exp(-0.01 * years))).toBeLessThan(5);
    expect(presentValue.mean.toNumber()).toBeCloseTo(1.2e6 * 1.02 ** -years, 2);
    const median = 1.2e6 * Math.exp((-0.01 - 0.005) * years);
    expect(paid.quantile("0.5").value.toNumber() / median).toBeCloseTo(1, 3);
    expect(
      simulate(owed, view("0.5"), paths).correlationsUsed.map(({ between }) => [...between].sort()),
    ).toEqual([["credit.Acme", "metrics.profit"]]);
  });

  it("counts shares as dear as they are where their number hangs on what moves with them", () => {
    const inShares = offer({
      name: "Deal",
      currency: "USD",
      components: [
        {
          type: "claim",
          claim: on(
            "2022-12-31",
            scale(
              ifAtLeast(observe(metric("users", 2022, "USD")), "100", constant("100"), constant("0")),
              one(share("ACME")),
            ),
          ),
        },
      ] as never,
    });
    const users = { distribution: "lognormal", mean: "100", volatility: "0.4" } as const;
    const { presentValue } = simulate(
      inShares,
      {
        valuationDate: "2021-01-01",
        discountRate: "0.05",
        shares: { ACME: { price: "10", volatility: "0.3" } },
        metrics: { users: { forecast: { 2022: users } } },
        correlations: [{ between: ["metrics.users", "shares.ACME"], correlation: "0.5" }],
      },
      paths,
    );
    if (presentValue === undefined) throw new Error("there is a present value");
    // Counted in shares, the score of the metric has the mean ρσ√s with s to the middle of 2022: Φ(−v/2 + 0.5·0.3·√1.5).
    const reached = normalCdf((-0.4 * Math.sqrt(1.5)) / 2 + 0.5 * 0.3 * Math.sqrt(1.5));
    expect(errors(presentValue, 1000 * reached)).toBeLessThan(5);
    expect(errors(presentValue, 1000 * normalCdf((-0.4 * Math.sqrt(1.5)) / 2))).toBeGreaterThan(20);
  });
});

describe("bad input", () => {
  const refused = (options: object, field: string): string => {
    try {
      simulate(deal, beliefs, options as SimulationOptions);
    } catch (error) {
      if (error instanceof OfferError) {
        expect(error.path).toEqual(["options", ...(field === "" ? [] : [field])]);
        return error.message;
      }
    }
    throw new Error("not refused");
  };

  it("refuses a single plain path, which says nothing of how far it may be off", () => {
    expect(refused({ paths: 1, seed: 2, method: "plain" }, "paths")).toContain("must be at least 2");
    expect(simulate(deal, beliefs, { paths: 2, seed: 2, method: "plain" }).paths).toBe(2);
  });

  it.each([0, -1024, 1.5, 2 ** 41, Number.NaN, "1024", undefined])("refuses %s paths", (paths) => {
    refused({ paths, seed: 1 }, "paths");
  });

  it("refuses independent years that are all close to one share", () => {
    const year = { distribution: "lognormal", mean: "100", volatility: "0.3" } as const;
    const years = offer({
      name: "Deal",
      currency: "USD",
      components: [
        { type: "profitShare", share: "1", metric: "profit", periods: [2021, 2022, 2023] },
        { type: "stock", shares: "10", issuer: "ACME", delivered: "2023-06-30" },
      ] as never,
    });
    const view = (correlation: string): AssumptionsInput => ({
      valuationDate: "2021-01-01",
      discountRate: "0.05",
      shares: { ACME: { price: "60", volatility: "0.4" } },
      metrics: { profit: { path: "independent", forecast: { 2021: year, 2022: year, 2023: year } } },
      correlations: [{ between: ["metrics.profit", "shares.ACME"], correlation }],
    });
    const message = "cannot hold together with the paths stated of metrics.profit, shares.ACME";
    expect(() => simulate(years, view("0.8"), OPTIONS)).toThrow(message);
    expect(simulate(years, view("0.4"), OPTIONS).correlationsUsed).toHaveLength(1);
  });

  it.each([-1, 0.5, 2 ** 53, "1", undefined])("refuses the seed %s", (seed) => {
    refused({ paths: 1024, seed }, "seed");
  });

  it("refuses quasi-random counts that are not points × scrambles, and says which are", () => {
    expect(refused({ paths: 1_000_000, seed: 1 }, "paths")).toContain("such as 524288 or 1048576");
    expect(refused({ paths: 15, seed: 1 }, "paths")).toContain("such as 16,");
    expect(refused({ paths: 16 * 1024, seed: 1, scrambles: 20 }, "paths")).toContain(
      "such as 10240 or 20480",
    );
    refused({ paths: 16 * 1024, seed: 1, scrambles: 15 }, "scrambles");
    refused({ paths: 1000, seed: 1, method: "plain", scrambles: 16 }, "scrambles");
    expect(refused({ paths: 1024, seed: 1, pahts: 5 }, "pahts")).toContain("paths");
  });

  it("refuses odds and counts of bins that cannot be", () => {
    for (const p of ["0", "1", "-0.1"]) expect(() => result.paid?.quantile(p)).toThrow(OfferError);
    expect(() => result.paid?.histogram(0)).toThrow(OfferError);
    expect(() => simulate(deal, { ...beliefs, shares: {} }, OPTIONS)).toThrow(/shares.ACME.price/);
  });
});

it("says how many random numbers of a path are drawn for themselves, as points have 512 dimensions", () => {
  const years = (count: number) => Array.from({ length: count }, (_, index) => 2021 + index);
  const paddedWith = (count: number, method: "quasi" | "plain") => {
    const parts = { a: years(260), b: years(count - 260) };
    const many = offer({
      name: "Deal",
      currency: "USD",
      components: Object.entries(parts).map(([name, periods]) => ({
        ...{ type: "earnOut", share: "0.15", threshold: "100", name, metric: name, periods },
      })),
    });
    const forecastOf = (periods: readonly number[]) => ({
      forecast: Object.fromEntries(
        periods.map(
          (year) => [year, { distribution: "normal", mean: "100", standardDeviation: "10" }] as const,
        ),
      ),
    });
    const metrics = { a: forecastOf(parts.a), b: forecastOf(parts.b) };
    const view = { valuationDate: "2021-01-01", discountRate: "0.001", metrics };
    const { diagnostics } = simulate(many, view, { paths: 256, seed: 1, method, drift: "pricing" });
    return diagnostics.filter(({ code }) => code === "padded-points").map(({ text }) => text);
  };
  expect(paddedWith(512, "quasi")).toEqual([]);
  expect(paddedWith(515, "quasi")).toEqual([
    expect.stringContaining("512 dimensions: 3 more random numbers"),
  ]);
  expect(paddedWith(515, "plain")).toEqual([]);
});

it("says where one path decides how sure a mean is, as with amounts that have next to no variance", () => {
  const half = { type: "profitShare", share: "0.5", metric: "profit", periods: [2021], floor: "0" } as const;
  const share = offer({ name: "Deal", currency: "USD", components: [half] });
  const heavyUnder = (volatility: string): readonly string[] => {
    const forecast = { 2021: { distribution: "lognormal", mean: "1e6", volatility } } as const;
    const view = { valuationDate: "2021-01-01", discountRate: "0.05", metrics: { profit: { forecast } } };
    const { diagnostics } = simulate(share, view, { paths: 16 * 1024, seed: 1 });
    return diagnostics.filter(({ code }) => code === "heavy-tail").map(({ text }) => text);
  };
  expect(heavyUnder("0.3")).toEqual([]);
  expect(heavyUnder("8")).toEqual([expect.stringContaining("34% of the spread")]);
});

it("picks what comes about of events that hang together as it always has: digits of earlier versions", () => {
  const milestone = (event: string, amount: string) => ({
    type: "milestone",
    amount,
    event,
    by: "2022-01-01",
  });
  const both = offer({
    name: "Deal",
    currency: "USD",
    components: [
      { ...milestone("a", "100"), name: "A" },
      { ...milestone("b", "37"), name: "B" },
    ] as never,
  });
  const { paid } = simulate(
    both,
    {
      valuationDate: "2021-01-01",
      discountRate: "0.1",
      events: { a: "0.6", b: { given: "a", ifHappens: "0.7", ifNot: "0.2" } },
    },
    { paths: 16 * 256, seed: 1 },
  );
  expect([paid?.mean.mean, paid?.mean.standardError].map(String)).toEqual(["78.5342", "0.0688"]);
});
