import type { IsoDate } from "../time/date.js";

/** What a number in a cell measures, which is how it is shown. */
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
  readonly role: CellRole;
  readonly format: CellFormat;
  /** What shows when the pointer rests on the cell: its source, its unit. */
  readonly note?: string;
}

/** One cell: a text, which is never read as a formula; a number; or a formula, without a value and without `=`. */
export type Cell =
  | ({
      readonly kind: "text";
      readonly text: string;
      /** Over how many columns it runs, wrapped; one unless stated. */
      readonly span?: number;
    } & CellLook)
  | ({ readonly kind: "number"; readonly value: number } & CellLook)
  | ({ readonly kind: "formula"; readonly formula: string } & CellLook);

/** A table of cells; null is an empty one. */
export interface Sheet {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** Rows at the top, and columns at the left, that stay where they are. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly rows: readonly (readonly (Cell | null)[])[];
}

/** A name for a cell, or for some cells below each other. Rows and columns count from 1. */
export interface CellName {
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
}

/** A workbook as data: what `xlsx` writes. */
export interface Workbook {
  readonly title: string;
  readonly valuationDate: IsoDate;
  readonly sheets: readonly Sheet[];
  readonly names: readonly CellName[];
  /** What is written as a number because cells have no formula for it, and why: these do not follow the beliefs. */
  readonly fixed: readonly string[];
}
