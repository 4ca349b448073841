import { describeReceived, OfferError } from "../errors.js";
import { type Decimal, type DecimalInput, toDecimal } from "../numeric/decimal.js";
import { isList } from "../ownData.js";
import type { IsoDate } from "../time/date.js";

/** An amount of money on a date. */
export interface DatedFlow {
  /** The day of the payment, written YYYY-MM-DD. */
  readonly date: IsoDate;
  /** The amount in the currency of all of them; negative where it is paid rather than received. */
  readonly amount: DecimalInput;
}

/** The day that dated flows are valued on. */
export interface ValuationDay {
  /** The day discounted to, written YYYY-MM-DD. Flows before it are past and worth nothing; one on it counts in full. */
  readonly valuationDate: IsoDate;
}

const MAX_FLOWS = 1_000_000;

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
  if (!isList(list)) {
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
