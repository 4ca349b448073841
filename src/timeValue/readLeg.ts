import { integers } from "../numeric/smallArrays.js";
import { parseDate, readDate } from "../time/date.js";
import { AmountColumn } from "./amountColumn.js";
import { type DatedFlow, flowAt, readList, refuseEmpty } from "./datedFlows.js";
import { type LegColumns, legColumns } from "./legColumns.js";

/**
 * Reads dated flows; throws for the first entry that is none, and for an empty list. Those before `first` are read and left
 * out.
 */
export function readLeg(flows: readonly DatedFlow[], first = Number.NEGATIVE_INFINITY): LegColumns {
  const list = readList(flows, "flows");
  const count = list.length;
  if (count === 0) return refuseEmpty("flows");
  const days = integers(count);
  const amounts = new AmountColumn(count);
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const { date, amount } = flowAt(list, index);
    const day = readDate(date) ?? parseDate(date, ["flows", index, "date"]);
    const counts = day >= first;
    amounts.add(amount, counts, index);
    if (!counts) continue;
    days[kept] = day;
    kept += 1;
  }
  return legColumns(days, kept, amounts);
}
