// Internal: no name of the public API lives here.

import type { DealSimulationJob, SimulationJob } from "../analysis/simulation/chunks.js";
import { OfferError, type OfferIssue } from "../errors.js";

/** What threads work at. */
export type ThreadJob = SimulationJob | DealSimulationJob;

/** What a thread is given to begin with. */
interface ThreadData {
  readonly job: ThreadJob;
  /** The module of the caller's own families; undefined for none. */
  readonly families: string | undefined;
}

/** What a thread is asked for: to count a chunk, or to say what all of its chunks come to. */
type ThreadTask = number | "finish";

/** What a thread answers. */
export type ThreadAnswer =
  | { readonly chunk: number }
  | { readonly counted: string }
  | { readonly issues: readonly OfferIssue[] }
  | { readonly failure: string };

/** A thread of Node, in what is used of it here. */
interface Thread {
  postMessage(task: ThreadTask): void;
  on(event: "message", listener: (answer: ThreadAnswer) => void): void;
  on(event: "error", listener: (error: unknown) => void): void;
  on(event: "exit", listener: () => void): void;
  terminate(): unknown;
}

/** What Node brings for threads. */
export interface Threads {
  readonly Worker: new (
    script: string,
    options: { readonly eval: true; readonly workerData: ThreadData },
  ) => Thread;
  readonly parentPort: {
    postMessage(answer: ThreadAnswer): void;
    on(event: "message", listener: (task: ThreadTask) => void): void;
  };
  readonly workerData: ThreadData;
}

// By variables, so that nothing looks for them but Node, and only once they are needed.
const THREADS = "node:worker_threads";
const SYSTEM = "node:os";
const ADDRESSES = "node:url";

/** Node's threads. */
export const nodeThreads = async (): Promise<Threads> => (await import(THREADS)) as Threads;

/** How many threads this machine can run at a time. */
export async function cores(): Promise<number> {
  const { availableParallelism } = (await import(SYSTEM)) as { readonly availableParallelism: () => number };
  return availableParallelism();
}

/** The file URL of an absolute path. */
export async function fileUrl(path: string): Promise<string> {
  const { pathToFileURL } = (await import(ADDRESSES)) as {
    readonly pathToFileURL: (path: string) => { readonly href: string };
  };
  return pathToFileURL(path).href;
}

/** What is to be done on threads, and how it is followed. */
export interface ThreadedWork {
  /** The file that each thread runs. */
  readonly file: string;
  readonly data: ThreadData;
  readonly threads: number;
  /** Told how many chunks are done; throws what the work is to end with. */
  readonly step: (done: number) => void;
  /** Calls a listener as soon as the work is to end, with what; returns how to listen no longer. */
  readonly onAbort: (listener: (reason: unknown) => void) => () => void;
}

/** What each thread has counted: all chunks of a job together, each on whichever thread was free. */
export async function countedOnThreads({
  file,
  data,
  threads,
  step,
  onAbort,
}: ThreadedWork): Promise<readonly string[]> {
  const { Worker } = await nodeThreads();
  // A thread has the flags of its process, and Node starts none at a file under `--input-type`, which is about scripts given as text.
  const script = `import(${JSON.stringify(file)})`;
  const { chunks } = data.job;
  const started = Math.min(threads, chunks);
  step(0);
  return new Promise((resolve, reject) => {
    const counted: string[] = [];
    const running: Thread[] = [];
    let next = 0;
    let done = 0;
    const end = (finish: () => void): void => {
      ignore();
      for (const thread of running.splice(0)) void thread.terminate();
      finish();
    };
    const fail = (error: unknown): void => end(() => reject(error));
    const ignore = onAbort(fail);
    const give = (thread: Thread): void => thread.postMessage(next < chunks ? next++ : "finish");
    const take = (thread: Thread, answer: ThreadAnswer): void => {
      try {
        if ("counted" in answer) {
          counted.push(answer.counted);
          if (counted.length === started) end(() => resolve(counted));
        } else if ("chunk" in answer) {
          step(++done);
          give(thread);
        } else throw errorIn(answer);
      } catch (error) {
        fail(error);
      }
    };
    try {
      for (let index = 0; index < started; index++) {
        const thread = new Worker(script, { eval: true, workerData: data });
        running.push(thread);
        thread.on("message", (answer) => take(thread, answer));
        thread.on("error", fail);
        thread.on("exit", () => fail(new Error("a thread ended before its work was done")));
        give(thread);
      }
    } catch (error) {
      // Some threads may be at work already.
      fail(error);
    }
  });
}

/** What an answer without a result says went wrong. */
function errorIn(
  answer: Extract<ThreadAnswer, { readonly issues: unknown } | { readonly failure: unknown }>,
): Error {
  if ("failure" in answer) return new Error(answer.failure);
  const [first, ...others] = answer.issues;
  return first === undefined ? new Error("a thread refused its work") : new OfferError([first, ...others]);
}
