// Internal: no name of the public API lives here.

import { type FieldPath, OfferError } from "../errors.js";
import { integers } from "../numeric/smallArrays.js";
import { AmountColumn, type LegColumns, legColumns } from "../timeValue/flowColumns.js";
import type { CellReader } from "./cells/cellReader.js";
import { placeIn, type Range } from "./cells/range.js";

/**
 * Amounts and their dates out of two ranges of one size; where both are blank, there is no flow. Flows before `first` are read
 * and left out.
 */
export function flowColumns(
  values: Range,
  dates: Range,
  reader: CellReader,
  first = Number.NEGATIVE_INFINITY,
): LegColumns {
  const valueCells = inOneRow(values);
  const dateCells = inOneRow(dates);
  const count = valueCells.length;
  if (dateCells.length !== count) {
    refuseFlows(["dates"], `must have as many cells as values, ${count}; they are ${dateCells.length}`);
  }
  const days = integers(count);
  const amounts = new AmountColumn(count);
  let kept = 0;
  let read = 0;
  let place = 0;
  let name = "values";
  try {
    for (; place < count; place += 1) {
      const value = valueCells[place];
      const date = dateCells[place];
      if (typeof value !== "number" && reader.isBlank(value) && reader.isBlank(date)) continue;
      name = "dates";
      const day = reader.day(date) ?? refuseFlows([], "must not be blank where there is a value");
      name = "values";
      read += 1;
      const counts = day >= first;
      if (!(counts && typeof value === "number" && amounts.addDouble(value))) {
        const amount = reader.number(value) ?? refuseFlows([], "must not be blank where there is a date");
        amounts.add(amount, counts, kept);
      }
      if (!counts) continue;
      days[kept] = day;
      kept += 1;
    }
  } catch (error) {
    throw error instanceof OfferError ? error.within([name, ...placeOf(values, place)]) : error;
  }
  if (read === 0) refuseFlows(["values"], "must not all be blank");
  return legColumns(days, kept, amounts);
}

/** All cells, row by row. */
const inOneRow = (range: Range): readonly unknown[] =>
  range.length === 1 ? (range[0] as readonly unknown[]) : range.flat();

/** Where the cell stands that comes so many places after the first, row by row. */
function placeOf(range: Range, place: number): FieldPath {
  let before = 0;
  for (const [row, { length }] of range.entries()) {
    if (place < before + length) return placeIn(range, row, place - before);
    before += length;
  }
  return [];
}

function refuseFlows(path: FieldPath, message: string): never {
  throw new OfferError({ code: path.length === 0 ? "missing-term" : "invalid-term", path, message });
}
