#!/usr/bin/env node
// Internal: no name of the public API lives here.

// The one place that reads and writes, with standardStreams.ts: everything the command does is `run`, a function of its arguments.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Host, OutputFile } from "./command/outcome.js";
import { run } from "./command/run.js";
import { leavable, print } from "./standardStreams.js";

let watched = false;

const host: Host = {
  read: async (name) => {
    try {
      return name === "-" ? await whole(host.pieces()) : readFileSync(name, "utf8");
    } catch (error) {
      throw new Error(reason(error));
    }
  },
  pieces: () => process.stdin.setEncoding("utf8"),
  emit: (chunk) =>
    new Promise((taken) => {
      const stdout = leavable();
      if (stdout.write(chunk)) taken();
      else stdout.once("drain", taken);
    }),
  get progress() {
    const { stderr } = process;
    if (!stderr.isTTY) return undefined;
    watched = true;
    return (done: number, total: number) => stderr.write(`\r\u001b[K${done} of ${total}`);
  },
};

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be read or written",
  EEXIST: "is there already, and is left as it is",
};

const reason = (error: unknown): string => {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
};

/** Writes all files or none: each beside its place first, and only then under its name. */
function write(files: readonly OutputFile[]): void {
  const drafts: string[] = [];
  const placed: string[] = [];
  try {
    for (const { name, content } of files) {
      mkdirSync(dirname(name), { recursive: true });
      const draft = `${name}.${Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString("hex")}.draft`;
      drafts.push(draft);
      writeFileSync(draft, content, { flag: "wx" });
    }
    for (const [index, { name, replaces }] of files.entries()) {
      const draft = drafts[index] as string;
      if (replaces) renameSync(draft, name);
      else {
        linkSync(draft, name);
        placed.push(name);
      }
    }
  } catch (error) {
    for (const name of placed) rmSync(name, { force: true });
    const { dest, path } = error as NodeJS.ErrnoException & { dest?: string };
    throw new Error(`${(dest ?? path ?? "").replace(/\.[0-9a-f]{12}\.draft$/, "")}: ${reason(error)}`);
  } finally {
    for (const draft of drafts) rmSync(draft, { force: true });
  }
}

async function main(): Promise<void> {
  const outcome = await run(process.argv.slice(2), host);
  if (watched) print("stderr", "\r\u001b[K");
  process.exitCode = outcome.exitCode;
  try {
    write(outcome.files);
  } catch (error) {
    print("stderr", `${reason(error)}\n`);
    process.exitCode = 1;
    return;
  }
  print("stdout", outcome.stdout);
  print("stderr", outcome.stderr);
}

void main();
