import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type Component,
  carryForwardEarnOut,
  claim,
  cliffEarnOut,
  cumulativeEarnOut,
  currency,
  delivery,
  earnOut,
  describe as inWords,
  metric,
  milestone,
  multipleEarnOut,
  observe,
  offer,
  parseOffer,
  payoffCurve,
  probabilityAtLeast,
  requirements,
  royalty,
  sensitivity,
  settle,
  simulate,
  tieredEarnOut,
  times,
  valueOffer,
} from "offer-valuation";
import { workbook } from "offer-valuation/workbook";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { expectWithin } from "../numeric/relativeError.js";

// Metrics that are measured in no currency, and payments in shares for each unit of a metric.

const deal = (...components: readonly Component[]) =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", components });
const lognormal = (mean: string, volatility: string) =>
  ({ distribution: "lognormal", mean, volatility }) as const;
const view = { valuationDate: "2021-12-31", discountRate: "0.08" } as const;

/** 3.50 dollars for each user above a million. */
const perUser = earnOut({
  share: "3.50",
  metric: "users",
  metricUnit: "user",
  periods: [2022],
  threshold: "1e6",
});
const users: AssumptionsInput = {
  ...view,
  metrics: { users: { forecast: { 2022: lognormal("1.2e6", "0.25") } } },
};

/** 0.19 shares for each dollar of revenue above 50 million. */
const perDollar = earnOut({
  share: "0.19",
  metric: "revenue",
  metricUnit: "USD",
  issuer: "ACME",
  periods: [2022],
  threshold: "50e6",
});
const revenue: AssumptionsInput = {
  ...view,
  metrics: { revenue: { forecast: { 2022: lognormal("60e6", "0.2") } } },
  shares: { ACME: { price: "40", volatility: "0.35" } },
};

describe("a metric in a unit of its own", () => {
  it("pays so much money for each of it: Black's call in 40 digits by mpmath", () => {
    // 3.5 × C(F = 1.2m, K = 1m, v = 25%·√(367/730)) ÷ 1.08
    expectWithin(
      "1e-27",
      valueOffer(deal(perUser), users).presentValue,
      "697663.3200177538867197477709296805487084",
    );
  });

  it("decides a milestone: 25m × N((292 − 300)/12) ÷ 1.08, in 40 digits by mpmath", () => {
    const index = milestone({
      amount: "25e6",
      metric: "price index",
      metricUnit: "index point",
      period: 2022,
      threshold: "300",
    });
    const forecast = { 2022: { distribution: "normal", mean: "292", standardDeviation: "12" } } as const;
    const { presentValue } = valueOffer(deal(index), { ...view, metrics: { "price index": { forecast } } });
    expectWithin("1e-27", presentValue, "5844734.665438030395001431120125401047045");
  });

  it("is worked out in words and figures, by hand: 3.5 × (1,250,000 − 1,000,000)", () => {
    expect(inWords(deal(perUser).claim)).toBe(
      "Earn-out, 2022: receive 3.5 for each user of (users for 2022 minus 1,000,000), at least 0, in USD, on 2022-12-31, owed by Acme",
    );
    const settled = settle(deal(perUser), {
      settledOn: "2023-01-01",
      metrics: { users: { measured: { 2022: "1250000" } } },
    });
    expect(settled.lines[0]?.units?.toString()).toBe("875000");
    expect(settled.lines[0]?.working).toContain("3.5 × (1,250,000 − 1,000,000) = 875,000");
    expect(requirements(deal(perUser).claim).metrics).toEqual([
      { metric: "users", period: "2022", currency: "user" },
    ]);
  });

  it("goes through JSON, sensitivities, simulation, payoff curves and workbooks", () => {
    const read = parseOffer(JSON.parse(JSON.stringify(deal(perUser))));
    const { presentValue } = valueOffer(read, users);
    expect(presentValue).toEqual(valueOffer(deal(perUser), users).presentValue);
    const simulated = simulate(read, users, { paths: 65_536, seed: 3, drift: "pricing" }).presentValue;
    expectWithin("1e-3", simulated?.mean ?? presentValue.neg(), presentValue);
    expect(sensitivity(read, users).rows.map(({ name }) => name)).toContain(
      "metrics.users.forecast.2022.mean",
    );
    expect(payoffCurve(read, users).observedIn).toBe("user");
    expect(JSON.stringify(workbook(read, users))).toContain("user, lognormal");
    expect(
      probabilityAtLeast(metric("users", 2022, "user"), "1e6", users).realWorld?.greaterThan("0.8"),
    ).toBe(true);
  });

  it("stands in a condition: a share of profit if there are enough users", () => {
    const component = earnOut({
      share: "0.1",
      metric: "profit",
      periods: [2022],
      onlyIf: { metric: "users", metricUnit: "user", atLeast: "1e6" },
    });
    const paid = (count: string) =>
      settle(deal(component), {
        settledOn: "2023-01-01",
        metrics: { profit: { measured: { 2022: "5e6" } }, users: { measured: { 2022: count } } },
      }).lines[0]?.units?.toString();
    expect(paid("1e6")).toBe("500000");
    expect(paid("999999")).toBe("0");
    const own = earnOut({
      ...JSON.parse(JSON.stringify(perUser)),
      onlyIf: { metric: "users", atLeast: "2e6" },
    });
    expect(valueOffer(deal(own), users).presentValue.greaterThan(0)).toBe(true);
  });
});

