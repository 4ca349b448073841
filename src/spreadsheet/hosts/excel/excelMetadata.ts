import type { SpreadsheetFunction } from "../../spreadsheetFunction.js";
import { hostFunctions, type NamedFunction } from "../hostFunctions.js";

/** `functions.json`: what Excel is told of custom functions before it runs any. */
export interface ExcelMetadata {
  /** The address of Microsoft's schema for this file. */
  readonly $schema: string;
  /** Error cells are handed over instead of stopping the call, so that the result says what is wrong. */
  readonly allowErrorForDataTypeAny: true;
  /** One for each function, and one for its twin that gives all digits as text. */
  readonly functions: readonly ExcelFunction[];
}

export interface ExcelFunction {
  /** What `associateFunctions` ties it to: its name without a namespace. */
  readonly id: string;
  /** What is written in a formula, after the add-in's namespace. */
  readonly name: string;
  /** What the function does, in one sentence. */
  readonly description: string;
  /** Its arguments, in the order in which they are written. */
  readonly parameters: readonly {
    /** What the argument is called. */
    readonly name: string;
    /** What the argument means, with unit and default. */
    readonly description: string;
    readonly type: "any";
    /** Whether it is one cell or a range. */
    readonly dimensionality: "scalar" | "matrix";
    /** There where the argument may be left out. */
    readonly optional?: true;
  }[];
  /** What comes back. */
  readonly result: {
    readonly type: "any";
    /** Whether that is one cell, or rows that spill into the cells around. */
    readonly dimensionality: "scalar" | "matrix";
  };
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
