/**
 * How far the queue scales: workers by the thousand, played through from the seconds in bullmq/measured.json. The same seed gives the
 * same figures.
 *
 *     node bullmq/queueAtScale.js
 *
 * A worker works out a chunk, hands in its answers and takes the next chunk: for both it waits its turn at Redis, which does one
 * thing at a time. What Redis also does for the producer and for merges is part of what it takes for a chunk. Chunks take what
 * chunks were measured to take, drawn at random.
 */
import { readFileSync } from "node:fs";

const { chunkSeconds, valuationsOfAChunk, queueSecondsOfAChunk, queueSecondsOfOneValuation, simulation } =
  JSON.parse(readFileSync(new URL("./measured.json", import.meta.url), "utf8"));
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
 * @param {number} redisSeconds What Redis takes for one chunk.
 * @param {readonly number[]} workSeconds What a worker takes for one, to draw from.
 * @param {number} chunks
 */
function play(workers, redisSeconds, workSeconds, chunks) {
  const random = randomFrom(20200914);
  const drawn = () => workSeconds[Math.floor(random() * workSeconds.length)];
  // When each worker will stand at Redis next, as a heap with the earliest first; at the beginning all of them do.
  const heap = new Array(workers).fill(0);
  let [free, waited, worked] = [0, 0, 0];
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const came = heap[0];
    const start = Math.max(came, free);
    free = start + redisSeconds;
    const work = drawn();
    waited += start - came;
    worked += work;
    heap[0] = free + work;
    sink(heap);
  }
  const end = Math.max(...heap);
  return {
    perSecond: chunks / end,
    busy: worked / end / workers,
    redis: (chunks * redisSeconds) / end,
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

/**
 * @param {string} title
 * @param {number} redisSeconds
 * @param {readonly number[]} workSeconds
 * @param {number} count How many things a chunk has.
 * @param {string} [what] What they are.
 */
function show(title, redisSeconds, workSeconds, count, what = "valuations") {
  const most = (mean([...workSeconds]) + redisSeconds) / redisSeconds;
  console.log(
    `\n${title}: Redis is busy all the time from ${Math.round(most).toLocaleString("en")} workers on`,
  );
  console.log(
    `workers ${`${what} a second`.padStart(21)}   workers busy   Redis busy   a chunk waits for Redis`,
  );
  for (const workers of [1, 10, 100, 1000, 10_000]) {
    const { perSecond, busy, redis, waited } = play(
      workers,
      redisSeconds,
      workSeconds,
      20 * workers + 20_000,
    );
    const cells = [
      workers.toLocaleString("en").padStart(7),
      Math.round(perSecond * count)
        .toLocaleString("en")
        .padStart(21),
      `${(100 * busy).toFixed(1)}%`.padStart(14),
      `${(100 * redis).toFixed(1)}%`.padStart(12),
      `${(1000 * waited).toFixed(1)} ms`.padStart(25),
    ];
    console.log(cells.join(""));
  }
}

const { redis } = queueSecondsOfAChunk;
show(`Chunks of ${valuationsOfAChunk} valuations`, redis, chunkSeconds, valuationsOfAChunk);
const { secondsOfAMillionPaths, redisSecondsOfAPart } = simulation;
show("Parts of 10 million paths", redisSecondsOfAPart, [10 * secondsOfAMillionPaths], 1e7, "paths");
const one = mean(chunkSeconds) / valuationsOfAChunk + queueSecondsOfOneValuation.worker;
show("One valuation a job", queueSecondsOfOneValuation.redis, [one], 1);
