/**
 * The whole thing on one machine: Redis, a worker for each core, and the sweep.
 *
 *     node bullmq/run.js offers.ndjson beliefs.ndjson --out results [--workers 4] [--seeds 1,2,3 --paths 65536]
 *
 * Stopped in the middle, by whatever: the same line goes on where it stopped. Where REDIS_URL is set, that Redis is used, and
 * workers of other machines may help.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sweepAsked } from "../sweep.js";
import { produce } from "./producer.js";
import { freePort, startRedis } from "./redis.js";

const { sweep, values } = sweepAsked({ out: { type: "string", default: "results" }, workers: { type: "string" } });
const out = String(values["out"]);
const count = Number(values["workers"] ?? availableParallelism());

/** @type {import("node:child_process").ChildProcess[]} */
const children = [];
// However this process ends, so do those that it has started.
process.on("exit", () => {
  for (const child of children) child.kill("SIGTERM");
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

if (process.env["REDIS_URL"] === undefined) {
  const port = await freePort();
  children.push(await startRedis(join(out, "queue"), port));
  process.env["REDIS_URL"] = `redis://127.0.0.1:${port}`;
}
const worker = fileURLToPath(new URL("./worker.js", import.meta.url));
for (let started = 0; started < count; started += 1) {
  children.push(spawn(process.execPath, [worker, "--out", out], { stdio: ["ignore", "ignore", "inherit"] }));
}

const start = performance.now();
const onProgress = process.stderr.isTTY
  ? (/** @type {number} */ blocks) => process.stderr.write(`\r${blocks} blocks`)
  : undefined;
const { count: lines, refused } = await produce(sweep, out, { onProgress });
const seconds = (performance.now() - start) / 1000;
console.log(`${lines} answers in ${out}/answers.ndjson, ${refused} of them refused (dead-letters.ndjson)`);
console.log(`${seconds.toFixed(1)} s with ${count} workers: ${Math.round(lines / seconds)} a second`);

// Workers first: they say good-bye to Redis.
const [redis, ...workers] = process.env["REDIS_URL"] && children.length > count ? children : [undefined, ...children];
await Promise.all(workers.map((child) => (child?.kill("SIGTERM"), once(/** @type {import("node:events").EventEmitter} */ (child), "exit"))));
redis?.kill("SIGTERM");
process.exit(0);
