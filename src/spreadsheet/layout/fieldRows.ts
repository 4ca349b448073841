import { type FieldPath, OfferError } from "../../errors.js";
import type { Json } from "../../schema/document.js";
import type { CellReader } from "../cells/cellReader.js";
import { entriesOf, fieldOf, isList, type JsonSchema, UNKNOWN } from "./jsonSchema.js";
import { NONE } from "./none.js";
import { type LayoutCell, writeLeaf } from "./writeLeaf.js";

/** A field inside an entry, and its values. */
export interface FieldRow {
  readonly path: FieldPath;
  readonly values: readonly LayoutCell[];
}

/** Longer lists go on in further rows. */
const WIDTH = 100;

type Scalar = string | number | boolean;

/** The rows of a field: one for a value, one for a list of values, and one for each field of a list of records. */
export function fieldRows(
  path: FieldPath,
  value: Json,
  schema: JsonSchema,
  reader: CellReader,
): readonly FieldRow[] {
  if (Array.isArray(value)) return listRows(path, value, schema, reader);
  if (typeof value !== "object") return [{ path, values: [writeLeaf(value, schema, reader)] }];
  if (value === null) throw new OfferError({ code: "invalid-type", path, message: "must not be null" });
  const fields = Object.entries(value);
  if (fields.length === 0) return [{ path, values: [NONE] }];
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
  if (list.length === 0) return [{ path, values: [NONE] }];
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
