import { describeReceived, OfferError } from "../errors.js";
import { escapeXstring } from "../print/text.js";
import { dateSerial, parseDate } from "../time/date.js";
import { cellStyle } from "./cellStyles.js";
import { cellAddress, columnLetters } from "./cells.js";
import { type SheetName, sheetReference } from "./draftSheet.js";
import type { Cell, CellName, Sheet, Workbook } from "./sheet.js";

/** What `xlsx` uses of the package hucre. */
export interface XlsxWriter {
  /** The bytes of a file with these sheets, names and properties. */
  writeXlsx(options: object): Promise<Uint8Array>;
  /** A day as the writer takes it, from its number in the system that begins in 1900. */
  serialToDate(serial: number): object;
}

/**
 * A workbook as the bytes of an .xlsx file. Formulas are written without values, so that whoever opens the file computes them;
 * texts are written as texts, whatever they start with. The same workbook gives the same bytes.
 *
 * Needs the package hucre, which this library does not bring along: `npm install hucre`. It is loaded when the function is
 * called; where a bundler cannot follow that, pass the module as `writer`.
 *
 * @throws OfferError `missing-package` where hucre is not installed.
 * @example
 * ```ts
 * import { workbook, xlsx } from "offer-valuation/workbook";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const book = workbook(deal, { valuationDate: "2021-01-01", discountRate: "0.1" });
 * const bytes = await xlsx(book);
 * String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0); // => PK
 * ```
 */
export async function xlsx(book: Workbook, writer?: XlsxWriter): Promise<Uint8Array> {
  const parts = partsOf(book);
  const hucre = writer === undefined ? await load() : checkedWriter(writer);
  return hucre.writeXlsx({
    ...parts,
    // Without a date of their own, files are dated by the clock and no two are alike.
    properties: {
      title: book.title,
      modified: hucre.serialToDate(dateSerial(parseDate(book.valuationDate, []))),
    },
  });
}

/** The sheets and names of a workbook, which may have been changed since it was made; throws for anything that is none. */
function partsOf(book: Workbook) {
  try {
    parseDate(book.valuationDate, []);
    return {
      sheets: book.sheets.map(sheetOptions),
      namedRanges: [
        ...book.names.map((name) => ({ name: name.name, range: rangeOf(name) })),
        ...book.sheets.flatMap(printNames),
      ],
    };
  } catch {
    const message = "must be what workbook returns";
    const received = describeReceived(book);
    throw new OfferError({ code: "invalid-type", path: ["book"], message, received });
  }
}

/** A writer is a program of the caller's: looking at it runs that. */
function checkedWriter(writer: XlsxWriter): XlsxWriter {
  try {
    if (typeof writer.writeXlsx === "function" && typeof writer.serialToDate === "function") return writer;
  } catch {
    // No writer at all, or one that cannot be looked at.
  }
  const message = "must be the package hucre, with writeXlsx and serialToDate";
  const received = describeReceived(writer);
  throw new OfferError({ code: "invalid-type", path: ["writer"], message, received });
}

async function load(): Promise<XlsxWriter> {
  try {
    return (await import("hucre")) as unknown as XlsxWriter;
  } catch {
    const message = "the package hucre, which writes .xlsx files, is not installed: npm install hucre";
    throw new OfferError({ code: "missing-package", path: [], message });
  }
}

const rangeOf = ({ sheet, row, column, rows }: CellName): string => {
  const corner = (at: number): string => cellAddress(at, column).replace(/\d+$/, (digits) => `$${digits}`);
  const range = rows === 1 ? corner(row) : `${corner(row)}:${corner(row + rows - 1)}`;
  return `${sheetReference(sheet as SheetName)}!${range}`;
};

/**
 * What of a sheet is printed, and which rows and columns stand on every page. They are given as names because these quote the
 * sheet's, as the format has it where one has a space; page settings of hucre 1.0 do not.
 */
