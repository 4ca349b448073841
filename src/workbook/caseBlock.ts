// Internal: no name of the public API lives here.

import { columnLetters, formulaCell, spanCell, textCell } from "./cells.js";
import { type DraftSheet, elsewhere, type SheetName, sheetReference } from "./draftSheet.js";
import type { Cell, CellName, Sheet } from "./sheet.js";

/** A workbook that is laid out, as far as it is. */
export interface Model {
  readonly sheets: readonly Sheet[];
  readonly names: readonly CellName[];
}

/** A cell, by its sheet and place from 1. */
export type Place = Pick<CellName, "sheet" | "row" | "column">;

/** Figures worked out again, each case in a column of its own: the same formulas, with other cells in place of some. */
export interface CaseBlock {
  /** The cell of a figure in one of the cases, counted from 0; the figure's own where it is the same in all. */
  cell(target: Place, chosen: number): string;
  /** All lines of one of the cases, as a range. */
  column(chosen: number): string;
  /** How many rows it takes. */
  readonly lines: number;
  /** How many cells with formulas it takes. */
  readonly size: number;
  /** Adds its lines, one for each figure that follows what is varied. */
  addTo(draft: DraftSheet): void;
}

/** What stands in place of cells in one case: the text of a formula by the name of the cell. */
export interface Case {
  readonly label: string;
  readonly instead: Readonly<Record<string, string>>;
}

interface Span {
  readonly sheet: string;
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** Texts, cells and ranges of this or of another sheet, names: what formulas of a workbook are made of besides functions. */
const PARTS =
  /"(?:[^"]|"")*"|(?:('[^']+'|[A-Z][a-z]+)!)?\$([A-Z]+)(\d+)(?::\$[A-Z]+(\d+))?|(?<![\w.$])[a-z][a-z0-9_]*\b(?!\()/g;

/** The label stands in the first column, the figure as it is elsewhere in the second. */
const FIRST_CASE = 3;

/**
 * Takes everything that stands between cells that are varied and figures that are looked at, and works it out once more for each
 * case. A line is a cell of another sheet; ranges stay ranges, so that their cells stand below each other.
 */
export function caseBlock(
  { sheets, names }: Model,
  {
    varied,
    targets,
    cases,
    sheet: home,
    top,
    orElse,
  }: {
    /** Names of cells that cases put something else in place of. */
    readonly varied: readonly string[];
    readonly targets: readonly Place[];
    readonly cases: readonly Case[];
    readonly sheet: SheetName;
    /** The row of its first line. */
    readonly top: number;
    /** What a line shows where what stands in place is not allowed; the error unless there is one. */
    readonly orElse?: string;
  },
): CaseBlock {
  const sheetOf = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const nameOf = new Map(names.map((name) => [name.name, name]));
  const cellAt = (sheet: string, row: number, column: number): Cell | null =>
    sheetOf.get(sheet)?.rows[row - 1]?.[column - 1] ?? null;
  const key = (sheet: string, row: number, column: number): string => `${sheet}\n${column}\n${row}`;
  const spanOfName = (name: string): Span | undefined => {
    const at = nameOf.get(name);
    return at && { sheet: at.sheet, column: at.column, first: at.row, last: at.row + at.rows - 1 };
  };
  const spanAt = (part: readonly (string | undefined)[], own: string): Span | undefined => {
    const [whole = "", sheet, letters, from, to] = part;
    if (whole.startsWith('"')) return undefined;
    if (letters === undefined) return spanOfName(whole);
    const first = Number(from);
    const named = sheet?.replace(/^'|'$/g, "") ?? own;
    return {
      sheet: named,
      column: columnNumber(letters),
      first,
      last: to === undefined ? first : Number(to),
    };
  };
  const partsOf = (formula: string, own: string): Span[] =>
    [...formula.matchAll(PARTS)].flatMap((part) => spanAt(part, own) ?? []);

  const isVaried = new Set(
    varied.flatMap((name) => {
      const at = nameOf.get(name);
      return at === undefined ? [] : [key(at.sheet, at.row, at.column)];
    }),
  );
  const follows = new Map<string, boolean>();
  const spans: Span[] = [];
  /** Whether a cell follows what is varied; everything on the way is noted. */
  const visit = (sheet: string, row: number, column: number): boolean => {
    const id = key(sheet, row, column);
    const before = follows.get(id);
    if (before !== undefined) return before;
    follows.set(id, isVaried.has(id));
    const cell = cellAt(sheet, row, column);
    let moves = isVaried.has(id);
    if (cell?.kind === "formula" && !moves) {
      for (const span of partsOf(cell.formula, sheet)) {
        let here = false;
        for (let at = span.first; at <= span.last; at += 1) here = visit(span.sheet, at, span.column) || here;
        if (here) spans.push(span);
        moves ||= here;
      }
    }
    follows.set(id, moves);
    if (moves) spans.push({ sheet, column, first: row, last: row });
    return moves;
  };
  for (const { sheet, row, column } of targets) visit(sheet, row, column);

  const lines = linesOf(spans);
  const rowOf = new Map(lines.map(({ sheet, row, column }, index) => [key(sheet, row, column), top + index]));
  const reference = ({ sheet, column, first, last }: Span): string => {
    const range = `$${columnLetters(column)}${first}${last === first ? "" : `:$${columnLetters(column)}${last}`}`;
    return sheet === home ? range : `${sheetReference(sheet as SheetName)}!${range}`;
  };
  const rewritten = (formula: string, own: string, letters: string): string =>
    formula.replace(PARTS, (...part) => {
      const span = spanAt(part as string[], own);
      if (span === undefined) return part[0] as string;
      const [from, to] = [span.first, span.last].map((row) => rowOf.get(key(span.sheet, row, span.column)));
      if (from === undefined || to === undefined) {
        return nameOf.has(part[0] as string) ? (part[0] as string) : reference(span);
      }
      return from === to ? `$${letters}${from}` : `$${letters}${from}:$${letters}${to}`;
    });
  const nameAt = new Map(
    varied.flatMap((name) => {
      const at = nameOf.get(name);
      return at === undefined ? [] : [[key(at.sheet, at.row, at.column), name] as const];
    }),
  );

  const guarded = (formula: string): string =>
    orElse === undefined ? formula : `IFERROR(${formula},"${orElse}")`;

  return {
    column: (chosen) => elsewhere(home, FIRST_CASE + chosen, top, top + lines.length - 1),
    lines: lines.length,
    size: lines.length * (cases.length + 1),
    cell: (target, chosen) => {
      const row = rowOf.get(key(target.sheet, target.row, target.column));
      return row === undefined
        ? elsewhere(target.sheet as SheetName, target.column, target.row)
        : elsewhere(home, FIRST_CASE + chosen, row);
    },
    addTo: (draft) => {
      for (const { sheet, row, column } of lines) {
        const cell = cellAt(sheet, row, column);
        const format = cell?.format ?? "text";
        const own = reference({ sheet, column, first: row, last: row });
        const id = key(sheet, row, column);
        const instead = nameAt.get(id);
        draft.add(
          spanCell(lineLabel(sheetOf.get(sheet), row, column), 1),
          formulaCell(own, "figure", format),
          ...cases.map((one, index) => {
            const other = instead === undefined ? undefined : one.instead[instead];
            const letters = columnLetters(FIRST_CASE + index);
            if (other !== undefined) return formulaCell(other, "figure", format);
            if (cell === null) return textCell("");
            return cell.kind === "formula" && follows.get(id) === true && instead === undefined
              ? formulaCell(guarded(rewritten(cell.formula, sheet, letters)), "figure", format)
              : formulaCell(own, "figure", format);
          }),
        );
      }
    },
  };
}

