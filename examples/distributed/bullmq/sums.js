/**
 * The sums of guides/beyond-one-machine.md, from the seconds in bullmq/measured.json: what the work and the queue cost, and how far
 * the queue scales. The same seed gives the same figures.
 *
 *     node bullmq/sums.js
 *
 * Workers by the thousand are played through: each works out a chunk, hands in its answers and takes the next chunk; for both it
 * waits its turn at Redis, which does one thing at a time, and until the producer, one process as well, has come so far. What Redis
 * does for the producer and for merges is part of what it takes for a chunk. Chunks take what chunks were measured to take, drawn at
 * random.
 */
import { readFileSync } from "node:fs";

const measured = JSON.parse(readFileSync(new URL("./measured.json", import.meta.url), "utf8"));
const mean = (/** @type {number[]} */ values) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Random numbers from 0 to 1: a multiplicative congruential generator (Park and Miller 1988). @param {number} seed */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/**
 * Plays `chunks` chunks through.
 *
 * @param {number} workers
 * @param {{ redis: number, producer: number, worker: number }} queue What Redis and the producer take for one, and a worker beside its work.
 * @param {readonly number[]} workSeconds What the work of one takes, to draw from.
 * @param {number} chunks
 */
function play(workers, queue, workSeconds, chunks) {
  const random = randomFrom(20200914);
  const drawn = () => workSeconds[Math.floor(random() * workSeconds.length)];
  // When each worker will stand at Redis next, as a heap with the earliest first; at the beginning all of them do.
  const heap = new Array(workers).fill(0);
  let [free, waited, worked] = [0, 0, 0];
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const came = heap[0];
    const start = Math.max(came, free, (chunk + 1) * queue.producer);
    free = start + queue.redis;
    const work = drawn();
    waited += start - came;
    worked += work;
    heap[0] = free + queue.worker + work;
    sink(heap);
  }
  const end = Math.max(...heap);
  return {
    perSecond: chunks / end,
    busy: worked / end / workers,
    redis: (chunks * queue.redis) / end,
    producer: (chunks * queue.producer) / end,
    waited: waited / chunks,
  };
}

/** Puts the first entry of a heap where it belongs. @param {number[]} heap */
function sink(heap) {
  let at = 0;
  for (;;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && heap[child] < heap[least]) least = child;
    if (least === at) return;
    [heap[at], heap[least]] = [heap[least], heap[at]];
    at = least;
  }
}

/** Kinds of work: the seconds of one job, and what the queue takes for it: Redis, the producer, the worker and the merge. */
const { chunkSeconds, valuationsOfAChunk, queueSecondsOfAChunk, queueSecondsOfOneValuation, simulation } =
  measured;
const kinds = [
  {
    title: `${valuationsOfAChunk.toLocaleString("en")} valuations a job`,
    unit: "valuations",
    count: valuationsOfAChunk,
    work: chunkSeconds,
    queue: queueSecondsOfAChunk,
    total: 1e8,
  },
  {
    title: "One valuation a job",
    unit: "valuations",
    count: 1,
    work: [mean(chunkSeconds) / valuationsOfAChunk],
    queue: queueSecondsOfOneValuation,
    total: 1e8,
  },
  {
    title: "10 million paths a job",
    unit: "paths",
    count: 1e7,
    work: [10 * simulation.secondsOfAMillionPaths],
    queue: simulation.queueSecondsOfAPart,
    total: 1e10,
  },
];
const figure = (/** @type {number} */ value, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
const row = (/** @type {(string | number)[]} */ cells, /** @type {number[]} */ widths) =>
  console.log(
    cells
      .map((cell, n) => (n === 0 ? String(cell).padEnd(widths[n]) : String(cell).padStart(widths[n])))
      .join(""),
  );

row(["core-hours", "work", "queue", "most workers kept busy"], [50, 9, 9, 30]);
for (const { title, unit, count, work, queue, total } of kinds) {
  const jobs = total / count / 3600;
  const { redis, producer, worker, merge = 0, collecting } = queue;
  const full = (mean(work) + worker + redis) / Math.max(redis, producer);
  const name = `${figure(total)} ${unit}, ${title.toLowerCase()}`;
  row(
    [
      name,
      figure(jobs * mean(work), 1),
      figure(jobs * (redis + producer + worker + merge + collecting), 1),
      figure(full),
    ],
    [50, 9, 9, 30],
  );
}

for (const { title, unit, count, work, queue } of kinds) {
  console.log(`\n${title}`);
  const widths = [8, 21, 15, 13, 16, 19];
  row(
    ["workers", `${unit} a second`, "workers busy", "Redis busy", "producer busy", "wait for a chunk"],
    widths,
  );
  for (const workers of [1, 10, 100, 1000, 10_000]) {
    const played = play(workers, queue, work, 20 * workers + 20_000);
    row(
      [
        figure(workers),
        figure(played.perSecond * count),
        `${figure(100 * played.busy, 1)}%`,
        `${figure(100 * played.redis, 1)}%`,
        `${figure(100 * played.producer, 1)}%`,
        `${figure(1000 * played.waited, 1)} ms`,
      ],
      widths,
    );
  }
}
