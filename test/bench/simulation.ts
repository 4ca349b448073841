import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import {
  contingentValueRight,
  cumulativeEarnOut,
  earnOut,
  fixedRatioCollar,
  offer,
  reportedOracleOffer,
  type SimulationOptions,
  simulate,
  stock,
} from "offer-valuation";
import { simulateInParallel } from "offer-valuation/parallel";

// How long a path takes, beside numpy where Python has it, and how far means are off. Time is the processor's, not the clock's:
// other programs may run.

const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;

const twoYears = offer({
  name: "Two lognormal years with a total cap",
  currency: "USD",
  components: [
    earnOut({
      share: "0.15",
      metric: "ebitda",
      periods: [2021, 2022],
      threshold: "120e6",
      aggregateCap: "10e6",
    }),
  ],
});
const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0.05",
  metrics: { ebitda: { forecast: { 2021: lognormal("125e6"), 2022: lognormal("135e6") } } },
};

const fixedShares = offer({
  name: "Oracle's reported offer, its stock read as a fixed number of shares",
  currency: "USD",
  bidder: "Oracle",
  components: reportedOracleOffer.components.map((component) =>
    component.type === "stock" ? stock({ shares: "175438596", issuer: "ORCL" }) : component,
  ),
});
const profit = {
  distribution: "shiftedLognormal",
  mean: "1.0e9",
  volatility: "0.6",
  shift: "0.5e9",
} as const;
const view = {
  valuationDate: "2020-09-14",
  closing: "2020-11-12",
  discountRate: "0.02",
  shares: { ORCL: { price: "57", volatility: "0.35", expectedReturn: "0.08" } },
  metrics: { "us-profit": { path: "one path", forecast: { 2021: profit, 2022: profit } } },
  correlations: [{ between: ["metrics.us-profit", "shares.ORCL"], correlation: "0.4" }],
} as const;

/** An earn-out of three years on one path that moves with the share price, a collar and a right beside it. */
const threeYears = offer({
  name: "A capped earn-out of three years, a collar and a contingent value right",
  currency: "USD",
  bidder: "Acme",
  components: [
    cumulativeEarnOut({
      share: "0.15",
      metric: "ebitda",
      periods: [2021, 2022, 2023],
      threshold: "360e6",
      cap: "20e6",
    }),
    fixedRatioCollar({ issuer: "ACME", ratio: "0.5", low: "50", high: "70", targetShares: "1e6" }),
    contingentValueRight({
      rights: "1e6",
      amount: "3",
      events: ["approval"],
      pays: "if all happen",
      expires: "2022-12-31",
    }),
  ],
});
const threeYearBeliefs = {
  valuationDate: "2021-01-01",
  closing: "2021-06-30",
  discountRate: "0.05",
  events: { approval: "0.4" },
  shares: { ACME: { price: "60", volatility: "0.35", expectedReturn: "0.08" } },
  metrics: {
    ebitda: {
      path: "one path",
      forecast: { 2021: lognormal("125e6"), 2022: lognormal("135e6"), 2023: lognormal("145e6") },
    },
  },
  correlations: [{ between: ["metrics.ebitda", "shares.ACME"], correlation: "0.4" }],
} as const;

/** The earn-out by numpy with its own generator, in chunks of the size at which it is fastest: mean and standard error. */
const NUMPY = `
import time, numpy as np
def run(n, chunk):
    rng = np.random.default_rng(1); s = q = 0.0
    for _ in range(n // chunk):
        z = rng.standard_normal((2, chunk))
        a = 125e6 * np.exp(0.2121 * z[0] - 0.0225); b = 135e6 * np.exp(0.3674 * z[1] - 0.0675)
        first = np.minimum(0.15 * np.maximum(a - 120e6, 0), 10e6)
        both = np.minimum(first + 0.15 * np.maximum(b - 120e6, 0), 10e6)
        p = 0.95 * first + 0.9 * (both - first)
        s += p.sum(); q += (p * p).sum()
best = 1e9
for chunk in (4096, 8192, 65536):
    run(1 << 18, chunk)
    for _ in range(5):
        t = time.process_time(); run(1 << 20, chunk); best = min(best, time.process_time() - t)
print(best / (1 << 20) * 1e9)
`;

/** The least of five runs, in seconds of the processor. */
function seconds(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage().user;
    run();
    return (process.cpuUsage().user - start) / 1e6;
  });
  return Math.min(...times);
}

const nanoseconds = (options: SimulationOptions): number =>
  (seconds(() => simulate(twoYears, beliefs, options)) * 1e9) / options.paths;

/** Nanoseconds a path where there is no WebAssembly: in a process of its own, as an engine without it has never run the kernel. */
function withoutWebAssembly(options: SimulationOptions): number {
  const script = `
    globalThis.WebAssembly = undefined;
    const { simulate } = await import("offer-valuation");
    const times = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage().user;
      simulate(${JSON.stringify(twoYears)}, ${JSON.stringify(beliefs)}, ${JSON.stringify(options)});
      return process.cpuUsage().user - start;
    });
    console.log((Math.min(...times) * 1000) / ${options.paths});
  `;
  const run = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  return Number(run);
}