/** Sheets in the order in which a value is worked out; others after them. */
const ORDER = [
  "",
  "Hedge ratios",
  "Summary",
  "Bridge",
  "Cash flows",
  "Tables",
  "Workings",
  "Terms",
  "Calendars",
  "Beliefs",
].reverse();

/** Every cell that is needed once, by sheet; those of a range below each other. */
function linesOf(spans: readonly Span[]) {
  const byColumn = new Map<string, Span[]>();
  for (const span of spans) {
    const id = `${span.sheet}\n${span.column}`;
    byColumn.set(id, [...(byColumn.get(id) ?? []), span]);
  }
  const blocks = [...byColumn.values()].flatMap((column) => {
    const sorted = [...column].sort((a, b) => a.first - b.first || b.last - a.last);
    const merged: Span[] = [];
    for (const span of sorted) {
      const last = merged.at(-1);
      if (last === undefined || span.first > last.last) merged.push(span);
      else merged[merged.length - 1] = { ...last, last: Math.max(last.last, span.last) };
    }
    return merged;
  });
  return blocks
    .sort(
      (a, b) => ORDER.indexOf(a.sheet) - ORDER.indexOf(b.sheet) || a.first - b.first || a.column - b.column,
    )
    .flatMap(({ sheet, column, first, last }) =>
      Array.from({ length: last - first + 1 }, (_, index) => ({ sheet, column, row: first + index })),
    );
}

/** What a cell is called: the text that its row begins with, and the header of its column. */
function lineLabel(sheet: Sheet | undefined, row: number, column: number): string {
  const texts = (sheet?.rows[row - 1] ?? [])
    .slice(0, Math.min(2, column - 1))
    .flatMap((cell) => (cell?.kind === "text" && cell.text !== "" ? [cell.text.trim()] : []));
  const above = (sheet?.rows ?? []).slice(0, row - 1).reverse();
  const header = above.flatMap((cells) => {
    const cell = cells[column - 1];
    return cell?.kind === "text" && (cell.role === "header" || cell.role === "numberHeader")
      ? [cell.text]
      : [];
  })[0];
  const what = header === undefined || header === "Value" || header === "In use" ? [] : [header];
  return [sheet?.name ?? "", ...texts, ...what].join(", ");
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
