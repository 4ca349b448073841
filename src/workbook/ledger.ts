// Internal: no name of the public API lives here.

import { promised } from "../errors.js";
import { type Decimal, ONE } from "../numeric/decimal.js";
import type { BeliefKind } from "../schema/figures.js";
import type { BusinessCalendar } from "../time/businessCalendar.js";
import { cellNames } from "./cellNames.js";
import { cellNumber } from "./cells.js";
import type { CellFormat } from "./sheet.js";

/** A belief that goes into an input cell. */
export interface InputEntry {
  /** Where the document of beliefs states it. */
  readonly path: string;
  readonly section: string;
  readonly label: string;
  readonly unit: string;
  readonly format: CellFormat;
  /** What it measures, which says what may be typed in and how far it is moved. */
  readonly kind: BeliefKind;
  /** A date as the number of its day. */
  readonly value: Decimal | number;
  /** What it was taken as where nobody stated it; otherwise where it is from, if that is said. */
  readonly source: string;
  readonly stated: boolean;
}

/** A number of the contract. */
export interface TermEntry {
  readonly component: string;
  readonly label: string;
  readonly format: CellFormat;
  readonly value: Decimal;
  /** What it is where the sums for each share that the contract states are a little different; undefined where nobody knows. */
  readonly moved?: Decimal | undefined;
}

/** A number of the contract in its cell, and which view asked for it first, as the how-manieth of all that it asked for. */
export interface AskedTerm extends TermEntry {
  readonly asked: { readonly view: number; readonly index: number };
}

/** A number that a formula asked for, where sums for each share are a little different. */
export type MovedTerm = Pick<TermEntry, "component" | "label" | "value">;

/** Something worked out on the way: by a formula, or by the library where there is none. */
export interface QuantityEntry {
  readonly section: string;
  readonly label: string;
  readonly unit: string;
  readonly format: CellFormat;
  readonly content: { readonly formula: string } | ComputedNumber;
}

/** A number of the library. */
export interface ComputedNumber {
  readonly computed: Decimal;
  /** On which paths it was simulated; undefined where it was not. */
  readonly simulated?: string | undefined;
}

interface Named<Entry> {
  readonly name: string;
  readonly entry: Entry;
}

/** Something that each view may have of its own: undefined where a view does not need it. */
export type ByView<Entry> = readonly (Entry | undefined)[];

/** What probabilities add up to: of all cases, or of some. */
type OddsSum = "1" | "at most 1";

/** Inputs below each other, which formulas take together; mostly one alone. */
export interface InputColumn {
  readonly name: string;
  readonly byView: ByView<readonly InputEntry[]>;
  /** What they add up to where they are probabilities of what excludes each other. */
  readonly addUp: OddsSum | undefined;
}

/** A table that formulas look at, with a formula in every cell. */
interface WorkTable {
  readonly title: string;
  readonly headers: readonly string[];
  readonly formats: readonly CellFormat[];
}

/** Which days are business days, as a contract says it. */
export interface NamedCalendar {
  readonly name: string;
  readonly calendar: BusinessCalendar;
}

type TableRows = readonly (readonly string[])[];

/** What one view writes down as its formulas ask for it. Asking gives the name that formulas use, alike in every view. */
export interface Ledger {
  input(key: string, words: readonly string[], entry: () => InputEntry): string;
  /** A column of inputs; what those that are probabilities add up to is checked on the summary. */
  inputColumn(
    key: string,
    words: readonly string[],
    entries: () => readonly InputEntry[],
    addUp?: OddsSum,
  ): string;
  term(entry: TermEntry): string;
  quantity(key: string, words: readonly string[], entry: () => QuantityEntry): string;
  /**
   * Puts a table of so many rows below the others, once; `rows` is given the number of its first row, which is returned.
   */
  table(key: string, count: number, table: WorkTable, rows: (top: number) => TableRows): number;
  /** A calendar of the contract, whose holidays stand below each other; gives their name. */
  holidays(calendar: NamedCalendar): string;
  /** Says once that something does not follow the beliefs. */
  fix(remark: string): void;
}

/**
 * What a workbook needs, each entry once by its key, with what each view has in its place. Where the cells stand is decided when
 * the sheets are laid out.
 */
export interface SharedLedger {
  /** The ledger of one view, counted from 0. */
  of(view: number): Ledger;
  /** A name for a cell that stands on a sheet by itself. */
  nameFor(...words: readonly string[]): string;
  readonly inputs: readonly InputColumn[];
  readonly terms: readonly Named<AskedTerm>[];
  readonly quantities: readonly { readonly name: string; readonly byView: ByView<QuantityEntry> }[];
  readonly tables: readonly (WorkTable & { readonly byView: ByView<TableRows> })[];
  readonly calendars: readonly Named<NamedCalendar>[];
  readonly fixed: readonly string[];
  /** Every number of the contract that each view asked for, in order. */
  readonly asked: readonly (readonly MovedTerm[])[];
}

/** Rows above the body of each table: an empty one, its title, headers. The sheet's own title is the first row of all. */
const TABLE_FRAME = 3;

