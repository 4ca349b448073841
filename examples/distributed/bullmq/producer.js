/** Hands work to the workers, block by block, and puts together what they have written. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { FlowProducer, Job, Queue, QueueEvents } from "bullmq";
import { isRefusal } from "../answers.js";
import { blocksOf, outlineOf } from "../work.js";
import { BLOCKS, CHUNKS, connection, packed, streams } from "./queue.js";

/** How many blocks may be under way: enough for all workers to be busy, and few enough for the memory of Redis. */
const BLOCKS_AT_ONCE = 8;

/**
 * Does a piece of work into `folder`/answers.ndjson, and lists what was refused in `folder`/dead-letters.ndjson. Done again after any
 * accident, it goes on where it stopped: a block whose file is there is done, and one that is under way is not added twice.
 *
 * @param {import("../work.js").Work} work
 * @param {string} folder
 * @param {{ atOnce?: number, onProgress?: (blocks: number) => void }} [options]
 */
export async function produce(work, folder, { atOnce = BLOCKS_AT_ONCE, onProgress = () => {} } = {}) {
  mkdirSync(folder, { recursive: true });
  const flows = new FlowProducer({ connection: connection() });
  const queue = new Queue(BLOCKS, { connection: connection() });
  const events = new QueueEvents(BLOCKS, { connection: connection() });
  const chunks = new Queue(CHUNKS, { connection: connection(), streams });
  /** @type {import("node:events").EventEmitter[]} */
  const connected = [flows, queue, events, chunks];
  for (const one of connected) one.on("error", () => undefined);
  let done = 0;
  events.on("completed", () => onProgress(++done));
  try {
    for await (const block of blocksOf(work)) {
      const id = idOf(block);
      if (existsSync(join(folder, fileOf(id)))) continue;
      await untilUnderWay(atOnce - 1, queue, events);
      const before = await Job.fromId(queue, id);
      if (before === undefined) await flows.add(flowOf(block, id));
      else if (await before.isFailed()) await before.retry();
    }
    await untilUnderWay(0, queue, events);
    return await putTogether(work, folder, queue);
  } finally {
    await Promise.all([flows.close(), queue.close(), events.close(), chunks.close()]);
  }
}

/**
 * Back-pressure: waits until no more than so many blocks are under way. An event says when to look; if one is lost, the clock does.
 *
 * @param {number} most
 * @param {Queue} queue
 * @param {QueueEvents} events
 */
async function untilUnderWay(most, queue, events) {
  const underWay = () => queue.getJobCountByTypes("waiting-children", "waiting", "active", "delayed");
  while ((await underWay()) > most) {
    const second = AbortSignal.timeout(1000);
    await once(events, "completed", { signal: second }).catch(() => undefined);
  }
}

/** The id of a block is the hash of its content: what is added twice is there once. @param {import("../work.js").Chunk[]} block */
const idOf = (block) => createHash("sha256").update(JSON.stringify(block)).digest("hex");

/** @param {string} id */
const fileOf = (id) => `block-${id.slice(0, 32)}.ndjson`;

/**
 * A block as BullMQ runs it: its chunks, and once all of them are answered or given up, their merge.
 *
 * @param {import("../work.js").Chunk[]} block
 */
export function flowOf(block, jobId = idOf(block)) {
  const children = block.map((chunk, index) => ({
    name: "chunk",
    queueName: CHUNKS,
    data: packed(chunk),
    opts: {
      jobId: `${jobId}-${index}`,
      // What a chunk came to is kept with its block, so Redis holds only what is under way.
      ignoreDependencyOnFailure: true,
      removeOnComplete: true,
      removeOnFail: true,
    },
  }));
  /** @type {import("./queue.js").Block} */
  const data = {
    file: fileOf(jobId),
    chunks: block.map((chunk, index) => ({
      key: `bull:${CHUNKS}:${jobId}-${index}`,
      outline: outlineOf(chunk),
    })),
  };
  return {
    name: "block",
    queueName: BLOCKS,
    data,
    children,
    opts: { jobId, attempts: 3, removeOnComplete: true },
  };
}

/**
 * All blocks in one file, in their order; a line that is an error stands in a list of its own as well.
 *
 * @param {import("../work.js").Work} work
 * @param {string} folder
 * @param {Queue} queue
 */
async function putTogether(work, folder, queue) {
  const answers = createWriteStream(join(folder, "answers.ndjson"));
  const deadLetters = createWriteStream(join(folder, "dead-letters.ndjson"));
  let [lines, refused] = [0, 0];
  for await (const block of blocksOf(work)) {
    const id = idOf(block);
    const file = join(folder, fileOf(id));
    if (!existsSync(file)) {
      const job = await Job.fromId(queue, id);
      throw new Error(`${file} is missing: ${job?.failedReason ?? "its job is gone"}. Run this again`);
    }
    for await (const line of createInterface({ input: createReadStream(file) })) {
      lines += 1;
      if (!answers.write(`${line}\n`)) await once(answers, "drain");
      if (!isRefusal(line)) continue;
      refused += 1;
      if (!deadLetters.write(`${line}\n`)) await once(deadLetters, "drain");
    }
  }
  await Promise.all([answers, deadLetters].map((stream) => new Promise((ended) => stream.end(ended))));
  return { lines, refused };
}
