/**
 * A pure function of a frozen object, worked out once for each: terms are valued again and again under other beliefs. What
 * is memoize goes when the object goes, and nobody can tell it from what would have been worked out again.
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

/** Makes a value when it is first asked for and keeps it: schemas cost time to build, and not every importer needs them. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
