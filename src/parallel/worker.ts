// Internal: no name of the public API lives here.

import { simulateChunk } from "../analysis/simulation/chunks.js";
import { OfferError } from "../errors.js";
import { familiesOf } from "./families.js";
import { nodeThreads, type ThreadAnswer } from "./threads.js";

// What each thread runs: it is given a job, and then chunk after chunk.
void nodeThreads().then(({ parentPort, workerData: { job, families } }) => {
  const own = familiesOf(families);
  parentPort.on("message", (chunk) => {
    void own
      .then((read): ThreadAnswer => ({ part: simulateChunk(job, chunk, read) }))
      .catch(
        (error: unknown): ThreadAnswer =>
          error instanceof OfferError ? { issues: error.issues } : { failure: String(error) },
      )
      .then((answer) => parentPort.postMessage(answer));
  });
});
