import type { CellValue, Outcome } from "../calculate.js";

type Value = Extract<Outcome, { value: unknown }>["value"];

/** A result whose rows are of one length, as hosts want them that spill rows into cells; a single cell as it is. */
export function rectangle(value: Value): CellValue | CellValue[][] {
  if (typeof value !== "object") return value;
  const width = Math.max(1, ...value.map(({ length }) => length));
  const rows = value.map((row) => [...row, ...new Array<CellValue>(width - row.length).fill("")]);
  return rows.length === 0 ? [[""]] : rows;
}
