/** What producers and workers agree on. */
import { createRequire } from "node:module";
import { gunzipSync, gzipSync } from "node:zlib";

const { version } = createRequire(import.meta.url)("offer-valuation/package.json");

/** Queues bear the library's version: another version may give other digits, and its workers never see these jobs. */
export const CHUNKS = `chunks-${version}`;
export const BLOCKS = `blocks-${version}`;

/** Commands wait for as long as Redis is away, and are sent when it is back. */
export const connection = () => ({
  url: process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379",
  maxRetriesPerRequest: null,
});

/** Events bear what jobs came to. Only the latest are kept: the others would fill the memory of Redis. */
export const streams = { events: { maxLen: 200 } };

/** Documents and answers are much alike, and Redis is what many workers share: it holds them compressed. @param {unknown} value */
export const packed = (value) => gzipSync(JSON.stringify(value), { level: 1 }).toString("base64");

/** @param {string} text */
export const unpacked = (text) => JSON.parse(gunzipSync(Buffer.from(text, "base64")).toString());

/**
 * A block that is to be merged into one file.
 *
 * @typedef {object} Block
 * @property {string} file
 * @property {{ key: string, outline: import("../work.js").Outline }[]} chunks Its chunks in their order, with their keys in Redis.
 */
