// Internal: no name of the public API lives here.

import { chunkCounter } from "../analysis/simulation/chunks.js";
import { OfferError } from "../errors.js";
import { familiesOf } from "./families.js";
import { nodeThreads, type ThreadAnswer } from "./threads.js";

// What each thread runs: it is given a job, then chunk after chunk, and is asked at last what it has counted.
void nodeThreads().then(({ parentPort, workerData: { job, families } }) => {
  const own = familiesOf(families);
  let counter: ReturnType<typeof chunkCounter> | undefined;
  parentPort.on("message", (task) => {
    void own
      .then((read): ThreadAnswer => {
        counter ??= chunkCounter(job, read);
        if (task === "finish") return { counted: counter.counted() };
        counter.count(task);
        return { chunk: task };
      })
      .catch(
        (error: unknown): ThreadAnswer =>
          error instanceof OfferError ? { issues: error.issues } : { failure: String(error) },
      )
      .then((answer) => parentPort.postMessage(answer));
  });
});