describe("shares for each unit of a metric", () => {
  it("are worth their expected number times the share, in 40 digits by mpmath", () => {
    const { cashFlows, presentValue } = valueOffer(deal(perDollar), revenue);
    expectWithin(
      "1e-27",
      cashFlows[0]?.expectedUnits ?? presentValue,
      "1969138.770079229609141153540275469776202",
    );
    expectWithin("1e-27", presentValue, "78765550.80316918436564614161101879104809");
    expect(inWords(deal(perDollar).claim)).toBe(
      "Earn-out, 2022: receive (0.19 for each USD of (revenue for 2022 minus 50,000,000), at least 0) ACME shares on 2022-12-31, owed by Acme",
    );
  });

  it("are worth more where the metric moves with the share: its mean is e^(ρ·√(s/t)·v·σ·√t) times as high, s in the middle of the year, t at its end; by mpmath", () => {
    const together = {
      ...revenue,
      correlations: [{ between: ["revenue", "ACME"], correlation: "0.6" }],
    } as const;
    expectWithin(
      "1e-15",
      valueOffer(deal(perDollar), together).presentValue,
      "87753340.93034256433601960796406908406542",
    );
  });

  it("bear floors, caps and an acceleration in shares", () => {
    const capped = earnOut({
      share: "0.19",
      metric: "revenue",
      metricUnit: "USD",
      issuer: "ACME",
      periods: [2022],
      threshold: "50e6",
      cap: "1e6",
      acceleration: { event: "change of control", amount: "3e6", paid: "closing + 1 year" },
    });
    const flows = valueOffer(deal(capped), {
      ...revenue,
      closing: "2022-01-31",
      events: { "change of control": "0.25" },
      metrics: { revenue: { forecast: { 2022: "60e6" } } },
    }).cashFlows;
    expect(flows.map(({ units, probability }) => `${units} × ${probability}`)).toEqual([
      "1000000 × 0.75",
      "3000000 × 0.25",
    ]);
  });
});

describe("tiers, royalties and cliffs of units", () => {
  const measured = (component: Component, count: string) =>
    settle(deal(component), {
      settledOn: "2023-01-01",
      metrics: { units: { measured: { 2022: count } } },
    }).lines.map(({ units }) => String(units));
  const terms = { metric: "units", metricUnit: "unit sold", periods: [2022] } as const;

  it("pay so much for each unit, by hand", () => {
    const tiers = [
      { from: "0", rate: "2.50" },
      { from: "100e3", rate: "1.25" },
    ];
    // 100,000 × 2.50 + 40,000 × 1.25; 140,000 × 1.25; 140,000 × 4; 1m; (6 × 140,000 − 500,000)
    expect(measured(royalty({ ...terms, tiers }), "140e3")).toEqual(["300000"]);
    expect(measured(tieredEarnOut({ ...terms, tiers, tierKind: "retroactive" }), "140e3")).toEqual([
      "175000",
    ]);
    expect(measured(royalty({ ...terms, rate: "4" }), "140e3")).toEqual(["560000"]);
    expect(measured(cliffEarnOut({ ...terms, threshold: "140e3", amount: "1e6" }), "140e3")).toEqual([
      "1000000",
    ]);
    expect(measured(multipleEarnOut({ ...terms, multiple: "6", paid: "5e5" }), "140e3")).toEqual(["340000"]);
  });
});

