// Internal: no name of the public API lives here.

import { UPPER } from "./exactSum.js";

/** Bits of the mantissa that tell buckets apart: each is at most 1/512 of itself wide. */
const BITS = 9;
/** Sizes from 2^-30, a billionth of a unit, to 2^120 have buckets of their own; the others share those at the ends. */
const LEAST = (1023 - 30) << BITS;
const GREATEST = ((1023 + 120) << BITS) - 1;

/** The bits of a place that say how large an amount is, and not its sign. */
const SIZE_BITS = (1 << (11 + BITS)) - 1;

/** Amounts that lie close together: how many, the least and the greatest of them. */
export interface Bucket {
  readonly least: number;
  readonly greatest: number;
  readonly count: number;
}

/** A bucket by its place: how many amounts, the least and the greatest of them, and how many come to exactly these. */
type Entry = readonly [
  place: number,
  count: number,
  least: number,
  greatest: number,
  atLeast: number,
  atGreatest: number,
];

/** A sketch as plain data: each bucket, those of amounts below 0 with a place below 0. */
export type SketchJson = readonly Entry[];

/**
 * How amounts are distributed, in buckets whose ends do not depend on what is put into them, so that sketches add up. Each
 * bucket knows the least and the greatest of its amounts and how many come to them: what many paths come to exactly, such as a cap,
 * stays exact, and everything else is known to 1/512 of itself.
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
      if (amount > 0) this.above.put(place, 1, amount, amount, 1, 1);
      else if (amount < 0) this.below.put(place & SIZE_BITS, 1, -amount, -amount, 1, 1);
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
    const below = this.below.entries().flatMap(taken).reverse();
    const none = this.zeros === 0 ? [] : [{ least: 0, greatest: 0, count: this.zeros }];
    return [
      ...below.map(({ least, greatest, count }) => ({ least: -greatest, greatest: -least, count })),
      ...none,
      ...this.above.entries().flatMap(taken),
    ];
  }

  toJSON(): SketchJson {
    return [
      ...this.below.entries().map(([place, ...rest]) => [-place, ...rest] as const),
      ...(this.zeros === 0 ? [] : [[0, this.zeros, 0, 0, this.zeros, this.zeros] as const]),
      ...this.above.entries(),
    ];
  }

  static of(json: SketchJson): Sketch {
    const sketch = new Sketch();
    for (const [place, count, ...rest] of json) {
      if (place === 0) sketch.zeros = count;
      else (place < 0 ? sketch.below : sketch.above).put(Math.abs(place), count, ...rest);
    }
    return sketch;
  }
}

/** A bucket as up to three: what many come to exactly at its ends, and what lies between. */
function taken([, count, least, greatest, atLeast, atGreatest]: Entry): Bucket[] {
  if (least === greatest) return [{ least, greatest, count }];
  const low = atLeast > 1 ? [{ least, greatest: least, count: atLeast }] : [];
  const high = atGreatest > 1 ? [{ least: greatest, greatest, count: atGreatest }] : [];
  const rest = count - (low[0]?.count ?? 0) - (high[0]?.count ?? 0);
  return [...low, ...(rest === 0 ? [] : [{ least, greatest, count: rest }]), ...high];
}

/** Buckets of positive amounts: a window of all there are, which grows as it has to. */
class Buckets {
  private first = 0;
  private counts = new Float64Array(0);
  private least = new Float64Array(0);
  private greatest = new Float64Array(0);
  private atLeast = new Float64Array(0);
  private atGreatest = new Float64Array(0);

  put(
    unbounded: number,
    count: number,
    least: number,
    greatest: number,
    atLeast: number,
    atGreatest: number,
  ): void {
    const place = unbounded < LEAST ? LEAST : unbounded > GREATEST ? GREATEST : unbounded;
    let index = place - this.first;
    if (index < 0 || index >= this.counts.length) {
      this.makeRoom(place);
      index = place - this.first;
    }
    this.counts[index] = (this.counts[index] as number) + count;
    if (least < (this.least[index] as number)) {
      this.least[index] = least;
      this.atLeast[index] = atLeast;
    } else if (least === this.least[index]) this.atLeast[index] = (this.atLeast[index] as number) + atLeast;
    if (greatest > (this.greatest[index] as number)) {
      this.greatest[index] = greatest;
      this.atGreatest[index] = atGreatest;
    } else if (greatest === this.greatest[index]) {
      this.atGreatest[index] = (this.atGreatest[index] as number) + atGreatest;
    }
  }

  merge(other: Buckets): void {
    for (const entry of other.entries()) this.put(...entry);
  }

  entries(): Entry[] {
    const columns = [this.counts, this.least, this.greatest, this.atLeast, this.atGreatest];
    return [...this.counts].flatMap((count, index) =>
      count === 0
        ? []
        : [[index + this.first, ...columns.map((column) => column[index])] as unknown as Entry],
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
    this.atLeast = grown(this.atLeast, 0);
    this.atGreatest = grown(this.atGreatest, 0);
    this.first = first;
  }
}
