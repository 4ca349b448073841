// Internal: no name of the public API lives here.

import { describeReceived, type FieldPath, OfferError, type OfferErrorCode } from "../errors.js";
import { isPlainObject } from "../ownData.js";
import { suggest } from "./suggest.js";

/**
 * An argument that is an object with named fields, as data: no getter of the caller's runs, and a field that nobody knows is refused
 * rather than passed over. What the fields hold is for the caller of this to check.
 */
export function readOptions<Options extends object>(
  options: Options,
  fields: readonly (keyof Options & string)[],
  argument: string | FieldPath = "options",
): Options {
  const refuse = (code: OfferErrorCode, message: string, key?: string, received?: string): never => {
    const outer = typeof argument === "string" ? [argument] : argument;
    const path = key === undefined ? outer : [...outer, key];
    throw new OfferError({ code, path, message, ...(received === undefined ? {} : { received }) });
  };
  const known = `must be an object with fields among ${fields.join(", ")}`;
  try {
    if (typeof options !== "object" || options === null || Array.isArray(options) || !isPlainObject(options))
      refuse("invalid-type", known, undefined, describeReceived(options));
    const read: Record<string, unknown> = {};
    for (const key of Object.keys(options)) {
      const field = fields.find((name) => name === key);
      if (field === undefined)
        refuse(
          "unknown-key",
          `is not a known field${suggest(key, fields)} (fields: ${fields.join(", ")})`,
          key,
        );
      const held = Object.getOwnPropertyDescriptor(options, key);
      if (held?.get !== undefined || held?.set !== undefined)
        refuse("invalid-type", "must be plain data, not a getter", key);
      read[key] = held?.value;
    }
    return read as Options;
  } catch (error) {
    if (error instanceof OfferError) throw error;
    return refuse("invalid-type", "must be plain data: it cannot be read");
  }
}

/** Throws for the first field of an argument that is not of the kind named for it. */
export function checkedKinds<Fields extends object>(
  fields: Fields,
  kinds: { readonly [Field in keyof Fields]?: "string" | "function" },
  argument: string,
): void {
  for (const [field, kind] of Object.entries(kinds)) {
    const value = fields[field as keyof Fields];
    if (typeof value === kind) continue;
    const path = [argument, field];
    const message = kind === "string" ? "must be a text" : "must be a function";
    const code = value === undefined ? "missing-term" : "invalid-type";
    throw new OfferError({ code, path, message, received: describeReceived(value) });
  }
}

/** Refuses what is no such option: a text that says nothing known, or no text at all. */
export function refuseOption(option: string, message: string, value: unknown): never {
  const code = typeof value === "string" ? "invalid-term" : "invalid-type";
  throw new OfferError({ code, path: ["options", option], message, received: describeReceived(value) });
}
