import { OfferError } from "../errors.js";
import { checkedOptions } from "../schema/options.js";
import type { Precision } from "../schema/precision.js";
import { type EpochDay, formatDate, type IsoDate, parseDate } from "../time/date.js";
import type { DatedFlow } from "./datedFlows.js";
import { type Leg, legOf } from "./leg.js";
import type { LegColumns } from "./legColumns.js";
import { readLeg } from "./readLeg.js";

export interface XnpvOptions extends Precision {
  /** The day discounted to; that of the first flow listed unless stated. */
  readonly valuationDate?: IsoDate | undefined;
}

/** Flows as `xnpv` takes them. */
export function readXnpvLeg(flows: readonly DatedFlow[], options: XnpvOptions): Leg {
  const { valuationDate } = checkedOptions(options);
  const columns = readLeg(flows);
  return xnpvLegOf(
    columns,
    valuationDate === undefined ? undefined : parseDate(valuationDate, ["options", "valuationDate"]),
  );
}

/** Flows to discount to a day, that of the first one listed unless stated; throws where one lies before it. */
function xnpvLegOf(columns: LegColumns, valuationDate?: EpochDay): Leg {
  const { days } = columns;
  const from = valuationDate ?? days[0] ?? 0;
  let early = 0;
  while (early < days.length && (days[early] as number) >= from) early += 1;
  if (early < days.length) {
    const message = `lies before ${formatDate(from)}, the day discounted to: list the earliest flow first, state valuationDate, or leave out what is past`;
    throw new OfferError({ code: "flow-before-valuation-date", path: ["flows", early, "date"], message });
  }
  return legOf(columns, from);
}