function printNames({ name, widths, frozenRows, frozenColumns, rows }: Sheet) {
  const sheet = sheetReference(name as SheetName);
  const titles = [
    ...(frozenColumns > 0 ? [`${sheet}!$A:$${columnLetters(frozenColumns)}`] : []),
    ...(frozenRows > 0 ? [`${sheet}!$1:$${frozenRows}`] : []),
  ];
  const area = `${sheet}!$A$1:$${columnLetters(columnsOf(widths, rows))}$${rows.length}`;
  return [
    { name: "_xlnm.Print_Area", range: area, scope: name },
    ...(titles.length === 0 ? [] : [{ name: "_xlnm.Print_Titles", range: titles.join(","), scope: name }]),
  ];
}

const columnsOf = (widths: Sheet["widths"], rows: Sheet["rows"]): number =>
  Math.max(widths.length, ...rows.map((row) => row.length));

function sheetOptions({ name, widths, frozenRows, frozenColumns, rows }: Sheet) {
  const cells = new Map(
    rows.flatMap((row, down) =>
      row.flatMap((cell, right) =>
        cell === null ? [] : [[`${down},${right}`, cellOptions(cell, right)] as const],
      ),
    ),
  );
  const columns = columnsOf(widths, rows);
  return {
    name,
    cells,
    rows: rows.map((row) => row.map(() => null)),
    columns: Array.from({ length: columns }, (_, index) => ({ width: widths[index] ?? 16 })),
    merges: rows.flatMap((row, down) =>
      row.flatMap((cell, right) =>
        spanOf(cell) > 1
          ? [{ startRow: down, startCol: right, endRow: down, endCol: right + spanOf(cell) - 1 }]
          : [],
      ),
    ),
    rowDefs: new Map(
      rows.flatMap((row, down) => {
        const lines = linesOf(row, widths);
        return lines > 1 ? [[down, { height: LINE_HEIGHT * lines }] as const] : [];
      }),
    ),
    freezePane: {
      ...(frozenRows > 0 ? { rows: frozenRows } : {}),
      ...(frozenColumns > 0 ? { columns: frozenColumns } : {}),
    },
    view: { showGridLines: false },
    pageSetup: {
      orientation: "landscape",
      paperSize: "a4",
      fitToPage: true,
      fitToWidth: Math.ceil(widths.reduce((sum, width) => sum + width, 0) / PAGE_WIDTH),
      fitToHeight: 0,
    },
  };
}

/** Characters that are still readable side by side on a page. */
const PAGE_WIDTH = 215;

/** A column is as wide as so many digits, and letters are narrower, but for those of headers, which are bold. */
const LETTERS = 1.15;

/** In points. */
const LINE_HEIGHT = 15;

const spanOf = (cell: Cell | null): number => (cell?.kind === "text" ? (cell.span ?? 1) : 1);

/** How many lines a row takes: wrapped texts as many as they need, headers of several words two. */
function linesOf(row: Sheet["rows"][number], widths: Sheet["widths"]): number {
  const lines = row.map((cell, right) => {
    if (cell?.kind !== "text") return 1;
    const wraps = cell.span !== undefined || cell.role === "header" || cell.role === "numberHeader";
    const width = widths.slice(right, right + spanOf(cell)).reduce((sum, one) => sum + one, 0);
    const letters = cell.span === undefined ? 1 : LETTERS;
    return wraps ? Math.ceil(cell.text.length / (letters * width)) : 1;
  });
  return Math.max(1, ...lines);
}

function cellOptions(cell: Cell, column: number) {
  const style = cellStyle(cell, column);
  const comment =
    cell.note === undefined ? {} : { comment: { author: "offer-valuation", text: escapeXstring(cell.note) } };
  switch (cell.kind) {
    case "text":
      return { value: escapeXstring(cell.text), type: "string", style, ...comment };
    case "number":
      return { value: cell.value, type: "number", style, ...comment };
    case "formula":
      return { value: null, type: "formula", formula: cell.formula, style, ...comment };
  }
}
