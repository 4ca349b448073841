import { resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import type * as entry from "./entry.js";

const here = resolve("test/bench/counting");

/** Which module sees a counting stand-in instead of what it imports. */
const STAND_INS = [
  { importer: resolve("src/numeric/certified.ts"), imports: "undecided" },
  { importer: resolve("src/numeric/ball.ts"), imports: "powerSum" },
];

/**
 * A copy of the library that counts how often it takes a slower path: each time `certified` catches an `Undecided` and starts
 * again with more digits, and each sum over typed arrays, so that those done flow by flow show as missing.
 *
 * The count is put in while bundling. A counter in `src` would be state that all users share, a callback would be one more
 * parameter on every public function, and either would be paid for in the very loops that are timed. So `src` knows nothing
 * of it, what is timed counts nothing, and what counts is not timed. A stand-in that no longer fits fails the build.
 */
export async function countingSubject(): Promise<typeof entry> {
  const unused = new Set(STAND_INS);
  const standIns: Plugin = {
    name: "stand-ins",
    setup({ onResolve }) {
      onResolve({ filter: /\/(undecided|powerSum)\.js$/ }, ({ path, importer }) => {
        const standIn = STAND_INS.find(
          (one) => one.importer === importer && path.endsWith(`/${one.imports}.js`),
        );
        if (standIn === undefined) return undefined;
        unused.delete(standIn);
        return { path: resolve(here, `${standIn.imports}.ts`) };
      });
    },
  };
  const { outputFiles } = await build({
    entryPoints: [resolve(here, "entry.ts")],
    plugins: [standIns],
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  for (const { importer, imports } of unused) throw new Error(`${importer} no longer imports ${imports}`);
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  return import(`data:text/javascript;base64,${code}`);
}
