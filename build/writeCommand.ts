import { chmod } from "node:fs/promises";
import { build } from "esbuild";

/**
 * Writes the command into the build: self-contained, so that it starts at once. The entries of the library are
 * built in two formats and with types; a command has no use for either.
 */
export async function writeCommand(): Promise<void> {
  await build({
    entryPoints: ["src/cli.ts"],
    outdir: "dist",
    // What one command needs is loaded when it is called.
    splitting: true,
    chunkNames: "command/[name]-[hash]",
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // Optional: whoever wants .xlsx files installs it.
    external: ["hucre"],
    logLevel: "warning",
  });
  await chmod("dist/cli.js", 0o755);
}
