import { formatDate, type IsoDate } from "../../time/date.js";
import type { CellReader } from "../cells/cellReader.js";

/** The day that a cell shows, which is not blank, as documents write it. */
export function dayText(cell: number | Date, reader: CellReader): IsoDate | undefined {
  const day = reader.day(cell);
  return day === undefined ? undefined : formatDate(day);
}
