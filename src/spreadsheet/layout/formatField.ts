import type { FieldPath } from "../../errors.js";

/** A key that needs no quotes. */
const PLAIN = /^[^."\s](?:[^."]*[^."\s])?$/;

/** Where a field stands inside its component or belief, as a cell says it: keys with dots between, list entries from 1. */
export const formatField = (path: FieldPath): string =>
  path
    .map((key) => {
      if (typeof key === "number") return String(key + 1);
      return PLAIN.test(key) ? key : `"${key.replaceAll('"', '""')}"`;
    })
    .join(".");
