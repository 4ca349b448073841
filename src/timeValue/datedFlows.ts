import { describeReceived, OfferError } from "../errors.js";
import { type Decimal, type DecimalInput, toDecimal } from "../numeric/decimal.js";
import { type EpochDay, type IsoDate, parseDate } from "../time/date.js";

/** An amount of money on a date; negative where it is paid. */
export interface DatedFlow {
  readonly date: IsoDate;
  readonly amount: DecimalInput;
}

/** The same, read and checked. */
export interface ReadFlow {
  readonly day: EpochDay;
  readonly amount: Decimal;
}

const MAX_FLOWS = 1_000_000;

/** Reads dated flows; throws for the first entry that is none, and for an empty list. */
export function readFlows(flows: readonly DatedFlow[]): readonly [ReadFlow, ...ReadFlow[]] {
  const list = readList(flows, "flows");
  const [first, ...others] = Array.from(list, (_, index): ReadFlow => {
    const { date, amount } = flowAt(list, index);
    return {
      day: parseDate(date, ["flows", index, "date"]),
      amount: toDecimal(amount, ["flows", index, "amount"]),
    };
  });
  return first === undefined ? refuseEmpty("flows") : [first, ...others];
}

/** Reads a list of amounts; throws for the first entry that is no decimal, and for an empty list. */
export function readAmounts(amounts: readonly DecimalInput[]): readonly Decimal[] {
  const read = Array.from(readList(amounts, "amounts"), (amount, index) =>
    toDecimal(amount, ["amounts", index]),
  );
  return read.length === 0 ? refuseEmpty("amounts") : read;
}

/** The flow at a place of a list, which may be a hole; throws where there is none. */
export function flowAt(list: readonly unknown[], index: number): DatedFlow {
  const flow = list[index];
  if (typeof flow === "object" && flow !== null) return flow as DatedFlow;
  const message = "must be { date, amount }";
  const received = describeReceived(flow);
  throw new OfferError({ code: "invalid-type", path: ["flows", index], message, received });
}

/** A list that is one and not too long. It may have holes: read it by index, or with `Array.from`, never with `map`. */
export function readList<Item>(list: readonly Item[], name: string): readonly Item[] {
  if (!Array.isArray(list)) {
    throw new OfferError({
      code: "invalid-type",
      path: [name],
      message: "must be a list",
      received: describeReceived(list),
    });
  }
  if (list.length <= MAX_FLOWS) return list;
  throw new OfferError({
    code: "too-large",
    path: [name],
    message: `must have at most ${MAX_FLOWS} entries`,
  });
}

export function refuseEmpty(name: string): never {
  throw new OfferError({ code: "missing-term", path: [name], message: "must have at least one entry" });
}
