/**
 * A sweep with accidents: of four workers one is killed in the middle of a chunk and one in the middle of a merge, Redis is killed
 * and started again, a block is delivered twice, and some documents are bad. The answers must be those of a single process.
 *
 *     node bullmq/killed.js
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FlowProducer, Queue, QueueEvents } from "bullmq";
import { LONGEST_LINE } from "../lines.js";
import { writeSample } from "../sample.js";
import { answersTo, blocksOf, linesOfBlock } from "../work.js";
import { freePort, startRedis, startWorker, stop } from "./processes.js";
import { flowOf, produce } from "./producer.js";
import { BLOCKS, CHUNKS, connection, packed, streams, unpacked } from "./queue.js";

const begun = performance.now();
const log = (/** @type {string} */ text) =>
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${text}`);

const folder = mkdtempSync(join(tmpdir(), "killed-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const out = join(folder, "results");
const [OFFERS, VIEWS] = [84, 60];
writeSample(OFFERS - 4, VIEWS - 1, folder);

// Bad documents, each of which is to be refused by itself and nothing else with it.
const offers = join(folder, "offers.ndjson");
const beliefs = join(folder, "beliefs.ndjson");
const [good = ""] = readFileSync(offers, "utf8").split("\n");
const { components, ...terms } = JSON.parse(good);
const many = Array.from({ length: 100 }, (_, n) => ({ type: "cash", name: `Part ${n}`, amount: "1e6" }));
for (const line of [
  "{ no JSON",
  JSON.stringify({ ...terms, components, note: "x".repeat(LONGEST_LINE) }),
  JSON.stringify({ ...terms, components: many }),
  JSON.stringify({ ...terms, components, schemaVersion: 2 }),
]) {
  appendFileSync(offers, `${line}\n`);
}
appendFileSync(beliefs, `${JSON.stringify({ valuationDate: "yesterday" })}\n`);
const sweep = { offers, beliefs, rows: 12, columns: 30, asked: { whole: true } };

const port = await freePort();
process.env["REDIS_URL"] = `redis://127.0.0.1:${port}`;
// A worker that is dead should be missed soon.
process.env["LOCK_MILLISECONDS"] = "4000";
let redis = await startRedis(join(folder, "queue"), port);
log("Redis and four workers are started, one of which merges");

/** This worker dies when it has written a merged block, before the block has its name. */
const dying = `data:text/javascript,${encodeURIComponent(`
  import fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  fs.renameSync = () => process.kill(process.pid, "SIGKILL");
  syncBuiltinESMExports();
`)}`;
const merging = startWorker(out, ["--import", dying]);
const workers = [startWorker(), startWorker(), startWorker()];

const chunks = new Queue(CHUNKS, { connection: connection(), streams });
const chunkEvents = new QueueEvents(CHUNKS, { connection: connection() });
const blockEvents = new QueueEvents(BLOCKS, { connection: connection() });
/** @type {import("node:events").EventEmitter[]} */
const connected = [chunks, chunkEvents, blockEvents];
for (const one of connected) one.on("error", () => undefined);
const short = (/** @type {string} */ id) => `${id.slice(0, 6)}${id.slice(64)}`;
chunkEvents.on("stalled", ({ jobId }) =>
  log(`chunk ${short(jobId)} has lost its worker, and goes to another one`),
);
blockEvents.on("stalled", ({ jobId }) =>
  log(`block ${short(jobId)} has lost its worker, and goes to another one`),
);
blockEvents.on("duplicated", ({ jobId }) =>
  log(`block ${short(jobId)} was delivered again, and is there once`),
);
blockEvents.on("completed", ({ jobId }) => log(`block ${short(jobId)} is merged`));
const lost = Promise.all([once(chunkEvents, "stalled"), once(blockEvents, "stalled")]);

// The first block is delivered three times; and there is one of a kind that these workers do not know.
const { value: block } = await blocksOf(sweep).next();
const foreign = flowOf(block.slice(0, 1));
foreign.children = foreign.children.map((child) => ({
  ...child,
  data: packed({ ...unpacked(child.data), format: "offer-valuation sweep 2" }),
}));
const flows = new FlowProducer({ connection: connection() });
flows.on("error", () => undefined);
for (const flow of [flowOf(block), flowOf(block), foreign]) await flows.add(flow);

const produced = produce(sweep, out, { atOnce: 3 });

/** A worker in the middle of a chunk. */
async function busyWorker() {
  for (;;) {
    for (const { processedBy, id = "" } of await chunks.getActive()) {
      const busy = workers.find(({ pid }) => processedBy === `worker ${pid}`);
      if (busy !== undefined) return { busy, id };
    }
  }
}
const { busy, id } = await busyWorker();
await stop(busy, "SIGKILL");
log(`worker ${busy.pid} is killed in the middle of chunk ${short(id)}`);
workers[workers.indexOf(busy)] = startWorker();

const [, signal] = await once(merging, "exit");
assert.equal(signal, "SIGKILL");
log(`worker ${merging.pid} is killed in the middle of a merge`);
workers.push(startWorker(out));
await lost;

await once(blockEvents, "completed");
await stop(redis, "SIGKILL");
log("Redis is killed");
redis = await startRedis(join(folder, "queue"), port);
log("Redis is started again, with its append-only file");

const { lines, refused } = await produced;
await Promise.all([flows.close(), chunks.close(), chunkEvents.close(), blockEvents.close()]);
await Promise.all(workers.map((worker) => stop(worker)));
await stop(redis);
log(`${lines} answers, ${refused} of them refused; everything is stopped`);

const answersIn = (/** @type {string} */ name) => readFileSync(join(out, name), "utf8").trimEnd().split("\n");
const expected = [];
for await (const block of blocksOf(sweep)) expected.push(...linesOfBlock(block.map(answersTo)));
const answers = answersIn("answers.ndjson");
assert.equal(answers.length, OFFERS * VIEWS);
assert.deepEqual(answers, expected);
log("the answers are those of a single process, to the last digit, each there once");

/** How many lines were refused, by the code of the error. @type {Record<string, number>} */
const codes = {};
for (const line of answersIn("dead-letters.ndjson")) {
  const { code } = JSON.parse(line).error;
  codes[code] = (codes[code] ?? 0) + 1;
}
// Four bad offers under 60 views, and one bad view of 80 good offers (an answer that is too large was worked out first).
assert.deepEqual(codes, {
  "invalid-json": 60,
  "too-large": 60 + 59,
  "newer-version": 60,
  "invalid-date": 80 + 1,
});
log(`dead letters: ${JSON.stringify(codes)}`);

const refusals = answersIn(foreign.data.file).map((line) => JSON.parse(line).error);
assert.equal(refusals.length, answersTo(block[0]).flat().length);
assert.match(refusals[0].message, /a chunk must be .* not "offer-valuation sweep 2"/);
log("a chunk of an unknown version: refused line by line");
process.exit(0);
