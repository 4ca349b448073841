import type { Sheet, Workbook } from "offer-valuation/workbook";

const DAY = 86_400_000;

/** Days as a spreadsheet counts them: 2021-01-01 is 44,197 (Microsoft, "DATEVALUE function"). */
const serialOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY + 25_569;

/** The same workbook with another number or choice in one input cell, under its name, and nothing else changed. */
export function inCell(book: Workbook, cell: string, value: string): Workbook {
  const [name, place = "1"] = cell.split(", ");
  const at = book.names.find((one) => one.name === name);
  if (at === undefined) throw new Error(`no cell is named ${name}`);
  const number = /^\d{4}-\d{2}-\d{2}$/.test(value) ? serialOf(value) : Number(value);
  const content = Number.isNaN(number) ? value : number;
  const target = at.row + Number(place) - 2;
  const changed = (sheet: Sheet): Sheet => ({
    ...sheet,
    rows: sheet.rows.map((row, index) => (index === target ? withContent(row, at.column, content) : row)),
  });
  return { ...book, sheets: book.sheets.map((sheet) => (sheet.name === at.sheet ? changed(sheet) : sheet)) };
}

const withContent = (
  row: Sheet["rows"][number],
  column: number,
  content: number | string,
): Sheet["rows"][number] =>
  row.map((cell, index) => {
    if (index !== column - 1) return cell;
    if (cell === null || !["input", "unstated", "term"].includes(cell.role)) throw new Error("is no input");
    if (cell.kind === "text" && typeof content === "string") return { ...cell, text: content };
    if (cell.kind !== "number" || typeof content !== "number") throw new Error("is of another kind");
    if (cell.value === content) throw new Error("is that already");
    return { ...cell, value: content };
  });
