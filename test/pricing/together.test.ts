import { readFileSync } from "node:fs";
import {
  type Amount,
  type AssumptionsInput,
  add,
  constant,
  currency,
  expectedCashFlows,
  ifAtLeast,
  max,
  metric,
  min,
  observe,
  on,
  one,
  price,
  scale,
  share,
  times,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/numeric/decimal.js";

const golden: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL("../golden/together.json", import.meta.url), "utf8"),
);

const lognormal = (mean: string, volatility = "0.3") =>
  ({ distribution: "lognormal", mean, volatility }) as const;
const normal = (mean: string, standardDeviation: string) =>
  ({ distribution: "normal", mean, standardDeviation }) as const;

const [x1, x2, y] = [metric("x", 2021, "USD"), metric("x", 2022, "USD"), metric("y", 2021, "USD")].map(
  observe,
) as [Amount, Amount, Amount];
const nothing = constant("0");
const above = (amount: Amount, k: string): Amount => max(add(amount, constant(`-${k}`)), nothing);

type Metrics = NonNullable<AssumptionsInput["metrics"]>;

function expected(amount: Amount, metrics: Metrics, more: Partial<AssumptionsInput> = {}): Decimal {
  const claim = on("2024-12-31", scale(amount, one(currency("USD"))));
  const [flow] = expectedCashFlows(claim, { valuationDate: "2021-01-01", metrics, ...more });
  return flow?.expectedUnits ?? new Decimal(Number.NaN);
}

/** Digits in which two figures agree. */
const digits = (value: Decimal, figure: string | Decimal | undefined): number =>
  -value
    .minus(figure ?? "0")
    .div(figure ?? "1")
    .abs()
    .plus("1e-40")
    .log()
    .toNumber();

const PATHS = {
  independent: "independent",
  "one path": "one path",
  "autocorrelated 0.6": { autocorrelation: "0.6" },
} as const;

describe.each(Object.entries(PATHS))("two periods of one metric, %s", (name, path) => {
  const years = { 2021: lognormal("125"), 2022: lognormal("135") };
  const both = add(x1, x2);

  it("bring a cumulative test 16 digits", () => {
    const value = expected(above(both, "240"), { x: { path, forecast: years } });
    expect(digits(value, golden[`x above 240 in both years, ${name}`])).toBeGreaterThan(16);
  });

  it("share a cap on the total of what each brings", () => {
    const each = (year: Amount): Amount => times("0.15", above(year, "120"));
    const value = expected(min(add(each(x1), each(x2)), constant("5")), { x: { path, forecast: years } });
    expect(digits(value, golden[`15% above 120, at most 5, ${name}`])).toBeGreaterThan(16);
  });

  it("may be cases and a lognormal", () => {
    const scenarios = [
      { value: "90", probability: "0.3" },
      { value: "150", probability: "0.7" },
    ];
    const forecast = { ...years, 2021: { distribution: "scenarios", scenarios } } as const;
    const value = expected(above(both, "240"), { x: { path, forecast } });
    expect(digits(value, golden[`cases and lognormal above 240, ${name}`])).toBeGreaterThan(15);
  });

  it("may be uniform and lognormal, to ten digits", () => {
    const forecast = { ...years, 2021: { distribution: "uniform", low: "60", high: "190" } } as const;
    const value = expected(above(both, "240"), { x: { path, forecast } });
    expect(digits(value, golden[`uniform and lognormal above 240, ${name}`])).toBeGreaterThan(10);
  });
});

describe("two metrics that move together", () => {
  const metrics = {
    x: { forecast: { 2021: lognormal("125") } },
    y: { forecast: { 2021: lognormal("95", "0.2") } },
  };
  const exchange = max(add(x1, times("-1", y)), nothing);
  const correlated = (correlation: string) =>
    ({ correlations: [{ between: ["x", "y"], correlation }] }) as const;

  it.each(["-0.7", "0.4", "0.95"])("are exchanged as Margrabe says: %s", (rho) => {
    expect(
      digits(expected(exchange, metrics, correlated(rho)), golden[`x for y in 2021, ${rho}`]),
    ).toBeGreaterThan(16);
  });

  it("correlated 0 are independent, to the last digit", () => {
    expect(expected(exchange, metrics, correlated("0")).toString()).toBe(
      expected(exchange, metrics).toString(),
    );
  });

  it("correlated 1 or -1 are the limit of what is nearly so", () => {
    for (const sign of ["", "-"]) {
      const limit = expected(exchange, metrics, correlated(`${sign}1`));
      expect(digits(expected(exchange, metrics, correlated(`${sign}0.9999999999`)), limit)).toBeGreaterThan(
        6,
      );
    }
    const same = { x: metrics.x, y: metrics.x };
    expect(expected(exchange, same, correlated("1")).abs().toNumber()).toBeLessThan(1e-15);
  });

  it("without volatility are numbers", () => {
    const still = { ...metrics, y: { forecast: { 2021: lognormal("95", "0") } } };
    const plain = expected(above(x1, "95"), { x: metrics.x });
    expect(digits(expected(exchange, still, correlated("0.5")), plain)).toBeGreaterThan(26);
  });

  it("are summed out where one of them is cases, whichever comes first", () => {
    const scenarios = [
      { value: "90", probability: "0.3" },
      { value: "150", probability: "0.7" },
    ];
    const cases = { forecast: { 2021: { distribution: "scenarios", scenarios } } } as const;
    const one = expected(exchange, { x: cases, y: cases }, correlated("0.5")).toNumber();
    // 60 × P(x = 150, y = 90)
    expect(one).toBeGreaterThan(60 * 0.3 * 0.3 * 0.7);
    expect(one).toBeLessThan(60 * 0.21);
    const parity = expected(exchange, { x: cases, y: metrics.y }, correlated("0.5"))
      .minus(expected(max(add(y, times("-1", x1)), nothing), { x: cases, y: metrics.y }, correlated("0.5")))
      .toNumber();
    expect(parity).toBeCloseTo(132 - 95, 12);
  });

  it.each<[string, Metrics, Partial<AssumptionsInput>, string]>([
    [
      "of Student's t",
      metrics,
      { copula: { t: "4" } },
      "hangs on quantities that Student's t joins: it has no closed form and needs simulation",
    ],
    [
      "of two bounded families",
      {
        x: { forecast: { 2021: { distribution: "uniform", low: "1", high: "2" } } },
        y: { forecast: { 2021: { distribution: "uniform", low: "1", high: "2" } } },
      },
      correlated("0.5"),
      "of such families moves together",
    ],
  ])("need simulation %s", (_, believed, more, message) => {
    expect(() => expected(exchange, believed, more)).toThrow(message);
  });

  it("need simulation where they are three", () => {
    const forecast = Object.fromEntries([2021, 2022, 2023].map((year) => [year, lognormal("100")]));
    const three = add(add(x1, x2), observe(metric("x", 2023, "USD")));
    expect(() => expected(above(three, "300"), { x: { path: "one path", forecast } })).toThrow(
      "an amount of x for 2021, x for 2022, x for 2023 hangs on more than two quantities that move together",
    );
  });
});

