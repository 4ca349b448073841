import {
  cash,
  type DealInput,
  type DealSimulation,
  dealSimulationJob,
  earnOut,
  fanSvg,
  goingConcern,
  histogramSvg,
  offer,
  simulate,
  simulateDeal,
  simulateDealAsync,
  stock,
  valueDeal,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;

const deal: DealInput = {
  offer: offer({
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    components: [
      cash({ amount: "100e6" }),
      stock({ issuer: "ACME", shares: "1e6" }),
      earnOut({
        share: "0.15",
        metric: "ebitda",
        periods: [2022, 2023],
        threshold: "120e6",
        aggregateCap: "10e6",
      }),
      cash({ name: "Reverse fee", amount: "5e6", given: [{ event: "approval", happens: false }] }),
    ],
    conditions: [{ event: "approval" }, { event: "vote" }],
  }),
  outsideDate: { date: "2021-09-30", extensions: [{ to: "2021-12-31", given: "second-request" }] },
  otherwise: {
    on: "2021-12-31",
    alternative: {
      component: goingConcern({
        name: "Keeping",
        metric: "ebitda",
        periods: [2022, 2023],
        terminalValue: { multipleOf: "ebitda" },
      }),
    },
  },
  causes: { vote: { alternative: { name: "Rival", value: "150e6", on: "2021-12-31" } } },
};
const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0.05",
  closing: {
    dates: [
      { date: "2021-06-30", probability: "0.5" },
      { date: "2021-11-30", probability: "0.3" },
      { date: "2022-03-31", probability: "0.15" },
    ],
    never: "0.05",
  },
  // What happens to approval says something of the second request: events are drawn together.
  events: {
    approval: "0.8",
    vote: "0.9",
    "second-request": { given: "approval", ifHappens: "0.4", ifNot: "0.7" },
  },
  shares: { ACME: { price: "60", volatility: "0.35" } },
  correlations: [{ between: ["metrics.ebitda", "shares.ACME"], correlation: "0.4" }],
  metrics: {
    ebitda: {
      path: "one path",
      exitMultiple: "1.1",
      forecast: { 2022: lognormal("125e6"), 2023: lognormal("135e6") },
    },
  },
} as const;
const paths = { paths: 16 * 4096, seed: 1 };

/** How many of its standard errors a figure lies off. */
const errorsOff = (
  figure: DealSimulation["presentValue"] | NonNullable<DealSimulation["paid"]>["mean"],
  value: { toNumber(): number } | null,
): number => {
  if (figure === undefined || value === null) throw new Error("both are known");
  return Math.abs(figure.mean.toNumber() - value.toNumber()) / figure.standardError.toNumber();
};

