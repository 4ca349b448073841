import { isJsonObject, type Json } from "../src/schema/document.js";

/** What the page uses of JSON Schema. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: Json;
  readonly description?: string;
  readonly default?: Json;
  readonly format?: string;
  readonly pattern?: string;
}

/** The forms that a value may take, each of them no choice itself. */
export const formsOf = (schema: Schema): readonly Schema[] =>
  schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(formsOf);

/** The field by which forms of one family are told apart. */
const TAGS = ["type", "distribution", "tag"];

/** The form that a value has; the first one where it has none. */
export function formOf(schema: Schema, value: Json | undefined): Schema {
  const forms = formsOf(schema);
  return (
    forms.find((form) => fits(form, value)) ??
    forms.find((form) => isLike(form, value)) ??
    (forms[0] as Schema)
  );
}

function fits(form: Schema, value: Json | undefined): boolean {
  if (form.const !== undefined) return form.const === value;
  if (form.enum !== undefined) return form.enum.includes(String(value));
  if (!isLike(form, value)) return false;
  if (!isJsonObject(value) || form.properties === undefined) return true;
  const { properties } = form;
  const tagged = TAGS.every(
    (tag) => properties[tag]?.const === undefined || properties[tag]?.const === value[tag],
  );
  return tagged && Object.keys(value).every((key) => Object.hasOwn(properties, key));
}

function isLike({ type, properties, additionalProperties }: Schema, value: Json | undefined): boolean {
  if (Array.isArray(value)) return type === "array";
  if (isJsonObject(value)) return properties !== undefined || additionalProperties !== undefined;
  if (typeof value === "number") return type === "integer" || type === "number";
  if (typeof value === "boolean") return type === "boolean";
  return type === "string";
}

/** What a form is called in a choice of forms. */
export function formName(form: Schema): string {
  const tag = TAGS.map((name) => form.properties?.[name]?.const).find((name) => name !== undefined);
  if (tag !== undefined) return String(tag);
  if (form.const !== undefined) return `"${String(form.const)}"`;
  if (form.enum !== undefined) return form.enum.slice(0, 3).join(", ");
  if (form.type === "string")
    return form.format === "date" ? "a day" : isDecimal(form) ? "a number" : "a text";
  if (form.type === "array") return "a list";
  if (form.properties === undefined) return form.type ?? "anything";
  const named = form.required ?? Object.keys(form.properties);
  return `with ${named.slice(0, 3).join(", ")}`;
}

/** Whether a text is to be a decimal: the schema's pattern says so. */
export const isDecimal = ({ pattern }: Schema): boolean => pattern?.includes("[eE]") === true;

/** Whether it is a table by names of anybody's choosing. */
export const isTable = (schema: Schema): schema is Schema & { readonly additionalProperties: Schema } =>
  typeof schema.additionalProperties === "object" && schema.properties === undefined;

/** The least that a form needs, to be filled in. */
export function skeleton(schema: Schema): Json {
  const form = formsOf(schema)[0] as Schema;
  if (form.const !== undefined) return form.const;
  if (form.default !== undefined) return form.default;
  if (form.enum !== undefined) return form.enum[0] ?? "";
  switch (form.type) {
    case "array":
      return form.items === undefined ? [] : [skeleton(form.items)];
    case "object":
      return Object.fromEntries(
        (form.required ?? []).map((name) => [name, skeleton(form.properties?.[name] ?? {})]),
      );
    case "boolean":
      return false;
    case "integer":
    case "number":
      return 1;
    default:
      return "";
  }
}
