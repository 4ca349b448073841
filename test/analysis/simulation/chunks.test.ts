import { describe, expect, it } from "vitest";
import type { SimulationPart } from "../../../src/analysis/simulation/chunks.js";
import {
  currency,
  type DealInput,
  type DealSimulation,
  type DealSimulationJob,
  dealSimulationJob,
  defineComponent,
  delivery,
  mergeChunks,
  OfferError,
  offer,
  profitShare,
  simulate,
  simulateChunk,
  simulateDeal,
  simulationJob,
  term,
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
const sent = <Part>(part: Part): Part => JSON.parse(JSON.stringify(part)) as Part;

describe.each([
  ["quasi-random", { paths: 16 * 2048, seed: 5 }],
  ["few quasi-random", { paths: 64 * 128, seed: 5, scrambles: 64 }],
  ["plain", { paths: 12_345, seed: 5, method: "plain" }],
] as const)("%s paths", (_, options) => {
  const whole = simulate(deal, beliefs, options);

  it.each([1, 2, 7])("in %i chunks have the same digits, in any order", (chunks) => {
    const job = simulationJob(deal, beliefs, options, chunks);
    const parts = Array.from({ length: chunks }, (_unused, chunk) => sent(simulateChunk(sent(job), chunk)));
    const merged = mergeChunks([...parts].reverse());
    expect(JSON.stringify(merged)).toBe(JSON.stringify(whole));
    expect(JSON.stringify(merged.paid?.histogram(50))).toBe(JSON.stringify(whole.paid?.histogram(50)));
    expect(String(merged.paid?.quantile("0.123").value)).toBe(String(whole.paid?.quantile("0.123").value));
  });
});

describe("chunks of a deal", () => {
  const licence = defineComponent({
    type: "licence",
    label: "Licence fee",
    summary: "A fixed amount.",
    example: { type: "licence", amount: "2.50" },
    terms: () => ({ amount: term.nonNegative("Amount") }),
    lower: (terms, { currency: code }) => delivery(terms.amount, currency(code), "2021-06-30"),
  });
  // Offers, fees, what is kept and a rival: each is a document of its own inside the deal's.
  const failing: DealInput = {
    offer: offer({
      name: "Deal",
      currency: "USD",
      components: [...deal.components, licence({ amount: "1e5" })],
      conditions: [{ event: "approval" }, { event: "vote" }],
    }),
    outsideDate: { date: "2021-09-30", extensions: [{ to: "2021-12-31", given: "vote" }] },
    otherwise: {
      on: "2021-12-31",
      fees: [licence({ amount: "2e5" })],
      alternative: { component: profitShare({ share: "1", metric: "profit", periods: [2022] }) },
    },
    causes: {
      vote: {
        alternative: {
          offer: offer({ name: "Rival", currency: "USD", components: [licence({ amount: "3e5" })] }),
        },
      },
    },
  };
  const view = { ...beliefs, closing: "2021-06-30", events: { approval: "0.6", vote: "0.7" } };
  const families = { components: [licence] };

  it.each([
    [1, { paths: 16 * 2048, seed: 5 }],
    [2, { paths: 16 * 2048, seed: 5, drift: "real-world" }],
    [7, { paths: 12_345, seed: 5, method: "plain", controlVariates: true }],
  ] as const)("have the digits of one run: %i", (chunks, options) => {
    const whole = simulateDeal(failing, view, options);
    const job = dealSimulationJob(failing, view, options, chunks);
    const parts = Array.from({ length: chunks }, (_, chunk) =>
      sent(simulateChunk(JSON.parse(JSON.stringify(job)) as DealSimulationJob, chunk, families)),
    );
    const merged: DealSimulation = mergeChunks(parts.reverse(), families);
    expect(JSON.stringify(merged)).toBe(JSON.stringify(whole));
    expect(String(merged)).toBe(String(whole));
  });

  it("are written as documents, and name what is wrong with them", () => {
    const job = dealSimulationJob(failing, view, { paths: 1024, seed: 1 }, 2);
    expect(job.deal).toMatchObject({
      offer: { name: "Deal", components: [{ type: "profitShare" }, { type: "cash" }, { type: "licence" }] },
      outsideDate: { date: "2021-09-30" },
      otherwise: {
        fees: [{ type: "licence", amount: "2e5" }],
        alternative: { component: { type: "profitShare" } },
      },
      causes: { vote: { alternative: { offer: { name: "Rival" } } } },
    });
    expect(() => simulateChunk(job, 0)).toThrow(/job\.deal\.offer\.components\[2\].*licence/);
    expect(() => simulateChunk({ ...job, offer: deal.toJSON() } as never, 0, families)).toThrow(/job\.offer/);
    const { deal: _, ...headless } = job;
    expect(() => simulateChunk(headless as never, 0, families)).toThrow(/job\.offer/);
    const parts = [0, 1].map((chunk) => simulateChunk(job, chunk, families));
    expect(() => mergeChunks(parts.slice(1), families)).toThrow("must be all 2 chunks: 0 missing");
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
