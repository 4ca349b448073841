import { type Watch, watched } from "../analysis/figures/watch.js";
import {
  countedResult,
  dealSimulationJob,
  type SimulationFamilies,
  simulationJob,
} from "../analysis/simulation/chunks.js";
import type { DealSimulation } from "../analysis/simulation/dealSimulation.js";
import { OPTIONS, type SimulationOptions } from "../analysis/simulation/simulate.js";
import type { Simulation } from "../analysis/simulation/simulation.js";
import { type Assumptions, parseAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import { readDeal } from "../deal/deal.js";
import type { DealInput } from "../deal/dealDocument.js";
import { describeReceived, OfferError } from "../errors.js";
import { type Offer, parseOffer } from "../offer/offer.js";
import type { OfferInput } from "../offer/offerDocument.js";
import { copyDocument } from "../schema/document.js";
import { readOptions } from "../schema/options.js";
import { parseDocument } from "../schema/parse.js";
import { BLOCK } from "../simulation/points.js";
import { wholeNumber } from "../simulation/simulationOptions.js";
import { familiesOf } from "./families.js";
import { cores, countedOnThreads, fileUrl, type ThreadJob } from "./threads.js";

/** How an offer or a deal is simulated on several threads. */
export interface ParallelOptions extends SimulationOptions, Watch {
  /** How many threads, from 1 to 256; as many as the machine can run at a time unless stated. No digit hangs on it. */
  readonly threads?: number | undefined;
  /**
   * The module of one's own families, which each thread loads: a file URL, an absolute path or the name of a package, of the same
   * kind (ECMAScript or CommonJS) as the caller's. It exports `components`, `distributions` or both, each a list; needed where the offer or the beliefs use what is not built in.
   */
  readonly families?: string | undefined;
  /**
   * The file that each thread runs, as a file URL: the package's own `dist/parallelWorker.js` (`.cjs` in CommonJS) unless stated. To be stated where a
   * bundler has moved this library into another file, and left that one behind.
   */
  readonly worker?: string | undefined;
}

const MAX_THREADS = 256;
/** Chunks for each thread: when one ends early, another one's work is shared. */
const CHUNKS_A_THREAD = 32;

/**
 * `simulate` on several threads of Node, to the last digit (from `offer-valuation/parallel`): blocks of paths are counted by whichever thread is free and added up
 * without rounding. Worth it from some millions of paths on: a thread takes a good part of a second to start. It can be followed
 * (`onProgress`, in chunks) and cancelled (`signal`, which ends the threads).
 *
 * @throws OfferError as `simulate` does, `invalid-term` for `stopAt` and where the offer or the beliefs use families that are not built
 * in and `families` does not name their module; the signal's reason, if cancelled.
 * @example
 * ```ts
 * const half = profitShare({ share: "0.5", metric: "profit", periods: [2021], floor: "0" });
 * const deal = offer({ name: "Deal", currency: "USD", components: [half] });
 * const forecast = { 2021: { distribution: "normal", mean: "1e6", standardDeviation: "1e6" } };
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0", metrics: { profit: { forecast } } };
 * const options = { paths: 16 * 1024, seed: 1 };
 * const result = await simulateInParallel(deal, beliefs, { ...options, threads: 2 });
 * JSON.stringify(result) === JSON.stringify(simulate(deal, beliefs, options)); // => true
 * ```
 */
export async function simulateInParallel(
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  options: ParallelOptions,
): Promise<Simulation> {
  const { asked, spread } = splitOptions(options);
  return resultOf(simulationJob(offer, assumptions, asked, 1), spread);
}

/**
 * `simulateDeal` on several threads of Node, to the last digit (from `offer-valuation/parallel`), as `simulateInParallel` works out offers.
 *
 * @throws OfferError as `simulateDeal` does, and as `simulateInParallel` does for its options; the signal's reason, if cancelled.
 * @example
 * ```ts
 * const bid = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "100", paid: "2021-01-01" })] });
 * const deal = { offer: bid, otherwise: { alternative: "nothing" } };
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0" };
 * const options = { paths: 16 * 1024, seed: 1 };
 * const result = await simulateDealInParallel(deal, beliefs, { ...options, threads: 2 });
 * JSON.stringify(result) === JSON.stringify(simulateDeal(deal, beliefs, options)); // => true
 * ```
 */
export async function simulateDealInParallel(
  deal: DealInput,
  assumptions: AssumptionsInput | Assumptions,
  options: ParallelOptions,
): Promise<DealSimulation> {
  const { asked, spread } = splitOptions(options);
  return resultOf(dealSimulationJob(deal, assumptions, asked, 1), spread);
}

/** What is asked of the simulation, and of how it is spread over threads. */
function splitOptions(options: ParallelOptions) {
  const { threads, families, worker, onProgress, signal, ...asked } = readOptions(options, [
    ...OPTIONS,
    "threads",
    "families",
    "worker",
    "onProgress",
    "signal",
  ]);
  return { asked, spread: { threads, families, worker, onProgress, signal } };
}

/** What a job comes to, which is given as one chunk. */
async function resultOf<Job extends ThreadJob>(
  whole: Job,
  { threads, families, worker, onProgress, signal }: Omit<ParallelOptions, keyof SimulationOptions>,
) {
  const count = threads === undefined ? await cores() : threadCount(threads);
  const blocks = Math.ceil(whole.options.paths / BLOCK);
  const job = { ...whole, chunks: Math.min(blocks, count * CHUNKS_A_THREAD) };
  const file = worker === undefined ? await ownWorker() : workerFile(worker);
  const step = watched({ onProgress, signal }, job.chunks, 1);
  const own = await familiesOf(families === undefined ? undefined : textOf(families, "families"));
  checkFamilies(job, own);
  const counted = await countedOnThreads({
    file,
    data: { job, families },
    threads: count,
    step,
    onAbort: listenerOf(signal),
  });
  return countedResult(job, counted, own);
}

const threadCount = (threads: unknown): number =>
  parseDocument(wholeNumber("How many threads", 1, MAX_THREADS), copyDocument(threads, "options"), [
    "options",
    "threads",
  ]);

function textOf(value: unknown, option: string): string {
  if (typeof value === "string") return value;
  const message = "must be a text";
  const path = ["options", option];
  throw new OfferError({ code: "invalid-type", path, message, received: describeReceived(value) });
}

function workerFile(worker: unknown): string {
  const text = textOf(worker, "worker");
  try {
    if (text.startsWith("file:")) return new URL(text).href;
  } catch {
    // Refused like what is no file URL.
  }
  const message = "must be a file URL, as pathToFileURL of node:url makes it";
  const path = ["options", "worker"];
  throw new OfferError({ code: "invalid-term", path, message, received: describeReceived(worker) });
}

// Known to Node; the library is compiled without its types.
declare const URL: new (text: string, base?: string) => { readonly href: string };
/** The folder of a CommonJS file. */
declare const __dirname: string | undefined;

/** The file beside this one that a thread runs: with the same copy of the library that a module of families imports. */
const ownWorker = async (): Promise<string> =>
  typeof __dirname === "string"
    ? fileUrl(`${__dirname}/parallelWorker.cjs`)
    : new URL("./parallelWorker.js", (import.meta as unknown as { readonly url: string }).url).href;

/** Documents have been made of what the caller passed: threads read them again, and must know every family in them. */
function checkFamilies(job: ThreadJob, { components, distributions }: SimulationFamilies): void {
  try {
    if ("deal" in job) readDeal(job.deal, "deal", { components });
    else parseOffer(job.offer, { components });
    parseAssumptions(job.beliefs as never, { distributions });
  } catch (error) {
    if (!(error instanceof OfferError)) throw error;
    const message = `must name the module that exports what is not built in, so that threads can load it: ${error.message}`;
    throw new OfferError({ code: "invalid-term", path: ["options", "families"], message });
  }
}

/** Signals that are no AbortSignal are looked at between chunks alone. */
function listenerOf(signal: Watch["signal"]): (listener: (reason: unknown) => void) => () => void {
  const events = signal as Partial<Events> | undefined;
  return (listener) => {
    const run = (): void => listener(signal?.reason);
    events?.addEventListener?.("abort", run);
    return () => events?.removeEventListener?.("abort", run);
  };
}

interface Events {
  addEventListener(event: "abort", listener: () => void): void;
  removeEventListener(event: "abort", listener: () => void): void;
}
