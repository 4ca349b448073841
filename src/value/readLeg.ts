import { describeReceived, OfferError } from "../errors.js";
import { type Decimal, toDecimal } from "../numeric/decimal.js";
import { type PlainDecimal, readText } from "../numeric/doubleDouble/readText.js";
import { parseDate, readDate } from "../time/date.js";
import { type DatedFlow, readList, refuseEmpty } from "./datedFlows.js";

/** Dated amounts in the order in which they were written, column by column. */
export interface LegColumns {
  readonly days: Int32Array;
  /** As written where that is short, read where it is not. */
  readonly amounts: readonly (string | Decimal)[];
  /** The amounts in units of 10^−places, all whole numbers that doubles hold; undefined where one is not. */
  readonly wholes: Float64Array | undefined;
  readonly places: number;
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
  const amounts: (string | Decimal)[] = [];
  const plain: PlainDecimal = { whole: 0, places: 0 };
  let places = 0;
  let arePlain = true;
  for (let index = 0; index < count; index += 1) {
    const { date, amount } = flowAt(list, index);
    const day = readDate(date) ?? parseDate(date, ["flows", index, "date"]);
    const short = typeof amount === "string" && readText(amount, plain);
    const read = short ? amount : toDecimal(amount, ["flows", index, "amount"]);
    if (day < first) continue;
    days[kept] = day;
    amounts.push(read);
    if ((short || readText((read as Decimal).toFixed(), plain)) && plain.places <= MOST_PLACES) {
      wholes[kept] = plain.whole;
      scales[kept] = plain.places;
      if (plain.places > places) places = plain.places;
    } else {
      arePlain = false;
    }
    kept += 1;
  }
  return {
    days: days.subarray(0, kept),
    amounts,
    places,
    wholes: arePlain ? atOneScale(wholes.subarray(0, kept), scales, places) : undefined,
  };
}

function flowAt(list: readonly unknown[], index: number): DatedFlow {
  const flow = list[index];
  if (typeof flow === "object" && flow !== null) return flow as DatedFlow;
  const message = "must be { date, amount }";
  const received = describeReceived(flow);
  throw new OfferError({ code: "invalid-type", path: ["flows", index], message, received });
}

/** All whole numbers in units of the smallest one's; undefined where that makes one of them too large. */
function atOneScale(wholes: Float64Array, scales: Uint8Array, places: number): Float64Array | undefined {
  const factors = Array.from({ length: places + 1 }, (_, scale) => 10 ** (places - scale));
  let largest = 0;
  for (let index = 0; index < wholes.length; index += 1) {
    const scaled = (wholes[index] ?? 0) * (factors[scales[index] ?? 0] ?? 1);
    wholes[index] = scaled;
    if (Math.abs(scaled) > largest) largest = Math.abs(scaled);
  }
  return largest <= LARGEST ? wholes : undefined;
}
