import { type FieldPath, OfferError, type OfferErrorCode, within } from "../../errors.js";
import { type CellReader, isDate } from "../cells/cellReader.js";
import { dayText } from "./dayText.js";
import { literalText } from "./literalText.js";
import { loosely } from "./loosely.js";

export const HEADER = ["label", "type", "field", "value"] as const;

/** The columns, counted from 1. */
export const COLUMN = { label: 1, type: 2, field: 3, values: 4 } as const;

const MAX_COLUMNS = 20_000;
const MAX_WORD = 1000;

/** What a row of terms or beliefs says. */
export interface LayoutRow {
  /** Counted from 1. */
  readonly number: number;
  readonly label: string;
  readonly type: string;
  readonly field: string;
  readonly cells: readonly unknown[];
  /** The cells from the fourth on, up to the last that is not blank. */
  readonly values: readonly unknown[];
}

/** What a row says; undefined where it is blank. Throws with the place of the cell. */
export function readLayoutRow(
  cells: readonly unknown[],
  number: number,
  reader: CellReader,
): LayoutRow | undefined {
  if (cells.length > MAX_COLUMNS) {
    refuseAt([number, MAX_COLUMNS], "too-large", "must be the last column");
  }
  const word = (column: number): string =>
    within([number, column], () => {
      const cell = cells[column - 1];
      const text = literalText(cell) ?? (isDate(cell) ? dayText(cell, reader) : reader.text(cell)) ?? "";
      return text.length <= MAX_WORD
        ? text
        : refuseAt([], "too-large", `must have at most ${MAX_WORD} characters`);
    });
  let end = cells.length;
  while (end >= COLUMN.values && within([number, end], () => reader.isBlank(cells[end - 1]))) end -= 1;
  const values = cells.slice(COLUMN.values - 1, Math.max(end, COLUMN.values - 1));
  const [label, type, field] = [word(COLUMN.label), word(COLUMN.type), word(COLUMN.field)];
  const isBlank = values.length === 0 && label === "" && type === "" && field === "";
  return isBlank ? undefined : { number, label, type, field, cells, values };
}

/** Whether a row is that of the titles. */
export const isHeader = ({ label, type, field, values: [value] }: LayoutRow): boolean =>
  [label, type, field, typeof value === "string" ? value : HEADER[3]].every(
    (title, index) => loosely(title) === HEADER[index],
  );

export function refuseAt(place: FieldPath, code: OfferErrorCode, message: string, received?: string): never {
  throw new OfferError({ code, path: place, message, ...(received === undefined ? {} : { received }) });
}
