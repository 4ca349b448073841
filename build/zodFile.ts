import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import * as zod from "zod";

/** The names under which the library asks for zod. */
const ZOD = /^zod(\/v4\/core)?$/;

/**
 * Where the build finds zod: in a file beside it. As it is installed zod is more than a hundred files, most of them messages in
 * languages, and to load them takes longer than to value an offer.
 */
export const zodBeside: Plugin = {
  name: "zod in one file",
  setup({ initialOptions, onResolve }) {
    const ending = initialOptions.outExtension?.[".js"] ?? ".js";
    onResolve({ filter: ZOD }, () => ({ path: `./zod${ending}`, external: true }));
  },
};

/** Writes what the library uses of zod into the build, in one file for each format. */
export async function writeZod(): Promise<void> {
  const { version, license, author } = JSON.parse(await readFile("node_modules/zod/package.json", "utf8"));
  const banner = { js: `/*! zod ${version}, ${author}, ${license} licence */` };
  const contents = await usedOfZod();
  for (const [format, ending] of [
    ["esm", "js"],
    ["cjs", "cjs"],
  ] as const) {
    await build({
      stdin: { contents, resolveDir: "." },
      outfile: `dist/zod.${ending}`,
      format,
      banner,
      bundle: true,
      minify: true,
      platform: "neutral",
      target: "es2022",
      logLevel: "warning",
    });
  }
}

/** A module that exports each name of zod's that stands somewhere in the library. */
async function usedOfZod(): Promise<string> {
  const files = (await readdir("src", { recursive: true })).filter((name) => name.endsWith(".ts"));
  const sources = await Promise.all(files.map((name) => readFile(join("src", name), "utf8")));
  const all = sources.join("\n");
  const looked = all.matchAll(/\bz\s*\.(\w+)/g);
  const used = Array.from(looked, ([, name = ""]) => name).filter((name) => name !== "core" && name in zod);
  const imported = all.matchAll(/import \{([^}]*)\} from "zod\/v4\/core"/g);
  const ofCore = Array.from(imported, ([, names = ""]) => names.split(",").map((name) => name.trim())).flat();
  return [exported(used, "zod"), exported(ofCore, "zod/v4/core")].join("\n");
}

const exported = (names: readonly string[], from: string): string =>
  `export { ${[...new Set(names)].join(", ")} } from "${from}";`;
