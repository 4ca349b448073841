// Internal: no name of the public API lives here.

import type { DecimalInput } from "../numeric/decimal.js";
import { readList, refuseEmpty } from "./datedFlows.js";
import { AmountColumn } from "./flowColumns.js";
import { periodicTimeline, type Timeline } from "./timeline.js";

/** Reads amounts at equal intervals; throws for the first entry that is no decimal, and for an empty list. */
export function readPeriods(amounts: readonly DecimalInput[]): Timeline {
  const list = readList(amounts, "amounts");
  const count = list.length;
  if (count === 0) return refuseEmpty("amounts");
  const column = new AmountColumn(count, (index) => ["amounts", index]);
  for (let index = 0; index < count; index += 1) column.add(list[index] as DecimalInput, true, index);
  return periodicTimeline(column, count);
}
