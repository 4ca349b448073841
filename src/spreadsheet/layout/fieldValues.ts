import { type FieldPath, OfferError } from "../../errors.js";
import { entriesOf, fieldOf, isList, type JsonSchema, knownFields, UNKNOWN } from "./jsonSchema.js";
import { meant } from "./loosely.js";

/** Where the values of a row belong in its entry: one place for each, and what may stand there. */
export interface FieldValues {
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
export function fieldValues(keys: readonly string[], schema: JsonSchema, count: number): FieldValues {
  const walk: Walk = { path: [], lists: [], schema };
  for (const key of keys) {
    if (/^\d+$/.test(key) && entriesOf(walk.schema) !== undefined) {
      enter(walk, indexOf(key), true);
      continue;
    }
    while (isList(walk.schema)) enter(walk, 0, false);
    const name = meant(key, knownFields(walk.schema)) ?? key;
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
    refuse("invalid-term", `must say which entry of ${list} is meant: ${list}.1 is the first`);
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
  return refuse("out-of-range", `must count entries from 1 to ${MAX_INDEX}`);
}

function refuse(code: "invalid-term" | "out-of-range", message: string): never {
  throw new OfferError({ code, path: [], message });
}
