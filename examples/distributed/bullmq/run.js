/**
 * The whole thing on one machine: Redis, a worker for each core, and the sweep.
 *
 *     node bullmq/run.js offers.ndjson beliefs.ndjson --out results [--workers 4] [and what work.js lists]
 *
 * Stopped in the middle, by whatever: the same line goes on where it stopped. Where REDIS_URL is set, that Redis is used, and
 * workers of other machines may help.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { merged } from "../paths.js";
import { workAsked } from "../work.js";
import { freePort, startRedis, startWorker, stop } from "./processes.js";
import { produce } from "./producer.js";

const { work, values } = workAsked({
  out: { type: "string", default: "results" },
  workers: { type: "string" },
});
const out = String(values["out"]);
const count = Number(values["workers"] ?? availableParallelism());

let redis;
if (process.env["REDIS_URL"] === undefined) {
  const port = await freePort();
  redis = await startRedis(join(out, "queue"), port);
  process.env["REDIS_URL"] = `redis://127.0.0.1:${port}`;
}
const workers = Array.from({ length: count }, () => startWorker(out));

const start = performance.now();
const onProgress = (/** @type {number} */ blocks) => process.stderr.write(`\r${blocks} blocks`);
const { lines, refused } = await produce(work, out, process.stderr.isTTY ? { onProgress } : {});
const seconds = (performance.now() - start) / 1000;
console.log(
  `${lines} answers in ${join(out, "answers.ndjson")}, ${refused} of them refused: see dead-letters.ndjson`,
);
console.log(`${seconds.toFixed(1)} s with ${count} workers: ${Math.round(lines / seconds)} answers a second`);
const asking = new Redis(process.env["REDIS_URL"]);
const [, redisBytes] = /used_memory_peak:(\d+)/.exec(await asking.info("memory")) ?? [];
asking.disconnect();
const producerMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `At most ${producerMegabytes} MB of memory for the producer, ${Math.round(Number(redisBytes) / 1e6)} MB for Redis`,
);

if ("offer" in work) {
  const simulation = await merged(work, join(out, "answers.ndjson"));
  writeFileSync(join(out, "simulation.json"), `${JSON.stringify(simulation)}\n`);
  console.log(String(simulation));
}

// Workers say good-bye to Redis, so they go first.
await Promise.all(workers.map((worker) => stop(worker)));
if (redis !== undefined) await stop(redis);
process.exit(0);
