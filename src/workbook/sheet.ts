import type { IsoDate } from "../time/date.js";

/**
 * What a number in a cell measures, which is how it is shown: `money` and `number` in units, `percent` a fraction of 1, `date`
 * the number of its day (1 is 1 January 1900), `years` in years, `factor` without a unit. `text` for what is no number.
 */
export type CellFormat = "text" | "money" | "number" | "percent" | "date" | "years" | "factor";

/**
 * What a cell is for, which is how it looks. An `input` is a belief that may be changed, `unstated` one that nobody stated; a
 * `term` is a number of the contract; a `constant` was computed by the library and follows no belief.
 */
export type CellRole =
  | "title"
  | "heading"
  | "header"
  | "numberHeader"
  | "label"
  | "input"
  | "unstated"
  | "term"
  | "figure"
  | "total"
  | "constant"
  | "remark";

interface CellLook {
  /** What the cell is for. */
  readonly role: CellRole;
  /** What its number measures; `text` for a text. */
  readonly format: CellFormat;
  /** What shows when the pointer rests on the cell: its source, its unit. Nothing unless there is one. */
  readonly note?: string;
}

/** One cell: a text, which is never read as a formula; a number; or a formula, without a value and without `=`. */
export type Cell =
  | ({
      readonly kind: "text";
      /** At most 16,000 characters; line breaks are the only controls in it. */
      readonly text: string;
      /** Over how many columns it runs, wrapped; 1 and not wrapped unless stated. */
      readonly span?: number;
    } & CellLook)
  | ({
      readonly kind: "number";
      /** In the unit of its format; 15 digits of a belief or a term. */
      readonly value: number;
    } & CellLook)
  | ({
      readonly kind: "formula";
      /** With the names of functions that files have: English, and `_xlfn.` before those that came after 2007. */
      readonly formula: string;
    } & CellLook);

/** A table of cells; null is an empty one. */
export interface Sheet {
  /** As it stands on the sheet's tab: at most 31 characters. */
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** How many rows at the top stay where they are, and stand on every printed page; 0 for none. */
  readonly frozenRows: number;
  /** How many columns at the left stay where they are, and stand on every printed page; 0 for none. */
  readonly frozenColumns: number;
  /** From the first row and the first column on. */
  readonly rows: readonly (readonly (Cell | null)[])[];
}

/** A name for a cell, or for some cells below each other. Rows and columns count from 1. */
export interface CellName {
  /** Small letters, digits and underscores, at most 255 of them; unlike any cell. */
  readonly name: string;
  /** The name of the sheet. */
  readonly sheet: string;
  /** The row of the cell, or of the first of them. */
  readonly row: number;
  /** The column of the cell, or of all of them; 1 is A. */
  readonly column: number;
  /** How many cells below each other it names: 1 for a single one. */
  readonly rows: number;
}

/** A workbook as data: what `xlsx` writes. */
export interface Workbook {
  /** The name of the offer. */
  readonly title: string;
  /** The day of the valuation, by which the file is dated. */
  readonly valuationDate: IsoDate;
  /** In the order of their tabs. */
  readonly sheets: readonly Sheet[];
  /** Names that formulas use, over all sheets. */
  readonly names: readonly CellName[];
  /** What is written as a number because cells have no formula for it, and why: these do not follow the beliefs. */
  readonly fixed: readonly string[];
}
