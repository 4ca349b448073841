import type { Decimal } from "../numeric/decimal.js";
import type { AmountColumn } from "./amountColumn.js";

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
