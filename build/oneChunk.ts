import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Plugin } from "esbuild";

/** What an entry imports so that all of the library stands under it. */
const WHOLE = "the whole library";

/**
 * Makes every other entry lead to all that the first one does, so that they share it in one file: a file for each set of entries that share
 * something would be a dozen, and Node takes longer to find and to link those than to read one. What an entry has for itself stays with it.
 */
export const oneChunk: Plugin = {
  name: "one chunk",
  setup({ initialOptions, onResolve, onLoad }) {
    const entries = Object.values(initialOptions.entryPoints as Record<string, string>).map((path) =>
      resolve(path),
    );
    const [library = "", ...others] = entries;
    // The library says that its modules do nothing by themselves, so that this import leaves nothing behind.
    initialOptions.logOverride = { ...initialOptions.logOverride, "ignored-bare-import": "silent" };
    onResolve({ filter: new RegExp(`^${WHOLE}$`) }, () => ({ path: library, sideEffects: true }));
    onLoad({ filter: /\.ts$/ }, async ({ path }) =>
      others.includes(path)
        ? { contents: `import "${WHOLE}";\n${await readFile(path, "utf8")}`, loader: "ts" }
        : undefined,
    );
  },
};
