import { readOptions } from "../../../schema/options.js";
import { type CellErrorCode, cellErrorCode } from "../../cells/cellErrors.js";
import { CellReader } from "../../cells/cellReader.js";
import { checkedDateSystem, type DateSystem } from "../../cells/dateSystem.js";
import { type Outcome, outcomeOf } from "../../outcomeOf.js";
import { checkedTable, type SpreadsheetFunction } from "../../spreadsheetFunction.js";
import { checkedHost, rectangle, withTextForms } from "../hostFunctions.js";

/** What is used of Excel's runtime for custom functions. */
export interface CustomFunctionsHost {
  /** Ties an id of the metadata to the function that Excel is to call. */
  associate(id: string, run: (...args: unknown[]) => unknown): void;
  /** The codes of Excel's errors, by name. */
  readonly ErrorCode: Readonly<Record<ExcelErrorCode, string>>;
  /** The error that a function throws for its cell to show: a code, and a message where the cell can show one. */
  readonly Error: new (
    code: string,
    message?: string,
  ) => object;
}

/** The errors that a custom function may return. */
export type ExcelErrorCode =
  | "divisionByZero"
  | "invalidNumber"
  | "invalidValue"
  | "notAvailable"
  | "nullReference";

/** How an add-in reads cells. */
interface ExcelOptions {
  /** What numbers mean as dates where a call does not say so: those of Excel's 1900 system unless stated. */
  readonly dateSystem?: DateSystem | undefined;
}

/**
 * Hands the functions of a table to Excel, each under the id that `excelMetadata` gives it. Excel does not tell a function what a
 * workbook counts days from: `dateSystem` says it for all of them, and the argument `date_system` of each for one call.
 *
 * @param host - `CustomFunctions`, as Excel's runtime defines it
 * @example
 * ```ts
 * import { functionTable } from "offer-valuation/spreadsheet";
 *
 * const ids: string[] = [];
 * class CellError {}
 * const codes = ["divisionByZero", "invalidNumber", "invalidValue", "notAvailable", "nullReference"] as const;
 * const ErrorCode = Object.fromEntries(codes.map((code) => [code, code])) as Record<(typeof codes)[number], string>;
 * associateFunctions(functionTable(), { associate: (id) => ids.push(id), Error: CellError, ErrorCode });
 * ids.includes("XNPV"); // => true
 * ```
 */
export function associateFunctions(
  table: readonly SpreadsheetFunction[],
  host: CustomFunctionsHost,
  options: ExcelOptions = {},
): void {
  checkedHost(host, ["associate"], "host");
  const { dateSystem = "1900" } = readOptions(options, ["dateSystem"]);
  const reader = new CellReader({ dateSystem: checkedDateSystem(dateSystem), errorOf });
  for (const { name, definition, figures } of withTextForms(checkedTable(table))) {
    const count = Object.keys(definition.parameters).length;
    host.associate(name, (...args) => {
      // After the last argument Excel hands over an object about the call.
      const outcome = outcomeOf(definition, args.slice(0, count), reader, figures);
      if ("error" in outcome) throw cellErrorOf(outcome, host);
      return rectangle(outcome.value);
    });
  }
}

/** Cells with an error arrive as objects whose code is what the cell shows. */
function errorOf(cell: unknown): CellErrorCode | undefined {
  if (typeof cell !== "object" || cell === null || !("code" in cell)) return undefined;
  return cellErrorCode(String(cell.code));
}

/** Excel shows a message with #VALUE! and #N/A alone, and lets no function return #REF! or #NAME?. */
function cellErrorOf({ error, message }: Extract<Outcome, { error: unknown }>, host: CustomFunctionsHost) {
  const code = CODES[error] ?? "invalidValue";
  const shown = code === "invalidValue" || code === "notAvailable";
  return shown ? new host.Error(host.ErrorCode[code], message) : new host.Error(host.ErrorCode[code]);
}

const CODES: Partial<Record<CellErrorCode, ExcelErrorCode>> = {
  "#DIV/0!": "divisionByZero",
  "#NUM!": "invalidNumber",
  "#VALUE!": "invalidValue",
  "#N/A": "notAvailable",
  "#NULL!": "nullReference",
};
