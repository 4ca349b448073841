import { describeReceived, OfferError } from "../errors.js";
import { escapeXstring, visibleLines } from "../print/text.js";
import { dateSerial, parseDate } from "../time/date.js";
import { cellStyle } from "./cellStyles.js";
import { cellAddress, columnLetters } from "./cells.js";
import { chartOptions } from "./chartOptions.js";
import { cellsReference, type SheetName, sheetReference } from "./draftSheet.js";
import type { Allowed, Cell, CellName, CellRange, Sheet, Workbook } from "./sheet.js";
import { FIGURES_IN, UNITS_SHOWN } from "./unitsShown.js";

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
      sheets: book.sheets.map((sheet) => sheetOptions(sheet, book)),
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

const rangeOf = (name: CellName): string => cellsReference({ ...name, columns: 1 });

/**
 * What of a sheet is printed, and which rows and columns stand on every page. They are given as names because these quote the
 * sheet's, as the format has it where one has a space; page settings of hucre 1.0 do not.
 */
function printNames(sheet: Sheet) {
  const { name, frozenRows, frozenColumns } = sheet;
  const reference = sheetReference(name as SheetName);
  const titles = [
    ...(frozenColumns > 0 ? [`${reference}!$A:$${columnLetters(frozenColumns)}`] : []),
    ...(frozenRows > 0 ? [`${reference}!$1:$${frozenRows}`] : []),
  ];
  const area = `${reference}!$A$1:$${columnLetters(columnsOf(sheet))}$${rowsOf(sheet)}`;
  return [
    { name: "_xlnm.Print_Area", range: area, scope: name },
    ...(titles.length === 0 ? [] : [{ name: "_xlnm.Print_Titles", range: titles.join(","), scope: name }]),
  ];
}

const columnsOf = ({ widths, rows, charts }: Sheet): number =>
  Math.max(
    widths.length,
    ...rows.map((row) => row.length),
    ...charts.map(({ at }) => at.column + at.columns - 1),
  );

const rowsOf = ({ rows, charts }: Sheet): number =>
  Math.max(rows.length, ...charts.map(({ at }) => at.row + at.rows - 1));

function sheetOptions(sheet: Sheet, book: Workbook) {
  const { name, widths, frozenRows, frozenColumns, rows, charts } = sheet;
  const cells = new Map(
    rows.flatMap((row, down) =>
      row.flatMap((cell, right) =>
        cell === null ? [] : [[`${down},${right}`, cellOptions(cell, right)] as const],
      ),
    ),
  );
  const columns = columnsOf(sheet);
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
        const height = Math.min(LINE_HEIGHT * lines, MOST_HEIGHT);
        return lines > 1 ? [[down, { height }] as const] : [];
      }),
    ),
    freezePane: {
      ...(frozenRows > 0 ? { rows: frozenRows } : {}),
      ...(frozenColumns > 0 ? { columns: frozenColumns } : {}),
    },
    view: { showGridLines: false },
    dataValidations: validationsOf(rows),
    conditionalRules: conditionsOf(rows),
    charts: charts.map(chartOptions),
    pageSetup: {
      orientation: "landscape",
      paperSize: "a4",
      fitToPage: true,
      fitToWidth: pagesWide(sheet),
      fitToHeight: fitsOnePage(sheet) ? 1 : 0,
    },
    headerFooter: {
      oddHeader: `&L${printed(book.title)}&R${printed(book.views.join(", "))}`,
      oddFooter: `&L${printed(name)}&CValued as of ${book.valuationDate}&RPage &P of &N`,
    },
  };
}

const pagesWide = ({ widths }: Sheet): number =>
  Math.ceil(widths.reduce((sum, width) => sum + width, 0) / PAGE_WIDTH);

/** So many rows are still readable on one page. */
const PAGE_ROWS = 66;

const fitsOnePage = (sheet: Sheet): boolean => pagesWide(sheet) === 1 && rowsOf(sheet) <= PAGE_ROWS;

/** Headers of a page take so many characters in all. */
const MAX_PRINTED = 100;

/** A text in the header of a page, where an ampersand begins a command. */
const printed = (text: string): string => shortLine(visibleLines(text), MAX_PRINTED).replaceAll("&", "&&");

const shortLine = (text: string, most: number): string => {
  const line = text.replace(/\s+/g, " ");
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
};

/** What may be typed into each cell that says so: neighbours below each other together. */
function validationsOf(rows: Sheet["rows"]) {
  return rows.flatMap((row, down) =>
    row.flatMap((cell, right) =>
      cell?.allowed === undefined ? [] : [validation(cell.allowed, cellAddress(down + 1, right + 1))],
    ),
  );
}

