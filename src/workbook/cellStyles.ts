// Internal: no name of the public API lives here.

import type { Cell, CellFormat, CellRole } from "./sheet.js";

/** How numbers of a kind are shown. */
const NUMBER_FORMATS: Readonly<Record<CellFormat, string>> = {
  text: "General",
  money: inParentheses("#,##0.00"),
  moneyError: "#,##0.00_)",
  price: inParentheses("#,##0.00"),
  number: inParentheses("#,##0.00"),
  percent: inParentheses("0.00%"),
  date: "yyyy-mm-dd",
  years: "0.0000_)",
  factor: inParentheses("#,##0.000000"),
  multiple: inParentheses('#,##0.0"x"'),
};

/** What somebody stated is shown in full. */
const STATED_FORMATS: Partial<Record<CellFormat, string>> = {
  money: inParentheses("#,##0.00######"),
  price: inParentheses("#,##0.00######"),
  number: inParentheses("#,##0.00######"),
  percent: inParentheses("0.00######%"),
  factor: inParentheses("#,##0.00######"),
};

/** What is below zero stands in parentheses, and what is not as far from the edge as the digits in these. */
function inParentheses(format: string): string {
  return `${format}_);[Red](${format})`;
}

/** What is worked out and comes to nothing is a dash. */
const dashed = (format: string): string => (format.includes("[Red]") ? `${format};"–"_)` : format);

const STATED: readonly CellRole[] = ["input", "unstated", "term"];

const formatOf = ({ role, format }: Cell): string =>
  STATED.includes(role) ? (STATED_FORMATS[format] ?? NUMBER_FORMATS[format]) : dashed(NUMBER_FORMATS[format]);

interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly colour?: string;
  readonly fill?: string;
  readonly line?: "above" | "below" | "around";
}

const NAVY = "1F3864";

const LOOKS: Readonly<Record<CellRole, Look>> = {
  title: { bold: true, size: 16, colour: NAVY },
  heading: { bold: true, size: 12, colour: NAVY, line: "below" },
  header: { bold: true, colour: "FFFFFF", fill: NAVY },
  numberHeader: { bold: true, colour: "FFFFFF", fill: NAVY },
  label: {},
  input: { colour: "0000FF", fill: "FFF2CC", line: "around" },
  unstated: { colour: "0000FF", fill: "FCE4D6", italic: true, line: "around" },
  term: { colour: "0000FF", fill: "E2EFDA" },
  figure: {},
  total: { bold: true, line: "above" },
  constant: { colour: "7F6000", fill: "EDEDED", italic: true },
  simulated: { colour: "5F2C82", fill: "E4DFEC", italic: true },
  check: { bold: true, colour: "548235" },
  remark: { italic: true, colour: "595959" },
};

const LINE = { style: "thin", color: { rgb: "8EA9DB" } } as const;

const BORDERS = {
  above: { top: { style: "thin", color: { rgb: NAVY } } },
  below: { bottom: LINE },
  around: { top: LINE, right: LINE, bottom: LINE, left: LINE },
} as const;

/** Where a cell's content stands: numbers to the right with their headers, texts a little off the number before them. */
function alignmentOf({ kind, role, ...cell }: Cell, column: number) {
  const wraps = role === "header" || role === "numberHeader" || ("span" in cell && cell.span !== undefined);
  const right = role === "numberHeader";
  // A dash in place of a number stands where numbers do.
  const standsRight = kind === "formula" && role !== "remark" && role !== "label";
  return {
    vertical: "center",
    ...(wraps ? { wrapText: true } : {}),
    ...(right || standsRight
      ? { horizontal: "right" }
      : kind === "text" || role === "label"
        ? { horizontal: "left" }
        : {}),
    ...(kind === "text" && !right && column > 0 ? { indent: 1 } : {}),
  } as const;
}

/** A formula that only takes the figure of a cell on another sheet. */
const LINK = /^(?:'[^']+'|[A-Za-z]+)!\$?[A-Z]+\$?\d+$|^[a-z][a-z0-9_]*$/;

/** What somebody typed in is blue, what is worked out black, what is taken from another sheet green. */
const GREEN = "00803C";

const isLink = (cell: Cell): boolean =>
  cell.kind === "formula" && (cell.role === "figure" || cell.role === "total") && LINK.test(cell.formula);

/** The style of a cell, in the words of the file format; columns count from 0. */
export function cellStyle(cell: Cell, column: number) {
  const { role, format, kind } = cell;
  const { bold, italic, size, fill, line, ...look } = LOOKS[role];
  const colour = isLink(cell) ? GREEN : look.colour;
  return {
    font: {
      name: "Calibri",
      size: size ?? 11,
      ...(bold === true ? { bold } : {}),
      ...(italic === true ? { italic } : {}),
      ...(colour === undefined ? {} : { color: { rgb: colour } }),
    },
    ...(fill === undefined
      ? {}
      : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill } } as const }),
    ...(line === undefined ? {} : { border: BORDERS[line] }),
    alignment: alignmentOf(cell, column),
    ...(kind === "text" || format === "text" ? {} : { numFmt: formatOf(cell) }),
  };
}
