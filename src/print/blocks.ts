// Internal: no name of the public API lives here.

import type { Decimal } from "../numeric/decimal.js";

/** A figure in a table, which is formatted when the table is shown: an amount of money, a share of 1, or a plain number. */
export interface Quantity {
  readonly kind: "amount" | "percent" | "number";
  readonly value: Decimal;
  /** Decimal places; those of the formatting for amounts, 1 for percents and all there are for numbers unless stated. */
  readonly places?: number;
}

export type TableCell = string | Quantity;

export interface TableColumn {
  readonly title: string;
  readonly align: "left" | "right";
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** How far the first cell is set in, in steps; 0 unless stated. */
  readonly depth?: number;
  /** A sum of the rows above it. */
  readonly total?: boolean;
}

export interface TableBlock {
  readonly kind: "table";
  /** What the table says; shown above it. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** One piece of a document that is shown as text, Markdown, HTML or CSV. */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** A text as it is, such as a document. */
  | { readonly kind: "verbatim"; readonly text: string }
  | { readonly kind: "picture"; readonly svg: string; readonly title: string }
  | TableBlock;

export const title = (text: string): Block => ({ kind: "heading", level: 1, text });

export const heading = (text: string): Block => ({ kind: "heading", level: 2, text });

/** A heading inside what one of the second level begins. */
export const subheading = (text: string): Block => ({ kind: "heading", level: 3, text });

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** The sentence that a reader came for. */
export const answer = (text: string): Block => ({ kind: "answer", text });

export const list = (items: readonly string[]): Block => ({ kind: "list", items });

/** A list under its heading; nothing at all where it is empty. */
export const listed = (under: string, items: readonly string[]): readonly Block[] =>
  items.length === 0 ? [] : [heading(under), list(items)];

/** A text whose lines and spaces are kept. */
export const verbatim = (text: string): Block => ({ kind: "verbatim", text });

export const picture = (title: string, svg: string): Block => ({ kind: "picture", title, svg });

/** Columns of texts, then columns of figures. */
export const columnsOf = (texts: readonly string[], figures: readonly string[]): readonly TableColumn[] => [
  ...texts.map((name): TableColumn => ({ title: name, align: "left" })),
  ...figures.map((name): TableColumn => ({ title: name, align: "right" })),
];

export const table = (
  title: string,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): TableBlock => ({ kind: "table", title, columns, rows });

export const amount = (value: Decimal, places?: number): Quantity => ({
  kind: "amount",
  value,
  ...(places === undefined ? {} : { places }),
});

export const percent = (value: Decimal, places = 1): Quantity => ({ kind: "percent", value, places });

export const plainNumber = (value: Decimal): Quantity => ({ kind: "number", value });
