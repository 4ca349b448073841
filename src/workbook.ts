/** The subpath `offer-valuation/workbook`. */
export type { Cell, CellFormat, CellName, CellRole, Sheet, Workbook } from "./workbook/sheet.js";
export { workbook } from "./workbook/workbook.js";
export { type XlsxWriter, xlsx } from "./workbook/xlsx.js";
