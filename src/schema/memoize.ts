// Internal: no name of the public API lives here.

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

/** Makes a value when it is first asked for and keeps it: schemas cost time to build, and not every importer needs them. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
