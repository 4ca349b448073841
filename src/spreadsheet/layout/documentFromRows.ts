// Internal: no name of the public API lives here.

import { type FieldPath, OfferError, within } from "../../errors.js";
import type { Json } from "../../schema/document.js";
import { collectProblems } from "../../schema/problems.js";
import type { CellReader } from "../cells/cellReader.js";
import type { Range } from "../cells/range.js";
import { matchWord, NO_ENTRIES } from "./cellTexts.js";
import { readField } from "./fieldNames.js";
import {
  alternatives,
  entriesOf,
  fieldOf,
  isList,
  type JsonSchema,
  knownFields,
  UNKNOWN,
} from "./jsonSchema.js";
import {
  COLUMN,
  entryOf,
  isHeader,
  type LayoutEntry,
  type LayoutRow,
  readLayoutRow,
  refuseAt,
} from "./layoutRow.js";
import { readLeaf } from "./leaf.js";
import type { Section } from "./sections.js";
import { StatedTree } from "./statedTree.js";

const MAX_ROWS = 20_000;

/** What is wrong with so many rows is not looked for in more. */
const MAX_WRONG = 50;

/** What rows state. Throws every problem at once, each with the row and the column of its cell, counted from 1. */
export function documentFromRows(rows: Range, sections: readonly Section[], reader: CellReader): StatedTree {
  if (rows.length > MAX_ROWS) refuseAt([], "too-large", `must have at most ${MAX_ROWS} rows`);
  const tree = new StatedTree();
  const problems = collectProblems();
  let entry: LayoutEntry | undefined;
  let lost = false;
  let wrong = 0;
  const readRow = (cells: readonly unknown[], number: number): true => {
    const row = readLayoutRow(cells, number, reader);
    if (row === undefined || isHeader(row)) return true;
    // What goes on with something that nobody knows is no problem of its own.
    if (lost && row.type === "" && row.label === "") return true;
    lost = true;
    entry = entryOf(row, entry, sections, tree, reader);
    lost = false;
    if (row.values.length > 0) stateValues(row, entry, tree, reader);
    return true;
  };
  for (const [index, cells] of rows.entries()) {
    if (problems.attempt([], () => readRow(cells, index + 1)) === undefined) wrong += 1;
    if (wrong === MAX_WRONG) break;
  }
  problems.refuse();
  return tree;
}

function stateValues(row: LayoutRow, entry: LayoutEntry, tree: StatedTree, reader: CellReader): void {
  const { number, values } = row;
  const { section, path } = entry;
  const isNone = values.length === 1 && values[0] === NO_ENTRIES;
  const wholeTable = section.holds !== "one" && path.length === section.path.length;
  if (wholeTable && isNone) {
    const place = [number, COLUMN.values] as const;
    within(place, () => tree.state(path, section.holds === "list" ? [] : {}, place));
    return;
  }
  const keys = keysOf(row, entry);
  if (section.holds === "table") {
    within([number, COLUMN.label], () => tree.begin(path, [number, COLUMN.label]));
  }
  const field = within([number, COLUMN.field], () =>
    fieldValues(keys, section.schema, isNone ? 0 : values.length),
  );
  for (const [column, cell] of values.entries()) {
    const place = [number, COLUMN.values + column] as const;
    within(place, () => {
      if (reader.isBlank(cell)) return;
      if (column > 0 && !field.several) {
        refuseAt([], "invalid-term", `must be blank: ${row.field || "this"} takes one value`);
      }
      const empty = isNone ? emptyPart(field.schema) : undefined;
      const value = empty ?? readLeaf(cell, field.schema, reader);
      tree.state([...path, ...field.at(column)], value, place);
    });
  }
}

/** A list or a table without entries, where one may stand. */
function emptyPart(schema: JsonSchema): Json | undefined {
  if (entriesOf(schema) !== undefined) return [];
  return alternatives(schema).some(({ type }) => type === "object") ? {} : undefined;
}

/** The keys of the field inside the entry. */
function keysOf({ number, field }: LayoutRow, { section }: LayoutEntry): readonly string[] {
  const { short, holds, path } = section;
  if (field === "") {
    const isWhole = holds === "table" || (holds === "one" && path.length > 0);
    return isWhole ? [] : refuseAt([number, COLUMN.field], "missing-term", "must say what the value is of");
  }
  const keys = within([number, COLUMN.field], () => readField(field));
  const [first] = keys;
  return short !== undefined && first !== undefined && /^\d/.test(first) ? [short, ...keys] : keys;
}

/** Where the values of a row belong in its entry: one place for each, and what may stand there. */
interface FieldValues {
  readonly schema: JsonSchema;
  /** The path of the value in a column, counted from 0. */
  at(column: number): FieldPath;
  /** Whether further columns hold further values of a list. */
  readonly several: boolean;
}

const MAX_INDEX = 100_000;

interface Walk {
  readonly path: (string | number)[];
  /** Where in the path lists are entered, and whether a number says at which entry. */
  readonly lists: { readonly at: number; readonly numbered: boolean }[];
  schema: JsonSchema;
}

/**
 * What the keys of a field mean under a schema. The columns of values run through the last list on the way, from its first
 * entry or the one that a number says; every other list needs a number.
 */
function fieldValues(keys: readonly string[], schema: JsonSchema, count: number): FieldValues {
  const walk: Walk = { path: [], lists: [], schema };
  for (const key of keys) {
    if (/^\d+$/.test(key) && entriesOf(walk.schema) !== undefined) {
      enter(walk, indexOf(key), true);
      continue;
    }
    while (isList(walk.schema)) enter(walk, 0, false);
    const name = matchWord(key, knownFields(walk.schema)) ?? key;
    walk.path.push(name);
    walk.schema = fieldOf(walk.schema, name) ?? UNKNOWN;
  }
  const takesList = isList(walk.schema) || (count > 1 && entriesOf(walk.schema) !== undefined);
  if (count > 0 && takesList) enter(walk, 0, false);
  return placesOf(walk, keys);
}

function enter(walk: Walk, index: number, numbered: boolean): void {
  walk.lists.push({ at: walk.path.length, numbered });
  walk.path.push(index);
  walk.schema = entriesOf(walk.schema) ?? UNKNOWN;
}

function placesOf({ path, lists, schema }: Walk, keys: readonly string[]): FieldValues {
  const running = lists.at(-1);
  const unnumbered = lists.slice(0, -1).find(({ numbered }) => !numbered);
  if (unnumbered !== undefined) {
    const list =
      path
        .slice(0, unnumbered.at)
        .filter((key) => typeof key === "string")
        .at(-1) ?? keys[0];
    refuseField("invalid-term", `must say which entry of ${list} is meant: ${list}.1 is the first`);
  }
  if (running === undefined) return { schema, several: false, at: () => path };
  const first = path[running.at] as number;
  return {
    schema,
    several: true,
    at: (column) => [...path.slice(0, running.at), first + column, ...path.slice(running.at + 1)],
  };
}

function indexOf(key: string): number {
  const index = Number(key);
  if (index >= 1 && index <= MAX_INDEX) return index - 1;
  return refuseField("out-of-range", `must count entries from 1 to ${MAX_INDEX}`);
}

function refuseField(code: "invalid-term" | "out-of-range", message: string): never {
  throw new OfferError({ code, path: [], message });
}
