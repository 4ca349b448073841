import {
  type AssumptionsInput,
  add,
  constant,
  currency,
  type ForecastInput,
  max,
  metric,
  type Observable,
  OfferError,
  observe,
  offer,
  on,
  one,
  requirements,
  scale,
  simulate,
  times,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import type { Amount } from "../../src/algebra/amount.js";
import { obligations } from "../../src/algebra/obligations.js";
import { partsOf } from "../../src/algebra/observablesIn.js";
import { builtInComponents } from "../../src/components/builtIn.js";
import { studentQuantile } from "../../src/simulation/estimate.js";

// Simulation against closed form and quadrature. Seeds are fixed: what holds once holds always. Sixty-four scrambles, so that the
// distance from the truth in standard errors has Student's t with 63 degrees: beyond 7 of them lies less than one in 10^8.

const PATHS = { paths: 64 * 256, scrambles: 64, seed: 4 } as const;
const FAR = 7;

type MetricPath = NonNullable<NonNullable<AssumptionsInput["metrics"]>[string]["path"]>;

/** Every built-in family around a scale, with losses where it can have them. */
const families = (size: number): Readonly<Record<string, ForecastInput>> => {
  const x = (factor: number): string => (factor * size).toPrecision(6);
  return {
    point: x(1.1),
    lognormal: { distribution: "lognormal", mean: x(1.1), volatility: "0.5" },
    shiftedLognormal: { distribution: "shiftedLognormal", mean: x(1), volatility: "0.4", shift: x(0.8) },
    normal: { distribution: "normal", mean: x(0.9), standardDeviation: x(0.7) },
    uniform: { distribution: "uniform", low: x(-0.5), high: x(3) },
    triangular: { distribution: "triangular", low: x(-0.2), mode: x(1), high: x(2.5) },
    pert: { distribution: "pert", low: x(0.1), mode: x(1), high: x(4) },
    scenarios: {
      distribution: "scenarios",
      scenarios: [
        { value: x(-0.3), probability: "0.2" },
        { value: x(1), probability: "0.5" },
        { value: x(2), probability: "0.3" },
      ],
    },
    sample: { distribution: "sample", values: [0.2, 0.7, 1, 1.3, 1.9].map(x) },
  };
};

/** Numbers that an amount compares with. */
const levelsIn = (amount: Amount): number[] => [
  ...(amount.tag === "constant" ? [amount.value.toNumber()] : []),
  ...(amount.tag === "ifAtLeast" ? [amount.threshold.toNumber()] : []),
  ...partsOf(amount).flatMap(levelsIn),
];

function beliefsFor(document: object, family: string, path?: MetricPath): AssumptionsInput {
  const subject = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [document as never] });
  const needed = requirements(subject.claim);
  const levels = obligations(subject.claim).flatMap(({ factors }) => factors.flatMap(levelsIn));
  const typical = (low: number, high: number, otherwise: number): number =>
    levels.filter((level) => level >= low && level < high).sort((a, b) => a - b)[0] ?? otherwise;
  const forecast = families(typical(1e4, 1e13, 1e7))[family] as ForecastInput;
  const byMetric = new Map<string, Record<string, ForecastInput>>();
  for (const { metric: name, period } of needed.metrics) {
    byMetric.set(name, { ...byMetric.get(name), [period]: forecast });
  }
  const price = String(typical(2, 1e4, 60));
  const terminal = "terminalValue" in document;
  return {
    valuationDate: "2020-06-30",
    closing: "2021-06-30",
    discountRate: "0.05",
    creditSpreads: { Acme: "0.02" },
    metrics: Object.fromEntries(
      [...byMetric].map(([name, stated]) => [
        name,
        {
          riskPremium: family === "lognormal" ? "0.06" : "0",
          ...(path === undefined ? {} : { path }),
          ...(terminal ? { exitMultiple: "7.5" } : {}),
          forecast: stated,
        },
      ]),
    ),
    shares: Object.fromEntries(
      needed.shares.map((issuer) => [issuer, { price, volatility: "0.35", dividendYield: "0.01" }]),
    ),
    currencies: Object.fromEntries(
      needed.currencies
        .filter((code) => code !== "USD")
        .map((code) => [code, { spot: "1.2", discountRate: "0.03" }]),
    ),
    events: Object.fromEntries(needed.events.map((event, index) => [event, `0.${3 + (index % 5)}`])),
    ...(needed.lockUps.length > 0 ? { lockUps: { model: "finnerty", basis: "economic" } as const } : {}),
  };
}

