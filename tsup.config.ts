import { defineConfig } from "tsup";
import { oneChunk } from "./build/oneChunk.js";
import { writeCommand } from "./build/writeCommand.js";
import { writePage } from "./build/writePage.js";
import { writeSchemas } from "./build/writeSchemas.js";
import { writeSpreadsheets } from "./build/writeSpreadsheets.js";
import { writeZod, zodBeside } from "./build/zodFile.js";

export default defineConfig({
  // A new subpath export is one name here, one block in package.json "exports" and one line in its "typesVersions" and in
  // tsconfig "paths".
  entry: {
    index: "src/index.ts",
    spreadsheet: "src/spreadsheet.ts",
    workbook: "src/workbook.ts",
    report: "src/report.ts",
    parallel: "src/parallel.ts",
    // What the threads of `parallel` run: a file of its own, and no subpath.
    parallelWorker: "src/parallel/worker.ts",
  },
  format: ["esm", "cjs"],
  target: "es2022",
  tsconfig: "tsconfig.build.json",
  // tsup's declaration build sets `baseUrl`, which TypeScript 6 reports as deprecated.
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  // Entries share a chunk: otherwise each CommonJS entry would carry a Decimal class of its own.
  splitting: true,
  treeshake: true,
  // Node reads every character before it values anything: only names that stack traces show, and notes for bundlers, stay as they are.
  minify: "terser",
  terserOptions: {
    mangle: { keep_fnames: true, keep_classnames: true },
    // What is imported by a variable must stay so, or bundlers for browsers would look for what only Node has.
    compress: { keep_fnames: true, keep_classnames: true, reduce_vars: false },
    format: { preserve_annotations: true, comments: /@vite-ignore/, ascii_only: true, max_line_len: 160 },
  },
  clean: true,
  noExternal: [/^zod/],
  esbuildPlugins: [zodBeside, oneChunk],
  async onSuccess() {
    await writeZod();
    await writeSpreadsheets();
    await writeSchemas();
    await writeCommand();
    await writePage();
  },
});
