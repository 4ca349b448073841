// Internal: no name of the public API lives here.

import { ownProperty } from "../../schema/records.js";

/** As much of a JSON Schema as it takes to tell what a field holds. */
export interface JsonSchema {
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly JsonSchema[] | undefined;
  readonly oneOf?: readonly JsonSchema[] | undefined;
  readonly items?: JsonSchema | undefined;
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly additionalProperties?: JsonSchema | boolean | undefined;
}

/** A field that no schema knows. */
export const UNKNOWN: JsonSchema = Object.freeze({});

/** Everything that may stand there, each by itself. */
export const alternatives = (schema: JsonSchema): readonly JsonSchema[] => {
  const several = schema.anyOf ?? schema.oneOf;
  return several === undefined ? [schema] : several.flatMap(alternatives);
};

const anyOf = (found: readonly JsonSchema[]): JsonSchema | undefined =>
  found.length > 1 ? Object.freeze({ anyOf: found }) : found[0];

/** The entries of a list, where one may stand there. */
export const entriesOf = (schema: JsonSchema): JsonSchema | undefined =>
  anyOf(alternatives(schema).flatMap(({ type, items }) => (type === "array" ? [items ?? UNKNOWN] : [])));

/** Whether nothing but a list may stand there. */
export const isList = (schema: JsonSchema): boolean =>
  entriesOf(schema) !== undefined && alternatives(schema).every(({ type }) => type === "array");

/** The fields that are known there by name. */
export const knownFields = (schema: JsonSchema): readonly string[] =>
  alternatives(schema).flatMap(({ properties = {} }) => Object.keys(properties));

/** What stands under a name: a field of that name, or an entry of a table. */
export function fieldOf(schema: JsonSchema, name: string): JsonSchema | undefined {
  const fields = alternatives(schema).flatMap(({ properties = {} }) => ownProperty(properties, name) ?? []);
  if (fields.length > 0) return anyOf(fields);
  return anyOf(
    alternatives(schema).flatMap(({ additionalProperties: entry }) =>
      typeof entry === "object" ? [entry] : [],
    ),
  );
}