/** How far a simulated figure is from an exact one, in standard errors. */
function distance(
  document: object,
  beliefs: AssumptionsInput,
): { readonly off: number; readonly relative: number } {
  const subject = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [document as never] });
  const { presentValue } = simulate(subject, beliefs, { ...PATHS, drift: "pricing" });
  const exact = valueOffer(subject, beliefs).presentValue.toNumber();
  const [mean, error] = [presentValue?.mean.toNumber() ?? 0, presentValue?.standardError.toNumber() ?? 0];
  const off = Math.abs(mean - exact);
  return { off: off === 0 ? 0 : off / error, relative: off / Math.abs(exact || 1) };
}

const names = Object.keys(families(1));

describe.each(
  builtInComponents().map((component) => [component.type, component.example] as const),
)("%s", (_, example) => {
  const subject = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [example as never] });
  const { metrics, averages } = requirements(subject.claim);

  it.each(
    metrics.length === 0 ? ["point"] : names,
  )("is simulated as it is valued in closed form: %s", (family) => {
    const beliefs = beliefsFor(example, family);
    try {
      const { off, relative } = distance(example, beliefs);
      // The closed form of an average is an approximation in two moments.
      if (averages) expect(relative).toBeLessThan(0.01);
      else expect(off).toBeLessThan(FAR);
    } catch (error) {
      // Simulation is for what has no closed form.
      if (!(error instanceof OfferError && error.code === "needs-simulation")) throw error;
      expect(metrics.length).toBeGreaterThan(2);
    }
  });
});

/** Periods of one metric that hang together, in every component that has several and a closed form or quadrature of them. */
const severalPeriods = builtInComponents().filter(({ example }) => {
  const subject = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [example as never] });
  const { metrics, averages } = requirements(subject.claim);
  return !averages && new Set(metrics.map(({ metric: name }) => name)).size < metrics.length;
});

describe.each(severalPeriods.map(({ type, example }) => [type, example] as const))("%s", (_, example) => {
  it.each(
    [{ path: "one path" }, { path: { autocorrelation: "0.6" } }].flatMap(({ path }) =>
      ["lognormal", "normal", "shiftedLognormal", "uniform"].map((family) => ({
        family,
        path: path as MetricPath,
      })),
    ),
  )("is simulated as it is valued where its periods hang together: $family, $path", ({ family, path }) => {
    const beliefs = beliefsFor(example, family, path);
    try {
      expect(distance(example, beliefs).off).toBeLessThan(FAR);
    } catch (error) {
      if (!(error instanceof OfferError && error.code === "needs-simulation")) throw error;
    }
  });
});

it("finds components of several periods that have a closed form on one path", () => {
  const valued = severalPeriods.filter(({ example }) => {
    const subject = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [example as never] });
    try {
      return valueOffer(subject, beliefsFor(example, "normal", "one path")).presentValue.isFinite();
    } catch {
      return false;
    }
  });
  expect(valued.length).toBeGreaterThan(4);
});

const paying = (amount: Amount) => ({
  type: "claim",
  claim: on("2023-12-31", scale(amount, one(currency("USD")))),
});
const of = (name: string, year: number): Observable => metric(name, year, "USD");
const flat: AssumptionsInput = { valuationDate: "2021-01-01", discountRate: "0" };
const lognormal = (mean: string, volatility: string) =>
  ({ distribution: "lognormal", mean, volatility }) as const;

