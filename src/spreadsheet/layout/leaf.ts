import { readDecimal } from "../../numeric/decimal.js";
import type { Json } from "../../schema/document.js";
import { memoize } from "../../schema/memoize.js";
import { formatDate, type IsoDate, readDate } from "../../time/date.js";
import { type CellReader, isDate } from "../cells/cellReader.js";
import { isChanged, literal, literalText, matchWord, NO_ENTRIES } from "./cellTexts.js";
import { alternatives, type JsonSchema } from "./jsonSchema.js";

/** The day that a cell shows, which is not blank, as documents write it. */
export function dayText(cell: number | Date, reader: CellReader): IsoDate | undefined {
  const day = reader.day(cell);
  return day === undefined ? undefined : formatDate(day);
}

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
const kindsOf = /* @__PURE__ */ memoize((schema: JsonSchema): Kinds => {
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
  if (isDate(cell)) return filled(dayText(cell, reader));
  if (typeof cell === "number") {
    if (kinds.count && Number.isFinite(cell)) return cell;
    if (kinds.date && !kinds.decimal) return filled(dayText(cell, reader));
    if (kinds.flag) return filled(reader.flag(cell));
  }
  return filled(reader.text(cell));
}

/** What was read of a cell that is not blank. */
function filled<Value>(read: Value | undefined): Value {
  if (read === undefined) throw new Error("a cell that is not blank was read as a blank one");
  return read;
}

function readText(
  text: string,
  { flag, count, text: written, decimal, words }: Kinds,
  reader: CellReader,
): Json {
  if (flag) return reader.flag(text) ?? text;
  if (decimal && text.endsWith("%")) return reader.number(text)?.toString() ?? text;
  if (count && !written && /^\d{1,15}$/.test(text)) return Number(text);
  return matchWord(text, words) ?? text;
}

/** A cell as tables of terms and beliefs are written; `""` is a blank one. */
export type LayoutCell = string | number | boolean;

/** A text, a number or a flag of a document as a cell, from which `readLeaf` makes the same again. */
export function writeLeaf(
  value: string | number | boolean,
  schema: JsonSchema,
  reader: CellReader,
): LayoutCell {
  if (typeof value !== "string") return value;
  const { decimal, date } = kindsOf(schema);
  const figure = figureOf(value);
  const exact = figure !== undefined && readLeaf(figure, schema, reader) === value;
  if (decimal && exact) return figure;
  const kept =
    exact ||
    (decimal && figure !== undefined && isSame(figure, value, reader)) ||
    (date && readDate(value) !== undefined);
  const plain = value !== NO_ENTRIES && (kept || !isChanged(value));
  return plain && readLeaf(value, schema, reader) === value ? value : literal(value);
}

/** A name or a field as a cell; blank where there is none. */
export function writeText(text: string, reader: CellReader): string {
  const kept = text === "" || reader.text(figureOf(text)) === text;
  return kept || (text !== NO_ENTRIES && !isChanged(text)) ? text : literal(text);
}

/** The number that a spreadsheet makes of a text. */
function figureOf(text: string): number | undefined {
  const figure = readDecimal(text).ok ? Number(text) : Number.NaN;
  return Number.isFinite(figure) ? figure : undefined;
}

/** Whether the number that is left of a decimal in a cell is all of it. */
const isSame = (figure: number, text: string, reader: CellReader): boolean =>
  filled(reader.number(figure)).equals(filled(reader.number(text)));
