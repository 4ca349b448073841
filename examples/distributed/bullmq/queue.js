/** What producers and workers agree on. */
import { createRequire } from "node:module";

const { version } = createRequire(import.meta.url)("offer-valuation/package.json");

/** Queues bear the library's version: another version may give other digits, and its workers never see these jobs. */
export const CHUNKS = `chunks-${version}`;
export const BLOCKS = `blocks-${version}`;

/** Commands wait for as long as Redis is away, and are sent when it is back. */
export const connection = () => ({
  url: process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379",
  maxRetriesPerRequest: null,
});

/**
 * A block that is to be merged into one file.
 *
 * @typedef {object} Block
 * @property {string} file
 * @property {{ key: string, outline: import("../work.js").Outline }[]} chunks Its chunks in their order, with their keys in Redis.
 */
