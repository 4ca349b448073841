import * as z from "zod";
import { type Assumptions, type AssumptionsOptions, parseAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { readDeal } from "../../deal/deal.js";
import type { DealInput } from "../../deal/dealDocument.js";
import { describeReceived, type FieldPath, OfferError, within } from "../../errors.js";
import { type Offer, type OfferOptions, parseOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { checkedList, ownData } from "../../ownData.js";
import { copyDocument, type Json, type JsonObject } from "../../schema/document.js";
import { once } from "../../schema/memoize.js";
import { readOptions } from "../../schema/options.js";
import { parseDocument } from "../../schema/parse.js";
import { deepFreeze } from "../../schema/records.js";
import type { Run } from "../../simulation/run.js";
import { wholeNumber } from "../../simulation/simulationOptions.js";
import { BROKEN_COUNT, type TallyJson } from "../../simulation/tally.js";
import type { DealSimulation } from "./dealSimulation.js";
import { planOf, type SimulationOptions, simulationAsked } from "./simulate.js";
import { type DealSimulationOptions, dealPlanOf } from "./simulateDeal.js";
import { SimulatedDeal } from "./simulatedDeal.js";
import type { Simulated, SimulationAsked } from "./simulatedFigures.js";
import { SimulatedOffer } from "./simulatedOffer.js";
import type { Simulation } from "./simulation.js";

/** How jobs and parts are written; another number would mean that digits or data have changed. */
const FORMAT = "offer-valuation simulation 1";

/** A simulation that is worked out in chunks, wherever and in whatever order: plain JSON. */
export interface SimulationJob {
  /** How it is written. */
  readonly format: typeof FORMAT;
  /** The offer's document. */
  readonly offer: JsonObject;
  /** The document of the beliefs. */
  readonly beliefs: JsonObject;
  /** What is asked for. */
  readonly options: SimulationOptions;
  /** How many chunks there are. */
  readonly chunks: number;
}

/** A simulation of a deal that is worked out in chunks, wherever and in whatever order: plain JSON. */
export interface DealSimulationJob extends Omit<SimulationJob, "offer"> {
  /** The deal's document, with those of the offers in it. */
  readonly deal: JsonObject;
}

/** What one chunk of a job came to: plain JSON. */
export interface SimulationPart<Job extends SimulationJob | DealSimulationJob = SimulationJob> {
  /** The job that it is a part of. */
  readonly job: Job;
  /** Which of the chunks it is, from 0. */
  readonly chunk: number;
  /** What was counted, as text. */
  readonly counted: string;
}

/** What documents may name beside what is built in. */
export interface SimulationFamilies {
  /** Components of one's own; none unless stated. */
  readonly components?: OfferOptions["components"];
  /** Families of distributions of one's own; none unless stated. */
  readonly distributions?: AssumptionsOptions["distributions"];
}

const MAX_CHUNKS = 100_000;

const schemas = /* @__PURE__ */ once(() => {
  const document = z.record(z.string(), z.unknown());
  const shared = {
    format: z.literal(FORMAT),
    beliefs: document,
    options: document,
    chunks: wholeNumber("How many chunks", 1, MAX_CHUNKS),
  };
  return {
    offer: z.strictObject({ ...shared, offer: document }),
    deal: z.strictObject({ ...shared, deal: document }),
  };
});

/**
 * A simulation to be worked out in `chunks` chunks of about equal size. The job is plain JSON: chunks may run in other threads, on
 * other machines and on other days.
 *
 * @throws OfferError as `simulate` does, and `invalid-term` for `stopAt`, as chunks do not know of each other.
 * @example
 * ```ts
 * const half = profitShare({ share: "0.5", metric: "profit", periods: [2021], floor: "0" });
 * const deal = offer({ name: "Deal", currency: "USD", components: [half] });
 * const forecast = { 2021: { distribution: "normal", mean: "1e6", standardDeviation: "1e6" } };
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0", metrics: { profit: { forecast } } };
 * const options = { paths: 16 * 1024, seed: 1 };
 * const job = simulationJob(deal, beliefs, options, 2);
 * const parts = [simulateChunk(job, 1), simulateChunk(job, 0)];
 * JSON.stringify(mergeChunks(parts)) === JSON.stringify(simulate(deal, beliefs, options)); // => true
 * ```
 */
export function simulationJob(
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  options: SimulationOptions,
  chunks: number,
): SimulationJob {
  const plan = planOf(offer, assumptions, options);
  const { format, ...shared } = sharedFields(plan, chunks);
  return deepFreeze({ format, offer: plan.offer.toJSON(), ...shared });
}

/**
 * A simulation of a deal to be worked out in `chunks` chunks of about equal size, as `simulationJob` does for offers.
 *
 * @throws OfferError as `simulateDeal` does, and `invalid-term` for `stopAt`, as chunks do not know of each other.
 * @example
 * ```ts
 * const bid = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "100", paid: "2021-01-01" })] });
 * const deal = { offer: bid, otherwise: { alternative: "nothing" } };
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0" };
 * const options = { paths: 16 * 1024, seed: 1 };
 * const job = dealSimulationJob(deal, beliefs, options, 2);
 * const parts = [simulateChunk(job, 1), simulateChunk(job, 0)];
 * JSON.stringify(mergeChunks(parts)) === JSON.stringify(simulateDeal(deal, beliefs, options)); // => true
 * ```
 */
export function dealSimulationJob(
  deal: DealInput,
  assumptions: AssumptionsInput | Assumptions,
  options: DealSimulationOptions,
  chunks: number,
): DealSimulationJob {
  const plan = dealPlanOf(deal, assumptions, options);
  const { format, ...shared } = sharedFields(plan, chunks);
  return deepFreeze({ format, deal: plan.deal.toJSON(), ...shared });
}

/** What jobs of offers and of deals have in common. */
function sharedFields(
  { beliefs, design, drift, controlVariates, stopAt }: SimulationAsked & { readonly beliefs: Assumptions },
  chunks: number,
): Omit<SimulationJob, "offer"> {
  const { method, seed, paths, scrambles } = design;
  if (stopAt !== undefined)
    refuse(["options", "stopAt"], "does not go with chunks, which do not know of each other");
  return {
    format: FORMAT,
    beliefs: beliefs.toJSON(),
    options: {
      paths,
      seed,
      method,
      ...(method === "plain" ? {} : { scrambles }),
      ...(drift === undefined ? {} : { drift }),
      ...(controlVariates ? { controlVariates } : {}),
    },
    chunks: parseDocument(wholeNumber("How many chunks", 1, MAX_CHUNKS), copyDocument(chunks, "chunks"), [
      "chunks",
    ]),
  };
}

/**
 * Works out one chunk of a job, counted from 0. What documents name that is not built in stands in `families`.
 *
 * @throws OfferError for a job that neither `simulationJob` nor `dealSimulationJob` has made, and for a chunk that it does not have.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "100", paid: "2021-01-01" })] });
 * const job = simulationJob(deal, { valuationDate: "2021-01-01", discountRate: "0" }, { paths: 1024, seed: 1 }, 4);
 * simulateChunk(job, 3).chunk; // => 3
 * simulateChunk(job, 4); // throws out-of-range
 * ```
 */
export function simulateChunk<Job extends SimulationJob | DealSimulationJob>(
  job: Job,
  chunk: number,
  families: SimulationFamilies = {},
): SimulationPart<Job> {
  const counter = chunkCounter(job, families);
  const { document } = counter;
  const place = parseDocument(
    wholeNumber("Which chunk", 0, document.chunks - 1),
    copyDocument(chunk, "chunk"),
    ["chunk"],
  );
  counter.count(place);
  return deepFreeze({ job: document as Job, chunk: place, counted: counter.counted() });
}

/** Counts chunks of one job, which is read once, into one text; not part of the public API. */
export function chunkCounter(
  job: SimulationJob | DealSimulationJob,
  families: SimulationFamilies,
): {
  readonly document: SimulationJob | DealSimulationJob;
  readonly count: (chunk: number) => void;
  readonly counted: () => string;
} {
  const { simulated, document } = readJob(job, ["job"], families);
  const { run, blocks } = simulated.figures;
  const start = (index: number): number => Math.floor((blocks * index) / document.chunks);
  return {
    document,
    count: (chunk) => run.count(start(chunk), start(chunk + 1)),
    counted: () => JSON.stringify(run),
  };
}

/** What a job comes to, all of whose chunks counters have counted into these texts; not part of the public API. */
export function countedResult<Job extends SimulationJob | DealSimulationJob>(
  job: Job,
  texts: readonly string[],
  families: SimulationFamilies,
): Job extends SimulationJob ? Simulation : DealSimulation {
  const { simulated } = readJob(job, ["job"], families);
  const { run } = simulated.figures;
  for (const text of texts) run.add(countedIn(text, run, ["counted"]));
  return simulated.result() as Job extends SimulationJob ? Simulation : DealSimulation;
}

/**
 * What all chunks of a job come to together, in any order: to the last digit what `simulate` would have returned, or `simulateDeal` for
 * a deal.
 *
 * @throws OfferError `invalid-term` where a chunk is missing or there twice, or belongs to another job or version.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "100", paid: "2021-01-01" })] });
 * const job = simulationJob(deal, { valuationDate: "2021-01-01", discountRate: "0" }, { paths: 1024, seed: 1 }, 2);
 * const [first, second] = [0, 1].map((chunk) => simulateChunk(job, chunk));
 * mergeChunks([first, second]).paid.mean.mean; // => 100
 * mergeChunks([first, first]); // throws invalid-term
 * ```
 */
export function mergeChunks(parts: readonly SimulationPart[], families?: SimulationFamilies): Simulation;
export function mergeChunks(
  parts: readonly SimulationPart<DealSimulationJob>[],
  families?: SimulationFamilies,
): DealSimulation;
export function mergeChunks(
  parts: readonly SimulationPart<SimulationJob | DealSimulationJob>[],
  families: SimulationFamilies = {},
): Simulation | DealSimulation {
  const read = readParts(parts);
  const [first] = read;
  if (first === undefined) return refuse(["parts"], "must have at least one part");
  const { simulated, document } = readJob(first.job, ["parts", 0, "job"], families);
  const { run } = simulated.figures;
  const whole = JSON.stringify(document);
  const seen = new Map<number, number>();
  for (const [index, { job, chunk, counted }] of read.entries()) {
    if (index > 0 && JSON.stringify(job) !== whole) {
      refuse(
        ["parts", index, "job"],
        `is another job than that of the first part: ${"deal" in document ? "deal" : "offer"}, beliefs and options must be the same`,
      );
    }
    const before = seen.get(chunk);
    if (before !== undefined)
      refuse(["parts", index], `is chunk ${chunk} again, which parts[${before}] is already`);
    if (!(Number.isInteger(chunk) && chunk >= 0 && chunk < document.chunks)) {
      refuse(["parts", index, "chunk"], `must be a whole number from 0 to ${document.chunks - 1}`);
    }
    seen.set(chunk, index);
    const place = ["parts", index, "counted"];
    const tallies = countedIn(counted, run, place);
    within(place, () => run.add(tallies));
  }
  const missing = Array.from({ length: document.chunks }, (_, chunk) => chunk).filter(
    (chunk) => !seen.has(chunk),
  );
  if (missing.length > 0) {
    const listed = missing.slice(0, 10).join(", ");
    const more = missing.length > 10 ? ` and ${missing.length - 10} more` : "";
    refuse(["parts"], `must be all ${document.chunks} chunks: ${listed}${more} missing`);
  }
  return simulated.result();
}

function readJob(job: unknown, path: FieldPath, families: SimulationFamilies) {
  const { components, distributions } = readOptions(families, ["components", "distributions"], "families");
  const document = within(path, () => copyDocument(job, "")) as unknown as SimulationJob | DealSimulationJob;
  if (document?.format !== FORMAT) {
    const message = `must be a job of this version, as simulationJob or dealSimulationJob makes it: { format: "${FORMAT}", … }`;
    throw new OfferError({
      code: "invalid-term",
      path: [...path, "format"],
      message,
      received: describeReceived(document?.format),
    });
  }
  const schema: z.ZodType<unknown> = "deal" in document ? schemas().deal : schemas().offer;
  parseDocument(schema, document as unknown as Json, path);
  const simulated = within(path, (): Simulated<Simulation | DealSimulation> => {
    const asked = () => ({
      beliefs: within(["beliefs"], () => parseAssumptions(document.beliefs as never, { distributions })),
      ...simulationAsked(document.options),
    });
    if ("deal" in document) {
      const deal = within(["deal"], () => readDeal(document.deal, "deal", { components }));
      return new SimulatedDeal({ deal, ...asked() });
    }
    const offer = within(["offer"], () => parseOffer(document.offer, { components }));
    return new SimulatedOffer({ offer, ...asked() });
  });
  return { simulated, document };
}

/** Parts as they came; what they have counted is a long text, which is read when its turn comes. */
function readParts(parts: unknown): readonly SimulationPart<SimulationJob | DealSimulationJob>[] {
  return checkedList(
    parts,
    "parts",
    MAX_CHUNKS,
    (part, place): SimulationPart<SimulationJob | DealSimulationJob> => {
      const [job, chunk, counted] = ["job", "chunk", "counted"].map((field) => ownData(part, field));
      if (typeof job !== "object" || job === null || typeof counted !== "string") {
        return refuse(place, "must be a part, as simulateChunk makes it");
      }
      const rest = within(place, () => copyDocument({ job, chunk }, ""));
      return { ...(rest as unknown as Omit<SimulationPart, "counted">), counted };
    },
  );
}

function countedIn(text: unknown, run: Run, path: FieldPath): readonly TallyJson[] {
  let counted: unknown;
  try {
    counted = JSON.parse(text as string);
  } catch {
    return refuse(path, BROKEN_COUNT);
  }
  const sound = Array.isArray(counted) && counted.length === run.figures && counted.every(isTally);
  return sound ? (counted as readonly TallyJson[]) : refuse(path, BROKEN_COUNT);
}

const isNumbers = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= 100 && value.every((number) => Number.isFinite(number));

function isTally(value: unknown): boolean {
  const { cells, farthest, sketch = [] } = (value ?? {}) as Partial<TallyJson>;
  return (
    Array.isArray(cells) &&
    cells.every(
      (cell) =>
        Array.isArray(cell) &&
        /^\d{1,4} \d{1,2}$/.test(String(cell[0])) &&
        Number.isSafeInteger(cell[1]) &&
        isNumbers(cell[2]) &&
        isNumbers(cell[3]),
    ) &&
    Number.isFinite(farthest) &&
    Array.isArray(sketch) &&
    sketch.every((bucket) => isNumbers(bucket) && bucket.length === 6)
  );
}

function refuse(path: FieldPath, message: string): never {
  throw new OfferError({ code: "invalid-term", path, message });
}
