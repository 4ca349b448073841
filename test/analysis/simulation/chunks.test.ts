import { describe, expect, it } from "vitest";
import type { SimulationPart } from "../../../src/analysis/simulation/chunks.js";
import {
  mergeChunks,
  OfferError,
  offer,
  simulate,
  simulateChunk,
  simulationJob,
} from "../../../src/index.js";

const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [
    { type: "profitShare", share: "0.5", metric: "profit", periods: [2021, 2022], floor: "0", cap: "3e6" },
    { type: "cash", amount: "1e6", paid: "2021-06-30", given: ["approval"] },
  ],
});
const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0.05",
  events: { approval: "0.3" },
  metrics: {
    profit: {
      forecast: {
        2021: { distribution: "normal", mean: "1e6", standardDeviation: "2e6" },
        2022: { distribution: "triangular", low: "-1e6", mode: "2e6", high: "9e6" },
      },
    },
  },
} as const;

/** Through JSON, as between machines. */
const sent = (part: SimulationPart): SimulationPart => JSON.parse(JSON.stringify(part)) as SimulationPart;

describe.each([
  ["quasi-random", { paths: 16 * 2048, seed: 5 }],
  ["few quasi-random", { paths: 64 * 128, seed: 5, scrambles: 64 }],
  ["plain", { paths: 12_345, seed: 5, method: "plain" }],
] as const)("%s paths", (_, options) => {
  const whole = simulate(deal, beliefs, options);

  it.each([1, 2, 7])("in %i chunks have the same digits, in any order", (chunks) => {
    const job = simulationJob(deal, beliefs, options, chunks);
    const parts = Array.from({ length: chunks }, (_unused, chunk) =>
      sent(simulateChunk(sent(job as never) as never, chunk)),
    );
    const merged = mergeChunks([...parts].reverse());
    expect(JSON.stringify(merged)).toBe(JSON.stringify(whole));
    expect(JSON.stringify(merged.paid?.histogram(50))).toBe(JSON.stringify(whole.paid?.histogram(50)));
    expect(String(merged.paid?.quantile("0.123").value)).toBe(String(whole.paid?.quantile("0.123").value));
  });
});

describe("mergeChunks", () => {
  const job = simulationJob(deal, beliefs, { paths: 4096, seed: 1 }, 3);
  const parts = [0, 1, 2].map((chunk) => simulateChunk(job, chunk));
  const [first, second, third] = parts as [SimulationPart, SimulationPart, SimulationPart];
  const refusal = (given: unknown): string => {
    try {
      mergeChunks(given as SimulationPart[]);
    } catch (error) {
      if (error instanceof OfferError) return error.message;
      throw error;
    }
    return "nothing was refused";
  };

  it("refuses parts that are missing, doubled, foreign, of another version or broken", () => {
    expect(refusal([])).toContain("at least one part");
    expect(refusal([first, third])).toContain("must be all 3 chunks: 1 missing");
    expect(refusal([first, second, third, second])).toContain("is chunk 1 again, which parts[1] is already");
    const foreign = simulateChunk(simulationJob(deal, beliefs, { paths: 4096, seed: 2 }, 3), 1);
    expect(refusal([first, foreign, third])).toContain("parts[1].job: is another job");
    const older = { ...first, job: { ...job, format: "offer-valuation simulation 0" } };
    expect(refusal([older])).toContain("must be a job of this version");
    expect(refusal([first, { ...second, counted: second.counted.slice(0, -9) }, third])).toContain(
      "it was cut or changed",
    );
    expect(refusal([first, { ...second, counted: "[]" }, third])).toContain("it was cut or changed");
    const counted = JSON.parse(second.counted) as { sketch?: unknown[] }[];
    const unsorted = counted.map(({ sketch: _, ...sums }) => sums);
    const cut = counted.map((tally) => (tally.sketch ? { ...tally, sketch: tally.sketch.slice(1) } : tally));
    for (const broken of [unsorted, cut]) {
      expect(refusal([first, { ...second, counted: JSON.stringify(broken) }, third])).toContain(
        "parts[1].counted: is not what simulateChunk has counted: it was cut or changed",
      );
    }
    expect(refusal([first, { ...second, chunk: 3 }, third])).toContain("whole number from 0 to 2");
    expect(refusal("parts")).toBe('parts: must be a list; received "parts"');
    expect(refusal([first, null, third])).toContain("must be a part");
  });

  it("refuses chunks that there are not", () => {
    expect(() => simulateChunk(job, 3)).toThrow(OfferError);
    expect(() => simulateChunk(job, 0.5)).toThrow(OfferError);
    expect(() => simulationJob(deal, beliefs, { paths: 4096, seed: 1 }, 0)).toThrow(OfferError);
  });
});