describe("jointly normal quantities", () => {
  const forecast = { 2021: normal("125", "30"), 2022: normal("135", "40"), 2023: normal("145", "50") };
  const three = add(add(x1, x2), observe(metric("x", 2023, "USD")));

  it.each(["independent", "one path"] as const)("have a closed form of one combination, %s", (path) => {
    const value = expected(above(three, "420"), { x: { path, forecast } });
    expect(value.toString()).toBe(
      new Decimal(golden[`n above 420 in three years, ${path}`] ?? "0").toSignificantDigits(28).toString(),
    );
  });

  it("bend, jump and stop along it", () => {
    const tested = times("2", add(three, constant("-400")));
    const amount = add(
      min(tested, constant("50")),
      ifAtLeast(add(three, x1), "1", three, times("0.5", three)),
    );
    // The second observes another combination: three normals of two combinations have no closed form.
    expect(() => expected(min(amount, constant("9")), { x: { path: "one path", forecast } })).toThrow(
      "needs simulation",
    );
    const along = add(min(tested, constant("50")), ifAtLeast(three, "430", constant("7"), nothing));
    const value = expected(min(along, constant("55")), { x: { path: "one path", forecast } });
    expect(value.isFinite()).toBe(true);
  });

  it("that undo each other are a number", () => {
    const metrics = {
      x: { forecast: { 2021: normal("100", "20") } },
      y: { forecast: { 2021: normal("110", "20") } },
    };
    const correlations = [{ between: ["x", "y"], correlation: "-1" }] as const;
    expect(expected(above(add(x1, y), "200"), metrics, { correlations }).toString()).toBe("10");
  });
});

describe("a share", () => {
  const shares = { ORCL: { price: "50", volatility: "0.4" } };
  const metrics = { x: { forecast: { 2021: lognormal("125") } } };
  const units = (more: Partial<AssumptionsInput>): Decimal => {
    const number = ifAtLeast(x1, "150", constant("1000"), nothing);
    const claim = on("2022-12-31", scale(number, one(share("ORCL"))));
    const [flow] = expectedCashFlows(claim, {
      valuationDate: "2021-01-01",
      discountRate: "0",
      metrics,
      shares,
      ...more,
    });
    return flow?.expectedUnits ?? new Decimal(Number.NaN);
  };

  it("delivered in a number that rises with its price is worth more", () => {
    const correlations = [{ between: ["x", "ORCL"], correlation: "0.5" }] as const;
    expect(digits(units({ correlations }), golden["1,000 shares if x reaches 150"])).toBeGreaterThan(27);
    expect(units({ correlations }).greaterThan(units({}))).toBe(true);
  });

  it("is one path through its days", () => {
    const [early, late] = [price("ORCL", "USD", "2021-12-31"), price("ORCL", "USD", "2022-12-31")].map(
      observe,
    ) as [Amount, Amount];
    const value = expected(max(add(late, times("-1", early)), nothing), {}, { discountRate: "0", shares });
    // Black–Scholes of the year between, at the money: 50 × (2Φ(σ/2) − 1).
    expect(value.toNumber()).toBeCloseTo(50 * 0.158519418878206, 10);
  });
});

describe("a period under way", () => {
  it("is worth nearly the same from day to day, before it begins, while it runs and when it ends", () => {
    const amount = above(x1, "120");
    const valueOn = (day: number): number => {
      const valuationDate = new Date(Date.UTC(2020, 10, 1) + day * 86_400_000).toISOString().slice(0, 10);
      return expected(amount, { x: { forecast: { 2021: lognormal("120") } } }, { valuationDate }).toNumber();
    };
    const values = Array.from({ length: 440 }, (_, day) => valueOn(day));
    for (const [day, value] of values.slice(1).entries()) {
      // σ√t is steepest on the last day: 120 · φ(0) · 0.3 · √(1/730).
      expect(Math.abs(value - (values[day] as number))).toBeLessThan(0.54);
      expect(value).toBeLessThanOrEqual(values[day] as number);
    }
    expect(values.at(-1)).toBe(0);
  });
});
