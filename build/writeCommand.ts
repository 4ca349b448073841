import { execFileSync } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import { type BuildOptions, build } from "esbuild";

const COMMON: BuildOptions = {
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  logLevel: "warning",
};

/** What compiling is tried on: what such a run needs starts at once. */
const TRIED = [
  "value",
  "examples/oracle-tiktok.offer.json",
  "examples/oracle-tiktok.buyer.json",
  "--units",
  "millions",
] as const;

/** Runs the command and writes the form into which V8 has compiled it by then. */
const COMPILE = `
process.argv.splice(1, Infinity, "", ...${JSON.stringify(TRIED)});
process.stdout.write = () => true;
const { script, seal } = require(process.cwd() + "/dist/cli.cjs");
process.on("exit", () => {
  const code = script.createCachedData();
  require("node:fs").writeFileSync("dist/command.bin", Buffer.concat([seal(code), code]));
});`;

/**
 * Writes the command into the build: self-contained, and compiled, so that it starts at once. The entries of the library are
 * built in two formats and with types; a command has no use for either.
 */
export async function writeCommand(): Promise<void> {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: ["src/cli.ts"],
    write: false,
    format: "cjs",
    // Optional: whoever wants .xlsx files installs it.
    external: ["hucre"],
  });
  await writeFile("dist/command.js", asFunction(outputFiles[0]?.text ?? ""));
  await build({ ...COMMON, entryPoints: ["build/startCommand.ts"], outfile: "dist/cli.cjs", format: "cjs" });
  await chmod("dist/cli.cjs", 0o755);
  execFileSync(process.execPath, ["--eval", COMPILE]);
}

/** A script whose value is a function of what it asks of Node: to require its modules, and to import a package when it is needed. */
function asFunction(program: string): string {
  const [before, after, ...more] = program.replace(/^#!.*\n/, "").split('import("hucre")');
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error("the command loads other packages than the one writer of .xlsx files");
  return inAscii(`(function (require, load) {${before}load("hucre")${after}})`);
}

/** A program in bytes that read alike as Latin-1 and as UTF-8: V8 keeps such a script in half the room. Strings and patterns take escapes. */
const inAscii = (program: string): string =>
  program.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
