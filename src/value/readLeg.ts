import { describeReceived, OfferError } from "../errors.js";
import { Decimal, toDecimal } from "../numeric/decimal.js";
import { type PlainDecimal, readText } from "../numeric/doubleDouble/readText.js";
import { parseDate, readDate } from "../time/date.js";
import { type DatedFlow, readList, refuseEmpty } from "./datedFlows.js";

/** Dated amounts in the order in which they were written, column by column. */
export interface LegColumns {
  readonly days: Int32Array;
  /** The amounts in units of 10^−places, where all of them are whole numbers that doubles hold. */
  readonly wholes: Float64Array | undefined;
  readonly places: number;
  amountAt(index: number): Decimal;
}

const MOST_PLACES = 8;
const LARGEST = Number.MAX_SAFE_INTEGER;

/**
 * Reads dated flows; throws for the first entry that is none, and for an empty list. Those before `first` are read and left
 * out.
 */
export function readLeg(flows: readonly DatedFlow[], first = Number.NEGATIVE_INFINITY): LegColumns {
  const list = readList(flows, "flows");
  const count = list.length;
  if (count === 0) return refuseEmpty("flows");
  const days = new Int32Array(count);
  const wholes = new Float64Array(count);
  const scales = new Uint8Array(count);
  let kept = 0;
  const plain: PlainDecimal = { whole: 0, places: 0 };
  let places = 0;
  /** Amounts that are not plain, by position. */
  let others: Map<number, Decimal> | undefined;
  for (let index = 0; index < count; index += 1) {
    const { date, amount } = flowAt(list, index);
    const day = readDate(date) ?? parseDate(date, ["flows", index, "date"]);
    const short = typeof amount === "string" && readText(amount, plain);
    const read = short ? undefined : toDecimal(amount, ["flows", index, "amount"]);
    if (day < first) continue;
    days[kept] = day;
    if ((read === undefined || readText(read.toFixed(), plain)) && plain.places <= MOST_PLACES) {
      wholes[kept] = plain.whole;
      scales[kept] = plain.places;
      if (plain.places > places) places = plain.places;
    } else {
      others ??= new Map();
      others.set(kept, read ?? new Decimal(amount));
    }
    kept += 1;
  }
  const all = kept === count;
  const columns = { days: all ? days : days.subarray(0, kept), places };
  const used = all ? wholes : wholes.subarray(0, kept);
  const scaled = others === undefined ? atOneScale(used, scales, places) : undefined;
  return {
    ...columns,
    wholes: scaled,
    amountAt: (index) => others?.get(index) ?? new Decimal(used[index] ?? 0).div(`1e${scales[index] ?? 0}`),
  };
}

function flowAt(list: readonly unknown[], index: number): DatedFlow {
  const flow = list[index];
  if (typeof flow === "object" && flow !== null) return flow as DatedFlow;
  const message = "must be { date, amount }";
  const received = describeReceived(flow);
  throw new OfferError({ code: "invalid-type", path: ["flows", index], message, received });
}

const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/** All whole numbers in units of the smallest one's; undefined where that makes one of them too large. */
function atOneScale(wholes: Float64Array, scales: Uint8Array, places: number): Float64Array | undefined {
  const scaled = new Float64Array(wholes.length);
  let largest = 0;
  for (let index = 0; index < wholes.length; index += 1) {
    const amount = (wholes[index] as number) * (POWERS[places - (scales[index] as number)] as number);
    scaled[index] = amount;
    if (Math.abs(amount) > largest) largest = Math.abs(amount);
  }
  return largest <= LARGEST ? scaled : undefined;
}
