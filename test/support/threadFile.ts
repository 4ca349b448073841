import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

/** What threads run, made of the sources: a file URL. Threads of Node read no TypeScript. */
export function threadFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), "offer-valuation-thread-")), "worker.mjs");
  buildSync({
    entryPoints: ["src/parallel/worker.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: file,
    logLevel: "error",
  });
  return pathToFileURL(file).href;
}
