import { readFile } from "node:fs/promises";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";
import { minify } from "terser";
import { mentionedNames } from "./mentionedNames.js";
import { ownMembers } from "./ownMembers.js";
import { standIns, WITHOUT_KERNEL } from "./standIns.js";
import { usedDecimal } from "./usedDecimal.js";
import { withoutDescriptions } from "./withoutDescriptions.js";
import { withoutUnusedMethods } from "./withoutUnusedMethods.js";

export interface HostBundle {
  /** A script of ECMAScript 2019 that defines nothing at its top. */
  readonly code: string;
  /** What of decimal.js is not in it. */
  readonly left: readonly string[];
  /** Members of classes that may be called anything. */
  readonly members: readonly string[];
}

export interface HostBundleOptions {
  /** Texts that no cell shows, to be left out. */
  readonly descriptions: readonly string[];
  /** Whether size counts more than speed: what pairs of doubles leave open is settled in decimals at once. */
  readonly light: boolean;
}

/**
 * Bundles a module with all that it imports into one script, without what is certainly neither called nor read. For the
 * repository's root as the working directory.
 */
export async function hostBundle(
  entry: string,
  { descriptions, light }: HostBundleOptions,
): Promise<HostBundle> {
  const source = await readFile("node_modules/decimal.js/decimal.mjs", "utf8");
  const decimal = light ? withPlainTextsOnly(source) : source;
  const plugins = [standIns(light ? { ...WITHOUT_KERNEL, ...WITHOUT_TRIPLES } : WITHOUT_KERNEL)];
  const bundled = await bundle(entry, { external: ["decimal.js"], target: "es2022", plugins });
  const named = withoutUnusedMethods(withoutDescriptions(bundled, descriptions), mentionedNames(decimal));
  const { code: own } = await transform(named, { format: "esm", treeShaking: true });
  const { code: used, left } = usedDecimal(decimal, mentionedNames(own));
  const script: BuildOptions = { format: "iife", target: "es2019", minify: true, legalComments: "none" };
  const code = await bundle(own, { ...script, plugins: [decimalFrom(used)] });
  return { code, left, members: ownMembers(own, decimal) };
}

/** A script that does the same in some percent less; it takes seconds. */
export async function tightened({ code, members }: Pick<HostBundle, "code" | "members">): Promise<string> {
  const { code: tight } = await minify(code, {
    ecma: 2019,
    compress: {
      ecma: 2019,
      passes: 3,
      pure_getters: true,
      keep_fargs: false,
      unsafe_arrows: true,
      unsafe_methods: true,
    },
    mangle: { properties: { regex: new RegExp(`^(${members.join("|")})$`) } },
  });
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

/** decimal.js as somebody wrote it down. */
export const decimalFrom = (contents: string): Plugin => ({
  name: "decimal.js",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^decimal\.js$/ }, ({ path }) => ({ path, namespace: "used", sideEffects: false }));
    onLoad({ filter: /./, namespace: "used" }, () => ({ contents }));
  },
});

/**
 * Every text that a Decimal is made of here has been read as plain digits: what decimal.js knows of binary, octal and hexadecimal
 * digits is never run.
 */
function withPlainTextsOnly(source: string): string {
  const choice = "isDecimal.test(v) ? parseDecimal(x, v) : parseOther(x, v)";
  if (source.split(choice).length === 2) return source.replace(choice, "parseDecimal(x, v)");
  throw new Error("decimal.js no longer reads texts in the way that build/hostBundle.ts knows");
}

/** Triples of doubles save time between pairs and decimals, and change no digit: what does without them, by module. */
const WITHOUT_TRIPLES: Readonly<Record<string, string>> = {
  "numeric/tripleBall.ts": `import { decimals } from "./decimalBall.js";
export class TripleBall {}
export const tripleDoubles = /* @__PURE__ */ decimals(60, 28, false);`,
  "numeric/doubleDouble/powerSign.ts": "export const powerSign = () => 0;",
};
