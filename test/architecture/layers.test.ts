import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sourceFiles } from "../support/sourceFiles.js";
import { type ImportGraph, layerViolations } from "./layers.js";
import { parseSourceFile, type SourceFile, VARIABLE } from "./sourceFile.js";

const guide = readFileSync("CONTRIBUTING.md", "utf8");

/** Lowest first, as the guide's table of folders has them: a file imports from its own layer and from those before it. */
const layers = [
  ...[...guide.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names]) =>
    [...String(names).matchAll(/`(\w+)(?:\/|\.ts)`/g)].map(([, name]) => String(name)),
  ),
  "index",
];

const texts = sourceFiles();
const modules = new Map([...texts].map(([file, text]) => [file, parseSourceFile(file, text)]));

/** The one file that reads and writes, and what it prints with, which the start of the installed command shares. */
const FACES = ["src/cli.ts", "src/standardStreams.ts"];

describe("src", () => {
  it("keeps to its layers, without cycles and barrels", () => {
    expect(layerViolations(graphOf(modules), layers)).toEqual([]);
  });

  it("has each folder that the guide names", () => {
    const files = [...texts.keys()];
    const isThere = (layer: string): boolean =>
      files.some((file) => file.startsWith(`src/${layer}/`) || file === `src/${layer}.ts`);
    expect(layers.length).toBeGreaterThan(20);
    expect(layers.filter((layer) => !isThere(layer))).toEqual([]);
  });

  it("asks the system for something in one place", () => {
    const ofNode = (name: string): boolean => name.startsWith("node:") && name !== "node:util";
    expect(filesWhere(({ packages }) => packages.some(ofNode))).toEqual(FACES);
    expect(filesWhere(({ packages }) => packages.includes("node:util"))).toEqual(["src/command/run.ts"]);
  });

  it("imports what only a variable names where threads of Node run, and nowhere else", () => {
    expect(filesWhere(({ packages }) => packages.includes(VARIABLE))).toEqual([
      "src/parallel/families.ts",
      "src/parallel/threads.ts",
    ]);
  });

  it("imports decimal.js in one place", () => {
    expect(filesWhere(({ packages }) => packages.includes("decimal.js"))).toEqual(["src/numeric/decimal.ts"]);
  });

  it("never looks at the clock, the console, the process or chance, but for what reads and writes", () => {
    const pure = [...modules].filter(([file]) => !FACES.includes(file));
    const found = pure.flatMap(([file, { impurities }]) => impurities.map((use) => `${file} ${use}`));
    expect(found).toEqual([]);
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
