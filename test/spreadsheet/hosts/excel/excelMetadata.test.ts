import { runInContext } from "node:vm";
import { functionTable } from "offer-valuation/spreadsheet";
import { beforeAll, describe, expect, it } from "vitest";
import type { ExcelMetadata } from "../../../../src/spreadsheet/hosts/excel/excelMetadata.js";
import { withTextForms } from "../../../../src/spreadsheet/hosts/hostFunctions.js";
import { bareContext } from "../bareContext.js";
import { builtText } from "../builtFiles.js";

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

describe("functions.json", () => {
  // Rules of Microsoft's pages "Manually create JSON metadata" and "Custom functions naming and localization".
  it("keeps to Microsoft's rules", () => {
    expect(metadata.allowErrorForDataTypeAny).toBe(true);
    expect(new Set(metadata.functions.map(({ id }) => id.toUpperCase())).size).toBe(
      metadata.functions.length,
    );
    for (const found of metadata.functions) {
      expect(Object.keys(found).sort()).toEqual(["description", "id", "name", "parameters", "result"]);
      for (const name of [found.id, found.name]) expect(name).toMatch(/^[A-Z][A-Z0-9_.]{2,127}$/);
      expect(found.name).not.toMatch(/^([A-Z]{1,3}\d+|R\d+C\d+)$/);
      expect(found.description).not.toBe("");
      expect(["scalar", "matrix"]).toContain(found.result.dimensionality);
      for (const parameter of found.parameters) {
        const { name, description, type, dimensionality, optional, ...rest } = parameter;
        expect([rest, type, [undefined, true].includes(optional)]).toEqual([{}, "any", true]);
        expect(["scalar", "matrix"]).toContain(dimensionality);
        expect([name, description]).not.toContain("");
      }
    }
  });

  it("says of each function what the table does", () => {
    for (const [index, { definition }] of functions.entries()) {
      const { parameters, result } = metadata.functions[index] ?? { parameters: [], result: undefined };
      expect(result?.dimensionality === "matrix").toBe(definition.result === "table");
      expect(parameters.map(({ name }) => name)).toEqual(Object.keys(definition.parameters));
      expect(parameters.map(({ optional = false }) => optional)).toEqual(
        Object.values(definition.parameters).map(({ optional }) => optional),
      );
      expect(parameters.map(({ dimensionality }) => dimensionality === "matrix")).toEqual(
        Object.values(definition.parameters).map(({ shape }) => shape === "range"),
      );
    }
  });
});
