import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import {
  currency,
  defineComponent,
  delivery,
  earnOut,
  OfferError,
  offer,
  simulate,
  simulateDeal,
  term,
} from "offer-valuation";
import { type ParallelOptions, simulateDealInParallel, simulateInParallel } from "offer-valuation/parallel";
import { beforeAll, describe, expect, it } from "vitest";
import { threadFile } from "../support/threadFile.js";

const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;
const terms = {
  share: "0.15",
  metric: "ebitda",
  periods: [2021, 2022],
  threshold: "120e6",
  aggregateCap: "10e6",
};
const deal = offer({ name: "Deal", currency: "USD", components: [earnOut(terms)] });
const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0.05",
  metrics: { ebitda: { forecast: { 2021: lognormal("125e6"), 2022: lognormal("135e6") } } },
} as const;

const licence = defineComponent({
  type: "licence",
  label: "Licence fee",
  summary: "A fixed amount.",
  example: { type: "licence", amount: "2.50" },
  terms: () => ({ amount: term.nonNegative("Amount") }),
  lower: (read, { currency: code }) => delivery(read.amount, currency(code), "2021-06-30"),
});

let worker: string;
beforeAll(() => {
  worker = threadFile();
});

const failure = async (options: Partial<ParallelOptions>, subject = deal): Promise<unknown> => {
  try {
    await simulateInParallel(subject, beliefs, { paths: 16 * 1024, seed: 1, threads: 2, worker, ...options });
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

const problemIn = async (options: Partial<ParallelOptions>, subject = deal): Promise<string> => {
  const error = await failure(options, subject);
  if (!(error instanceof OfferError)) throw error;
  return `${error.code} at ${error.path.join(".")}: ${error.message}`;
};

describe("a simulation on several threads", () => {
  it.each([
    [1, { paths: 16 * 2048, seed: 3 }],
    [2, { paths: 16 * 2048, seed: 3 }],
    [3, { paths: 50_001, seed: 4, method: "plain" }],
    [7, { paths: 500, seed: 4, method: "plain", drift: "pricing" }],
  ] as const)("has the digits of one: %i threads", async (threads, options) => {
    const together = await simulateInParallel(deal, beliefs, { ...options, threads, worker });
    expect(JSON.stringify(together)).toBe(JSON.stringify(simulate(deal, beliefs, options)));
  });

  it("has the digits of one of a deal too", async () => {
    const whole = { offer: deal, otherwise: { alternative: { value: "1e6", on: "2021-06-30" } } } as const;
    const options = { paths: 16 * 2048, seed: 3 };
    const together = await simulateDealInParallel(whole, beliefs, { ...options, threads: 2, worker });
    expect(JSON.stringify(together)).toBe(JSON.stringify(simulateDeal(whole, beliefs, options)));
  });

  it("says how many chunks are done, in order", async () => {
    const told: string[] = [];
    const onProgress = (done: number, total: number) => told.push(`${done}/${total}`);
    await simulateInParallel(deal, beliefs, { paths: 16 * 1024, seed: 1, threads: 2, worker, onProgress });
    expect(told).toEqual(Array.from({ length: 16 }, (_, index) => `${index + 1}/16`));
  });

  it("ends its threads when it is cancelled: before, meanwhile and by whoever follows it", async () => {
    expect(await failure({ signal: { aborted: true, reason: "never mind" } })).toBe("never mind");
    const during = new AbortController();
    setTimeout(() => during.abort("too slow"), 20);
    expect(await failure({ paths: 2 ** 36, signal: during.signal })).toBe("too slow");
    const followed = new AbortController();
    const onProgress = (done: number) => (done === 2 ? followed.abort("enough") : undefined);
    expect(await failure({ paths: 2 ** 20, onProgress, signal: followed.signal })).toBe("enough");
    const broken = (): never => {
      throw new RangeError("of the caller's own");
    };
    expect(await failure({ onProgress: broken })).toBeInstanceOf(RangeError);
  });

  // That threads load them is shown in test/packaging: they and the threads must import one copy of the library.
  it("asks for the module of families that are not built in, and says what is wrong with it", async () => {
    const own = offer({
      name: "Deal",
      currency: "USD",
      components: [earnOut(terms), licence({ amount: "2.50" })],
    });
    expect(await problemIn({}, own)).toMatch(
      /^invalid-term at options\.families: .*must name the module.*licence/,
    );
    const folder = mkdtempSync(join(tmpdir(), "offer-valuation-families-"));
    const empty = join(folder, "empty.mjs");
    writeFileSync(empty, "export const nothing = 1;");
    for (const families of [empty, pathToFileURL(empty).href]) {
      expect(await problemIn({ families })).toContain("must be a module that exports components");
    }
    expect(await problemIn({ families: join(folder, "missing.mjs") })).toContain(
      "invalid-term at options.families",
    );
  });

  it("refuses what cannot be", async () => {
    expect(await problemIn({ threads: 0 })).toContain("out-of-range at options.threads");
    expect(await problemIn({ threads: 257 })).toContain("out-of-range at options.threads");
    expect(await problemIn({ threads: 1.5 })).toContain("out-of-range at options.threads");
    expect(await problemIn({ paths: 1000 })).toContain("out-of-range at options.paths");
    expect(await problemIn({ stopAt: { standardError: "1" } })).toContain("invalid-term at options.stopAt");
    expect(await problemIn({ worker: "worker.mjs" })).toContain("invalid-term at options.worker");
    expect(await problemIn({ families: 5 as never })).toContain("invalid-type at options.families");
    expect(await problemIn({ thread: 2 } as never)).toContain("unknown-key at options.thread");
  });

  it.each([
    ["on the command line", ["--input-type=module", "--max-semi-space-size=8"], {}],
    ["in the environment", [], { NODE_OPTIONS: "--input-type=module" }],
  ])("runs in a process that was given its script as text: %s", (_, flags, environment) => {
    const library = join(mkdtempSync(join(tmpdir(), "offer-valuation-text-")), "parallel.mjs");
    buildSync({
      entryPoints: ["src/parallel.ts"],
      bundle: true,
      platform: "node",
      format: "esm",
      outfile: library,
      logLevel: "error",
    });
    const options = { paths: 16 * 1024, seed: 3 };
    const script = `
      import { simulateInParallel } from ${JSON.stringify(pathToFileURL(library).href)};
      const offer = ${JSON.stringify(deal)};
      const options = ${JSON.stringify({ ...options, threads: 2, worker })};
      console.log(JSON.stringify(await simulateInParallel(offer, ${JSON.stringify(beliefs)}, options)));
    `;
    const printed = execFileSync(process.execPath, [...flags, "--eval", script], {
      env: { ...process.env, ...environment },
      encoding: "utf8",
    });
    expect(printed.trim()).toBe(JSON.stringify(simulate(deal, beliefs, options)));
  });

  it("fails with what went wrong where a thread cannot start", async () => {
    expect(String(await failure({ worker: "file:///nowhere/worker.mjs" }))).toContain("nowhere");
  });
});
