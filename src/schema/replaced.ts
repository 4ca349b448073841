import type { FieldPath } from "../errors.js";

/** Frozen plain data with another value at `path`, which exists; what is not on the way there is shared. */
export function replaced<Data>(data: Data, path: FieldPath, value: unknown): Data {
  const [key, ...rest] = path;
  if (key === undefined) return value as Data;
  const inner = replaced((data as Record<string | number, unknown>)[key], rest, value);
  const copy = Array.isArray(data) ? [...data] : { ...data };
  (copy as Record<string | number, unknown>)[key] = inner;
  return Object.freeze(copy) as Data;
}
