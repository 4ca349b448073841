import { describeReceived, type FieldPath, OfferError } from "../errors.js";
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
  const [first, ...others] = readList(flows, "flows").map((flow, index): ReadFlow => {
    const at: FieldPath = ["flows", index];
    if (typeof flow !== "object" || flow === null) {
      const message = "must be { date, amount }";
      throw new OfferError({ code: "invalid-type", path: at, message, received: describeReceived(flow) });
    }
    return { day: parseDate(flow.date, [...at, "date"]), amount: toDecimal(flow.amount, [...at, "amount"]) };
  });
  return first === undefined ? refuseEmpty("flows") : [first, ...others];
}

/** Reads a list of amounts; throws for the first entry that is no decimal, and for an empty list. */
export function readAmounts(amounts: readonly DecimalInput[]): readonly Decimal[] {
  const read = readList(amounts, "amounts").map((amount, index) => toDecimal(amount, ["amounts", index]));
  return read.length === 0 ? refuseEmpty("amounts") : read;
}

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
