// Internal: no name of the public API lives here.

import type { FieldPath } from "../../errors.js";

/**
 * Terms that have been read, with other values in the place of some, however deep they stand. `change` says what takes the place of a
 * value, or undefined to have it looked into. What nothing changes in stays the object that it is: dates and periods are known by it.
 */
export const changedTerms = <Terms>(
  terms: Terms,
  change: (value: object, path: FieldPath) => unknown,
): Terms => changed(terms, change, []) as Terms;

function changed(
  value: unknown,
  change: (value: object, path: FieldPath) => unknown,
  path: FieldPath,
): unknown {
  if (typeof value !== "object" || value === null) return value;
  const instead = change(value, path);
  if (instead !== undefined) return instead;
  if (Array.isArray(value)) {
    const entries = value.map((entry, index) => changed(entry, change, [...path, index]));
    return entries.every((entry, index) => entry === value[index]) ? value : Object.freeze(entries);
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const fields = Object.entries(value).map(([key, inner]) => [key, changed(inner, change, [...path, key])]);
  const isSame = Object.values(value).every((inner, index) => inner === fields[index]?.[1]);
  return isSame ? value : Object.freeze(Object.fromEntries(fields));
}
