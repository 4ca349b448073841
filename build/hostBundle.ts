import { readFile } from "node:fs/promises";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";
import { minify } from "terser";
import { mentionedNames } from "./mentionedNames.js";
import { usedDecimal } from "./usedDecimal.js";
import { withoutDescriptions } from "./withoutDescriptions.js";
import { withoutUnusedMethods } from "./withoutUnusedMethods.js";

export interface HostBundle {
  /** A script of ECMAScript 2019 that defines nothing at its top. */
  readonly code: string;
  /** What of decimal.js is not in it. */
  readonly left: readonly string[];
}

/**
 * Bundles a module with all that it imports into one script, without what is certainly neither called nor read. For the
 * repository's root as the working directory.
 */
export async function hostBundle(entry: string, descriptions: readonly string[]): Promise<HostBundle> {
  const decimal = await readFile("node_modules/decimal.js/decimal.mjs", "utf8");
  const bundled = await bundle(entry, { external: ["decimal.js"], target: "es2022" });
  const named = withoutUnusedMethods(withoutDescriptions(bundled, descriptions), mentionedNames(decimal));
  const { code: own } = await transform(named, { format: "esm", treeShaking: true });
  const { code: used, left } = usedDecimal(decimal, mentionedNames(own));
  const script: BuildOptions = { format: "iife", target: "es2019", minify: true, legalComments: "none" };
  return { code: await bundle(own, { ...script, plugins: [decimalFrom(used)] }), left };
}

/** A script that does the same in some percent less; it takes seconds. */
export async function tightened(code: string): Promise<string> {
  const { code: tight } = await minify(code, { ecma: 2019, compress: { ecma: 2019, passes: 2 } });
  return `${tight}\n`;
}

async function bundle(contents: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ".", loader: "ts" },
    // Fields that are assigned are shorter than fields that are defined, and nothing here tells them apart.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, verbatimModuleSyntax: true } },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    define: CONSTANTS,
    logLevel: "error",
    ...options,
  });
  return outputFiles?.[0]?.text ?? "";
}

/**
 * What is shorter when written out; and BigInt, of which zod makes two at its start, for kinds of numbers that no document of
 * this library holds.
 */
const CONSTANTS = {
  BigInt: "Number",
  "Number.POSITIVE_INFINITY": "Infinity",
  "Number.MAX_SAFE_INTEGER": String(Number.MAX_SAFE_INTEGER),
};

const decimalFrom = (contents: string): Plugin => ({
  name: "decimal.js",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^decimal\.js$/ }, ({ path }) => ({ path, namespace: "used", sideEffects: false }));
    onLoad({ filter: /./, namespace: "used" }, () => ({ contents }));
  },
});