describe("a deal on many paths", () => {
  const result = simulateDeal(deal, beliefs, paths);
  const exact = valueDeal(deal, beliefs, { simulation: paths });

  it("is worth what it is worth in closed form, in all and outcome by outcome", () => {
    expect(errorsOff(result.presentValue, exact.expectedValue)).toBeLessThan(4);
    expect(errorsOff(result.ifClosed.presentValue, exact.ifClosed.value)).toBeLessThan(4);
    expect(errorsOff(result.ifNot.presentValue, exact.ifNot.value)).toBeLessThan(4);
    expect(result.branches).toHaveLength(exact.branches.length);
    for (const [index, branch] of result.branches.entries()) {
      const other = exact.branches[index];
      expect([branch.outcome, branch.cause, branch.date, String(branch.probability)]).toEqual([
        other?.outcome,
        other?.cause,
        other?.date,
        String(other?.probability),
      ]);
      expect(errorsOff(branch.presentValue, other?.value ?? null)).toBeLessThan(4);
    }
  });

  // Without rates, premiums and expected returns, what is received on average is what it is worth: drawn events weigh as odds do.
  it("comes to each outcome as often as its odds say, and pays there what it is worth", () => {
    const flat = { ...beliefs, discountRate: "0" };
    const drawn = simulateDeal(deal, flat, paths);
    const valued = valueDeal(deal, flat, { simulation: paths });
    expect(errorsOff(drawn.paid?.mean, valued.expectedValue)).toBeLessThan(4);
    expect(errorsOff(drawn.ifClosed.paid?.mean, valued.ifClosed.value)).toBeLessThan(4);
    expect(errorsOff(drawn.ifNot.paid?.mean, valued.ifNot.value)).toBeLessThan(4);
    for (const [index, { paid }] of drawn.branches.entries()) {
      expect(errorsOff(paid?.mean, valued.branches[index]?.value ?? null)).toBeLessThan(4);
    }
  });

  it("holds all outcomes in its range: closing on one day or another, fees, the alternative by cause", () => {
    const certain: DealInput = {
      offer: offer({
        name: "Deal",
        currency: "USD",
        bidder: "Acme",
        components: [
          cash({ amount: "100" }),
          cash({ name: "Fee", amount: "5", given: [{ event: "approval", happens: false }] }),
        ],
        conditions: [{ event: "approval" }],
      }),
      outsideDate: "2021-09-30",
      otherwise: { alternative: { value: "60", on: "2021-09-30" } },
      causes: { lapse: { alternative: { value: "40", on: "2021-09-30" } } },
    };
    const dates = [
      { date: "2021-06-30", probability: "0.5" },
      { date: "2021-09-30", probability: "0.25" },
      { date: "2021-12-31", probability: "0.25" },
    ];
    const view = {
      valuationDate: "2021-01-01",
      discountRate: "0.05",
      closing: { dates },
      events: { approval: "0.75" },
    };
    const { paid, branches, dates: days } = simulateDeal(certain, view, paths);
    // 40 if it lapses (3/16), 65 if approval fails (1/4), 100 if it closes (9/16); points are spread evenly, so that odds are met closely.
    expect([0.1, 0.18, 0.2, 0.4, 0.45, 0.9].map((p) => String(paid?.quantile(String(p)).value))).toEqual([
      "40",
      "40",
      "65",
      "65",
      "100",
      "100",
    ]);
    expect(paid?.probabilityAtMost("40").probability.toNumber()).toBeCloseTo(3 / 16, 3);
    expect(paid?.probabilityAtMost("65").probability.toNumber()).toBeCloseTo(7 / 16, 3);
    expect(
      branches.map(({ cause, paid: own }) => [cause, String(own?.least), String(own?.greatest)]),
    ).toEqual([
      [undefined, "100", "100"],
      [undefined, "100", "100"],
      ["approval", "65", "65"],
      ["lapse", "40", "40"],
    ]);
    expect(days.map(({ date }) => date)).toEqual(["2021-06-30", "2021-09-30"]);
    expect(days[0]?.paid.probabilityOfPayment.probability.toNumber()).toBeCloseTo(3 / 8, 3);
  });

  it("keeps to one drift where asked, with the same digits, and has no range of what cannot be", () => {
    const prices = simulateDeal(deal, beliefs, { ...paths, drift: "pricing" });
    const amounts = simulateDeal(deal, beliefs, { ...paths, drift: "real-world" });
    expect(JSON.stringify(prices.presentValue)).toBe(JSON.stringify(result.presentValue));
    expect(JSON.stringify(amounts.paid)).toBe(JSON.stringify(result.paid));
    expect(JSON.stringify(amounts.branches.map(({ paid }) => paid))).toBe(
      JSON.stringify(result.branches.map(({ paid }) => paid)),
    );
    expect([prices.paid, amounts.presentValue, prices.dates]).toEqual([undefined, undefined, []]);
    const sure = simulateDeal(deal, { ...beliefs, events: { ...beliefs.events, vote: "1" } }, paths);
    const { probability, presentValue, paid } = sure.branches.find(({ cause }) => cause === "vote") ?? {};
    expect([String(probability), presentValue, paid]).toEqual(["0", undefined, undefined]);
  });

  it("prints, is frozen and plain, and is drawn", () => {
    expect(String(result)).toMatch(/fails: vote +2021-12-31 +8\.00%/);
    expect(Object.isFrozen(result.branches[0])).toBe(true);
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({ deal: "Deal", paths: 65536 });
    expect(histogramSvg(result)).toContain("What will be paid");
    expect(fanSvg(result)).toContain("2023-12-31");
    expect(result.assumed.map(({ text }) => text).join()).toContain("expectedReturn: not stated");
    expect(result.correlationsUsed).toHaveLength(1);
  });

  it("says how events are drawn where the branches alone have a condition", () => {
    const conditional = (happens: boolean): DealInput => ({
      offer: offer({
        name: "Money",
        currency: "USD",
        components: [cash({ amount: "1000" })],
        ...(happens ? { conditions: [{ event: "approval" }] } : {}),
      }),
      outsideDate: "2021-09-30",
      otherwise: { alternative: { name: "Going on alone", value: "700", on: "2021-09-30" } },
    });
    const view = {
      valuationDate: "2021-01-01",
      closing: "2021-06-30",
      discountRate: "0",
      events: { approval: "0.8" },
    };
    const assumedOf = (happens: boolean): string =>
      simulateDeal(conditional(happens), view, { paths: 1024 * 16, seed: 1 })
        .assumed.map(({ text }) => text)
        .join();
    expect(assumedOf(true)).toContain("drawn independently of metrics and prices");
    expect(assumedOf(false)).not.toContain("drawn independently of metrics and prices");
  });

  it("stops when it is sure enough, with the digits of the paths that it has taken, and not before", async () => {
    const most = { ...paths, paths: 16 * 65_536 };
    const enough = { ...most, stopAt: { standardError: "8000" } };
    const stopped = simulateDeal(deal, beliefs, enough);
    expect(stopped.presentValue?.standardError.toNumber()).toBeLessThan(8000);
    expect([stopped.paths > 16 * 1024, stopped.paths < most.paths]).toEqual([true, true]);
    const halfOfThem = simulateDeal(deal, beliefs, { ...paths, paths: stopped.paths / 2 });
    expect(halfOfThem.presentValue?.standardError.toNumber()).toBeGreaterThan(8000);
    const asMany = simulateDeal(deal, beliefs, { ...paths, paths: stopped.paths });
    expect(JSON.stringify(stopped)).toBe(JSON.stringify(asMany));
    expect(JSON.stringify(await simulateDealAsync(deal, beliefs, enough))).toBe(JSON.stringify(stopped));
    expect(() => dealSimulationJob(deal, beliefs, enough, 2)).toThrow(/does not go with chunks/);
  });

  it("is as sure of values as control variates make it: of parts that have a closed form, whatever day it closes on", () => {
    const plain = { paths: 65_536, seed: 1, method: "plain", drift: "pricing" } as const;
    const without = simulateDeal(deal, beliefs, plain);
    const controlled = simulateDeal(deal, beliefs, { ...plain, controlVariates: true });
    const [before, after] = [without, controlled].map(
      ({ presentValue }) => presentValue?.standardError.toNumber() ?? Number.NaN,
    );
    expect(after).toBeLessThan(0.5 * (before ?? Number.NaN));
    expect(errorsOff(controlled.presentValue, exact.expectedValue)).toBeLessThan(4);
    expect(errorsOff(controlled.ifClosed.presentValue, exact.ifClosed.value)).toBeLessThan(4);
  });

  it("says so where one path makes up most of what is paid", () => {
    const wild = { distribution: "lognormal", mean: "1e6", volatility: "9" } as const;
    const view = {
      ...beliefs,
      metrics: { ebitda: { ...beliefs.metrics.ebitda, forecast: { 2022: wild, 2023: wild } } },
    };
    const codes = (of: DealSimulation): readonly string[] => of.diagnostics.map(({ code }) => code);
    expect(codes(simulateDeal(deal, view, { paths: 16 * 1024, seed: 1 }))).toContain("heavy-tail");
    expect(codes(result)).not.toContain("heavy-tail");
  });

  it("refuses counts that cannot be", () => {
    expect(() => simulateDeal(deal, beliefs, { paths: 1000, seed: 1 })).toThrow("options.paths");
  });
});

describe("a terminal value on many paths", () => {
  it("pays its multiple or its growth", () => {
    const forecast = { 2022: lognormal("100") };
    const paidBy = (terminalValue: "growth" | { multipleOf: string }, metric: object): number => {
      const keep = goingConcern({ metric: "ebitda", periods: [2022], terminalValue });
      const view = {
        valuationDate: "2021-01-01",
        discountRate: "0.05",
        metrics: { ebitda: { forecast, ...metric } },
      };
      const { paid } = simulate(offer({ name: "Keep", currency: "USD", components: [keep] }), view, paths);
      return paid?.mean.mean.toNumber() ?? Number.NaN;
    };
    expect(paidBy({ multipleOf: "ebitda" }, { exitMultiple: "8" })).toBeCloseTo(900, 0);
    expect(paidBy("growth", { terminalGrowth: "0.02" })).toBeCloseTo(100 + (100 * 1.02) / 0.03, 0);
  });
});
