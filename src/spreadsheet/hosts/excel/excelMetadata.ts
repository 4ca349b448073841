import type { SpreadsheetFunction } from "../../spreadsheetFunction.js";
import { hostFunctions, type NamedFunction } from "../hostFunctions.js";

/** `functions.json`: what Excel is told of custom functions before it runs any. */
export interface ExcelMetadata {
  readonly $schema: string;
  /** Error cells are handed over instead of stopping the call, so that the result says what is wrong. */
  readonly allowErrorForDataTypeAny: true;
  readonly functions: readonly ExcelFunction[];
}

export interface ExcelFunction {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly type: "any";
    readonly dimensionality: "scalar" | "matrix";
    readonly optional?: true;
  }[];
  readonly result: { readonly type: "any"; readonly dimensionality: "scalar" | "matrix" };
}

/**
 * The metadata of a table's functions, as Microsoft's custom-functions.schema.json has it.
 *
 * @example
 * ```ts
 * import { functionTable } from "offer-valuation/spreadsheet";
 *
 * excelMetadata(functionTable()).functions.find(({ id }) => id === "XNPV")?.parameters[0]?.name; // => rate
 * ```
 */
export const excelMetadata = (table: readonly SpreadsheetFunction[]): ExcelMetadata => ({
  $schema: "https://developer.microsoft.com/json-schemas/office-js/custom-functions.schema.json",
  allowErrorForDataTypeAny: true,
  functions: hostFunctions(table).map(excelFunction),
});

function excelFunction({ name, summary, definition }: NamedFunction): ExcelFunction {
  const { parameters, result } = definition;
  return {
    id: name,
    name,
    description: summary,
    parameters: Object.entries(parameters).map(([parameter, { description, shape, optional }]) => ({
      name: parameter,
      description,
      type: "any",
      dimensionality: shape === "range" ? "matrix" : "scalar",
      ...(optional ? { optional } : {}),
    })),
    result: { type: "any", dimensionality: result === "table" ? "matrix" : "scalar" },
  };
}
