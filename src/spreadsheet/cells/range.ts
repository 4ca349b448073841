// Internal: no name of the public API lives here.

import { type FieldPath, OfferError } from "../../errors.js";
import { isList } from "../../ownData.js";

/** Cells by row, as hosts hand over a range: rows may differ in length, and a single cell is a range too. */
export type Range = readonly (readonly unknown[])[];

const MAX_CELLS = 1_000_000;

/** The range that an argument is. */
export function toRange(argument: unknown): Range {
  if (!isList(argument)) return [[argument]];
  if (argument.length > MAX_CELLS) refuseMore();
  const rows = argument.some(isList)
    ? argument.map((row: unknown) => (isList(row) ? row : [row]))
    : [argument];
  const count = rows.reduce((sum, row) => sum + row.length, 0);
  if (count <= MAX_CELLS) return rows;
  return refuseMore();
}

function refuseMore(): never {
  throw new OfferError({ code: "too-large", path: [], message: `must have at most ${MAX_CELLS} cells` });
}

/** The one cell that an argument is; throws where it is a range of several. */
export function toCell(argument: unknown): unknown {
  if (!isList(argument)) return argument;
  const range = toRange(argument);
  if (range.length === 1 && range[0]?.length === 1) return range[0][0];
  throw new OfferError({ code: "invalid-type", path: [], message: "must be a single cell, not a range" });
}

/** Where a cell stands, counted from 1: by its place in a row or column, by row and column in a table. */
export function placeIn(range: Range, row: number, column: number): FieldPath {
  if (range.length === 1) return range[0]?.length === 1 ? [] : [column + 1];
  return range.every(({ length }) => length === 1) ? [row + 1] : [row + 1, column + 1];
}
