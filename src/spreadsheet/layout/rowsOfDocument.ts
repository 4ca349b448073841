import type { FieldPath } from "../../errors.js";
import type { Json, JsonObject } from "../../schema/document.js";
import { ownProperty } from "../../schema/records.js";
import { CellReader } from "../cells/cellReader.js";
import { fieldRows } from "./fieldRows.js";
import { formatField } from "./formatField.js";
import { fieldOf, UNKNOWN } from "./jsonSchema.js";
import { shortened } from "./layoutName.js";
import { HEADER } from "./layoutRow.js";
import { NONE } from "./none.js";
import type { Section } from "./section.js";
import { type LayoutCell, writeLeaf, writeText } from "./writeLeaf.js";

/** Rows of label, type, field and values, all of one width; `""` is a blank cell. */
export type LayoutRows = readonly (readonly LayoutCell[])[];

/** What is written is read again with it. Hosts differ in dates alone, and those are written as texts. */
const reader = /* @__PURE__ */ new CellReader({ dateSystem: "1899-12-30" });

/** A checked document as rows under their titles: what it says as a whole, and then part by part. */
export function rowsOfDocument(document: JsonObject, sections: readonly Section[]): LayoutRows {
  const [whole, ...others] = sections as [Section, ...Section[]];
  const parts = others.filter(({ holds }) => holds !== "one");
  const fields = [...new Set(parts.map(({ path: [field] }) => String(field)))];
  const rest = Object.entries(document).filter(([field]) => !fields.includes(field));
  const rows = [
    [...HEADER],
    ...entryRows(whole, "", Object.fromEntries(rest)),
    ...fields.flatMap((field) => {
      const value = ownProperty(document, field);
      const holding = parts.filter(({ path }) => path[0] === field);
      return value === undefined ? [] : partRows(holding, value);
    }),
  ];
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const blanks = (count: number): LayoutCell[] => Array.from({ length: count }, () => "");
  return Object.freeze(rows.map((row) => Object.freeze([...row, ...blanks(width - row.length)])));
}

type Rows = readonly (readonly LayoutCell[])[];

/** The rows of a list or a table. */
function partRows(sections: readonly Section[], value: Json): Rows {
  const [first] = sections as [Section];
  const entries = Object.entries(value as JsonObject);
  if (entries.length === 0) return [["", first.word, "", NONE]];
  if (first.holds === "table") return entries.flatMap(([key, entry]) => entryRows(first, key, entry));
  return (value as readonly JsonObject[]).flatMap((entry) => {
    const section =
      sections.find(({ stated = {} }) => ownProperty(stated, "type") === ownProperty(entry, "type")) ?? first;
    return entryRows(section, "", entry);
  });
}

/** The rows of one entry: its label and its type, and then field by field. */
function entryRows(section: Section, key: string, value: Json): Rows {
  const { word, holds, schema } = section;
  const { label, left } =
    holds === "list" ? withoutLabel(section, value as JsonObject) : { label: "", left: value };
  const isBare = holds !== "table" && Object.keys(left as JsonObject).length === 0;
  const rows = isBare
    ? [[""]]
    : fieldRows([], left, schema, reader).map(({ path, values }) => [fieldText(path, section), ...values]);
  const name = key === "" ? label : writeText(key, reader);
  return rows.map((row, index) => (index === 0 ? [name, word, ...row] : ["", "", ...row]));
}

/** The label of a list's entry, and what is left of it once its label and its type are said. */
function withoutLabel({ label: field, schema, stated = {} }: Section, entry: JsonObject) {
  const written = field === undefined ? undefined : ownProperty(entry, field);
  const inLabel = typeof written === "string" ? field : undefined;
  const others = Object.entries(entry).filter(([name]) => !Object.hasOwn(stated, name) && name !== inLabel);
  const leaf = fieldOf(schema, field ?? "") ?? UNKNOWN;
  const label = typeof written === "string" ? writeLeaf(written, leaf, reader) : "";
  return { label, left: Object.fromEntries(others) };
}

/** The field in as few words as a spreadsheet leaves alone. */
function fieldText(path: FieldPath, section: Section): string {
  const short = formatField(shortened(path, section));
  return writeText(short, reader) === short ? short : writeText(formatField(path), reader);
}
