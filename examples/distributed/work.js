/**
 * Work in chunks, of either kind. A chunk is plain JSON that says all there is to know and takes a worker some seconds. Nothing here
 * knows of an engine: a single process and every worker come to the same digits because they call the same functions.
 */
import { parseArgs } from "node:util";
import { PATHS, pathsAnswers, pathsBlocks, pathsOutline, pathsPlaces } from "./paths.js";
import { SWEEP, sweepAnswers, sweepBlocks, sweepOutline, sweepPlaces } from "./sweep.js";

/**
 * @typedef {import("./sweep.js").SweepChunk | import("./paths.js").PathsChunk} Chunk
 * @typedef {import("./sweep.js").SweepOutline | import("./paths.js").PathsOutline} Outline A chunk without its documents.
 * @typedef {import("./sweep.js").Sweep | import("./paths.js").Paths} Work
 */

/**
 * The chunks of a piece of work, in blocks whose answers are merged together. Asked again, it gives the same ones.
 *
 * @param {Work} work
 * @returns {AsyncGenerator<Chunk[]>}
 */
export const blocksOf = (work) => ("offers" in work ? sweepBlocks(work) : pathsBlocks(work));

/**
 * The lines that answer a chunk, in one list or in several: those of a block stand together list by list.
 *
 * @param {Chunk} chunk
 * @returns {string[][]}
 */
export function answersTo(chunk) {
  if (chunk.format === SWEEP) return sweepAnswers(chunk);
  if (chunk.format === PATHS) return pathsAnswers(chunk);
  const { format } = /** @type {{ format: unknown }} */ (chunk);
  throw new Error(`a chunk must be "${SWEEP}" or "${PATHS}", not ${JSON.stringify(format)}`);
}

/**
 * The lines of a block, from the answers to its chunks.
 *
 * @param {readonly string[][][]} answers
 */
export const linesOfBlock = (answers) =>
  answers[0].flatMap((_, list) => answers.flatMap((lists) => lists[list]));

/** @param {Chunk} chunk */
export const outlineOf = (chunk) => (chunk.format === SWEEP ? sweepOutline(chunk) : pathsOutline(chunk));

/**
 * Where the answers to a chunk belong.
 *
 * @param {Outline} outline
 * @returns {import("./answers.js").Place[][]}
 */
export const placesOf = (outline) => (outline.format === SWEEP ? sweepPlaces(outline) : pathsPlaces(outline));

/**
 * The work that a command line asks for; what it says besides is in `values`.
 *
 *     offers.ndjson beliefs.ndjson [--rows 50] [--columns 50] [--seeds 1,2,3 --paths 65536] [--whole]
 *     offer.json beliefs.json --paths 1e9 --parts 1000 [--seed 1]
 *
 * @param {import("node:util").ParseArgsConfig["options"]} [besides]
 */
export function workAsked(besides = {}) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rows: { type: "string", default: "50" },
      columns: { type: "string", default: "50" },
      seeds: { type: "string" },
      whole: { type: "boolean" },
      paths: { type: "string" },
      parts: { type: "string" },
      seed: { type: "string", default: "1" },
      ...besides,
    },
  });
  const [subject, beliefs] = positionals;
  if (subject === undefined || beliefs === undefined)
    throw new Error("name a file of offers and one of beliefs");
  const { rows, columns, seeds, whole, paths, parts, seed } = values;
  /** @type {Work} */
  const work =
    parts === undefined
      ? {
          offers: subject,
          beliefs,
          rows: Number(rows),
          columns: Number(columns),
          asked: {
            ...(seeds === undefined
              ? {}
              : { seeds: String(seeds).split(",").map(Number), paths: Number(paths) }),
            ...(whole === true ? { whole } : {}),
          },
        }
      : { offer: subject, beliefs, paths: Number(paths), seed: Number(seed), parts: Number(parts) };
  return { work, values: /** @type {Readonly<Record<string, unknown>>} */ (values) };
}
