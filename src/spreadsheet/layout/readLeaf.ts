import type { Json } from "../../schema/document.js";
import { memoize } from "../../schema/memoize.js";
import { type CellReader, isDate } from "../cells/cellReader.js";
import { dayText } from "./dayText.js";
import { alternatives, type JsonSchema } from "./jsonSchema.js";
import { literalText } from "./literalText.js";
import { meant } from "./loosely.js";

/** What may stand in a field. */
interface Kinds {
  readonly flag: boolean;
  readonly count: boolean;
  readonly text: boolean;
  readonly decimal: boolean;
  readonly date: boolean;
  readonly words: readonly string[];
  /** No schema says what. */
  readonly unknown: boolean;
}

const A_DECIMAL = "0.5";
const A_DATE = "2020-09-14";

/** What the schema of a field says of its cell. */
export const kindsOf = /* @__PURE__ */ memoize((schema: JsonSchema): Kinds => {
  const all = alternatives(schema);
  const texts = all.filter(({ type }) => type === "string");
  const fits = (example: string): boolean =>
    texts.some(({ pattern }) => pattern !== undefined && new RegExp(pattern, "u").test(example));
  const words = all.flatMap(({ const: one, enum: several = [] }) => [one, ...several]);
  return {
    flag: all.some(({ type }) => type === "boolean"),
    count: all.some(({ type }) => type === "integer" || type === "number"),
    text: texts.length > 0,
    decimal: fits(A_DECIMAL),
    date: texts.some(({ format }) => format === "date") || fits(A_DATE),
    words: words.filter((word) => typeof word === "string"),
    unknown: all.every(({ type, const: one, enum: several }) => (type ?? one ?? several) === undefined),
  };
});

/**
 * A cell that is not blank as the document writes it. What the field may hold decides what a number means: a decimal, a
 * count or a period, a serial where nothing but a date will do. Throws without a path.
 */
export function readLeaf(cell: unknown, schema: JsonSchema, reader: CellReader): Json {
  const kinds = kindsOf(schema);
  if (typeof cell === "string") return literalText(cell) ?? readText(cell.trim(), kinds, reader);
  if (typeof cell === "boolean" && (kinds.flag || kinds.unknown)) return cell;
  if (isDate(cell)) return dayText(cell, reader) ?? "";
  if (typeof cell === "number") {
    if (kinds.count && Number.isFinite(cell)) return cell;
    if (kinds.date && !kinds.decimal) return dayText(cell, reader) ?? "";
    if (kinds.flag) return reader.flag(cell) ?? false;
  }
  return reader.text(cell) ?? "";
}

function readText(
  text: string,
  { flag, count, text: written, decimal, words }: Kinds,
  reader: CellReader,
): Json {
  if (flag) return reader.flag(text) ?? text;
  if (decimal && text.endsWith("%")) return reader.number(text)?.toString() ?? text;
  if (count && !written && /^\d{1,15}$/.test(text)) return Number(text);
  return meant(text, words) ?? text;
}
