import { within } from "../../errors.js";
import type { Json } from "../../schema/document.js";
import { collectProblems } from "../../schema/problems.js";
import type { CellReader } from "../cells/cellReader.js";
import type { Range } from "../cells/range.js";
import { fieldValues } from "./fieldValues.js";
import { alternatives, entriesOf, type JsonSchema } from "./jsonSchema.js";
import { entryOf, type LayoutEntry } from "./layoutEntry.js";
import { COLUMN, isHeader, type LayoutRow, readLayoutRow, refuseAt } from "./layoutRow.js";
import { NONE } from "./none.js";
import { readField } from "./readField.js";
import { readLeaf } from "./readLeaf.js";
import type { Section } from "./section.js";
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
  const isNone = values.length === 1 && values[0] === NONE;
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
  return short !== undefined && /^\d/.test(keys[0] ?? "") ? [short, ...keys] : keys;
}
