/**
 * A worker: takes chunks from the queue and answers them until it is told to stop. As many as there are cores, on any machine that
 * reaches Redis.
 *
 *     REDIS_URL=redis://… node bullmq/worker.js [--concurrency 8] [--out results]
 *
 * With --out it also merges: writes the answers of each block that is complete into a file of that folder.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "bullmq";
import { refusal } from "../answers.js";
import { writeWhole } from "../lines.js";
import { linesOfBlock, placesOf } from "../work.js";
import { BLOCKS, CHUNKS, connection, unpacked } from "./queue.js";

const { values } = parseArgs({
  options: { concurrency: { type: "string", default: "1" }, out: { type: "string" } },
});

/** A worker that has not been heard of for so long counts as dead, and its job is given to another one, five times at most. */
const lockDuration = Number(process.env["LOCK_MILLISECONDS"] ?? 30_000);
const settings = {
  connection: connection(),
  name: `worker ${process.pid}`,
  lockDuration,
  stalledInterval: lockDuration,
  maxStalledCount: 5,
};

const workers = [
  new Worker(CHUNKS, new URL("./chunk.js", import.meta.url), {
    ...settings,
    concurrency: Number(values.concurrency),
    useWorkerThreads: true,
  }),
];
const { out } = values;
if (out !== undefined) {
  mkdirSync(out, { recursive: true });
  workers.push(new Worker(BLOCKS, (job) => merge(job, out), settings));
}

/**
 * Every line of a block once: the answers of its chunks, and for a chunk that was given up, why.
 *
 * @param {import("bullmq").Job<import("./queue.js").Block>} job
 * @param {string} folder
 */
async function merge(job, folder) {
  const answers = await job.getChildrenValues();
  const failures = await job.getIgnoredChildrenFailures();
  const all = job.data.chunks.map(({ key, outline }) => {
    const message = failures[key];
    if (key in answers) return unpacked(answers[key]);
    if (message === undefined) throw new Error(`${key} was neither answered nor given up`);
    return placesOf(outline).map((row) => row.map((place) => refusal(place, { code: "failed", message })));
  });
  writeWhole(join(folder, job.data.file), linesOfBlock(all));
}

// An error of a worker is one of its connection, which is sought again until it is there.
for (const worker of workers)
  worker.on("error", ({ message }) => console.error(`${settings.name}: ${message}`));

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    process.exit(0);
  });
}
