// Internal: no name of the public API lives here.

import type * as z from "zod";
import type { FieldPath, OfferIssue } from "../errors.js";
import { isJsonObject, type Json } from "./document.js";
import { once } from "./memoize.js";
import { deepFreeze } from "./records.js";

/** A value that was used because the document did not state one. */
export interface AppliedDefault {
  /** The field that was left out. */
  readonly path: FieldPath;
  /** What was used in its place, as a document would state it. */
  readonly value: Json;
  /** What the field means, in the words of its schema. */
  readonly meaning: string;
}

/** What a reader answers for a document that breaks a rule of its schema. Which rule, and where, is for zod to say. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

/** Makes of a document what its schema says: frozen, with defaults filled in. */
export type Reader = (document: Json | undefined, reading: DocumentReading) => unknown;

/** What a field of a kind of its own may ask of the document that it stands in. */
export interface FieldContext {
  /** What a schema makes of what is written in the field. */
  read<Out>(schema: z.ZodType<Out>, written: Json | undefined): Out | typeof UNREADABLE;
  /** Says what is wrong, at `path` inside the field. */
  refuse(problem: Omit<OfferIssue, "path"> & { readonly path?: FieldPath }): typeof UNREADABLE;
  /** Notes a default, whose path leads on from the field. */
  assume(assumed: AppliedDefault): void;
}

/** A document being read: the defaults that were filled in so far, and where in the document we are. */
export class DocumentReading implements FieldContext {
  readonly assumed: AppliedDefault[] = [];
  private readonly keys: (string | number)[] = [];
  private depth = 0;

  /** Reads what stands under a key. */
  inside(key: string | number, read: Reader, document: Json | undefined): unknown {
    this.keys[this.depth] = key;
    this.depth += 1;
    const value = read(document, this);
    this.depth -= 1;
    return value;
  }

  read<Out>(schema: z.ZodType<Out>, written: Json | undefined): Out | typeof UNREADABLE {
    return readerOf(schema)(written, this) as Out | typeof UNREADABLE;
  }

  refuse(): typeof UNREADABLE {
    return UNREADABLE;
  }

  assume(assumed: AppliedDefault): void {
    const outer = this.keys.slice(0, this.depth);
    const inside = { ...assumed, path: [...outer, ...assumed.path] };
    this.assumed.push(this.depth === 0 ? assumed : deepFreeze(inside));
  }
}

/**
 * The reader of a schema, made once for each. zod describes documents and says what is wrong with one. A document that is
 * right, as most are, is read by functions that know the schema and do nothing else, in a fraction of the time. Kinds of schemas
 * that stand nowhere below, as components of one's own may have, are left to zod. Both make the same of every document.
 */
export function readerOf(schema: z.core.$ZodType): Reader {
  const known = readers.get(schema);
  if (known !== undefined) return known;
  // A schema may lead back to itself: until its reader is made, this one stands for it.
  readers.set(schema, (document, reading) => reader(document, reading));
  const own = ownReader(schema);
  const reader =
    selfReading.get(schema) ?? (own === undefined ? zodReader(schema) : checkedReader(own, schema));
  readers.set(schema, reader);
  return reader;
}

const readers = /* @__PURE__ */ new WeakMap<z.core.$ZodType, Reader>();

/** Says how the transform of a field, or a whole schema with its rules, reads without zod around it. */
export function readsItself(what: object, read: Reader): void {
  selfReading.set(what, read);
}

const selfReading = /* @__PURE__ */ new WeakMap<object, Reader>();

/** Says that a schema is optional, and that what it wraps is not to be looked at before a document states it. */
export function isLeftAlone(schema: z.core.$ZodOptional): void {
  leftAlone.add(schema);
}

const leftAlone = /* @__PURE__ */ new WeakSet<z.core.$ZodType>();

function ownReader(schema: z.core.$ZodType): Reader | undefined {
  if (leftAlone.has(schema))
    return optionalReader(once(() => readerOf((schema as z.core.$ZodOptional)._zod.def.innerType)));
  const { def, optin, traits } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "object":
      return def.catchall?._zod.def.type === "never" ? objectReader(def.shape) : undefined;
    case "array":
      return listReader(readerOf(def.element));
    case "record":
      return def.keyType._zod.def.type === "string"
        ? tableReader(readerOf(def.keyType), readerOf(def.valueType))
        : undefined;
    case "optional":
      return optin === "optional" && !traits.has("$ZodExactOptional")
        ? optionalReader(once(() => readerOf(def.innerType)))
        : undefined;
    case "prefault":
      return defaultReader(readerOf(def.innerType), def.defaultValue as Json);
    case "transform":
      return selfReading.get(def.transform);
    case "pipe":
      return def.transform === undefined ? pipeReader(readerOf(def.in), readerOf(def.out)) : undefined;
    default:
      return undefined;
  }
}

