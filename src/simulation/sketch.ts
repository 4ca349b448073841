import { UPPER } from "./exactSum.js";

/** Bits of the mantissa that tell buckets apart: each is at most 1/512 of itself wide. */
const BITS = 9;
/** Sizes from 2^-30, a billionth of a unit, to 2^120 have buckets of their own; the others share those at the ends. */
const LEAST = (1023 - 30) << BITS;
const GREATEST = ((1023 + 120) << BITS) - 1;

/** Amounts that lie close together: how many, the least and the greatest of them. */
export interface Bucket {
  readonly least: number;
  readonly greatest: number;
  readonly count: number;
}

/** A sketch as plain data: each bucket by its place (with a sign), its count, its least and its greatest amount. */
export type SketchJson = readonly (readonly [
  place: number,
  count: number,
  least: number,
  greatest: number,
])[];

/**
 * How amounts are distributed, in buckets whose ends do not depend on what is put into them, so that sketches add up. Each
 * bucket knows the least and the greatest of its amounts: what many paths come to exactly, such as a cap, stays exact, and
 * everything else is known to 1/512 of itself.
 */
export class Sketch {
  private readonly above = new Buckets();
  private readonly below = new Buckets();
  private zeros = 0;

  /** Adds the first `count` amounts of a block. */
  add(amounts: Float64Array, count: number): void {
    const words = new Int32Array(amounts.buffer, amounts.byteOffset, 2 * amounts.length);
    for (let index = 0; index < count; index++) {
      const amount = amounts[index] as number;
      const place = (words[2 * index + UPPER] as number) >> (20 - BITS);
      if (amount > 0) this.above.put(place, amount);
      else if (amount < 0) this.below.put(place & ((1 << (11 + BITS)) - 1), -amount);
      else this.zeros += 1;
    }
  }

  merge(other: Sketch): void {
    this.above.merge(other.above);
    this.below.merge(other.below);
    this.zeros += other.zeros;
  }

  /** Every bucket with something in it, ascending. */
  buckets(): readonly Bucket[] {
    const below = this.below.entries().map(([, count, least, greatest]) => ({
      count,
      least: -greatest,
      greatest: -least,
    }));
    const above = this.above.entries().map(([, count, least, greatest]) => ({ count, least, greatest }));
    const none = this.zeros === 0 ? [] : [{ least: 0, greatest: 0, count: this.zeros }];
    return [...below.reverse(), ...none, ...above];
  }

  toJSON(): SketchJson {
    return [
      ...this.below.entries().map(([place, ...rest]) => [-place, ...rest] as const),
      ...(this.zeros === 0 ? [] : [[0, this.zeros, 0, 0] as const]),
      ...this.above.entries(),
    ];
  }

  static of(json: SketchJson): Sketch {
    const sketch = new Sketch();
    for (const [place, count, least, greatest] of json) {
      if (place === 0) sketch.zeros = count;
      else (place < 0 ? sketch.below : sketch.above).set(Math.abs(place), count, least, greatest);
    }
    return sketch;
  }
}

/** Buckets of positive amounts: a window of all there are, which grows as it has to. */
class Buckets {
  private first = 0;
  private counts = new Float64Array(0);
  private least = new Float64Array(0);
  private greatest = new Float64Array(0);

  put(unbounded: number, amount: number): void {
    const place = unbounded < LEAST ? LEAST : unbounded > GREATEST ? GREATEST : unbounded;
    let index = place - this.first;
    if (index < 0 || index >= this.counts.length) {
      this.makeRoom(place);
      index = place - this.first;
    }
    this.counts[index] = (this.counts[index] as number) + 1;
    if (amount < (this.least[index] as number)) this.least[index] = amount;
    if (amount > (this.greatest[index] as number)) this.greatest[index] = amount;
  }

  set(place: number, count: number, least: number, greatest: number): void {
    this.put(place, least);
    const index = place - this.first;
    this.counts[index] = (this.counts[index] as number) - 1 + count;
    if (greatest > (this.greatest[index] as number)) this.greatest[index] = greatest;
  }

  merge(other: Buckets): void {
    for (const [place, ...rest] of other.entries()) this.set(place, ...rest);
  }

  entries(): [place: number, count: number, least: number, greatest: number][] {
    return [...this.counts].flatMap((count, index) =>
      count === 0
        ? []
        : [[index + this.first, count, this.least[index] as number, this.greatest[index] as number]],
    );
  }

  /** Widens the window to a place and one octave beyond it. */
  private makeRoom(place: number): void {
    const octave = 1 << BITS;
    const old = this.counts.length;
    const first = old === 0 || place < this.first ? place - octave : this.first;
    const end = old === 0 ? place + octave : Math.max(this.first + old, place + octave);
    const grown = (from: Float64Array, empty: number) => {
      const wide = new Float64Array(end - first).fill(empty);
      if (old > 0) wide.set(from, this.first - first);
      return wide;
    };
    this.counts = grown(this.counts, 0);
    this.least = grown(this.least, Number.POSITIVE_INFINITY);
    this.greatest = grown(this.greatest, 0);
    this.first = first;
  }
}
