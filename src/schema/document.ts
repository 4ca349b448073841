import { describeReceived, type FieldPath, OfferError, type OfferErrorCode } from "../errors.js";
import { decimalText, isDecimal } from "../numeric/decimal.js";

/** Plain JSON data. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const MAX_DEPTH = 32;
const MAX_NODES = 200_000;
const MAX_STRING = 10_000;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** The document to put in place of a value that is not plain data but has one, such as a component. */
export type StandIn = (value: unknown, path: FieldPath) => JsonObject | undefined;

/**
 * A frozen copy of untrusted data as plain JSON, Decimals as strings and undefined fields left out. Everything after this
 * step works on the copy, so nothing the caller does later can change a result, and nothing of the caller's is changed.
 * Depth, size and keys are bounded here, once, before any schema looks at the data.
 */
export function copyDocument(input: unknown, root: string, standIn: StandIn = () => undefined): Json {
  const path: (string | number)[] = root === "" ? [] : [root];
  let nodes = 0;

  const refuse = (code: OfferErrorCode, message: string, received?: unknown): never => {
    throw new OfferError({
      code,
      path: [...path],
      message,
      ...(received === undefined ? {} : { received: describeReceived(received) }),
    });
  };

  const within = (key: string | number, value: unknown, depth: number): Json => {
    path.push(key);
    const copy = copyValue(value, depth);
    path.pop();
    return copy;
  };

  const copyArray = (list: readonly unknown[], depth: number): Json => {
    if (list.length > MAX_NODES) refuse("too-large", `must have at most ${MAX_NODES} entries`);
    return Object.freeze(Array.from(list, (value, index) => within(index, value, depth + 1)));
  };

  const copyObject = (object: object, depth: number): Json => {
    const copy: Record<string, Json> = {};
    for (const [key, field] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
      const unfit = unfitness(key, field);
      if (unfit !== undefined) {
        path.push(key);
        refuse(...unfit);
      }
      if (field.enumerable && field.value !== undefined) copy[key] = within(key, field.value, depth + 1);
    }
    return Object.freeze(copy);
  };

  const copyValue = (value: unknown, depth: number): Json => {
    nodes += 1;
    if (nodes > MAX_NODES) refuse("too-large", `the document must have at most ${MAX_NODES} values`);
    if (depth > MAX_DEPTH) refuse("too-deep", `the document must be nested at most ${MAX_DEPTH} levels deep`);
    const document = standIn(value, path);
    if (document !== undefined) return document;
    if (value === null || typeof value === "boolean" || typeof value === "number") return value;
    if (typeof value === "string") {
      return value.length <= MAX_STRING
        ? value
        : refuse("too-large", `must have at most ${MAX_STRING} characters`, value);
    }
    if (Array.isArray(value)) return copyArray(value, depth);
    if (isDecimal(value)) return decimalText(value);
    return isPlainObject(value)
      ? copyObject(value, depth)
      : refuse("invalid-type", "must be plain data", value);
  };

  return copyValue(input, 0);
}

function unfitness(key: string, field: PropertyDescriptor): [OfferErrorCode, string] | undefined {
  if (field.get !== undefined) return ["invalid-type", "must be plain data, not a getter"];
  if (FORBIDDEN_KEYS.has(key)) return ["forbidden-key", "is a key that is not allowed"];
  return key.length > MAX_STRING ? ["too-large", "is too long a key"] : undefined;
}

/** An object literal, of this realm or of another one. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
