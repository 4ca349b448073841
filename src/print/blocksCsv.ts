// Internal: no name of the public API lives here.

import type { Block, TableBlock, TableCell } from "./blocks.js";
import { visible } from "./text.js";

/**
 * The tables of a document as CSV (RFC 4180): figures with all their digits, whatever units others are shown in, shares of 1 as
 * such. Several tables follow each other, each under its title, with an empty line between them.
 */
export function blocksCsv(blocks: readonly Block[]): string {
  const tables = blocks.filter((block) => block.kind === "table");
  return tables
    .map((one) => (tables.length > 1 && one.title !== "" ? line([one.title]) : "") + tableCsv(one))
    .join("\r\n");
}

const tableCsv = ({ columns, rows }: TableBlock): string =>
  [columns.map((column) => column.title), ...rows.map(({ cells }) => cells)].map(line).join("");

const line = (cells: readonly TableCell[]): string => `${cells.map(cellCsv).join(",")}\r\n`;

const cellCsv = (cell: TableCell): string =>
  typeof cell === "string" ? textCsv(cell) : cell.value.toFixed();

/** What spreadsheets take for a formula begins with one of these; an apostrophe before it makes it text. */
const FORMULA = /^\s*[=+\-@\t\r]|^\s*[＝＋－＠]/;

/** Somebody's text as a cell of CSV that no spreadsheet computes; a plain number stays one. */
export function textCsv(text: string): string {
  const shown = visible(text);
  const safe = FORMULA.test(shown) && !/^[+-]?\d+(\.\d+)?%?$/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
