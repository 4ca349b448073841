/** The subpath `offer-valuation/workbook`. */
export type {
  Allowed,
  Cell,
  CellFormat,
  CellName,
  CellRange,
  CellRole,
  Sheet,
  SheetChart,
  Workbook,
} from "./workbook/sheet.js";
export { type WorkbookOptions, workbook } from "./workbook/workbook.js";
export { type XlsxWriter, xlsx } from "./workbook/xlsx.js";
