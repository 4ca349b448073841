import {
  add,
  claim,
  constant,
  currency,
  max,
  mergeChunks,
  metric,
  min,
  observe,
  offer,
  on,
  one,
  scale,
  simulate,
  simulateChunk,
  simulationJob,
} from "offer-valuation";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Score } from "../../src/pricing/scores.js";
import { factorsOf } from "../../src/simulation/scores.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

const scores: readonly Score[] = ["a", "b", "c", "d"].map((name) => ({
  driver: `metrics.${name}`,
  key: "2022",
  halfDays: 730,
}));
const equal = (rho: number) => (x: Score, y: Score) => (x === y ? 1 : rho);

/** The correlation of two scores that their weights come to. */
function joint({ loadings }: ReturnType<typeof factorsOf>, a: number, b: number): number {
  const [first, second] = [loadings[a], loadings[b]];
  if (first === undefined || second === undefined) throw new Error("each score has its weights");
  return first.places.reduce((sum, place, index) => {
    const at = second.places.indexOf(place);
    return at < 0 ? sum : sum + (first.weights[index] as number) * (second.weights[at] as number);
  }, 0);
}

describe("scores as sums of independent numbers", () => {
  it.each([
    ["equal", equal(0.5), 4],
    ["hardly any", equal(0.001), 4],
    ["as negative as four can be", equal(-1 / 3), 3],
    ["all one", equal(1), 1],
    [
      "signs",
      (x: Score, y: Score) => (x === y ? 1 : (x === scores[0]) === (y === scores[0]) ? 0.4 : -0.3),
      4,
    ],
  ])("have the correlations asked for, whether or not a sum comes first: %s", (_, correlation, numbers) => {
    for (const sums of [[], [scores], [scores.slice(0, 3)], [scores.slice(1)]]) {
      const factors = factorsOf(scores, correlation, sums);
      expect(factors.names).toHaveLength(numbers);
      expect(new Set(factors.names).size).toBe(numbers);
      for (const [a, x] of scores.entries()) {
        for (const [b, y] of scores.entries()) expect(joint(factors, a, b)).toBeCloseTo(correlation(x, y), 9);
      }
    }
  });

  it("follow correlations without a jump, where eigenvectors of equal ones would turn round", () => {
    const weightsOf = (one: number) => {
      const { loadings, names } = factorsOf(
        scores,
        (x, y) => (x === y ? 1 : x === scores[2] || y === scores[2] ? one : 0.5),
        [scores],
      );
      return loadings.map(({ places, weights }) =>
        names.map((_, place) => weights[places.indexOf(place)] ?? 0),
      );
    };
    const moved = weightsOf(0.5 + 1e-6);
    for (const [row, weights] of weightsOf(0.5).entries()) {
      for (const [place, weight] of weights.entries()) {
        expect(Math.abs(weight - (moved[row]?.[place] ?? Number.NaN))).toBeLessThan(1e-5);
      }
    }
  });
});

const names = ["m0", "m1", "m2", "m3"];
const total = names.map((name) => observe(metric(name, 2022, "USD"))).reduce((sum, next) => add(sum, next));
const capped = min(max(add(total, constant("-400")), constant("0")), constant("120"));
const deal = offer({
  name: "Capped sum",
  currency: "USD",
  components: [claim({ name: "Claim", claim: on("2024-12-31", scale(capped, one(currency("USD")))) })],
});
const beliefs = (first = "0.5") => ({
  valuationDate: "2021-01-01",
  discountRate: "0.02",
  metrics: Object.fromEntries(
    names.map((name) => [
      name,
      { forecast: { 2022: { distribution: "lognormal", mean: "100", volatility: "0.3" } as const } },
    ]),
  ),
  correlations: names.flatMap((a, index) =>
    names.slice(index + 1).map((b) => ({
      between: [`metrics.${a}`, `metrics.${b}`] as const,
      correlation: a === "m0" && b === "m1" ? first : "0.5",
    })),
  ),
});

describe("a payment that several correlated quantities move", () => {
  const meanOf = (seed: number, first?: string): number =>
    simulate(deal, beliefs(first), {
      paths: 16 * 256,
      seed,
      drift: "pricing",
    }).presentValue?.mean.toNumber() ?? Number.NaN;
  const spread = (values: readonly number[]): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  };
  const seeds = Array.from({ length: 64 }, (_, seed) => seed);

  // By Cholesky's method alone the spread is 0.156.
  it("is several times as sure with their sum first", () => {
    expect(spread(seeds.map((seed) => meanOf(seed)))).toBeLessThan(0.04);
  });

  // By Cholesky's method alone 0.0142, by all eigenvectors 0.0059.
  it("moves with a correlation on the same paths", () => {
    const changes = seeds.map((seed) => meanOf(seed, "0.55") - meanOf(seed));
    expect(spread(changes)).toBeLessThan(0.004);
    // No correlation, where it is stated, is one as well.
    expect(spread(seeds.map((seed) => meanOf(seed, "0.01") - meanOf(seed, "0")))).toBeLessThan(0.002);
  });

  it("has the same digits in chunks and without WebAssembly", () => {
    const options = { paths: 16 * 2048, seed: 4 };
    const whole = JSON.stringify(simulate(deal, beliefs(), options));
    for (const chunks of [2, 7]) {
      const job = simulationJob(deal, beliefs(), options, chunks);
      const parts = Array.from({ length: chunks }, (_, chunk) => simulateChunk(job, chunk));
      expect(JSON.stringify(mergeChunks(parts))).toBe(whole);
    }
    vi.stubGlobal("WebAssembly", undefined);
    expect(JSON.stringify(simulate(deal, beliefs(), options))).toBe(whole);
  });
});
