import {
  earnOut,
  mergeChunks,
  offer,
  type SimulationOptions,
  simulate,
  simulateChunk,
  simulationJob,
  stock,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;
const terms = { share: "0.15", metric: "ebitda", threshold: "120e6" };

const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [
    earnOut({ ...terms, name: "Capped", periods: [2021, 2022], aggregateCap: "10e6" }),
    earnOut({ ...terms, name: "One year", periods: [2021] }),
    stock({ issuer: "ACME", shares: "1e5", delivered: "2022-01-01" }),
  ],
});
const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0.05",
  shares: { ACME: { price: "50", volatility: "0.3" } },
  metrics: {
    ebitda: { path: "one path", forecast: { 2021: lognormal("125e6"), 2022: lognormal("135e6") } },
  },
} as const;

const priced = (options: SimulationOptions) => {
  const { components } = simulate(deal, beliefs, { ...options, drift: "pricing" });
  return components.map(({ presentValue }) => ({
    mean: presentValue?.mean.toNumber() ?? Number.NaN,
    error: presentValue?.standardError.toNumber() ?? Number.NaN,
  }));
};

const PLAIN = { paths: 16_384, seed: 1, method: "plain" } as const;
const CONTROLLED = { ...PLAIN, controlVariates: true } as const;

describe("control variates", () => {
  it("make a capped earn-out twice as sure, by its years without the cap", () => {
    const [[without], [with_], [far]] = [
      priced(PLAIN),
      priced(CONTROLLED),
      priced({ paths: 16 * 65_536, seed: 9 }),
    ] as const;
    expect(with_?.error).toBeLessThan(0.55 * (without?.error ?? 0));
    expect(Math.abs((with_?.mean ?? 0) - (far?.mean ?? 0))).toBeLessThan(4 * (with_?.error ?? 0));
  });

  it("leave nothing to chance where all has a closed form", () => {
    const [, oneYear] = priced(CONTROLLED);
    const [, exact] = priced({ paths: 16 * 65_536, seed: 9 });
    expect(oneYear?.error).toBeLessThan(1e-9 * (oneYear?.mean ?? 0));
    expect(Math.abs((oneYear?.mean ?? 0) - (exact?.mean ?? 0))).toBeLessThan(4 * (exact?.error ?? 0));
  });

  it("state errors that are true: root mean square over the spread of means, on 600 seeds", () => {
    const runs = Array.from({ length: 600 }, (_, seed) => priced({ ...CONTROLLED, paths: 1000, seed })[0]);
    const means = runs.map((run) => run?.mean ?? Number.NaN);
    const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
    const spread = Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (means.length - 1));
    const stated = Math.sqrt(
      runs.reduce((sum, run) => sum + (run?.error ?? Number.NaN) ** 2, 0) / runs.length,
    );
    expect(stated / spread).toBeGreaterThan(0.95);
    expect(stated / spread).toBeLessThan(1.05);
  });

  it.each([1, 2, 7])("have the same digits in %i chunks", (chunks) => {
    const options = { ...CONTROLLED, paths: 20_001 };
    const job = simulationJob(deal, beliefs, options, chunks);
    const parts = Array.from({ length: chunks }, (_, chunk) => simulateChunk(job, chunk));
    expect(JSON.stringify(mergeChunks(parts))).toBe(JSON.stringify(simulate(deal, beliefs, options)));
  });

  it("move no digit of what will be paid", () => {
    const [without, with_] = [PLAIN, CONTROLLED].map((options) => simulate(deal, beliefs, options));
    expect(JSON.stringify(with_?.paid)).toBe(JSON.stringify(without?.paid));
    expect(JSON.stringify(with_?.dates)).toBe(JSON.stringify(without?.dates));
  });

  it("are refused of quasi-random paths, which they make less sure", () => {
    expect(() => simulate(deal, beliefs, { paths: 1024, seed: 1, controlVariates: true })).toThrow(
      'options.controlVariates: goes with method "plain"',
    );
  });
});
