import type { FieldPath } from "../src/errors.js";
import { isJsonObject, type Json } from "../src/schema/document.js";

/** A document with another value at a path; undefined takes the field or the entry away. */
export function changed(document: Json, path: FieldPath, value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? {};
  if (Array.isArray(document)) {
    const index = Number(key);
    if (rest.length === 0 && value === undefined) return document.filter((_, at) => at !== index);
    const copy = [...document];
    copy[index] = rest.length === 0 ? (value as Json) : changed(copy[index] ?? {}, rest, value);
    return copy;
  }
  const fields = isJsonObject(document) ? document : {};
  const inside = rest.length === 0 ? value : changed(fields[String(key)] ?? {}, rest, value);
  const others = Object.entries(fields);
  const known = others.some(([name]) => name === String(key));
  const all = known ? others : [...others, [String(key), null] as const];
  return Object.fromEntries(
    all.flatMap(([name, field]): [string, Json][] => {
      if (name !== String(key)) return [[name, field]];
      return inside === undefined ? [] : [[name, inside]];
    }),
  );
}
