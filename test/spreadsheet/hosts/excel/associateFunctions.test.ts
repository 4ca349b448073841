import { runInContext } from "node:vm";
import { parse } from "acorn";
import { functionTable } from "offer-valuation/spreadsheet";
import { beforeAll, describe, expect, it } from "vitest";
import type { ExcelMetadata } from "../../../../src/spreadsheet/hosts/excel/excelMetadata.js";
import { withTextForms } from "../../../../src/spreadsheet/hosts/hostFunctions.js";
import { serial } from "../../kit.js";
import { bareContext, ofZod } from "../bareContext.js";
import { builtText } from "../builtFiles.js";
import { ofSource, sampleFor, withDates } from "../samples.js";

/** The codes of CustomFunctions.ErrorCode, as Microsoft documents them. */
const ErrorCode = {
  divisionByZero: "#DIV/0!",
  invalidName: "#NAME?",
  invalidNumber: "#NUM!",
  invalidReference: "#REF!",
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  nullReference: "#NULL!",
};

class CellError {
  readonly code: string;
  readonly message: string | undefined;

  constructor(code: string, message?: string) {
    this.code = code;
    this.message = message;
  }
}

const functions = withTextForms(functionTable());

const registered = new Map<string, (...args: unknown[]) => unknown>();

let script: string;

let metadata: ExcelMetadata;

beforeAll(async () => {
  script = await builtText("excel/functions.js");
  metadata = JSON.parse(await builtText("excel/functions.json"));
  const CustomFunctions = {
    associate: (id: string, run: (...args: unknown[]) => unknown) => {
      if (registered.has(id)) throw new Error(`${id} is there twice`);
      registered.set(id, run);
    },
    Error: CellError,
    ErrorCode,
  };
  runInContext(script, bareContext({ CustomFunctions }));
}, 120_000);

/** What Excel gets: the result, or the error that its runtime puts into the cell. */
function call(id: string, ...args: unknown[]): unknown {
  try {
    // Excel hands over an object about the call after the last parameter, and null for what is left out.
    const count = metadata.functions.find((found) => found.id === id)?.parameters.length ?? 0;
    const padded = Array.from({ length: count }, (_, index) => args[index] ?? null);
    const result = registered.get(id)?.(...padded, { address: "Sheet1!A1" });
    return typeof result === "object" ? Array.from(result as unknown[][], (row) => Array.from(row)) : result;
  } catch (error) {
    return error instanceof CellError ? `${error.code} ${error.message ?? ""}`.trim() : error;
  }
}

describe("the functions of the Excel add-in", () => {
  it("is a script of ECMAScript 2019 that defines nothing", () => {
    expect(() => parse(script, { ecmaVersion: 2019, sourceType: "script" })).not.toThrow();
    const context = bareContext({ CustomFunctions: { associate: () => {}, Error: CellError, ErrorCode } });
    const names = (): string[] => [...runInContext("Object.getOwnPropertyNames(globalThis)", context)];
    const before = names();
    runInContext(script, context);
    expect(names().filter((name) => !ofZod(name))).toEqual(before);
  });

  it("are those of the metadata, and those of the table", () => {
    const ids = functions.map(({ name }) => name);
    expect([...registered.keys()]).toEqual(ids);
    expect(metadata.functions.map(({ id }) => id)).toEqual(ids);
  });

  it.each(
    functions.map((named) => [named.name, named] as const),
  )("%s is that of the source", (name, named) => {
    const args = sampleFor(named.definition);
    const source = ofSource(named, "1900");
    expect(source).toHaveProperty("value");
    const shown = call(name, ...withDates(args, serial));
    if ("value" in source) expect(shown).toEqual(source.value);
    else expect(shown).toMatch(source.error);
  });

  it("show errors as Excel's own, with a message where Excel shows one", () => {
    const flows = [[-100], [121]];
    const dates = [[44197], [44562]];
    expect(call("XNPV", 0.1, flows, dates)).toBe(10);
    expect(call("XNPV", 0.1, flows, [[44197], ["yesterday"]])).toMatch(
      /^#VALUE! dates, cell 2: must be a date/,
    );
    expect(call("XNPV", -1, flows, dates)).toBe("#NUM!");
    for (const code of Object.values(ErrorCode)) {
      const shown = code === "#REF!" || code === "#NAME?" ? "#VALUE!" : code;
      expect(call("XNPV", 0.1, [[new CellError(code)], [121]], dates)).toMatch(new RegExp(`^\\${shown}`));
      expect(call("XNPV", 0.1, [[code], [121]], dates)).toMatch(new RegExp(`^\\${shown}`));
    }
    expect(call("XNPV", 0.1, [[new CellError("#N/A")], [121]], dates)).toBe("#N/A a cell holds #N/A");
    expect(call("XNPV", 0.1, [[{}], [121]], dates)).toMatch(/^#VALUE! values, cell 1: must be a number/);
  });

  it("count days as Excel does", () => {
    expect(call("YEARFRAC", 44197, 44562, "ACT/365F")).toBe(1);
    expect(call("YEARFRAC", 60, 44562, "ACT/365F")).toMatch(/^#VALUE! start_date: is 29 February 1900/);
  });
});
