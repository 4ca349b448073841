import type { IsoDate } from "../time/date.js";

/**
 * What a number in a cell measures, which is how it is shown: `money` and `number` in units, `price` an amount for one share,
 * `percent` a fraction of 1, `date` the number of its day (1 is 1 January 1900), `years` in years, `factor` without a unit,
 * `moneyError` how far an amount of money may be off, in more digits than `money`, `multiple` how many times a figure something is.
 * `text` for what is no number. Whoever reads the file chooses whether `money` shows in units, thousands or millions.
 */
export type CellFormat =
  | "text"
  | "money"
  | "moneyError"
  | "price"
  | "number"
  | "percent"
  | "date"
  | "years"
  | "factor"
  | "multiple";

/**
 * What a cell is for, which is how it looks. An `input` is a belief or a choice that may be changed, `unstated` one that nobody
 * stated; a `term` is a number that the contract states; a `constant` was computed by the library and follows no cell; what is
 * `simulated` too, as the mean of many paths or as the standard error of one; a `check` says "yes", or "no" in red.
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
  | "simulated"
  | "check"
  | "remark";

/** What may be typed into a cell; anything else is refused with the message. */
export type Allowed =
  | {
      readonly kind: "list";
      /** The texts to choose from: as they are, or where they stand. */
      readonly values: readonly string[] | CellRange;
      /** What to type, in a sentence for people. */
      readonly message: string;
    }
  | {
      readonly kind: "date";
      /** The first day that cells have a number for. */
      readonly from: number;
      /** What to type, in a sentence for people. */
      readonly message: string;
    }
  | {
      readonly kind: "number";
      /** The least number; any unless there is one. */
      readonly least?: number;
      /** The greatest number; any unless there is one. */
      readonly most?: number;
      /** What to type, in a sentence for people. */
      readonly message: string;
    };

interface CellLook {
  /** What the cell is for. */
  readonly role: CellRole;
  /** What its number measures; `text` for a text. */
  readonly format: CellFormat;
  /** What shows when the pointer rests on the cell: its source, its unit. Nothing unless there is one. */
  readonly note?: string;
  /** What may be typed into it; anything unless there is one. */
  readonly allowed?: Allowed;
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

/** Cells in one row or in one column. Rows and columns count from 1. */
export interface CellRange {
  /** The name of the sheet. */
  readonly sheet: string;
  /** The first row. */
  readonly row: number;
  /** The first column; 1 is A. */
  readonly column: number;
  /** How many rows. */
  readonly rows: number;
  /** How many columns. */
  readonly columns: number;
}

/** Bars over a row or a column of cells, drawn by whoever opens the file, from what the cells then show. */
export interface SheetChart {
  /** What stands above it. */
  readonly title: string;
  /** Bars that lie or columns that stand. */
  readonly kind: "bar" | "column";
  /** Whether the bars of a category stand on each other; side by side unless so. */
  readonly stacked: boolean;
  /** What stands below each bar. */
  readonly categories: CellRange;
  /** One colour each. */
  readonly series: readonly {
    /** What the legend calls it; no legend shows a series without a name. */
    readonly name: string;
    /** How high its bars are. */
    readonly values: CellRange;
    /** Six hexadecimal digits; null for bars that only hold others up. */
    readonly colour: string | null;
  }[];
  /** Whether its values are money, which shows in millions; shares of 1 unless so, from 0% to 100%. */
  readonly money: boolean;
  /** Whether bars begin at 0 however little they differ; where programs choose unless so, as values below 0 may have to show. */
  readonly fromZero?: boolean;
  /** Where it stands: the row and the column of its corners, from 1. */
  readonly at: {
    /** The row of its upper edge. */
    readonly row: number;
    /** The column of its left edge. */
    readonly column: number;
    /** How many rows high. */
    readonly rows: number;
    /** How many columns wide. */
    readonly columns: number;
  };
}

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
  /** What is drawn on it; none on most sheets. */
  readonly charts: readonly SheetChart[];
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
  /** The names of the views, in the order of their columns. */
  readonly views: readonly string[];
  /** The day of the valuation, by which the file is dated. */
  readonly valuationDate: IsoDate;
  /** In the order of their tabs. */
  readonly sheets: readonly Sheet[];
  /** Names that formulas use, over all sheets. */
  readonly names: readonly CellName[];
  /** What is written as a number because cells have no formula for it, and why: these do not follow the beliefs. */
  readonly fixed: readonly string[];
}
