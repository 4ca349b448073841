/** The paths of one simulation, in parts that take some seconds each. */
import { readFileSync } from "node:fs";
import { mergeChunks, simulateChunk, simulationJob } from "offer-valuation";
import { answer } from "./answers.js";
import { linesOf } from "./lines.js";

/** How a part of a simulation is written. */
export const PATHS = "offer-valuation paths 1";

/** The most characters that one part may have. */
const LONGEST_PART = 8_000_000;

const PARTS_OF_A_BLOCK = 16;

/**
 * @typedef {object} PathsChunk
 * @property {typeof PATHS} format
 * @property {import("offer-valuation").SimulationJob} job
 * @property {number} part Which of the job's chunks it is, from 0.
 *
 * @typedef {Omit<PathsChunk, "job">} PathsOutline
 *
 * @typedef {object} Paths
 * @property {string} offer A file with one offer.
 * @property {string} beliefs A file with one set of beliefs.
 * @property {number} paths How many paths there are in all.
 * @property {number} seed
 * @property {number} parts How many parts they are worked out in.
 */

/**
 * @param {Paths} simulation
 */
export const jobOf = ({ offer, beliefs, paths, seed, parts }) =>
  simulationJob(
    JSON.parse(readFileSync(offer, "utf8")),
    JSON.parse(readFileSync(beliefs, "utf8")),
    { paths, seed },
    parts,
  );

/**
 * @param {Paths} simulation
 * @returns {AsyncGenerator<PathsChunk[]>}
 */
export async function* pathsBlocks(simulation) {
  const job = jobOf(simulation);
  for (let first = 0; first < job.chunks; first += PARTS_OF_A_BLOCK) {
    const length = Math.min(PARTS_OF_A_BLOCK, job.chunks - first);
    yield Array.from({ length }, (_, index) => ({ format: PATHS, job, part: first + index }));
  }
}

/** @param {PathsChunk} chunk */
export const pathsAnswers = ({ job, part }) => [
  [answer({ part }, LONGEST_PART, () => ({ counted: simulateChunk(job, part).counted }))],
];

/** @param {PathsOutline} outline */
export const pathsPlaces = ({ part }) => [[{ part }]];

/**
 * @param {PathsChunk} chunk
 * @returns {PathsOutline}
 */
export const pathsOutline = ({ format, part }) => ({ format, part });

/**
 * The simulation that all parts come to: to the last digit that of a single process.
 *
 * @param {Paths} simulation
 * @param {string} answers The file of their answers.
 */
export async function merged(simulation, answers) {
  const job = jobOf(simulation);
  const parts = [];
  for await (const line of linesOf(answers, LONGEST_PART)) {
    const { part: chunk, counted } = JSON.parse(line ?? "{}");
    parts.push({ job, chunk, counted });
  }
  return mergeChunks(parts);
}
