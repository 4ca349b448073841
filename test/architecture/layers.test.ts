import { describe, expect, it } from "vitest";
import { sourceFiles } from "../support/sourceFiles.js";
import type { ImportGraph } from "./layers.js";
import { layerViolations } from "./layers.js";
import type { SourceFile } from "./sourceFile.js";
import { parseSourceFile } from "./sourceFile.js";

/** Lowest first: a file imports from its own layer and from those before it. */
const layers = [
  "errors",
  "numeric",
  "time",
  "schema",
  "algebra",
  "components",
  "market",
  "beliefs",
  "interpret",
  "value",
  "settlement",
  "report",
  "offer",
  "deal",
  "analysis",
  "workbook",
  "deals",
  "spreadsheet",
  "index",
];

/** What users import from: lists of names, nothing else. */
const entries = ["src/index.ts", "src/spreadsheet.ts"];

/** Files named after a subject rather than after one of their exports. */
const subjects = [
  "src/numeric/decimalBall.ts",
  "src/numeric/rounding.ts",
  "src/numeric/smallArrays.ts",
  "src/schema/fields.ts",
];

const maxLines = 260;

const texts = sourceFiles();
const modules = new Map([...texts].map(([file, text]) => [file, parseSourceFile(file, text)]));

describe("src", () => {
  it("keeps to its layers, without cycles and barrels", () => {
    expect(layerViolations(graphOf(modules), layers)).toEqual([]);
  });

  it("imports decimal.js in one place", () => {
    expect(filesWhere(({ packages }) => packages.includes("decimal.js"))).toEqual(["src/numeric/decimal.ts"]);
  });

  it("never looks at the clock, the console, the process or chance", () => {
    const found = [...modules].flatMap(([file, { impurities }]) => impurities.map((use) => `${file} ${use}`));
    expect(found).toEqual([]);
  });

  it("names each file after what it exports", () => {
    const unnamed = filesWhere((module, file) => !isNamedAfterExport(file, module));
    expect(unnamed.filter((file) => !entries.includes(file) && !subjects.includes(file))).toEqual([]);
  });

  it(`keeps files within ${maxLines} lines`, () => {
    const lengths = [...texts].map(([file, text]) => ({ file, lines: text.trimEnd().split("\n").length }));
    expect(lengths.filter(({ lines }) => lines > maxLines)).toEqual([]);
  });
});

describe("the checks themselves", () => {
  const check = (files: Record<string, string>) =>
    layerViolations(graphOf(parsed(files)), ["low", "high", "index"]);

  it("accept a sound tree", () => {
    const files = {
      "src/low.ts": "export const low = 1;",
      "src/high/a.ts": `import { low } from "../low.js"; import type { B } from "./b.js"; export const a = low;`,
      "src/high/b.ts": `import { a } from "./a.js"; export type B = typeof a;`,
      "src/index.ts": `export { a } from "./high/a.js";`,
    };
    expect(check(files)).toEqual([]);
  });

  it.each([
    'import { a } from "./high/a.js"',
    'import type { A } from "./high/a.js"',
    'type A = import("./high/a.js").A',
  ])("catch an import from a higher layer: %s", (line) => {
    const files = { "src/low.ts": line, "src/high/a.ts": "export const a = 1; export type A = 1;" };
    expect(check(files)).toEqual(["src/low.ts imports src/high/a.ts from a higher layer"]);
  });

  it("catch a cycle, also where only a name in it is a type", () => {
    const files = {
      "src/high/a.ts": `import { b } from "./b.js";`,
      "src/high/b.ts": `export { c } from "./c.js";`,
      "src/high/c.ts": `import { type A } from "./a.js";`,
    };
    const cycle = "src/high/a.ts → src/high/b.ts → src/high/c.ts → src/high/a.ts";
    expect(check(files)).toEqual([`import cycle: ${cycle}`]);
  });

  it("catch barrels, and a file outside every layer", () => {
    const files = { "src/high/index.ts": `export * from "./a.js";`, "src/other/a.ts": "" };
    expect(check(files)).toEqual([
      'src/other/a.ts: "other" is not a known layer',
      "src/high/index.ts is a barrel",
      "src/high/index.ts exports * from src/high/a.ts",
    ]);
  });

  it("catch impure code, but not comments about it", () => {
    const text =
      "// console.log(new Date())\nconst t = new Date();\nconsole.log(Date.now(), Date.UTC(2020, 0));";
    expect(parseSourceFile("src/a.ts", text).impurities).toEqual([
      "line 2: new Date",
      "line 3: console.log",
      "line 3: Date.now",
    ]);
  });

  it("compare a file's name with its exports", () => {
    const named = (file: string, text: string) => isNamedAfterExport(file, parseSourceFile(file, text));
    expect(named("src/errors.ts", "export class OfferError {}")).toBe(true);
    expect(named("src/time/date.ts", "export { isoDate } from './other.js';")).toBe(true);
    expect(named("src/time/date.ts", "const date = 1; export const other = date;")).toBe(false);
  });
});

function parsed(files: Record<string, string>): Map<string, SourceFile> {
  return new Map(Object.entries(files).map(([file, text]) => [file, parseSourceFile(file, text)]));
}

function graphOf(files: ReadonlyMap<string, SourceFile>): ImportGraph {
  return new Map([...files].map(([file, { imports }]) => [file, imports]));
}

function filesWhere(holds: (module: SourceFile, file: string) => boolean): string[] {
  return [...modules].filter(([file, module]) => holds(module, file)).map(([file]) => file);
}

/** "errors.ts" goes with OfferError, "date.ts" with isoDate: case, plural and a qualifying word make no difference. */
function isNamedAfterExport(file: string, { exports }: SourceFile): boolean {
  const [concept = ""] = /[^/]+(?=\.ts$)/.exec(file.replace(/s\.ts$/, ".ts").toLowerCase()) ?? [];
  return exports.some((name) => name.toLowerCase().includes(concept));
}
