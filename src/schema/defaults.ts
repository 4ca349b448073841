import type * as z from "zod";
import type { FieldPath } from "../errors.js";
import type { Json, JsonObject } from "./document.js";

/** A value that was used because the document did not state one. */
export interface AppliedDefault {
  readonly path: FieldPath;
  readonly value: Json;
  /** What the field means, in the words of its schema. */
  readonly meaning: string;
}

/** The fields of `shape` that `document` leaves out and that have a default (zod's `prefault`), with that default. */
export function appliedDefaults(shape: z.ZodRawShape, document: JsonObject, at: FieldPath): AppliedDefault[] {
  return Object.entries(shape).flatMap(([key, field]) => {
    const { def: definition } = field as z.ZodType;
    if (definition.type !== "prefault" || Object.hasOwn(document, key)) return [];
    const value = (definition as unknown as { readonly defaultValue: Json }).defaultValue;
    return [{ path: [...at, key], value, meaning: descriptionOf(field) }];
  });
}

/** The description nearest to the surface: of the field, of what its default wraps, or of what its transform reads. */
function descriptionOf(field: unknown): string {
  const { description, def } = field as { description?: string; def: { innerType?: unknown; in?: unknown } };
  const inside = def.innerType ?? def.in;
  return description ?? (inside === undefined ? "" : descriptionOf(inside));
}
