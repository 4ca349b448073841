// Internal: no name of the public API lives here.

import type * as z from "zod";
import type { FieldPath } from "../errors.js";

/** A part of a document that its schema reads without looking at anything around it. */
export interface SeparatePart {
  readonly path: FieldPath;
  readonly schema: z.ZodType;
}

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly check: string } } }[];
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

/**
 * The smallest part of a document around the field at `path` that can be read again by itself: where a rule ties fields
 * together, or one form stands for another, it is everything under that rule. Rules of the document as a whole do not count.
 */
export function separatePart(document: z.ZodType, path: FieldPath): SeparatePart | undefined {
  const [first] = path;
  let schema = first === undefined ? undefined : fieldOf(document, first);
  for (let depth = 1; schema !== undefined; depth += 1) {
    const inner = unwrapped(schema);
    const key = path[depth];
    const next = key === undefined || isTied(inner) ? undefined : fieldOf(inner, key);
    if (next === undefined) return { path: path.slice(0, depth), schema: inner };
    schema = next;
  }
  return undefined;
}

const isTied = (schema: z.ZodType): boolean =>
  (definitionOf(schema).checks ?? []).some(({ _zod: { def } }) => def.check === "custom");

function unwrapped(schema: z.ZodType): z.ZodType {
  const { type, innerType } = definitionOf(schema);
  return innerType !== undefined && (type === "optional" || type === "prefault")
    ? unwrapped(innerType)
    : schema;
}

function fieldOf(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  const { type, shape, element, valueType } = definitionOf(schema);
  if (type === "object") return shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : undefined;
  return type === "record" ? valueType : element;
}
