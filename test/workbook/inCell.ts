import type { Sheet, Workbook } from "offer-valuation/workbook";

const DAY = 86_400_000;

/** Days as a spreadsheet counts them: 2021-01-01 is 44,197 (Microsoft, "DATEVALUE function"). */
const serialOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY + 25_569;

/** The same workbook with another number in one input cell, under its name, and nothing else changed. */
export function inCell(book: Workbook, cell: string, value: string): Workbook {
  const [name, place = "1"] = cell.split(", ");
  const at = book.names.find((one) => one.name === name);
  if (at === undefined) throw new Error(`no cell is named ${name}`);
  const number = /^\d{4}-\d{2}-\d{2}$/.test(value) ? serialOf(value) : Number(value);
  const target = at.row + Number(place) - 2;
  const changed = (sheet: Sheet): Sheet => ({
    ...sheet,
    rows: sheet.rows.map((row, index) => (index === target ? withNumber(row, at.column, number) : row)),
  });
  return { ...book, sheets: book.sheets.map((sheet) => (sheet.name === at.sheet ? changed(sheet) : sheet)) };
}

const withNumber = (row: Sheet["rows"][number], column: number, value: number): Sheet["rows"][number] =>
  row.map((cell, index) => {
    if (index !== column - 1) return cell;
    if (cell?.kind !== "number" || !["input", "unstated"].includes(cell.role)) throw new Error("is no input");
    if (cell.value === value) throw new Error("is that already");
    return { ...cell, value };
  });