/** By the clock, as threads run side by side: how many times as fast two are as one, their start included, each at its best of three. */
async function twoThreads(): Promise<string> {
  const options = { paths: 2 ** 27, seed: 1 };
  const timed = async (threads: number): Promise<number> => {
    const start = performance.now();
    await simulateInParallel(twoYears, beliefs, { ...options, threads });
    return performance.now() - start;
  };
  let one = Number.POSITIVE_INFINITY;
  let two = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    one = Math.min(one, await timed(1));
    two = Math.min(two, await timed(2));
  }
  return `${(one / two).toFixed(2)} times as fast as one (${(two / 1e3).toFixed(1)} s for 2^27 paths, the whole result)`;
}

/** The most memory that a process of its own has held: before it loads the library, then, and after so many paths. Linux tells. */
function memory(power: number): string {
  const script = `
    import { readFileSync } from "node:fs";
    const held = () => Math.round(Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024);
    const bare = held();
    const { simulate } = await import("offer-valuation");
    const loaded = held();
    simulate(${JSON.stringify(twoYears)}, ${JSON.stringify(beliefs)}, { paths: 2 ** ${power}, seed: 1 });
    console.log(held() + " MB, of which " + bare + " are Node and " + (loaded - bare) + " the library as loaded");
  `;
  if (!existsSync("/proc/self/status")) return "not there";
  return execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
  }).trim();
}

function numpy(): string {
  try {
    return `${Number(execFileSync("python3", ["-c", NUMPY], { stdio: ["ignore", "pipe", "ignore"] })).toFixed(0)} ns`;
  } catch {
    return "not there";
  }
}

/** Means over seeds: their spread, and the root mean square of what each says its error is. */
function spreadOf(which: "earn-out" | "Oracle", options: Omit<SimulationOptions, "seed">, seeds: number) {
  const figures = Array.from({ length: seeds }, (_, seed) => {
    const asked = { ...options, seed } as SimulationOptions;
    const { presentValue, paid } =
      which === "earn-out" ? simulate(twoYears, beliefs, asked) : simulate(fixedShares, view, asked);
    const figure = presentValue ?? paid?.mean;
    return [figure?.mean.toNumber() ?? 0, figure?.standardError.toNumber() ?? 0] as const;
  });
  const mean = figures.reduce((sum, [value]) => sum + value, 0) / seeds;
  const spread = Math.sqrt(figures.reduce((sum, [value]) => sum + (value - mean) ** 2, 0) / (seeds - 1));
  const stated = Math.sqrt(figures.reduce((sum, [, error]) => sum + error ** 2, 0) / seeds);
  return { spread, stated };
}

/** The table of `npm run bench -- simulation`. */
export async function simulationBenchmark(): Promise<string> {
  const million = 2 ** 20;
  const plain = { paths: million, seed: 1, method: "plain" } as const;
  const lines = [
    `two lognormal years with a total cap, a path: mean and standard error, plain ${nanoseconds({ ...plain, drift: "pricing" }).toFixed(0)} ns, quasi-random ${nanoseconds({ paths: million, seed: 1, drift: "pricing" }).toFixed(0)} ns; numpy ${numpy()}`,
    `the whole result, both drifts, plain: ${nanoseconds(plain).toFixed(0)} ns`,
    `mean and standard error without WebAssembly: ${withoutWebAssembly({ ...plain, drift: "pricing" }).toFixed(0)} ns`,
    `three years on one path with a share price, a collar and a right, 2^20 paths: ${seconds(() => simulate(threeYears, threeYearBeliefs, { paths: million, seed: 1 })).toFixed(2)} s, values alone ${seconds(() => simulate(threeYears, threeYearBeliefs, { paths: million, seed: 1, drift: "pricing" })).toFixed(2)} s`,
    `two threads: ${await twoThreads()}`,
    `memory for 2^26 paths, the whole result: ${memory(26)}; for 2^20: ${memory(20)}`,
  ];
  for (const which of ["earn-out", "Oracle"] as const) {
    const drift = which === "Oracle" ? "real-world" : "pricing";
    const quasi = spreadOf(which, { paths: 16 * 1024, drift }, 64);
    const random = spreadOf(which, { paths: 1_000_000, method: "plain", drift }, 8);
    lines.push(
      `${which}: means off by ${quasi.spread.toPrecision(3)} with 16 × 2^10 quasi-random paths (64 seeds), by ${random.stated.toPrecision(3)} with 10^6 plain ones`,
    );
  }
  for (const options of [{ paths: 16 * 64 }, { paths: 1024, method: "plain" }] as const) {
    const { spread, stated } = spreadOf("earn-out", { ...options, drift: "pricing" }, 2000);
    const method = "method" in options ? options.method : "quasi-random";
    lines.push(
      `standard errors ÷ spread of means, 2,000 seeds of ${options.paths} ${method} paths: ${(stated / spread).toFixed(3)}`,
    );
  }
  return lines.join("\n");
}
