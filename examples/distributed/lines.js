import { createReadStream, renameSync, writeFileSync } from "node:fs";

/** A line that is longer than this is not kept; null stands in its place. */
export const LONGEST_LINE = 1_000_000;

/**
 * The lines of a file, read as they are asked for: no more than a piece of the file and one line is ever in memory.
 *
 * @param {string} file
 * @param {number} [longest]
 * @returns {AsyncGenerator<string | null>}
 */
export async function* linesOf(file, longest = LONGEST_LINE) {
  let begun = "";
  let tooLong = false;
  for await (const piece of createReadStream(file, "utf8")) {
    const [rest, ...more] = piece.split("\n");
    tooLong ||= begun.length + rest.length > longest;
    begun = tooLong ? "" : begun + rest;
    for (const next of more) {
      yield tooLong ? null : begun;
      tooLong = next.length > longest;
      begun = tooLong ? "" : next;
    }
  }
  if (tooLong || begun !== "") yield tooLong ? null : begun;
}

/**
 * Up to `size` lines at a time, each list with the number of its first line, from 1.
 *
 * @param {string} file
 * @param {number} size
 * @returns {AsyncGenerator<{ first: number, lines: (string | null)[] }>}
 */
export async function* bandsOf(file, size) {
  let first = 1;
  /** @type {(string | null)[]} */
  let lines = [];
  for await (const line of linesOf(file)) {
    lines.push(line);
    if (lines.length < size) continue;
    yield { first, lines };
    first += lines.length;
    lines = [];
  }
  if (lines.length > 0) yield { first, lines };
}

/**
 * Writes a file whole or not at all: whoever dies in the middle leaves a draft, which nobody reads. Written twice, it is the
 * same file.
 *
 * @param {string} file
 * @param {readonly string[]} lines
 */
export function writeWhole(file, lines) {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, lines.map((line) => `${line}\n`).join(""));
  renameSync(draft, file);
}
