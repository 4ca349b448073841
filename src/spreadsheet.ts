export type { CellValue, Figures, Outcome } from "./spreadsheet/calculate.js";
export { calculate } from "./spreadsheet/calculate.js";
export type { CellErrorCode } from "./spreadsheet/cells/cellErrorCode.js";
export { CellReader } from "./spreadsheet/cells/cellReader.js";
export type { DateSystem } from "./spreadsheet/cells/dateSystem.js";
export type { Host } from "./spreadsheet/cells/host.js";
export { functionTable } from "./spreadsheet/functionTable.js";
export type { Parameter, Parameters } from "./spreadsheet/parameter.js";
export type { ResultShape, SpreadsheetFunction } from "./spreadsheet/spreadsheetFunction.js";
