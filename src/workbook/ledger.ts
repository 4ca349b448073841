// Internal: no name of the public API lives here.

import { type Decimal, ONE } from "../numeric/decimal.js";
import { cellNames } from "./cellNames.js";
import { cellNumber } from "./cells.js";
import type { CellFormat } from "./sheet.js";

/** A belief that goes into an input cell. */
export interface InputEntry {
  readonly section: string;
  readonly label: string;
  readonly unit: string;
  readonly format: CellFormat;
  /** A date as the number of its day. */
  readonly value: Decimal | number;
  /** What it was taken as where nobody stated it; otherwise where it is from, if that is said. */
  readonly source: string;
  readonly stated: boolean;
}

/** A number of the contract. */
interface TermEntry {
  readonly component: string;
  readonly label: string;
  readonly format: CellFormat;
  readonly value: Decimal;
}

/** Something worked out on the way: by a formula, or by the library where there is none. */
interface QuantityEntry {
  readonly section: string;
  readonly label: string;
  readonly unit: string;
  readonly format: CellFormat;
  readonly content: { readonly formula: string } | { readonly computed: Decimal };
}

export interface Named<Entry> {
  readonly name: string;
  readonly entry: Entry;
}

/** Several inputs below each other, which formulas take together. */
export interface InputColumn {
  readonly name: string;
  readonly entries: readonly InputEntry[];
  /** Whether they are probabilities, which add up to 1. */
  readonly areOdds: boolean;
}

/** A table that formulas look at, with a formula in every cell. */
interface WorkTable {
  readonly title: string;
  readonly headers: readonly string[];
  readonly formats: readonly CellFormat[];
  /** Formulas. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * What a workbook needs, written down as formulas ask for it, each entry once by its key. Asking gives the name that
 * formulas use; where the cells stand is decided when the sheets are laid out.
 */
export interface Ledger {
  input(key: string, words: readonly string[], entry: () => InputEntry): string;
  inputColumn(key: string, words: readonly string[], entries: () => readonly InputEntry[]): string;
  /** A column of probabilities that add up to 1, which the summary checks. */
  oddsColumn(key: string, words: readonly string[], entries: () => readonly InputEntry[]): string;
  term(entry: TermEntry): string;
  quantity(key: string, words: readonly string[], entry: () => QuantityEntry): string;
  /** Puts a table below the others, once; `rows` is given the number of its first row, which is returned. */
  table(key: string, table: Omit<WorkTable, "rows">, rows: (top: number) => WorkTable["rows"]): number;
  /** Says once that something does not follow the beliefs. */
  fix(remark: string): void;
  /** A name for a cell that stands on a sheet by itself. */
  nameFor(...words: readonly string[]): string;
  readonly inputs: readonly (Named<InputEntry> | InputColumn)[];
  readonly terms: readonly Named<TermEntry>[];
  readonly quantities: readonly Named<QuantityEntry>[];
  readonly tables: readonly WorkTable[];
  readonly fixed: readonly string[];
}

/** Rows above the body of each table: an empty one, its title, headers. The sheet's own title is the first row of all. */
const TABLE_FRAME = 3;

export function ledger(): Ledger {
  const nameFor = cellNames();
  const known = new Map<string, string>();
  const inputs: (Named<InputEntry> | InputColumn)[] = [];
  const terms: Named<TermEntry>[] = [];
  const quantities: Named<QuantityEntry>[] = [];
  const tables: WorkTable[] = [];
  const tops = new Map<string, number>();
  const fixed: string[] = [];
  const named = (key: string, words: readonly string[], enter: (name: string) => void): string => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const name = nameFor(...words);
    known.set(key, name);
    enter(name);
    return name;
  };
  const column = (
    key: string,
    words: readonly string[],
    entries: () => readonly InputEntry[],
    areOdds: boolean,
  ): string => named(`column ${key}`, words, (name) => inputs.push({ name, entries: entries(), areOdds }));
  return {
    input: (key, words, entry) =>
      named(`input ${key}`, words, (name) => inputs.push({ name, entry: entry() })),
    inputColumn: (key, words, entries) => column(key, words, entries, false),
    oddsColumn: (key, words, entries) => column(key, words, entries, true),
    term: (entry) => {
      const size = entry.value.abs();
      // 0 and 1 say nothing that a name would explain, and only small whole numbers survive in the text of a formula.
      if (size.isZero() || size.equals(ONE)) return signed(entry.value, size.toString());
      const key = `${entry.component} ${entry.format === "money" ? "amount" : "factor"} ${size}`;
      const positive = named(`term ${key}`, [entry.component, entry.label], (name) =>
        terms.push({ name, entry: { ...entry, value: size } }),
      );
      return signed(entry.value, positive);
    },
    quantity: (key, words, entry) =>
      named(`quantity ${key}`, words, (name) => quantities.push({ name, entry: entry() })),
    table: (key, table, rows) => {
      const before = tops.get(key);
      if (before !== undefined) return before;
      const above = tables.reduce((height, { rows: body }) => height + body.length + TABLE_FRAME, 0);
      const top = 1 + above + TABLE_FRAME + 1;
      tops.set(key, top);
      tables.push({ ...table, rows: rows(top) });
      return top;
    },
    fix: (remark) => {
      if (!fixed.includes(remark)) fixed.push(remark);
    },
    nameFor,
    inputs,
    terms,
    quantities,
    tables,
    fixed,
  };
}

const signed = (value: Decimal, size: string): string =>
  value.isNegative() && !value.isZero() ? `(-${size})` : size;

/** Digits that a spreadsheet keeps of what is typed into a cell. */
const CELL_DIGITS = 15;

/** An input as a number in a cell, and whether that took digits from it. */
export function inputNumber({ value }: InputEntry): { readonly value: number; readonly rounded: boolean } {
  if (typeof value === "number") return { value, rounded: false };
  const kept = value.toSignificantDigits(CELL_DIGITS);
  return { value: cellNumber(kept), rounded: !kept.equals(value) };
}
