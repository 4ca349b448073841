import { OfferError } from "../errors.js";
import { checkedOptions } from "../schema/options.js";
import type { Precision } from "../schema/precision.js";
import { formatDate, type IsoDate, parseDate } from "../time/date.js";
import type { DatedFlow } from "./datedFlows.js";
import { type Leg, legOf } from "./leg.js";
import { readLeg } from "./readLeg.js";

export interface XnpvOptions extends Precision {
  /** The day discounted to; that of the first flow listed unless stated. */
  readonly valuationDate?: IsoDate | undefined;
}

/** Flows as `xnpv` takes them: none before the day discounted to. */
export function readXnpvLeg(flows: readonly DatedFlow[], options: XnpvOptions): Leg {
  const { valuationDate } = checkedOptions(options);
  const columns = readLeg(flows);
  const { days } = columns;
  const from =
    valuationDate === undefined ? (days[0] ?? 0) : parseDate(valuationDate, ["options", "valuationDate"]);
  let early = 0;
  while (early < days.length && (days[early] as number) >= from) early += 1;
  if (early < days.length) {
    const message = `lies before ${formatDate(from)}, the day discounted to: list the earliest flow first, state valuationDate, or leave out what is past`;
    throw new OfferError({ code: "flow-before-valuation-date", path: ["flows", early, "date"], message });
  }
  return legOf(columns, from);
}
