import { type AssumptionsInput, parseAssumptions, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { canBeCorrelated } from "../../src/beliefs/dependence.js";
import { refusal } from "../input/refusal.js";

const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;

const view = {
  valuationDate: "2021-01-01",
  discountRate: "0.05",
  creditSpreads: { Acme: "0.02", Bank: "0.01" },
  recoveryRates: { Acme: "0.4" },
  metrics: {
    profit: { path: "one path", forecast: { 2021: lognormal("100"), 2022: lognormal("110") } },
    sales: { forecast: { 2021: lognormal("500"), 2022: lognormal("510") } },
    users: { forecast: { 2021: lognormal("5") } },
    rent: { forecast: { 2021: "5" } },
    ACME: { forecast: { 2021: lognormal("5") } },
  },
  shares: {
    ORCL: { price: "50", volatility: "0.3" },
    ACME: { price: "5", volatility: "0.2" },
    Q: { price: "9" },
  },
  currencies: {
    EUR: { spot: "1.1", discountRate: "0.01", volatility: "0.1" },
    GBP: { spot: "1.3", discountRate: "0" },
  },
} as const satisfies AssumptionsInput;

const between = (a: string, b: string, correlation: string, fixed?: boolean) =>
  ({ between: [a, b], correlation, ...(fixed === undefined ? {} : { fixed }) }) as const;

const read = (correlations: AssumptionsInput["correlations"], more: Partial<AssumptionsInput> = {}) =>
  parseAssumptions({ ...view, ...more, correlations });

describe("correlations", () => {
  it("are known by full names and by bare ones that only one thing bears", () => {
    const { dependence } = read([
      between("profit", "ORCL", "0.4"),
      between("credit.Acme", "metrics.profit", "-0.2"),
      between("EUR", "users", "0.1"),
    ]);
    expect(dependence.correlation("metrics.profit", "shares.ORCL").toString()).toBe("0.4");
    expect(dependence.correlation("shares.ORCL", "metrics.profit").toString()).toBe("0.4");
    expect(dependence.correlation("metrics.profit", "credit.Acme").toString()).toBe("-0.2");
    expect(dependence.correlation("metrics.users", "currencies.EUR").toString()).toBe("0.1");
    expect(dependence.correlation("metrics.users", "shares.ORCL").toString()).toBe("0");
    expect(dependence.correlation("metrics.users", "metrics.users").toString()).toBe("1");
  });

  it.each<[string, Parameters<typeof read>[0], string]>([
    [
      "an unknown name",
      [between("proft", "ORCL", "0.4")],
      'correlations[0].between[0]: names "proft", of which the beliefs say nothing: metrics.NAME, shares.ISSUER, currencies.CODE, or credit.PARTY for one of creditSpreads; did you mean "profit"?',
    ],
    [
      "an ambiguous one",
      [between("ACME", "ORCL", "0.4")],
      "correlations[0].between[0]: may be metrics.ACME or shares.ACME: write which one",
    ],
    ["a prototype's key", [between("metrics.constructor", "__proto__", "0.4")], 'names "__proto__"'],
    [
      "a thing with itself",
      [between("profit", "metrics.profit", "1")],
      "correlations[0]: is of metrics.profit with itself, which is 1 in any case",
    ],
    [
      "beyond 1",
      [between("profit", "ORCL", "1.01")],
      'correlations[0].correlation: must be between -1 and 1; received "1.01"',
    ],
    [
      "beyond -1",
      [between("profit", "ORCL", "-1.0000001")],
      'correlations[0].correlation: must be between -1 and 1; received "-1.0000001"',
    ],
    [
      "one name",
      [{ between: ["profit"] as never, correlation: "0" }],
      "correlations[0].between: must have at least 2 entries",
    ],
    [
      "contradictory twins",
      [between("profit", "ORCL", "0.4"), between("ORCL", "profit", "0.5")],
      "correlations[1]: says that shares.ORCL and metrics.profit are correlated 0.5, but correlations[0] says 0.4: say it once",
    ],
    [
      "several periods without a path",
      [between("sales", "ORCL", "0.4")],
      "metrics.sales.path: is needed, because metrics.sales is correlated",
    ],
    [
      "a number taken for certain",
      [between("rent", "ORCL", "0.4")],
      "metrics.rent.forecast.2021: is needed, because metrics.rent is correlated: a distribution",
    ],
    ["a share without volatility", [between("Q", "ORCL", "0.4")], "shares.Q.volatility: is needed"],
    [
      "a currency without volatility",
      [between("GBP", "ORCL", "0.4")],
      "currencies.GBP.volatility: is needed",
    ],
    ["a payer without a recovery", [between("Bank", "ORCL", "0.4")], "recoveryRates.Bank: is needed"],
    ["a payer without a spread", [between("credit.Nobody", "ORCL", "0.4")], 'names "credit.Nobody"'],
  ])("refuse %s", (_, correlations, message) => {
    expect(() => read(correlations)).toThrow(message);
  });

  it("may be said twice where both say the same", () => {
    expect(
      read([between("profit", "ORCL", "0.4"), between("ORCL", "profit", "0.40")]).dependence.stated,
    ).toHaveLength(1);
  });

  it("may be singular: 0.6, 0.8 and 0, or 1 between all", () => {
    read([between("profit", "ORCL", "0.6"), between("users", "ORCL", "0.8")]);
    read([between("profit", "ORCL", "1"), between("users", "ORCL", "1"), between("profit", "users", "1")]);
    read([between("profit", "ORCL", "-1"), between("users", "ORCL", "-1"), between("profit", "users", "1")]);
  });

  it("are held to fit together to the last digit", () => {
    const [least, message] = ["0.8000000000000000000000000000000001", "(the least eigenvalue is "];
    expect(() => read([between("profit", "ORCL", "0.6"), between("users", "ORCL", least)])).toThrow(message);
  });

  it("that clash are named, with the nearest that fit", () => {
    const clash = [
      between("profit", "ORCL", "0.9"),
      between("shares.ACME", "ORCL", "0.9"),
      between("shares.ACME", "profit", "-0.9"),
      between("shares.ACME", "EUR", "0.1"),
    ];
    const refused = (correlations: typeof clash) => {
      try {
        read(correlations);
      } catch (error) {
        return String(error);
      }
      return "";
    };
    expect(refused(clash)).toContain(
      "correlations: cannot hold together: metrics.profit with shares.ACME -0.9, metrics.profit with shares.ORCL 0.9, shares.ACME with shares.ORCL 0.9 (the least eigenvalue is -0.8",
    );
    expect(refused(clash)).toMatch(/the nearest that fit are .*metrics\.profit with shares\.ORCL 0\.50/);
    const kept = [between("profit", "ORCL", "0.9", true), ...clash.slice(1)];
    expect(refused(kept)).toContain("metrics.profit with shares.ORCL 0.9, shares.ACME with shares.ORCL 0.2");
    const stuck = clash.map((one) => ({ ...one, fixed: true }));
    expect(refused(stuck)).toContain("those that are fixed leave no other ones that fit");
  });

  it("proposes correlations that are taken", () => {
    const refused = (() => {
      try {
        read([
          between("profit", "ORCL", "0.9"),
          between("users", "ORCL", "0.9"),
          between("profit", "users", "-0.5"),
        ]);
      } catch (error) {
        return String(error);
      }
      return "";
    })();
    const proposed = refused.split("the nearest that fit are ")[1]?.split(", ") ?? [];
    const pairs = proposed.map(
      (one) => /^(\S+) with (\S+) (\S+)$/.exec(one)?.slice(1) as [string, string, string],
    );
    expect(pairs).toHaveLength(3);
    expect(read(pairs.map(([a, b, rho]) => between(a, b, rho))).dependence.stated).toHaveLength(3);
  });
});

describe("quantities that hang together", () => {
  const linked = (count: number) => {
    const names = Array.from({ length: count }, (_, index) => `m${index}`);
    const metrics = Object.fromEntries(names.map((name) => [name, { forecast: { 2021: lognormal("5") } }]));
    return read(
      names.slice(1).map((name) => between("m0", name, "0.1")),
      { metrics },
    );
  };

  it("may be 40, and no more", () => {
    expect(linked(40).dependence.stated).toHaveLength(39);
    const { code, path, message } = refusal(() => linked(41));
    expect([code, path]).toEqual(["too-large", ["correlations"]]);
    expect(message).toBe("correlations: link 41 quantities with each other: at most 40 may hang together");
  });
});

describe("what can be correlated", () => {
  it.each([
    ["metrics.profit", true],
    ["shares.ORCL", true],
    ["currencies.EUR", true],
    ["credit.Acme", true],
    ["shares.Q", false],
    ["credit.Nobody", false],
    ["profit", false],
  ])("%s: %s", (driver, expected) => {
    expect(canBeCorrelated(driver, parseAssumptions(view))).toBe(expected);
  });
});

describe("paths and copulas", () => {
  it("are independent and Gaussian unless stated", () => {
    const { dependence } = parseAssumptions(view);
    expect(dependence.pathOf("metrics.profit")).toEqual({ kind: "one path" });
    expect(dependence.pathOf("metrics.sales")).toEqual({ kind: "independent" });
    expect(dependence.pathOf("shares.ORCL")).toEqual({ kind: "one path" });
    expect(dependence.pathOf("credit.Acme")).toEqual({ kind: "one score" });
    expect(dependence.degreesOfFreedom).toBeUndefined();
    expect(dependence.isCorrelated).toBe(false);
  });

  it.each<[string, Partial<AssumptionsInput>, string]>([
    [
      "no t of 2 degrees",
      { copula: { t: "2" } },
      'copula.t: must be above 2, below which there is no correlation, and at most 1000; received "2"',
    ],
    ["no t of fewer", { copula: { t: "0.5" } }, "copula.t: must be above 2"],
    ["no other copula", { copula: "clayton" as never }, 'copula: must be one of "gaussian"'],
    [
      "no other path",
      { metrics: { profit: { path: "random" as never, forecast: {} } } },
      'metrics.profit.path: must be one of "independent", "one path"',
    ],
    [
      "no negative autocorrelation",
      { metrics: { profit: { path: { autocorrelation: "-0.1" }, forecast: {} } } },
      "metrics.profit.path.autocorrelation: must be between 0 and 1",
    ],
    [
      "no full recovery",
      { recoveryRates: { Acme: "1" } },
      "recoveryRates.Acme: must be at least 0 and below 1",
    ],
  ])("%s", (_, more, message) => {
    expect(() => parseAssumptions({ ...view, ...more })).toThrow(message);
  });

  it("of t may have 4 degrees", () => {
    expect(parseAssumptions({ ...view, copula: { t: "4" } }).dependence.degreesOfFreedom?.toString()).toBe(
      "4",
    );
  });
});

const earnOut = {
  name: "Deal",
  currency: "USD",
  components: [
    { type: "earnOut", name: "share", share: "0.1", metric: "profit", periods: [2020], threshold: "100" },
  ],
} as const;

describe("a period under way", () => {
  const on = (valuationDate: string, toDate?: Record<string, string>) => ({
    valuationDate,
    discountRate: "0",
    metrics: { profit: { forecast: { 2020: lognormal("100") }, ...(toDate && { toDate }) } },
  });
  const worth = (date: string, toDate?: Record<string, string>) =>
    valueOffer(earnOut, on(date, toDate)).presentValue.toNumber();

  it("is uncertain until it is over", () => {
    expect(worth("2020-06-30")).toBeCloseTo(0.6, 2);
    expect(worth("2020-07-02")).toBeCloseTo(0.6, 2);
    expect(worth("2020-12-31")).toBeGreaterThan(0.04);
    expect(worth("2021-01-01")).toBe(0);
  });

  it("is uncertain only in what is not measured yet", () => {
    // E[(40 + R − 100)⁺] of a lognormal R with mean 60: Black's formula at its own mean, 2Φ(v/2) − 1.
    const v = 0.3 * Math.sqrt((2 * 0 + 185) / 730);
    const half = v / 2;
    const black = 60 * Math.sqrt(2 / Math.PI) * (half - half ** 3 / 6 + half ** 5 / 40);
    expect(worth("2020-06-30", { 2020: "40" })).toBeCloseTo(black * 0.1, 8);
  });

  it("refuses what is measured of a period that has not begun or is over, or more than the forecast", () => {
    expect(() => worth("2020-01-01", { 2020: "40" })).toThrow(
      "metrics.profit.toDate.2020: is for a period under way, but on 2020-01-01 2020 has not begun",
    );
    expect(() => worth("2021-01-01", { 2020: "40" })).toThrow("2020 is over");
    expect(() => worth("2020-06-30", { 2020: "100" })).toThrow(
      "metrics.profit.toDate.2020: leaves a rest that the forecast's family cannot have, with a mean of 0",
    );
  });
});
