import fc from "fast-check";

/** Keys that have fooled programs before. */
const weirdKeys = fc.constantFrom(
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "toJSON",
  "valueOf",
  "hasOwnProperty",
  "then",
  "length",
  "d",
  "e",
  "s",
  "toStringTag",
  "name",
  "type",
  "date",
  "amount",
  "rate",
);

const weirdValues = fc.oneof(
  fc.constantFrom<unknown>(
    "[object Decimal]",
    "__proto__",
    "constructor",
    "closing",
    "closing + 99999 years",
    "1e999",
    "9".repeat(500),
    "2020-02-30",
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    10n ** 400n,
    Symbol("x"),
    () => "1",
    /x/,
    Object.create({ inherited: true }),
    { length: { toString: {} } },
    { length: 1 },
  ),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  }),
  fc.jsonValue(),
);

/** Objects and lists in which anything may stand under any key, own "__proto__" keys included. */
export const hostile = (): fc.Arbitrary<unknown> =>
  fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, depthIdentifier: "hostile" },
      weirdValues,
      fc.array(tie("any"), { maxLength: 4 }),
      fc.array(fc.tuple(weirdKeys, tie("any")), { maxLength: 5 }).map(objectOf),
    ),
  })).any;

function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  const object = {};
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

/** A sound document in which one value, somewhere, has been replaced by something hostile. */
export const spoilt = (documents: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(documents, hostile(), fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }))
    .map(([document, poison, places]) => spoil(structuredClone(document), poison, places));

function spoil(value: unknown, poison: unknown, [place, ...deeper]: readonly number[]): unknown {
  if (place === undefined || typeof value !== "object" || value === null) return poison;
  const keys = Object.keys(value);
  const key = keys[place % Math.max(1, keys.length)] ?? "name";
  const inside = (value as Record<string, unknown>)[key];
  Object.defineProperty(value, key, {
    value: spoil(inside, poison, deeper),
    enumerable: true,
    configurable: true,
  });
  return value;
}