describe("bad units", () => {
  const base = { share: "0.19", metric: "revenue", periods: [2022] } as const;
  it.each<[string, object, string]>([
    ["shares for each of what is not said", { issuer: "ACME" }, "metricUnit: is required with issuer"],
    [
      "shares in a currency",
      { issuer: "ACME", metricUnit: "USD", currency: "EUR" },
      "currency: does not go with",
    ],
    ["a formula as a unit", { metricUnit: "=user" }, "metricUnit: must be a name"],
    [
      "two units of a condition",
      { onlyIf: { metric: "m", atLeast: "1", currency: "USD", metricUnit: "u" } },
      "onlyIf.metricUnit: does not go",
    ],
  ])("%s", (_, more, message) => {
    expect(refusal(() => earnOut({ ...base, ...more } as never)).message).toContain(message);
  });

  it.each([
    { perShare: "1" },
    { percentOfPrice: "0.1" },
  ])("a cap in money where shares are paid: %j", (cap) => {
    const component = earnOut({ ...base, metricUnit: "USD", issuer: "ACME", cap } as never);
    expect(refusal(() => deal(component)).message).toContain("must be a number of shares");
  });

  it("a metric in two units, and a payment across units without a rate", () => {
    const second = cliffEarnOut({ metric: "users", periods: [2022], threshold: "1", amount: "1" });
    expect(problems(refusal(() => valueOffer(deal(perUser, second), users)))).toContain(
      "metrics.users: currency-mismatch",
    );
    const count = observe(metric("users", 2022, "user"));
    expect(problems(refusal(() => delivery(count, currency("USD"), "closing")))).toEqual([
      "amount: currency-mismatch",
    ]);
    expect(problems(refusal(() => times("2", count, "customer")))).toEqual(["per: currency-mismatch"]);
    const written = JSON.parse(
      JSON.stringify(delivery(times("2", count, "user"), currency("USD"), "closing")),
    );
    expect(inWords(claim({ claim: written }).toClaim({ currency: "USD", bidder: "Acme" }))).toContain(
      "receive 2 for each user of users for 2022, in USD,",
    );
  });
});

describe("laws of units", () => {
  const numbers = fc.integer({ min: 1, max: 400 }).map((count) => `${count}e3`);
  const rates = fc.integer({ min: 1, max: 900 }).map((count) => `${count}e-2`);
  const kinds: readonly ((rate: string, level: string) => (more: object) => Component)[] = [
    (share, threshold) => (more) => earnOut({ share, threshold, metric: "m", periods: [2022], ...more }),
    (share, threshold) => (more) =>
      cumulativeEarnOut({ share, threshold, metric: "m", periods: [2022], ...more }),
    (share, threshold) => (more) =>
      carryForwardEarnOut({ share, threshold, metric: "m", periods: [2022], ...more }),
    (multiple, paid) => (more) => multipleEarnOut({ multiple, paid, metric: "m", periods: [2022], ...more }),
    (rate, from) => (more) =>
      tieredEarnOut({
        tiers: [{ from, rate }],
        tierKind: "retroactive",
        metric: "m",
        periods: [2022],
        ...more,
      }),
    (amount, threshold) => (more) =>
      cliffEarnOut({ amount, threshold, metric: "m", periods: [2022], ...more }),
  ];

  test.prop([fc.constantFrom(...kinds), rates, numbers, numbers])(
    "what a metric is measured in changes no figure, and shares at a price of 1 are worth what money undiscounted is",
    (kind, rate, level, mean) => {
      const component = kind(rate, level);
      const beliefs: AssumptionsInput = {
        ...view,
        discountRate: "0",
        metrics: { m: { forecast: { 2022: lognormal(mean, "0.3") } } },
        shares: { ACME: { price: "1" } },
      };
      const worth = (more: object) => valueOffer(deal(component(more)), beliefs).presentValue;
      const money = worth({});
      expect(worth({ metricUnit: "user" })).toEqual(money);
      expect(worth({ metricUnit: "EUR" })).toEqual(money);
      expectClose(worth({ metricUnit: "user", issuer: "ACME" }), money, money);
    },
  );
});

describe("beliefs that name what a forecast is measured in", () => {
  const named = (unit: string): AssumptionsInput => ({
    ...view,
    metrics: { users: { currency: unit, forecast: { 2022: lognormal("1.2e6", "0.25") } } },
  });

  it("may name a unit that is no currency, as the terms do", () => {
    const valued = (beliefs: AssumptionsInput) => valueOffer(deal(perUser), beliefs).presentValue.toString();
    expect(valued(named("user"))).toBe(valued(users));
  });

  it.each(["USD", "subscriber"])("are refused where the terms measure it in another one: %s", (unit) => {
    const error = refusal(() => valueOffer(deal(perUser), named(unit)));
    expect(problems(error)).toEqual(["metrics.users.currency: currency-mismatch"]);
    expect(error.message).toContain(`is ${unit}, but the terms measure users in user`);
  });

  it("are refused where they name nothing that could be one", () => {
    const error = refusal(() => valueOffer(deal(perUser), named("")));
    expect(problems(error)).toEqual(["metrics.users.currency: invalid-term"]);
  });
});
