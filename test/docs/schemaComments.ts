import ts from "typescript";
import * as z from "zod";
import { fieldsJson } from "../../src/schema/fieldsJson.js";
import { commentOf } from "./publicProperties.js";

/**
 * Where a type that people write and the schema that reads it say different things, one line for each: a field that only one of
 * them has, one that only one of them requires, another kind of value, and a doc comment that does not begin with the
 * description in the schema, or does not end with the schema's default ("…; closing unless stated").
 */
export function schemaDifferences(
  type: ts.Type,
  schema: z.ZodType,
  checker: ts.TypeChecker,
  path = "",
): string[] {
  const shape = shapeOf(schema) ?? {};
  const written = fieldsOf(type, checker);
  return [...new Set([...Object.keys(shape), ...written.keys()])].flatMap((name) => {
    const [read, field] = [shape[name], written.get(name)];
    const at = path === "" ? name : `${path}.${name}`;
    if (read === undefined) return [`${at} is in the type alone`];
    if (field === undefined) return [`${at} is in the schema alone`];
    return fieldDifferences(field, read, checker, at);
  });
}

function fieldDifferences(
  { property, optional }: Field,
  field: z.ZodType,
  checker: ts.TypeChecker,
  at: string,
): string[] {
  const found: string[] = [];
  const absent = field._zod.optin === "optional" || field.def.type === "prefault";
  if (optional !== absent) {
    found.push(`${at} is ${optional ? "optional" : "required"} in the type alone`);
  }
  const comment = commentOf(property, checker).replaceAll("`", "");
  const description = descriptionOf(field).replaceAll("`", "");
  if (description === "" || !comment.startsWith(description)) {
    found.push(`${at}: the comment "${comment}" does not begin with the description "${description}"`);
  }
  const stated = defaultOf(field);
  if (stated !== undefined && !comment.includes(`${stated} unless stated`)) {
    found.push(`${at}: the comment "${comment}" does not say "${stated} unless stated"`);
  }
  return [...found, ...valueDifferences(property, field, checker, at)];
}

/** Differences in what a field holds. */
function valueDifferences(
  property: ts.Symbol,
  field: z.ZodType,
  checker: ts.TypeChecker,
  at: string,
): string[] {
  const types = alternativesOf(checker.getTypeOfSymbol(property), checker);
  const core = coreOf(field);
  if (core.def.type === "enum") {
    const values = Object.values((core as z.ZodEnum).def.entries).map(String);
    const literals = types.flatMap((type) => (type.isStringLiteral() ? [type.value] : []));
    return sameMembers(values, literals)
      ? []
      : [`${at} takes ${values} in the schema, ${literals} in the type`];
  }
  if (shapeOf(core) !== undefined) {
    const objects = types.filter((type) => !type.isStringLiteral());
    return objects.flatMap((type) => schemaDifferences(type, core, checker, at));
  }
  const [list] = types;
  if (core.def.type === "array" && list !== undefined && checker.isArrayType(list)) {
    const element = (core as z.ZodArray<z.ZodType>).element;
    const [item] = checker.getTypeArguments(list as ts.TypeReference);
    if (shapeOf(element) !== undefined && item !== undefined)
      return schemaDifferences(item, element, checker, `${at}[]`);
    return kindDifference(written(property).replace(/^readonly (.*)\[\]$/, "$1"), element, at);
  }
  return kindDifference(written(property), field, at);
}

const KINDS: readonly (readonly [json: object, type: string])[] = [
  [{ anyOf: [fieldsJson.decimal, { type: "array", items: fieldsJson.decimal }] }, "EachPeriodInput"],
  [fieldsJson.decimal, "DecimalInput"],
  [fieldsJson.fraction, "DecimalInput"],
  [fieldsJson.dateRule, "DateRuleInput"],
  [fieldsJson.date, "IsoDate"],
  [fieldsJson.condition, "ConditionInput"],
  [{ anyOf: [{ type: "integer" }, { type: "string" }] }, "PeriodInput"],
  [{ type: "integer" }, "number"],
  [{ type: "boolean" }, "boolean"],
  [{ type: "string" }, "string"],
];

/** A schema's kinds of values have names in types; what has none is a matter of the schema's own. */
function kindDifference(type: string, field: z.ZodType, at: string): string[] {
  const json = z.toJSONSchema(field, { io: "input", unrepresentable: "any" });
  const known = KINDS.find(([like]) => isLike(json, like));
  return known === undefined || known[1] === type ? [] : [`${at} is ${type} in the type, not ${known[1]}`];
}

/** Whether `json` says everything that `like` says. */
function isLike(json: unknown, like: unknown): boolean {
  if (typeof like !== "object" || like === null) return json === like;
  return (
    typeof json === "object" &&
    json !== null &&
    Object.entries(like).every(([key, value]) => isLike((json as Record<string, unknown>)[key], value))
  );
}

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly defaultValue?: unknown;
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

/** What a schema reads once defaults, absence and the ways in which people may write it are peeled off. */
function coreOf(schema: z.ZodType): z.ZodType {
  const { innerType, in: input, out } = definitionOf(schema);
  if (innerType !== undefined) return coreOf(innerType);
  if (out === undefined || input === undefined) return schema;
  const read = coreOf(out);
  return read.def.type === "transform" ? coreOf(input) : read;
}

const shapeOf = (schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined =>
  (coreOf(schema) as { readonly shape?: Readonly<Record<string, z.ZodType>> }).shape;

function descriptionOf(schema: z.ZodType): string {
  const { innerType, in: input } = definitionOf(schema);
  const inside = innerType ?? input;
  return schema.description ?? (inside === undefined ? "" : descriptionOf(inside));
}

/** The default of a field, where it is a plain value. */
function defaultOf(schema: z.ZodType): string | undefined {
  const { type, defaultValue } = definitionOf(schema);
  return type !== "prefault" || typeof defaultValue === "object" ? undefined : String(defaultValue);
}

/** A field of a type that may be of several forms. */
interface Field {
  /** The property of the form that says what it means. */
  readonly property: ts.Symbol;
  /** Whether any form can do without it. */
  readonly optional: boolean;
}

function fieldsOf(type: ts.Type, checker: ts.TypeChecker): ReadonlyMap<string, Field> {
  const forms = type.isUnion() ? type.types : [type];
  const fields = new Map<string, Field>();
  for (const property of forms.flatMap((form) => checker.getPropertiesOfType(form))) {
    const known = fields.get(property.name);
    const speaks = known === undefined || commentOf(known.property, checker) === "";
    fields.set(property.name, {
      property: speaks ? property : known.property,
      optional: (property.flags & ts.SymbolFlags.Optional) !== 0 || known?.optional === true,
    });
  }
  return fields;
}

const alternativesOf = (type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] => {
  const present = checker.getNonNullableType(type);
  return present.isUnion() ? present.types : [present];
};

/** The type of a property as its declaration writes it, without what stands for its absence. */
function written(property: ts.Symbol): string {
  const declaration = property.declarations?.find(
    (node) => ts.isPropertySignature(node) && node.type?.getText() !== "never",
  ) as ts.PropertySignature | undefined;
  return declaration?.type?.getText().replace(/ \| undefined$/, "") ?? "";
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join("|") === [...b].sort().join("|");
