import { readDecimal } from "../../numeric/decimal.js";
import { readDate } from "../../time/date.js";
import type { CellReader } from "../cells/cellReader.js";
import type { JsonSchema } from "./jsonSchema.js";
import { isChanged, literal } from "./literalText.js";
import { NONE } from "./none.js";
import { kindsOf, readLeaf } from "./readLeaf.js";

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
  const plain = value !== NONE && (kept || !isChanged(value));
  return plain && readLeaf(value, schema, reader) === value ? value : literal(value);
}

/** A name or a field as a cell; blank where there is none. */
export function writeText(text: string, reader: CellReader): string {
  const kept = text === "" || reader.text(figureOf(text)) === text;
  return kept || (text !== NONE && !isChanged(text)) ? text : literal(text);
}

/** The number that a spreadsheet makes of a text. */
function figureOf(text: string): number | undefined {
  const figure = readDecimal(text).ok ? Number(text) : Number.NaN;
  return Number.isFinite(figure) ? figure : undefined;
}

/** Whether the number that is left of a decimal in a cell is all of it. */
const isSame = (figure: number, text: string, reader: CellReader): boolean =>
  reader.number(figure)?.equals(reader.number(text) ?? 0) ?? false;
