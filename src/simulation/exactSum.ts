// Internal: no name of the public API lives here.

/** Bits in a digit. */
const DIGIT = 24;
const BASE = 2 ** DIGIT;
/** The weight of the last bit, as a power of 2. */
const LEAST = -360;
/** Amounts below this, some 1e-90, count as nothing. */
const SMALLEST = 2 ** -300;
/** Room for the largest double, many of them, and a sign. */
const LENGTH = Math.ceil((1024 - LEAST + 72) / DIGIT);
/** After so many additions each digit still is a whole number that a double holds. */
const ADDITIONS = 2 ** 26;

/** A sum as plain data: its sign, the place of its lowest digit, and its digits of 24 bits from there up. */
export type ExactSumJson = readonly number[];

/**
 * A sum of doubles without rounding: a fixed-point number as long as it takes (Kulisch's long accumulator). Addition is
 * associative in it, so that a sum has the same digits however its terms are split between chunks.
 */
export class ExactSum {
  private readonly digits = new Float64Array(LENGTH);
  private left = ADDITIONS;

  /** Adds a finite double. */
  add(value: number): void {
    if (value < SMALLEST && value > -SMALLEST) return;
    asDouble[0] = value;
    const scale = (((asWords[UPPER] as number) >>> 20) & 0x7ff) - 1075;
    const place = Math.floor((scale - LEAST) / DIGIT);
    const shift = 2 ** (scale - LEAST - place * DIGIT);
    const mantissa = value * 2 ** -scale;
    const upper = Math.trunc(mantissa / BASE);
    const middle = upper % BASE;
    this.put(place, (mantissa - upper * BASE) * shift);
    this.put(place + 1, middle * shift);
    this.put(place + 2, ((upper - middle) / BASE) * shift);
    this.left -= 1;
    if (this.left === 0) this.carry();
  }

  /** Adds another sum. */
  merge(other: ExactSum): void {
    this.carry();
    other.carry();
    for (let place = 0; place < LENGTH; place++) {
      this.digits[place] = (this.digits[place] as number) + (other.digits[place] as number);
    }
    this.left -= 1;
  }

  /** The sum as a double, cut off after its 53 bits or some more. */
  toNumber(): number {
    const [sign = 0, lowest = 0, ...digits] = this.toJSON();
    let value = 0;
    for (let index = digits.length - 1; index >= Math.max(0, digits.length - 4); index--) {
      value += (digits[index] as number) * 2 ** (LEAST + DIGIT * (lowest + index));
    }
    return sign * value;
  }

  toJSON(): ExactSumJson {
    this.carry();
    const sign = Math.sign(this.digits[LENGTH - 1] as number) < 0 ? -1 : 1;
    const size = new ExactSum();
    for (let place = 0; place < LENGTH; place++) size.digits[place] = sign * (this.digits[place] as number);
    size.carry();
    const used = size.digits.findIndex((digit) => digit !== 0);
    if (used < 0) return [1, 0];
    let end = LENGTH;
    while (size.digits[end - 1] === 0) end -= 1;
    return [sign, used, ...size.digits.slice(used, end)];
  }

  static of([sign = 1, lowest = 0, ...digits]: ExactSumJson): ExactSum {
    const sum = new ExactSum();
    for (const [index, digit] of digits.entries()) sum.digits[lowest + index] = sign * digit;
    return sum;
  }

  private put(place: number, amount: number): void {
    const over = Math.trunc(amount / BASE);
    this.digits[place] = (this.digits[place] as number) + (amount - over * BASE);
    this.digits[place + 1] = (this.digits[place + 1] as number) + over;
  }

  /** Leaves digits from 0 to 2^24 − 1 in all places but the last one, which has the sign. */
  private carry(): void {
    for (let place = 0; place < LENGTH - 1; place++) {
      const over = Math.floor((this.digits[place] as number) / BASE);
      this.digits[place] = (this.digits[place] as number) - over * BASE;
      this.digits[place + 1] = (this.digits[place + 1] as number) + over;
    }
    this.left = ADDITIONS;
  }
}

const asDouble = /* @__PURE__ */ new Float64Array(1);
const asWords = /* @__PURE__ */ new Int32Array(/* @__PURE__ */ (() => asDouble.buffer)());

/** Where the upper word of a double lies in memory. */
export const UPPER = /* @__PURE__ */ (() => (new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0))();
