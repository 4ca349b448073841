import { existsSync, readFileSync } from "node:fs";
import { basename, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { exportsOf, libraryProgram } from "../docs/publicProperties.js";
import { sourceFiles } from "../support/sourceFiles.js";

// What a newcomer sees of a file: whether names of the public API live in it, and which test is its own.

const entries = ["src/index.ts", "src/spreadsheet.ts", "src/workbook.ts", "src/report.ts", "src/parallel.ts"];

/** The first line of a file in which no name of the public API lives. */
const INTERNAL = "// Internal: no name of the public API lives here.";

/** Draws every picture, of harmless names and of hostile ones. */
const PICTURES = "test/analysis/pictures.test.ts";

/** Files that one test goes through alike, with the words that name them there. */
const testedTogether: readonly (readonly [test: string, files: RegExp])[] = [
  [PICTURES, /(Svg|payoffCurve)\.ts$/],
  ["test/report/report.test.ts", /^src\/report\/(replay|show)\.ts$/],
  ["test/outcome/settle.test.ts", /^src\/outcome\/outcomesDocument\.ts$/],
];

const program = libraryProgram(entries);

/** The files that public names live in; whether any of them is more than a type. */
const publicFiles = new Map<string, boolean>();
for (const symbol of entries.flatMap((entry) => exportsOf(program, entry))) {
  for (const declaration of symbol.declarations ?? []) {
    const file = relative(process.cwd(), declaration.getSourceFile().fileName);
    const isValue = (symbol.flags & ts.SymbolFlags.Value) !== 0;
    publicFiles.set(file, isValue || publicFiles.get(file) === true);
  }
}

const testOf = (file: string): string =>
  testedTogether.find(([, files]) => files.test(file))?.[0] ??
  file.replace(/^src(.*)\.ts$/, "test$1.test.ts");

const texts = sourceFiles();
const isMarked = (text: string): boolean => text.replace(/^#!.*\n/, "").split("\n", 1)[0] === INTERNAL;

describe("a file of src", () => {
  it("is marked as internal where no public name lives in it, and nowhere else", () => {
    const wrong = [...texts].flatMap(([file, text]) => {
      if (entries.includes(file) || isMarked(text) !== publicFiles.has(file)) return [];
      return [publicFiles.has(file) ? `${file} is public but marked as internal` : `${file} lacks its mark`];
    });
    expect(wrong).toEqual([]);
  });

  it("that public functions live in has a test of its name", () => {
    const lacking = [...publicFiles]
      .filter(([, isValue]) => isValue)
      .map(([file]) => testOf(file))
      .filter((file) => !existsSync(file));
    expect(lacking.sort()).toEqual([]);
  });

  it("that draws a picture is among all pictures", () => {
    const drawn = readFileSync(PICTURES, "utf8");
    const files = [...publicFiles.keys()].filter((file) => file.endsWith("Svg.ts"));
    const missing = files.filter((file) => !drawn.includes(`(options) => ${basename(file, ".ts")}(`));
    expect(files.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
});
