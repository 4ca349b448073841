// Internal: no name of the public API lives here.

import type { FieldPath } from "../errors.js";
import { frozen, isDecimal } from "../numeric/decimal.js";

/** The value that `record` itself has for `key`; never one inherited from Object.prototype. */
export const ownProperty = <Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Value | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** A record with each value replaced by what `change` makes of it, under its key. */
export const mapValues = <Value>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** Frozen plain data with another value at `path`, which exists; what is not on the way there is shared. */
export function replaced<Data>(data: Data, path: FieldPath, value: unknown): Data {
  const [key, ...rest] = path;
  if (key === undefined) return value as Data;
  const inner = replaced((data as Record<string | number, unknown>)[key], rest, value);
  const copy = Array.isArray(data) ? [...data] : { ...data };
  (copy as Record<string | number, unknown>)[key] = inner;
  return Object.freeze(copy) as Data;
}

/** Freezes plain data all the way down, Decimals included. What is frozen already is so all the way down. */
export function deepFreeze<Value extends object>(value: Value): Value {
  freezeParts(value);
  return Object.freeze(value);
}

/** Freezes what plain data is made of, and leaves open only that itself. */
export function freezeParts(value: object): void {
  for (const part of Object.values(value)) {
    if (typeof part !== "object" || part === null) continue;
    if (Object.isFrozen(part)) continue;
    if (isDecimal(part)) frozen(part);
    else deepFreeze(part);
  }
}
