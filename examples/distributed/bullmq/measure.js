/**
 * Measures what the sums of guides/beyond-one-machine.md are made of, and writes it to bullmq/measured.json:
 *
 *     node bullmq/measure.js
 *
 * Seconds are those of a processor, whatever else the machine does; only throughput is by the clock.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeWhole } from "../lines.js";
import { writeSample } from "../sample.js";
import { answersTo, blocksOf, linesOfBlock } from "../work.js";
import { freePort, startRedis, startWorker, stop } from "./processes.js";
import { produce } from "./producer.js";
import { packed, unpacked } from "./queue.js";

const folder = mkdtempSync(join(tmpdir(), "measure-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const offers = join(folder, "offers.ndjson");
const beliefs = join(folder, "beliefs.ndjson");

/** Seconds of the processor that this process takes for something. @param {() => unknown} run */
async function cost(run) {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Seconds of the processor that another process has taken so far (Linux). @param {number | undefined} pid */
function costOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** @param {import("../work.js").Work} work */
async function allBlocks(work) {
  const blocks = [];
  for await (const block of blocksOf(work)) blocks.push(block);
  return blocks;
}

/**
 * A sweep through the queue: seconds by the clock once all workers are there, and those of the processors that took part.
 *
 * @param {import("../work.js").Work} work
 * @param {number} count
 */
async function through(work, count) {
  const out = mkdtempSync(join(folder, "out-"));
  const port = await freePort();
  const redis = await startRedis(join(out, "queue"), port);
  process.env["REDIS_URL"] = `redis://127.0.0.1:${port}`;
  const workers = Array.from({ length: count }, () => startWorker(out));
  const start = performance.now();
  let lines = 0;
  const producer = await cost(async () => {
    ({ lines } = await produce(work, out));
  });
  const clock = (performance.now() - start) / 1000;
  const costs = { clock, producer, collecting: 0, redis: costOf(redis.pid), workers: 0, lines };
  for (const { pid } of workers) costs.workers += costOf(pid);
  // When everything is there, only putting it together is left.
  costs.collecting = await cost(() => produce(work, out));
  costs.producer -= costs.collecting;
  await Promise.all(workers.map((worker) => stop(worker)));
  await stop(redis);
  return costs;
}

const round = (/** @type {number} */ value) => Number(value.toPrecision(3));

// What a chunk takes, in a process that has warmed up; and its merge.
writeSample(300, 100, folder);
const blocks = await allBlocks({ offers, beliefs, rows: 50, columns: 50, asked: {} });
for (const chunk of blocks[0]) answersTo(chunk);
const chunkSeconds = [];
for (const chunk of blocks.slice(1).flat()) chunkSeconds.push(round(await cost(() => answersTo(chunk))));
/** Seconds of each of several runs. @param {() => unknown} run */
const costOfMany = async (run, times = 20) =>
  (await cost(() => {
    for (let n = 0; n < times; n += 1) run();
  })) / times;
const [, block] = blocks;
const chunk = packed(block[0]);
const answers = answersTo(block[0]);
const packing = await costOfMany(() => [unpacked(chunk), packed(answers)]);
const packedAnswers = block.map(() => packed(answers));
const merging = await costOfMany(() =>
  writeWhole(join(folder, "merged"), linesOfBlock(packedAnswers.map(unpacked))),
);

// What the queue takes for a chunk: its documents are of a newer version, and so refused at once.
const refused = JSON.stringify({
  ...JSON.parse(readFileSync(offers, "utf8").split("\n")[0]),
  schemaVersion: 2,
});
writeFileSync(offers, `${refused}\n`.repeat(2000));
const large = await through({ offers, beliefs, rows: 50, columns: 50, asked: {} }, 1);
const chunks = 80;
writeFileSync(offers, `${refused}\n`.repeat(10));
const small = await through({ offers, beliefs, rows: 1, columns: 1, asked: {} }, 1);

// The same of a simulation.
const example = (/** @type {string} */ name) =>
  fileURLToPath(new URL(`../../oracle-tiktok.${name}.json`, import.meta.url));
const paths = 2 ** 20;
const simulation = { offer: example("offer"), beliefs: example("buyer"), paths, seed: 1, parts: 8 };
const [parts] = await allBlocks(simulation);
const part = answersTo(parts[0]);
const packingOfAPart = await costOfMany(() => packed(part));
const pathSeconds = (await cost(() => answersTo(parts[1]))) / (paths / simulation.parts);
const simulated = await through(simulation, 2);

// Throughput by the clock.
writeSample(200, 100, folder);
const throughput = [];
for (const workers of [1, 2, 4]) {
  const { clock, lines } = await through({ offers, beliefs, rows: 50, columns: 50, asked: {} }, workers);
  throughput.push({ workers, seconds: round(clock), valuationsPerSecond: Math.round(lines / clock) });
}

const measured = {
  machine: `${cpus().length} cores: ${cpus()[0].model}; Node ${process.version}`,
  valuationsOfAChunk: 2500,
  chunkSeconds,
  queueSecondsOfAChunk: {
    redis: round(large.redis / chunks),
    producer: round(large.producer / chunks),
    collecting: round(large.collecting / chunks),
    worker: round(packing + small.workers / small.lines),
    merge: round(merging / block.length),
  },
  queueSecondsOfOneValuation: {
    redis: round(small.redis / small.lines),
    producer: round(small.producer / small.lines),
    collecting: round(small.collecting / small.lines),
    worker: round(small.workers / small.lines),
  },
  simulation: {
    secondsOfAMillionPaths: round(1e6 * pathSeconds),
    queueSecondsOfAPart: {
      redis: round(simulated.redis / simulation.parts),
      producer: round(simulated.producer / simulation.parts),
      collecting: round(simulated.collecting / simulation.parts),
      worker: round(packingOfAPart + small.workers / small.lines),
    },
    charactersOfAPart: part.flat().join("").length,
  },
  throughput,
};
console.log(JSON.stringify(measured, null, 2));
writeFileSync(
  fileURLToPath(new URL("./measured.json", import.meta.url)),
  `${JSON.stringify(measured, null, 2)}\n`,
);
process.exit(0);