function objectReader(shape: z.core.$ZodShape): Reader {
  const fields = Object.entries(shape).map(([key, schema]) => ({
    key,
    read: readerOf(schema),
    absent: absentReader(key, schema),
  }));
  return (document, reading) => {
    if (!isJsonObject(document)) return UNREADABLE;
    const object: Record<string, unknown> = {};
    let stated = 0;
    for (const { key, read, absent } of fields) {
      const isStated = Object.hasOwn(document, key);
      if (isStated) stated += 1;
      const value = isStated ? reading.inside(key, read, document[key]) : absent(reading);
      if (value === UNREADABLE) return UNREADABLE;
      if (value !== ABSENT) object[key] = value;
    }
    return stated === Object.keys(document).length ? Object.freeze(object) : UNREADABLE;
  };
}

const ABSENT = Symbol("absent");

/** What an object gets for a field that the document leaves out. */
function absentReader(key: string, schema: z.core.$ZodType): (reading: DocumentReading) => unknown {
  if (leftAlone.has(schema)) return () => ABSENT;
  const { def, optin, optout } = (schema as z.core.$ZodTypes)._zod;
  if (optin === undefined) return () => UNREADABLE;
  if (optin === "optional" && optout === "optional") return () => ABSENT;
  const read = readerOf(schema);
  if (def.type !== "prefault") {
    const without = optout === "optional" ? ABSENT : UNREADABLE;
    return (reading) => {
      const value = read(undefined, reading);
      if (value === UNREADABLE) return without;
      return value === undefined && optin !== "defaulted" ? ABSENT : value;
    };
  }
  const assumed = deepFreeze({
    path: [key],
    value: def.defaultValue as Json,
    meaning: descriptionOf(schema),
  });
  return (reading) => {
    reading.assume(assumed);
    return read(undefined, reading);
  };
}

/** The description nearest to the surface: of the field, of what its default wraps, or of what its transform reads. */
function descriptionOf(schema: z.core.$ZodType): string {
  const { def, description } = schema as z.core.$ZodType & {
    def: { innerType?: z.ZodType; in?: z.ZodType };
    description?: string;
  };
  const inside = def.innerType ?? def.in;
  return description ?? (inside === undefined ? "" : descriptionOf(inside));
}

function listReader(read: Reader): Reader {
  return (document, reading) => {
    if (!Array.isArray(document)) return UNREADABLE;
    const list: unknown[] = [];
    for (let index = 0; index < document.length; index += 1) {
      const value = reading.inside(index, read, document[index]);
      if (value === UNREADABLE) return UNREADABLE;
      list.push(value);
    }
    return Object.freeze(list);
  };
}

function tableReader(readKey: Reader, read: Reader): Reader {
  return (document, reading) => {
    if (!isJsonObject(document)) return UNREADABLE;
    const table: Record<string, unknown> = {};
    for (const key of Object.keys(document)) {
      const name = readKey(key, reading);
      const value = reading.inside(key, read, document[key]);
      if (name === UNREADABLE || value === UNREADABLE) return UNREADABLE;
      table[name as string] = value;
    }
    return Object.freeze(table);
  };
}

const optionalReader =
  (read: () => Reader): Reader =>
  (document, reading) =>
    document === undefined ? undefined : read()(document, reading);

/** A default is read once: all documents that leave a field to it share what it comes to, where nobody can change that. */
function defaultReader(read: Reader, value: Json): Reader {
  const byDefault = once(() => read(value, new DocumentReading()));
  return (document, reading) => {
    if (document !== undefined) return read(document, reading);
    return Object.isFrozen(byDefault()) ? byDefault() : read(value, new DocumentReading());
  };
}

const pipeReader =
  (first: Reader, then: Reader): Reader =>
  (document, reading) => {
    const value = first(document, reading);
    return value === UNREADABLE ? UNREADABLE : then(value as Json | undefined, reading);
  };

/** A reader, and the rules that what it reads must keep. */
function checkedReader(read: Reader, schema: z.core.$ZodType): Reader {
  const { checks = [] } = schema._zod.def;
  if (checks.length === 0) return read;
  return (document, reading) => {
    const value = read(document, reading);
    if (value === UNREADABLE) return UNREADABLE;
    const payload: z.core.ParsePayload = { value, issues: [] };
    for (const { _zod: check } of checks) {
      if (check.def.when?.(payload) === false) continue;
      const later = check.check(payload as never);
      if (payload.issues.length > 0 || later instanceof Promise) return UNREADABLE;
    }
    return payload.value;
  };
}

/** What is plain data is frozen; an object of a class of somebody's own stays as it is. */
const frozenData = (value: unknown): unknown =>
  typeof value === "object" &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
    ? deepFreeze(value)
    : value;

function zodReader(schema: z.core.$ZodType): Reader {
  return (document) => {
    const result = schema._zod.run({ value: document, issues: [] }, { async: false });
    return result instanceof Promise || result.issues.length > 0 ? UNREADABLE : frozenData(result.value);
  };
}
