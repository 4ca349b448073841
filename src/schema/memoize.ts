// Internal: no name of the public API lives here.

import type { Json } from "./document.js";

/**
 * A pure function of a frozen object, worked out once for each: terms are valued again and again under other beliefs. What
 * is kept goes when the object goes, and nobody can tell it from what would have been worked out again.
 */
export function memoize<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const entry = known.get(key);
    if (entry !== undefined) return entry.value;
    const value = compute(key);
    if (Object.isFrozen(key)) known.set(key, { value });
    return value;
  };
}

/** A pure function of a list of frozen objects, worked out once for each list of the same ones in the same order. */
export function memoizeList<Key extends object, Value>(
  compute: (keys: readonly Key[]) => Value,
): (keys: readonly Key[]) => Value {
  const start = listStep<Key, Value>();
  return (keys) => {
    const end = keys.reduce((step, key) => step.next(key), start);
    end.entry ??= { value: compute(keys) };
    return end.entry.value;
  };
}

/** Where a list has come to after so many keys: what is known of it as it is, and where each further key leads. */
interface ListStep<Key extends object, Value> {
  entry: { readonly value: Value } | undefined;
  next(key: Key): ListStep<Key, Value>;
}

function listStep<Key extends object, Value>(): ListStep<Key, Value> {
  return { entry: undefined, next: memoize<Key, ListStep<Key, Value>>(() => listStep()) };
}

/** How many documents are kept, each with all that is worked out of it. */
const KEPT = 8;
/** Longer ones are not: what they hold takes more room than it saves time. */
const LONGEST_KEPT = 20_000;

/**
 * A pure function of a document, worked out once for each of the last few: whoever passes plain objects, or text in a cell, values the
 * same offer again and again under other beliefs. What JSON writes as null may have been something else, and is worked out anew.
 */
export function memoizeDocument<Value>(compute: (document: Json) => Value): (document: Json) => Value {
  const kept = memoizeLast<Value>(KEPT);
  return (document) => {
    const text = JSON.stringify(document);
    return text.length > LONGEST_KEPT || text.includes("null")
      ? compute(document)
      : kept(text, () => compute(document));
  };
}

/** A value for each text, worked out when it is first asked for. Those asked for last are kept, so many of them. */
export function memoizeLast<Value>(most: number): (text: string, compute: () => Value) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text, compute) => {
    const before = known.get(text);
    const entry = before ?? { value: compute() };
    // The one asked for last stands last.
    if (before !== undefined) known.delete(text);
    known.set(text, entry);
    const [eldest] = known.size > most ? known.keys() : [];
    if (eldest !== undefined) known.delete(eldest);
    return entry.value;
  };
}

/** Makes a value when it is first asked for and keeps it: schemas cost time to build, and not every importer needs them. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
