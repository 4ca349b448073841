// Internal: no name of the public API lives here.

import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { isList, ownKeys } from "../ownData.js";

/** The fields of plain data under names that are known, each read once; throws for anything else. */
export function givenFields<Name extends string>(
  input: unknown,
  known: readonly Name[],
  path: FieldPath,
): { readonly [name in Name]?: unknown } {
  const keys = isList(input) ? undefined : ownKeys(input);
  if (keys === undefined) {
    const message = `must be an object with the fields ${known.join(", ")}`;
    throw new OfferError({ code: "invalid-type", path, message, received: describeReceived(input) });
  }
  const fields: { [name in Name]?: unknown } = Object.create(null);
  for (const key of keys) {
    const field = Object.getOwnPropertyDescriptor(input, key);
    if (field === undefined || (field.value === undefined && field.get === undefined)) continue;
    const name = known.find((candidate) => candidate === key);
    if (name === undefined) {
      const message = `is not a known field (fields: ${known.join(", ")})`;
      throw new OfferError({ code: "unknown-key", path: [...path, key], message });
    }
    if (field.get !== undefined) {
      const message = "must be plain data, not a getter";
      throw new OfferError({ code: "invalid-type", path: [...path, key], message });
    }
    fields[name] = field.value;
  }
  return fields;
}

/** One of a few names as it came; throws for anything else. */
export function givenName<Name extends string>(
  input: unknown,
  names: readonly Name[],
  path: FieldPath,
): Name {
  const name = names.find((candidate) => candidate === input);
  if (name !== undefined) return name;
  const missing = input === undefined;
  throw new OfferError({
    code: missing ? "missing-term" : "invalid-term",
    path,
    message: `${missing ? "is required: " : ""}must be one of ${names.map((each) => JSON.stringify(each)).join(", ")}`,
    ...(missing ? {} : { received: describeReceived(input) }),
  });
}
