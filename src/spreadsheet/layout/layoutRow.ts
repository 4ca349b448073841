// Internal: no name of the public API lives here.

import { describeReceived, type FieldPath, OfferError, type OfferErrorCode, within } from "../../errors.js";
import { suggest } from "../../schema/suggest.js";
import { type CellReader, isDate } from "../cells/cellReader.js";
import { literalText, matchWord, NO_ENTRIES, normalizeWord } from "./cellTexts.js";
import { fieldOf, UNKNOWN } from "./jsonSchema.js";
import { dayText, readLeaf } from "./leaf.js";
import type { Section } from "./sections.js";
import type { StatedTree } from "./statedTree.js";

export const HEADER = ["label", "type", "field", "value"] as const;

/** The columns, counted from 1. */
export const COLUMN = { label: 1, type: 2, field: 3, values: 4 } as const;

const MAX_COLUMNS = 20_000;
const MAX_WORD = 1000;

/** What a row of terms or beliefs says. */
export interface LayoutRow {
  /** Counted from 1. */
  readonly number: number;
  readonly label: string;
  readonly type: string;
  readonly field: string;
  readonly cells: readonly unknown[];
  /** The cells from the fourth on, up to the last that is not blank. */
  readonly values: readonly unknown[];
}

/** What a row says; undefined where it is blank. Throws with the place of the cell. */
export function readLayoutRow(
  cells: readonly unknown[],
  number: number,
  reader: CellReader,
): LayoutRow | undefined {
  if (cells.length > MAX_COLUMNS) {
    refuseAt([number, MAX_COLUMNS], "too-large", "must be the last column");
  }
  const word = (column: number): string =>
    within([number, column], () => {
      const cell = cells[column - 1];
      const text = literalText(cell) ?? (isDate(cell) ? dayText(cell, reader) : reader.text(cell)) ?? "";
      return text.length <= MAX_WORD
        ? text
        : refuseAt([], "too-large", `must have at most ${MAX_WORD} characters`);
    });
  let end = cells.length;
  while (end >= COLUMN.values && within([number, end], () => reader.isBlank(cells[end - 1]))) end -= 1;
  const values = cells.slice(COLUMN.values - 1, Math.max(end, COLUMN.values - 1));
  const [label, type, field] = [word(COLUMN.label), word(COLUMN.type), word(COLUMN.field)];
  const isBlank = values.length === 0 && label === "" && type === "" && field === "";
  return isBlank ? undefined : { number, label, type, field, cells, values };
}

/** Whether a row is that of the titles. */
export const isHeader = ({ label, type, field, values: [value] }: LayoutRow): boolean =>
  [label, type, field, typeof value === "string" ? value : HEADER[3]].every(
    (title, index) => normalizeWord(title) === HEADER[index],
  );

export function refuseAt(place: FieldPath, code: OfferErrorCode, message: string, received?: string): never {
  throw new OfferError({ code, path: place, message, ...(received === undefined ? {} : { received }) });
}

/** The part of a document that rows are about. */
export interface LayoutEntry {
  readonly section: Section;
  readonly path: FieldPath;
  readonly label: string;
}

/** What a row is about: what its type and label say, or else what the row above is about. */
export function entryOf(
  row: LayoutRow,
  above: LayoutEntry | undefined,
  sections: readonly Section[],
  tree: StatedTree,
  reader: CellReader,
): LayoutEntry {
  const { number, label, type } = row;
  const section = type === "" ? (above?.section ?? (sections[0] as Section)) : sectionOf(row, sections);
  const repeats = above?.section === section && above.label === label && !beginsAnother(row, above, tree);
  if (above !== undefined && ((type === "" && label === "") || (repeats && label !== ""))) return above;
  if (type === "" && section.holds === "one" && label !== "") {
    refuseAt([number, COLUMN.type], "missing-term", "must say what the label is of");
  }
  if (section.holds === "one" || statesNone(row)) {
    return labelled({ section, path: section.path, label }, row, tree, reader);
  }
  if (section.holds === "table") {
    if (label === "") refuseAt([number, COLUMN.label], "missing-term", `must name the ${section.word}`);
    return { section, path: [...section.path, label], label };
  }
  if (type === "") {
    const message = `must be stated where another ${section.word} begins`;
    refuseAt([number, COLUMN.type], "missing-term", message);
  }
  const path = [...section.path, tree.count(section.path)];
  const place = [number, COLUMN.type] as const;
  within(place, () => {
    tree.begin(path, place);
    for (const [field, value] of Object.entries(section.stated ?? {})) {
      tree.state([...path, field], value, place);
    }
  });
  return labelled({ section, path, label }, row, tree, reader);
}

/** Whether a row states again what the entry above states already, where entries may have one label. */
const beginsAnother = (
  { type, field }: LayoutRow,
  { section, path }: LayoutEntry,
  tree: StatedTree,
): boolean =>
  section.recurs === true &&
  type !== "" &&
  Object.keys(section.schema.properties ?? {}).some(
    (name) => matchWord(field, [name]) !== undefined && tree.states([...path, name]),
  );

/** Whether a row says that a list or a table as a whole has no entry. */
const statesNone = ({ label, field, values }: LayoutRow): boolean =>
  label === "" && field === "" && values.length === 1 && values[0] === NO_ENTRIES;

function sectionOf({ number, type }: LayoutRow, sections: readonly Section[]): Section {
  const words = sections.map(({ word }) => word);
  const word = matchWord(type, words);
  const section = sections.find((candidate) => candidate.word === word);
  if (section !== undefined) return section;
  const hint = suggest(type, words);
  const message = hint === "" ? `must be one of ${words.join(", ")}` : `is not a known type${hint}`;
  return refuseAt([number, COLUMN.type], "unknown-component", message, describeReceived(type));
}

/** The entry, with its label stated in the field that it stands for. */
function labelled(
  entry: LayoutEntry,
  { number, label, cells }: LayoutRow,
  tree: StatedTree,
  reader: CellReader,
): LayoutEntry {
  const { section, path } = entry;
  if (label === "") return entry;
  const place = [number, COLUMN.label] as const;
  const { label: field, word } = section;
  if (field === undefined) return refuseAt(place, "invalid-term", `must be blank: ${word} has no name`);
  const schema = fieldOf(section.schema, field) ?? UNKNOWN;
  within(place, () => tree.state([...path, field], readLeaf(cells[0], schema, reader), place));
  return entry;
}
