// Internal: no name of the public API lives here.

import { cellAddress } from "./cells.js";
import type { Cell, CellName, CellRange, Sheet, SheetChart } from "./sheet.js";

/** A sheet being filled from top to bottom. */
export interface DraftSheet {
  /** Adds a row, of cells from the first column on; gives its number. */
  add(...cells: readonly (Cell | null)[]): number;
  /** Fills a row that was left empty. */
  put(row: number, cells: readonly Cell[]): void;
  /** The number of the row that comes next. */
  next(): number;
  /** Names a cell, or some below each other. */
  call(name: string, row: number, column: number, rows?: number): void;
  /** Draws something on it. */
  draw(chart: SheetChart): void;
  readonly sheet: Sheet;
  readonly names: readonly CellName[];
}

export function draftSheet(
  name: SheetName,
  { widths, frozenRows = 0, frozenColumns = 0 }: Partial<Sheet> & Pick<Sheet, "widths">,
): DraftSheet {
  const rows: (readonly (Cell | null)[])[] = [];
  const names: CellName[] = [];
  const charts: SheetChart[] = [];
  return {
    add: (...cells) => rows.push(cells),
    put: (row, cells) => {
      rows[row - 1] = cells;
    },
    next: () => rows.length + 1,
    call: (given, row, column, count = 1) => {
      names.push({ name: given, sheet: name, row, column, rows: count });
    },
    draw: (chart) => {
      charts.push(chart);
    },
    sheet: { name, widths, frozenRows, frozenColumns, rows, charts },
    names,
  };
}

/** A cell of another sheet, or a range of one column there. */
export function elsewhere(sheet: SheetName, column: number, first: number, last = first): string {
  const from = `${sheetReference(sheet)}!${cellAddress(first, column)}`;
  return last === first ? from : `${from}:${cellAddress(last, column)}`;
}

/** The sheets of a workbook, in their order: plain names, at most 31 characters, that need no quotes but for the space. */
const SHEET_NAMES = [
  "Summary",
  "Deal",
  "Views",
  "Terms",
  "Calendars",
  "Beliefs",
  "Cash flows",
  "Bridge",
  "Hedge ratios",
  "Sensitivities",
  "Level 3",
  "Roll-forward",
  "Workings",
  "Tables",
  "Cases",
] as const;

/** Sheets in the order of their tabs. */
export const inOrder = (drafts: readonly DraftSheet[]): DraftSheet[] =>
  SHEET_NAMES.flatMap((name) => drafts.filter(({ sheet }) => sheet.name === name));

export type SheetName = (typeof SHEET_NAMES)[number];

export const TABLES_SHEET: SheetName = "Tables";

/** A sheet's name as it is written before `!`. */
export const sheetReference = (name: SheetName): string => (/[ -]/.test(name) ? `'${name}'` : name);

/** A range as names and charts have it, with `$` everywhere. */
export function cellsReference({ sheet, row, column, rows, columns }: CellRange): string {
  const corner = (down: number, right: number): string =>
    cellAddress(row + down, column + right).replace(/\d+$/, (digits) => `$${digits}`);
  const last = corner(rows - 1, columns - 1);
  const range = rows * columns === 1 ? corner(0, 0) : `${corner(0, 0)}:${last}`;
  return `${sheetReference(sheet as SheetName)}!${range}`;
}
