import { type FieldPath, OfferError } from "../../errors.js";
import type { Json, JsonObject } from "../../schema/document.js";
import { ownProperty } from "../../schema/records.js";
import { CellReader } from "../cells/cellReader.js";
import { NO_ENTRIES } from "./cellTexts.js";
import { formatField, shortened } from "./fieldNames.js";
import { entriesOf, fieldOf, isList, type JsonSchema, UNKNOWN } from "./jsonSchema.js";
import { HEADER } from "./layoutRow.js";
import { type LayoutCell, writeLeaf, writeText } from "./leaf.js";
import type { Section } from "./sections.js";

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
  if (entries.length === 0) return [["", first.word, "", NO_ENTRIES]];
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

/** A field inside an entry, and its values. */
interface FieldRow {
  readonly path: FieldPath;
  readonly values: readonly LayoutCell[];
}

/** Longer lists go on in further rows. */
const WIDTH = 100;

type Scalar = string | number | boolean;

/** The rows of a field: one for a value, one for a list of values, and one for each field of a list of records. */
function fieldRows(
  path: FieldPath,
  value: Json,
  schema: JsonSchema,
  reader: CellReader,
): readonly FieldRow[] {
  if (Array.isArray(value)) return listRows(path, value, schema, reader);
  if (typeof value !== "object") return [{ path, values: [writeLeaf(value, schema, reader)] }];
  if (value === null) throw new OfferError({ code: "invalid-type", path, message: "must not be null" });
  const fields = Object.entries(value);
  if (fields.length === 0) return [{ path, values: [NO_ENTRIES] }];
  return fields.flatMap(([key, field]) =>
    fieldRows([...path, key], field, fieldOf(schema, key) ?? UNKNOWN, reader),
  );
}

function listRows(
  path: FieldPath,
  list: readonly Json[],
  schema: JsonSchema,
  reader: CellReader,
): readonly FieldRow[] {
  if (list.length === 0) return [{ path, values: [NO_ENTRIES] }];
  const entry = entriesOf(schema) ?? UNKNOWN;
  const records = list.map((item) => scalarsIn(item, []));
  if (records.includes(undefined)) {
    return list.flatMap((item, index) => fieldRows([...path, index], item, entry, reader));
  }
  const columns = (records as Fields[]).map(
    (record) => new Map(record.map(([at, value]) => [keyOf(at), value])),
  );
  const fields = new Map((records as Fields[]).flat().map(([at]) => [keyOf(at), at]));
  const starts = Array.from({ length: Math.ceil(list.length / WIDTH) }, (_, index) => index * WIDTH);
  return starts.flatMap((start) =>
    [...fields].map(([key, at]) => {
      const leaf = at.reduce<JsonSchema>((inner, name) => fieldOf(inner, String(name)) ?? UNKNOWN, entry);
      const values = columns.slice(start, start + WIDTH).map((column) => {
        const value = column.get(key);
        return value === undefined ? "" : writeLeaf(value, leaf, reader);
      });
      // Where a single value may stand in place of the list, only several values say that it is one.
      const plain =
        start === 0 && (isList(schema) || (fields.size === 1 && at.length === 0 && values.length > 1));
      return { path: [...path, ...(plain ? [] : [start]), ...at], values };
    }),
  );
}

type Fields = readonly (readonly [FieldPath, Scalar])[];

const keyOf = (path: FieldPath): string => JSON.stringify(path);

/** All values inside with their paths; undefined where there is a list or something empty among them. */
function scalarsIn(value: Json, at: FieldPath): Fields | undefined {
  if (value === null || Array.isArray(value)) return undefined;
  if (typeof value !== "object") return [[at, value as Scalar]];
  const inside = Object.entries(value).map(([key, field]) => scalarsIn(field, [...at, key]));
  return inside.length === 0 || inside.includes(undefined) ? undefined : (inside as Fields[]).flat();
}
