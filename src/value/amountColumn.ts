import { Decimal, type DecimalInput, toDecimal } from "../numeric/decimal.js";
import { type PlainDecimal, readText } from "../numeric/doubleDouble/readText.js";

const MOST_PLACES = 8;
const LARGEST = Number.MAX_SAFE_INTEGER;
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/** Amounts as whole numbers of the smallest unit that they are written with, as far as doubles hold them. */
export class AmountColumn {
  private count = 0;
  private readonly amounts: Float64Array;
  /** Decimal places of each amount, where they differ. */
  private scales: Uint8Array | undefined;
  /** Amounts that are too long for a double, by position. */
  private others: Map<number, Decimal> | undefined;
  private readonly plain: PlainDecimal = { whole: 0, places: 0 };
  /** The amounts are in units of 10^−places. */
  places = 0;

  constructor(capacity: number) {
    this.amounts = new Float64Array(capacity);
  }

  /** Reads the amount of a flow or throws; keeps it if it `counts`. */
  add(amount: DecimalInput, counts: boolean, flow: number): void {
    const { plain } = this;
    if (typeof amount === "string" && readText(amount, plain) && plain.places <= MOST_PLACES) {
      if (counts) this.keep();
      return;
    }
    const read = toDecimal(amount, ["flows", flow, "amount"]);
    if (!counts) return;
    if (readText(read.toFixed(), plain) && plain.places <= MOST_PLACES) this.keep();
    else this.keepLong(read);
  }

  private keepLong(amount: Decimal): void {
    this.others ??= new Map();
    this.others.set(this.count, amount);
    this.count += 1;
  }

  private keep(): void {
    const { plain, count } = this;
    this.amounts[count] = plain.whole;
    if (plain.places !== this.places) this.differ(count);
    if (this.scales !== undefined) this.scales[count] = plain.places;
    this.count = count + 1;
  }

  /** All of them at one scale; undefined where a double cannot hold one. */
  wholes(): Float64Array | undefined {
    if (this.others !== undefined) return undefined;
    const amounts = this.amounts.length === this.count ? this.amounts : this.amounts.subarray(0, this.count);
    const { scales, places } = this;
    if (scales === undefined) return amounts;
    const scaled = new Float64Array(this.count);
    for (let index = 0; index < scaled.length; index += 1) {
      const power = POWERS[places - (scales[index] as number)] as number;
      const amount = (amounts[index] as number) * power;
      if (!(Math.abs(amount) <= LARGEST)) return undefined;
      scaled[index] = amount;
    }
    return scaled;
  }

  at(index: number): Decimal {
    const places = this.scales === undefined ? this.places : (this.scales[index] ?? 0);
    return this.others?.get(index) ?? new Decimal(this.amounts[index] ?? 0).div(`1e${places}`);
  }

  private differ(position: number): void {
    const { places } = this.plain;
    if (position > 0 && this.scales === undefined) {
      this.scales = new Uint8Array(this.amounts.length).fill(this.places);
    }
    this.places = Math.max(this.places, places);
  }
}
