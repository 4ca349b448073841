import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { type BuildOptions, build } from "esbuild";
import { standIns } from "./standIns.js";

const COMMON: BuildOptions = {
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  logLevel: "warning",
};

const DOCUMENTS = ["examples/oracle-tiktok.offer.json", "examples/oracle-tiktok.buyer.json"];

/**
 * The scripts of the command, with the call that compiling is tried on: what such a run needs starts at once. What is asked for
 * most by far has a script of its own, as time goes by size.
 */
const SCRIPTS: readonly Script[] = [
  { name: "value", tried: ["value", ...DOCUMENTS, "--units", "millions"], only: "value" },
  { name: "command", tried: ["sensitivity", ...DOCUMENTS] },
];

interface Script {
  readonly name: string;
  readonly tried: readonly string[];
  /** The one command that is in it, where not all are. */
  readonly only?: string;
}

/** Runs the command and writes the form into which V8 has compiled a script of it by then. */
const compiling = ({ name, tried }: Script): string => `
process.argv.splice(1, Infinity, "", ...${JSON.stringify(tried)});
const fs = require("node:fs");
const { writeSync } = fs;
fs.writeSync = (_, bytes) => bytes.length;
require(process.cwd() + "/dist/cli.cjs").started.then(({ script, seal }) =>
  process.on("exit", () => {
    const code = script.createCachedData();
    fs.writeSync = writeSync;
    fs.writeFileSync("dist/${name}.bin", Buffer.concat([seal(code), code]));
  }));`;

/**
 * Writes the command into the build: self-contained, and compiled, so that it starts at once. The entries of the library are
 * built in two formats and with types; a command has no use for either.
 */
export async function writeCommand(): Promise<void> {
  await build({ ...COMMON, entryPoints: ["build/startCommand.ts"], outfile: "dist/cli.cjs", format: "cjs" });
  await chmod("dist/cli.cjs", 0o755);
  for (const script of SCRIPTS) {
    const { name, only } = script;
    const { outputFiles } = await build({
      ...COMMON,
      entryPoints: ["src/cli.ts"],
      write: false,
      format: "cjs",
      // Optional: whoever wants .xlsx files installs it.
      external: ["hucre"],
      plugins: only === undefined ? [] : [standIns(await loaderOf(only))],
    });
    await writeFile(`dist/${name}.js`, withDigest(asFunction(outputFiles[0]?.text ?? "")));
    execFileSync(process.execPath, ["--eval", compiling(script)]);
  }
}

/** In place of all loaders that of one command. */
async function loaderOf(name: string): Promise<Readonly<Record<string, string>>> {
  const source = await readFile("src/command/load.ts", "utf8");
  const loader = new RegExp(`^ {2}${name}: .*$`, "m").exec(source)?.[0];
  if (loader === undefined) throw new Error(`src/command/load.ts has no loader of ${name} in a line`);
  return { "command/load.ts": `export const LOADERS = {\n${loader}\n};` };
}

/** A script whose value is a function of what it asks of Node: to require its modules, and to import a package when it is needed. */
function asFunction(program: string): string {
  const [before, after, ...more] = program.replace(/^#!.*\n/, "").split('import("hucre")');
  if (before === undefined || more.length > 0)
    throw new Error("the command loads other packages than the one writer of .xlsx files");
  const whole = after === undefined ? before : `${before}load("hucre")${after}`;
  return inAscii(`(function (require, load) {${whole}})`);
}

/** A program after a line that tells it from every other one: what has been compiled names that line. */
const withDigest = (program: string): string =>
  `// ${createHash("sha256").update(program).digest("hex")}\n${program}`;

/** A program in bytes that read alike as Latin-1 and as UTF-8: V8 keeps such a script in half the room. Strings and patterns take escapes. */
const inAscii = (program: string): string =>
  program.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
