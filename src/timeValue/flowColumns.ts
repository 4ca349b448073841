// Internal: no name of the public API lives here.

import type { FieldPath } from "../errors.js";
import { Decimal, type DecimalInput, toDecimal } from "../numeric/decimal.js";
import { powerOfTen } from "../numeric/doubleDouble/powerOfTen.js";
import { type PlainDecimal, readText } from "../numeric/doubleDouble/readText.js";
import { doubles, integers } from "../numeric/smallArrays.js";
import { parseDate, readDate } from "../time/date.js";
import { type DatedFlow, flowAt, readList, refuseEmpty } from "./datedFlows.js";

const MOST_PLACES = 8;
const LARGEST = Number.MAX_SAFE_INTEGER;
const FIFTEEN_DIGITS = 1e15;

/** Amounts as whole numbers of the smallest unit that they are written with, as far as doubles hold them. */
export class AmountColumn {
  private count = 0;
  private largest = 0;
  private readonly amounts: Float64Array;
  /** Amounts that doubles do not hold in that unit, by position. */
  private others: Map<number, Decimal> | undefined;
  private readonly plain: PlainDecimal = { whole: 0, places: 0 };
  /** The amounts are in units of 10^−places. */
  places = 0;

  constructor(
    capacity: number,
    /** Where in the caller's list an amount stands. */
    private readonly pathOf: (index: number) => FieldPath = (index) => ["flows", index, "amount"],
  ) {
    this.amounts = doubles(capacity);
  }

  /** Reads the amount at a place of the list or throws; keeps it if it `counts`. */
  add(amount: DecimalInput, counts: boolean, index: number): void {
    if (typeof amount === "string" && readText(amount, this.plain)) {
      if (counts && !this.keepPlain()) this.keepOther(new Decimal(amount));
      return;
    }
    const read = toDecimal(amount, this.pathOf(index));
    if (counts && !(readText(read.toFixed(), this.plain) && this.keepPlain())) this.keepOther(read);
  }

  /** Keeps a double as the decimal of 15 digits that it stands for; false where that takes reading its text. */
  addDouble(amount: number): boolean {
    return (
      this.addScaled(amount, 1, 0) || this.addScaled(amount, 100, 2) || this.addScaled(amount, 10_000, 4)
    );
  }

  /** Whole numbers below 1e15 over a power of ten are decimals of 15 digits, of which each has a double of its own. */
  private addScaled(amount: number, scale: number, places: number): boolean {
    const whole = Math.round(amount * scale);
    if (!(whole / scale === amount && Math.abs(whole) < FIFTEEN_DIGITS)) return false;
    this.plain.whole = whole;
    this.plain.places = places;
    return this.keepPlain();
  }

  /** All of them; undefined where doubles do not hold one. */
  wholes(): Float64Array | undefined {
    if (this.others !== undefined) return undefined;
    return this.amounts.length === this.count ? this.amounts : this.amounts.subarray(0, this.count);
  }

  at(index: number): Decimal {
    return (
      this.others?.get(index) ?? new Decimal(this.amounts[index] as number).div(powerOfTen(this.places).hi)
    );
  }

  private keepPlain(): boolean {
    const { whole, places } = this.plain;
    if (places > this.places && !this.refine(places)) return false;
    const scaled = whole * powerOfTen(this.places - places).hi;
    const size = Math.abs(scaled);
    if (!(size <= LARGEST)) return false;
    if (size > this.largest) this.largest = size;
    this.amounts[this.count] = scaled;
    this.count += 1;
    return true;
  }

  private keepOther(amount: Decimal): void {
    this.others ??= new Map();
    this.others.set(this.count, amount);
    this.count += 1;
  }

  /** Goes over to a smaller unit, if all that is kept fits. */
  private refine(places: number): boolean {
    const factor = powerOfTen(places - this.places).hi;
    if (places > MOST_PLACES || !(this.largest * factor <= LARGEST)) return false;
    for (let index = 0; index < this.count; index += 1) {
      this.amounts[index] = (this.amounts[index] as number) * factor;
    }
    this.largest *= factor;
    this.places = places;
    return true;
  }
}

/** Dated amounts in the order in which they were written, column by column. */
export interface LegColumns {
  readonly days: Int32Array;
  /** The amounts in units of 10^−places, where all of them are whole numbers that doubles hold. */
  readonly wholes: Float64Array | undefined;
  readonly places: number;
  amountAt(index: number): Decimal;
}

/** Amounts that have been read, and the first so many days, which are theirs. */
export const legColumns = (days: Int32Array, kept: number, amounts: AmountColumn): LegColumns => ({
  days: kept === days.length ? days : days.subarray(0, kept),
  wholes: amounts.wholes(),
  places: amounts.places,
  amountAt: (index) => amounts.at(index),
});

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
