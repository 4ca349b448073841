/** Makes a value when it is first asked for and keeps it: schemas cost time to build, and not every importer needs them. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