/** Φ to 1e-12, by another way than the library's: the series of the integral. */
function phi(x: number): number {
  let [term, sum] = [x, x];
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

describe("what moves together", () => {
  const simulated = (amount: Amount, beliefs: AssumptionsInput) => {
    const subject = offer({ name: "Deal", currency: "USD", components: [paying(amount) as never] });
    const { presentValue } = simulate(subject, beliefs, PATHS);
    if (presentValue === undefined) throw new Error("there is a present value");
    return { mean: presentValue.mean.toNumber(), error: presentValue.standardError.toNumber() };
  };
  const exchange = max(add(observe(of("a", 2022)), times("-1", observe(of("b", 2022)))), constant("0"));
  const both = (correlation: string, second = "0.4"): AssumptionsInput => ({
    ...flat,
    metrics: {
      a: { forecast: { 2022: lognormal("100", "0.3") } },
      b: { forecast: { 2022: lognormal("90", second) } },
    },
    correlations: [{ between: ["metrics.a", "metrics.b"], correlation }],
  });

  it.each([
    "-1",
    "-0.5",
    "0",
    "0.7",
    "1",
  ])("exchanges one for another at Margrabe's price, ρ = %s", (correlation) => {
    const years = (365 + 182.5) / 365;
    const rho = Number(correlation);
    const v = Math.sqrt((0.09 + 0.16 - 2 * rho * 0.12) * years);
    const d = Math.log(100 / 90) / v + v / 2;
    const { mean, error } = simulated(exchange, both(correlation));
    expect(Math.abs(mean - (100 * phi(d) - 90 * phi(d - v)))).toBeLessThan(FAR * error);
  });

  it("is as independent where a correlation of 0 is stated, to the last digit of two and within errors of three", () => {
    const metrics = Object.fromEntries(
      ["a", "b", "c"].map((name) => [name, { forecast: { 2022: lognormal("100", "0.3") } }]),
    );
    const stated = [
      ["a", "b"],
      ["a", "c"],
      ["b", "c"],
    ].map(([one, other]) => ({
      between: [`metrics.${one}`, `metrics.${other}`] as const,
      correlation: "0",
    }));
    const sum = (names: readonly string[]): Amount =>
      names.map((name) => observe(of(name, 2022))).reduce((all, next) => add(all, next));
    const two = max(add(sum(["a", "b"]), constant("-200")), constant("0"));
    const correlations = stated.slice(0, 1);
    expect(simulated(two, { ...flat, metrics, correlations })).toEqual(simulated(two, { ...flat, metrics }));
    const three = max(add(sum(["a", "b", "c"]), constant("-300")), constant("0"));
    const [joined, apart] = [
      simulated(three, { ...flat, metrics, correlations: stated }),
      simulated(three, { ...flat, metrics }),
    ];
    expect(Math.abs(joined.mean - apart.mean)).toBeLessThan(FAR * Math.hypot(joined.error, apart.error));
  });

  it("leaves nothing open between two that are the same, ρ = 1", () => {
    const { mean, error } = simulated(exchange, { ...both("1", "0.3") });
    const years = (365 + 182.5) / 365;
    expect(years).toBe(1.5);
    expect(Math.abs(mean - 10)).toBeLessThan(FAR * error);
  });

  it("values a test of the sum of normal years on one path by Bachelier's formula", () => {
    const years = [2021, 2022, 2023];
    const total = years.map((year) => observe(of("a", year))).reduce((sum, amount) => add(sum, amount));
    const forecast = Object.fromEntries(
      years.map((year) => [year, { distribution: "normal", mean: "100", standardDeviation: "40" } as const]),
    );
    const times2 = [182.5, 365 + 182.5, 730 + 182.5];
    const variance = times2.reduce(
      (sum, s) =>
        sum + times2.reduce((inner, t) => inner + 1600 * Math.sqrt(Math.min(s, t) / Math.max(s, t)), 0),
      0,
    );
    const d = -20 / Math.sqrt(variance);
    const exact = -20 * phi(d) + (Math.sqrt(variance) * Math.exp((-d * d) / 2)) / Math.sqrt(2 * Math.PI);
    const { mean, error } = simulated(max(add(total, constant("-320")), constant("0")), {
      ...flat,
      metrics: { a: { path: "one path", forecast } },
    });
    expect(Math.abs(mean - exact)).toBeLessThan(FAR * error);
  });

  it("has the odds of Student's t: both below their 5% at four degrees with probability 0.0063, ρ = 0", () => {
    const uniform = { distribution: "uniform", low: "0", high: "1" } as const;
    const metrics = { a: { forecast: { 2022: uniform } }, b: { forecast: { 2022: uniform } } };
    const larger = max(observe(of("a", 2022)), observe(of("b", 2022)));
    const subject = offer({ name: "Deal", currency: "USD", components: [paying(larger) as never] });
    const below = (copula: AssumptionsInput["copula"]): number =>
      simulate(subject, { ...flat, metrics, copula }, { paths: 64 * 1024, scrambles: 64, seed: 1 })
        .paid?.probabilityAtMost("0.05")
        .probability.toNumber() ?? 0;
    // On 65,536 paths a share of 0.0063 is known to 0.0003.
    expect(Math.abs(below("gaussian") - 0.0025)).toBeLessThan(3e-4);
    expect(Math.abs(below({ t: "4" }) - 0.0063)).toBeLessThan(6e-4);
  });

  it("is the same to the last digit on one path of one period as independent", () => {
    const subject = offer({
      name: "Deal",
      currency: "USD",
      components: [paying(observe(of("a", 2022))) as never],
    });
    const under = (path: "one path" | "independent") =>
      JSON.stringify(
        simulate(
          subject,
          { ...flat, metrics: { a: { path, forecast: { 2022: lognormal("100", "0.3") } } } },
          PATHS,
        ).paid,
      );
    expect(under("one path")).toBe(under("independent"));
  });
});

describe("standard errors", () => {
  it("are true: over 300 seeds their root mean square is the spread of the means", () => {
    const amount = max(
      add(observe(of("a", 2021)), add(observe(of("a", 2022)), constant("-250"))),
      constant("0"),
    );
    const subject = offer({ name: "Deal", currency: "USD", components: [paying(amount) as never] });
    const forecast = { 2021: lognormal("100", "0.3"), 2022: lognormal("120", "0.3") };
    const beliefs: AssumptionsInput = { ...flat, metrics: { a: { path: "one path", forecast } } };
    for (const options of [{ paths: 16 * 32 }, { paths: 512, method: "plain" }] as const) {
      const figures = Array.from(
        { length: 300 },
        (_, seed) => simulate(subject, beliefs, { ...options, seed, drift: "pricing" }).presentValue,
      ).map((figure) => [figure?.mean.toNumber() ?? 0, figure?.standardError.toNumber() ?? 0] as const);
      const mean = figures.reduce((sum, [value]) => sum + value, 0) / figures.length;
      const spread = figures.reduce((sum, [value]) => sum + (value - mean) ** 2, 0) / (figures.length - 1);
      const stated = figures.reduce((sum, [, error]) => sum + error ** 2, 0) / figures.length;
      // Of 300 means the spread itself is known to 4%: this is three times that; benchmarks take 2,000 seeds.
      expect(Math.abs(Math.sqrt(stated / spread) - 1)).toBeLessThan(0.12);
    }
  });

  it("reach as far as Student's t says", () => {
    expect(studentQuantile(0.975, 15)).toBeCloseTo(2.13145, 4);
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(1.95996, 4);
  });
});