export function sharedLedger(
  views: number,
  movedOf: () => readonly (readonly MovedTerm[])[] | undefined = () => undefined,
  isStated: (component: string, value: Decimal) => boolean = () => false,
): SharedLedger {
  const nameFor = cellNames();
  const names = new Map<string, string>();
  const inputs: {
    name: string;
    addUp: OddsSum | undefined;
    byView: (readonly InputEntry[] | undefined)[];
  }[] = [];
  const terms: Named<AskedTerm>[] = [];
  const quantities: { name: string; byView: (QuantityEntry | undefined)[] }[] = [];
  const tables: (WorkTable & { top: number; count: number; byView: (TableRows | undefined)[] })[] = [];
  const tops = new Map<string, (typeof tables)[number]>();
  const calendars: Named<NamedCalendar>[] = [];
  const fixed: string[] = [];
  const asked: MovedTerm[][] = Array.from({ length: views }, () => []);
  const followed = new Map<string, string>();
  const nobody = () => Array.from({ length: views }, () => undefined);

  const ofView = (view: number): Ledger => {
    const known = new Set<string>();
    const named = (key: string, words: readonly string[], enter: (name: string) => void): string => {
      const name = names.get(key) ?? nameFor(...words);
      names.set(key, name);
      if (known.has(key)) return name;
      known.add(key);
      enter(name);
      return name;
    };
    const column = (
      key: string,
      words: readonly string[],
      entries: () => readonly InputEntry[],
      addUp?: OddsSum,
    ): string =>
      named(`input ${key}`, words, (name) => {
        const said = entries();
        const found = inputs.find((one) => one.name === name) ?? { name, addUp, byView: nobody() };
        if (!inputs.includes(found)) inputs.push(found);
        found.byView[view] = said;
      });
    return {
      input: (key, words, entry) => column(key, words, () => [entry()]),
      inputColumn: column,
      term: (asking) => {
        const entry = { ...asking, value: asking.value.toSignificantDigits(TERM_DIGITS) };
        const { component, label, value } = entry;
        const before = asked[view] as MovedTerm[];
        const index = before.length;
        const moved = movedValue(entry, movedOf()?.[view]?.[index]);
        before.push({ component, label, value });
        // 0 and 1 say nothing that a name would explain, and only small whole numbers survive in the text of a formula.
        if (value.isZero() || value.abs().equals(ONE)) return signed(value, value.abs().toString());
        const { plain, follows, stated } = termKey(entry, moved, isStated);
        // What was asked for before stands there, whoever asks again.
        const key = moved === undefined ? (followed.get(plain) ?? plain) : `${plain}${follows}`;
        if (moved !== undefined && !followed.has(plain)) followed.set(plain, key);
        const name = named(`term ${key}`, [component, label], (name) => {
          if (terms.some((one) => one.name === name)) return;
          const isTurned = stated !== undefined && !stated.equals(value);
          const inCell = isTurned ? { value: stated, moved: moved?.negated() } : { value, moved };
          terms.push({ name, entry: { ...entry, ...inCell, asked: { view, index } } });
        });
        const there = promised(
          terms.find((one) => one.name === name),
          "a named term is listed",
        );
        return there.entry.value.isNegative() === value.isNegative() ? name : `(-${name})`;
      },
      quantity: (key, words, entry) =>
        named(`quantity ${key}`, words, (name) => {
          const said = entry();
          const found = quantities.find((one) => one.name === name) ?? { name, byView: nobody() };
          if (!quantities.includes(found)) quantities.push(found);
          found.byView[view] = said;
        }),
      table: (key, count, table, rows) => {
        // The tables of views that are of another length stand apart, so that each column is one range.
        const place = `${key}\n${count}`;
        const above = tables.reduce((height, one) => height + one.count + TABLE_FRAME, 0);
        const found = tops.get(place) ?? { ...table, top: above + TABLE_FRAME + 2, count, byView: nobody() };
        if (found.byView[view] !== undefined) return found.top;
        if (!tops.has(place)) {
          tops.set(place, found);
          tables.push(found);
        }
        found.byView[view] = rows(found.top);
        return found.top;
      },
      holidays: (entry) =>
        named(`calendar ${JSON.stringify(entry)}`, [entry.name, "holidays"], (name) => {
          if (calendars.every((one) => one.name !== name)) calendars.push({ name, entry });
        }),
      fix: (remark) => {
        if (!fixed.includes(remark)) fixed.push(remark);
      },
    };
  };
  const ledgers = Array.from({ length: views }, (_, view) => ofView(view));
  return {
    of: (view) => ledgers[view] as Ledger,
    nameFor,
    inputs,
    terms,
    quantities,
    tables,
    calendars,
    fixed,
    asked,
  };
}

/** By what a number of the contract is known among those of its component, and as what the contract states it. */
function termKey(
  { component, value, format }: TermEntry,
  moved: Decimal | undefined,
  isStated: (component: string, value: Decimal) => boolean,
): { readonly plain: string; readonly follows: string; readonly stated: Decimal | undefined } {
  const isPlain = moved === undefined || moved.equals(value);
  // A cell has the sign with which the contract states its number; of one that it does not state, that of the first formula.
  const stated = isPlain ? [value, value.negated()].find((one) => isStated(component, one)) : undefined;
  return {
    plain: `${component} ${format === "money" ? "amount" : "factor"} ${stated ?? `±${value.abs()}`}`,
    // What follows from a sum for each share is no number that the contract states, although it may be as large.
    follows: isPlain ? "" : ` ${moved.abs().toSignificantDigits(MOVED_DIGITS)}`,
    stated,
  };
}

/** Digits of a number of the contract: what a division leaves beyond them makes it no other number. */
const TERM_DIGITS = 50;

/** Digits in which numbers are told apart that follow from sums for each share. */
const MOVED_DIGITS = 24;

/** A number where sums are a little different, if that is the number that was asked for in its place. */
export function movedValue(
  { component, label, value }: MovedTerm,
  found: MovedTerm | undefined,
): Decimal | undefined {
  if (found === undefined || found.component !== component || found.label !== label) return undefined;
  const isNear = found.value.minus(value).abs().lessThanOrEqualTo(value.abs().times(FURTHEST));
  return isNear ? found.value.toSignificantDigits(TERM_DIGITS) : undefined;
}

/** A number that moves further is another one. */
const FURTHEST = "1e-3";

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