function validation(allowed: Allowed, address: string) {
  const range = address.replace("$", "");
  const { message } = allowed;
  const said = {
    range,
    allowBlank: false,
    showErrorMessage: true,
    showInputMessage: true,
    errorTitle: "Not taken",
    errorMessage: message,
    inputMessage: message,
    errorStyle: "stop",
  };
  if (allowed.kind === "list") {
    return Array.isArray(allowed.values)
      ? { ...said, type: "list", values: [...(allowed.values as readonly string[])] }
      : { ...said, type: "list", formula1: cellsReference(allowed.values as CellRange) };
  }
  if (allowed.kind === "date") {
    return { ...said, type: "date", operator: "greaterThanOrEqual", formula1: String(allowed.from) };
  }
  const { least = -MOST, most = MOST } = allowed;
  return { ...said, type: "decimal", operator: "between", formula1: String(least), formula2: String(most) };
}

/** Any number that a cell holds, for all that anybody types. */
const MOST = 1e300;

/** Money in thousands or millions where these are chosen, and what fails in red. */
function conditionsOf(rows: Sheet["rows"]) {
  const checks = rangesWhere(rows, ({ role }) => role === "check");
  const units = Object.entries(UNITS_SHOWN).flatMap(([name, formats = {}]) =>
    Object.entries(formats).flatMap(([what, format]) => {
      const range = rangesWhere(
        rows,
        (cell) => cell.kind !== "text" && cell.format === what && SCALED.includes(cell.role),
      );
      const style = { numFmt: `${format}_);[Red](${format});"–"_)` };
      return range === "" ? [] : [{ type: "expression", range, formula: `${FIGURES_IN}="${name}"`, style }];
    }),
  );
  const failing =
    checks === ""
      ? []
      : [
          {
            type: "cellIs",
            operator: "notEqual",
            range: checks,
            formula: '"yes"',
            style: {
              font: { bold: true, color: { rgb: "FFFFFF" } },
              fill: {
                type: "pattern",
                pattern: "solid",
                fgColor: { rgb: "C00000" },
                bgColor: { rgb: "C00000" },
              },
            },
          },
        ];
  return [...units, ...failing].map((rule, index) => ({ ...rule, priority: index + 1 }));
}

const SCALED: readonly Cell["role"][] = ["figure", "total", "constant", "simulated", "numberHeader"];

/** The cells that something is true of, as ranges of columns. */
function rangesWhere(rows: Sheet["rows"], holds: (cell: Cell) => boolean): string {
  const ranges: string[] = [];
  const columns = Math.max(0, ...rows.map((row) => row.length));
  for (let right = 0; right < columns; right += 1) {
    const letters = columnLetters(right + 1);
    let from: number | undefined;
    for (let down = 0; down <= rows.length; down += 1) {
      const cell = rows[down]?.[right];
      const here = cell != null && holds(cell);
      if (here) from ??= down;
      else if (from !== undefined) {
        ranges.push(from === down - 1 ? `${letters}${down}` : `${letters}${from + 1}:${letters}${down}`);
        from = undefined;
      }
    }
  }
  return ranges.join(" ");
}

/** Characters that are still readable side by side on a page. */
const PAGE_WIDTH = 215;

/** A column is as wide as so many digits, and letters are narrower, but for those of headers, which are bold. */
const LETTERS = 1.15;

/** In points. */
const LINE_HEIGHT = 15;
/** No row of a sheet may be higher; what does not fit shows when its cell is chosen. */
const MOST_HEIGHT = 409;

const spanOf = (cell: Cell | null): number => (cell?.kind === "text" ? (cell.span ?? 1) : 1);

/** How many lines a row takes: wrapped texts as many as they need, headers of several words two. */
function linesOf(row: Sheet["rows"][number], widths: Sheet["widths"]): number {
  const lines = row.map((cell, right) => {
    if (cell?.kind !== "text") return 1;
    const wraps = cell.span !== undefined || cell.role === "header" || cell.role === "numberHeader";
    const width = widths.slice(right, right + spanOf(cell)).reduce((sum, one) => sum + one, 0);
    const letters = cell.span === undefined || width < NARROW ? 1 : LETTERS;
    return wraps ? wrappedLines(cell.text, letters * width) : 1;
  });
  return Math.max(1, ...lines);
}

/** Into less than this, few words go: each line that a long one leaves short counts. */
const NARROW = 60;

/** How many lines of so many letters the paragraphs of a text take. Words that are longer than a line go on in the next one. */
function wrappedLines(text: string, width: number): number {
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(" ")) {
      const length = lettersOf(word);
      if (used > 0 && used + 1 + length > width) {
        lines += 1;
        used = 0;
      }
      used += length + (used > 0 ? 1 : 0);
      // A sheet that somebody has changed may not say how wide its columns are.
      const more = width > 0 ? Math.max(0, Math.ceil(used / width) - 1) : 0;
      lines += more;
      used -= more * width;
    }
  }
  return lines;
}

/** How long a word is in letters of usual width. */
function lettersOf(word: string): number {
  const narrow = word.replace(WIDE_LETTER, "").length;
  return narrow === word.length ? narrow : narrow + WIDE * [...word.matchAll(WIDE_LETTER)].length;
}

/** Chinese, Japanese and Korean letters with their punctuation, and pictures. */
const WIDE_LETTER =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;

/** They are as wide as two digits and a little more, which is the wider the more letters a column counts for its digits. */
const WIDE = 2.5;

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
