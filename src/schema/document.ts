// Internal: no name of the public API lives here.

import { describeReceived, type FieldPath, OfferError, type OfferErrorCode } from "../errors.js";
import { decimalText } from "../numeric/decimal.js";
import { isPlainObject } from "../ownData.js";

/** Plain JSON data. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Whether a document is an object, and no list. */
export const isJsonObject = (document: Json | undefined): document is JsonObject =>
  typeof document === "object" && document !== null && !Array.isArray(document);

const MAX_DEPTH = 32;
const MAX_NODES = 200_000;
const MAX_STRING = 10_000;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** The document to put in place of a value that is not plain data but has one, such as a component. */
export type StandIn = (value: object, path: () => FieldPath) => Json | undefined;

/**
 * A frozen copy of untrusted data as plain JSON, Decimals as strings and undefined fields left out. Everything after this
 * step works on the copy, so nothing the caller does later can change a result, and nothing of the caller's is changed.
 *
 * This is the one place that looks at what a caller passes as data. It takes what objects themselves hold and what stands at
 * the indices of lists; no getter, method or iterator runs. Depth, size and keys are bounded before anything inside is looked
 * at. What a Proxy throws when it is looked at is refused like everything else that is no data.
 *
 * @param root What the argument is called, where paths are to begin with it; "" where they are those of a document.
 */
export function copyDocument(input: unknown, root: string, standIn?: StandIn): Json {
  const copying = new Copying(root === "" ? [] : [root], standIn);
  try {
    return copying.copy(input, 0);
  } catch (error) {
    throw error instanceof OfferError ? error : copying.unreadable();
  }
}

/** One document on its way from the caller's objects to ours. */
class Copying {
  private nodes = 0;
  /** The keys on the way to what is being looked at, and how many of them count: what lies beyond is left from before. */
  private readonly keys: (string | number)[] = [];
  private depth = 0;

  constructor(
    private readonly root: FieldPath,
    private readonly standIn: StandIn | undefined,
  ) {}

  copy(value: unknown, depth: number): Json {
    this.depth = depth;
    this.nodes += 1;
    if (this.nodes > MAX_NODES)
      this.refuse("too-large", `the document must have at most ${MAX_NODES} values`);
    if (depth > MAX_DEPTH) {
      this.refuse("too-deep", `the document must be nested at most ${MAX_DEPTH} levels deep`);
    }
    if (typeof value === "string") {
      return value.length <= MAX_STRING
        ? value
        : this.refuse("too-large", `must have at most ${MAX_STRING} characters`, value);
    }
    if (value === null || typeof value === "boolean" || typeof value === "number") return value;
    if (typeof value !== "object") return this.refuse("invalid-type", "must be plain data", value);
    const document = this.standIn?.(value, () => this.path());
    if (document !== undefined) return document;
    if (Array.isArray(value)) return this.copyList(value, depth);
    if (isPlainObject(value)) return this.copyObject(value, depth);
    return decimalText(value) ?? this.refuse("invalid-type", "must be plain data", value);
  }

  private copyList(list: readonly unknown[], depth: number): Json {
    const length: number = Object.getOwnPropertyDescriptor(list, "length")?.value;
    if (length > MAX_NODES) this.refuse("too-large", `must have at most ${MAX_NODES} entries`);
    const copy: Json[] = [];
    for (let index = 0; index < length; index += 1) {
      copy.push(this.copy(this.held(list, index, depth), depth + 1));
    }
    return Object.freeze(copy);
  }

  private copyObject(object: object, depth: number): Json {
    const keys = Object.keys(object);
    if (keys.length > MAX_NODES) this.refuse("too-large", `must have at most ${MAX_NODES} fields`);
    const copy: Record<string, Json> = {};
    for (const key of keys) {
      const value = this.held(object, key, depth);
      if (FORBIDDEN_KEYS.has(key)) this.refuse("forbidden-key", "is a key that is not allowed");
      if (key.length > MAX_STRING) this.refuse("too-large", "is too long a key");
      if (value !== undefined) copy[key] = this.copy(value, depth + 1);
    }
    return Object.freeze(copy);
  }

  /** What an object itself holds under a key, as data. */
  private held(object: object, key: string | number, depth: number): unknown {
    this.keys[depth] = key;
    this.depth = depth + 1;
    const field = Object.getOwnPropertyDescriptor(object, key);
    if (field?.get !== undefined || field?.set !== undefined) {
      this.refuse("invalid-type", "must be plain data, not a getter");
    }
    return field?.value;
  }

  private path(): FieldPath {
    return [...this.root, ...this.keys.slice(0, this.depth)];
  }

  private refuse(code: OfferErrorCode, message: string, received?: unknown): never {
    const seen = received === undefined ? {} : { received: describeReceived(received) };
    throw new OfferError({ code, path: this.path(), message, ...seen });
  }

  /** What to throw where looking at a value has itself thrown something. */
  unreadable(): OfferError {
    const message = "must be plain data: it cannot be read";
    return new OfferError({ code: "invalid-type", path: this.path(), message });
  }
}
