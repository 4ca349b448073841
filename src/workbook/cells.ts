// Internal: no name of the public API lives here.

import type { Decimal } from "../numeric/decimal.js";
import { shortened, visibleLines } from "../print/text.js";
import { isCurrency } from "../schema/identifier.js";
import type { Cell, CellFormat, CellRole } from "./sheet.js";

/** A cell takes 32,767 codes, of which a character may be two. */
const MAX_TEXT = 16_000;

/** A text cell. */
export const textCell = (text: string, role: CellRole = "label", note?: string): Cell => ({
  kind: "text",
  text: cellText(text),
  role,
  format: "text",
  ...noted(note),
});

/** A text that runs over several columns, wrapped. */
export const spanCell = (text: string, span: number, role: CellRole = "label"): Cell => ({
  kind: "text",
  text: cellText(text),
  span,
  role,
  format: "text",
});

/** The header of a column of texts or, to the right, of numbers. */
export const headerCell = (text: string, format: CellFormat): Cell =>
  textCell(text, format === "text" ? "header" : "numberHeader");

export const numberCell = (value: number, role: CellRole, format: CellFormat, note?: string): Cell => ({
  kind: "number",
  value,
  role,
  format,
  ...noted(note),
});

export const formulaCell = (formula: string, role: CellRole, format: CellFormat, note?: string): Cell => ({
  kind: "formula",
  formula,
  role,
  format,
  ...noted(note),
});

const noted = (note: string | undefined): { readonly note?: string } =>
  note === undefined || note === "" ? {} : { note: cellText(note) };

/** Hidden characters shown, and no longer than a cell takes. */
const cellText = (text: string): string => shortened(visibleLines(text), MAX_TEXT);

/** How figures in a unit are shown: as money, or as a number where the unit is no currency. */
export const figureFormat = (unit: string): "money" | "number" => (isCurrency(unit) ? "money" : "number");

/** The double nearest to a decimal: numbers in cells are doubles. */
export const cellNumber = (value: Decimal): number => Number(value.toString());

/** `A1` as it is written in formulas, from a row and a column that count from 1; with `$` before the column. */
export const cellAddress = (row: number, column: number): string => `$${columnLetters(column)}${row}`;

export function columnLetters(column: number): string {
  const last = (column - 1) % 26;
  const rest = (column - 1 - last) / 26;
  return `${rest === 0 ? "" : columnLetters(rest)}${String.fromCharCode(65 + last)}`;
}
