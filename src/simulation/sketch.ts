// Internal: no name of the public API lives here.

import { UPPER } from "./exactSum.js";

/** Bits of the mantissa that tell buckets apart: each is at most 1/512 of itself wide. */
const BITS = 9;
/** Sizes from 2^-30, a billionth of a unit, to 2^120 have buckets of their own; the others share those at the ends. */
const LEAST = (1023 - 30) << BITS;
const GREATEST = ((1023 + 120) << BITS) - 1;

/** The bits of a place that say how large an amount is, and not its sign. */
const SIZE_BITS = (1 << (11 + BITS)) - 1;

/**
 * Buckets of amounts that lie close together, ascending: of each how many there are, the least and the greatest of them. Side by side in
 * memory, as there may be thousands.
 */
export class BucketList {
  length = 0;
  readonly least: Float64Array;
  readonly greatest: Float64Array;
  readonly counts: Float64Array;

  /** @param most Room for so many. */
  constructor(most: number) {
    this.least = new Float64Array(most);
    this.greatest = new Float64Array(most);
    this.counts = new Float64Array(most);
  }

  add(least: number, greatest: number, count: number): void {
    this.least[this.length] = least;
    this.greatest[this.length] = greatest;
    this.counts[this.length] = count;
    this.length += 1;
  }
}

/** A bucket by its place: how many amounts, the least and the greatest of them, and how many come to exactly these. */
type Entry = readonly [place: number, ...kept: Kept];

type Kept = readonly [count: number, least: number, greatest: number, atLeast: number, atGreatest: number];

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
    const words = wordsIn(amounts);
    for (let index = 0; index < count; index++) {
      const amount = amounts[index] as number;
      const place = (words[2 * index + UPPER] as number) >> (20 - BITS);
      if (amount > 0) this.above.count(place, amounts, index);
      else if (amount < 0) this.below.count(place & SIZE_BITS, amounts, index);
      else this.zeros += 1;
    }
  }

  merge(other: Sketch): void {
    this.above.merge(other.above);
    this.below.merge(other.below);
    this.zeros += other.zeros;
  }

  /** Every bucket with something in it, ascending: each as up to three, what many come to exactly at its ends and what lies between. */
  buckets(): BucketList {
    const list = new BucketList(3 * (this.below.used() + this.above.used()) + 1);
    this.below.listDescending(list);
    if (this.zeros > 0) list.add(0, 0, this.zeros);
    this.above.listAscending(list);
    return list;
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
      else (place < 0 ? sketch.below : sketch.above).put([Math.abs(place), count, ...rest]);
    }
    return sketch;
  }
}

/** The two halves of each double of a column, as it lies in memory; made once, for a simulation looks at few columns many times. */
function wordsIn(amounts: Float64Array): Int32Array {
  const known = words.get(amounts);
  if (known !== undefined) return known;
  const made = new Int32Array(amounts.buffer, amounts.byteOffset, 2 * amounts.length);
  words.set(amounts, made);
  return made;
}

const words = /* @__PURE__ */ new WeakMap<Float64Array, Int32Array>();

/** What is kept of each bucket, side by side in memory: first how many amounts, then these. */
const LEAST_AMOUNT = 1;
const GREATEST_AMOUNT = 2;
const AT_LEAST = 3;
const AT_GREATEST = 4;
const WIDTH = 5;

/** Buckets of positive amounts: a window of all there are, which grows as it has to. */
class Buckets {
  private first = 0;
  private length = 0;
  private kept = new Float64Array(0);

  /** Adds the size of one amount, by its place in a column: a double that is passed by itself is garbage on each path. */
  count(unbounded: number, amounts: Float64Array, index: number): void {
    const signed = amounts[index] as number;
    const amount = signed < 0 ? -signed : signed;
    const at = this.startOf(unbounded);
    const { kept } = this;
    kept[at] = (kept[at] as number) + 1;
    const least = kept[at + LEAST_AMOUNT] as number;
    if (amount < least) {
      kept[at + LEAST_AMOUNT] = amount;
      kept[at + AT_LEAST] = 1;
    } else if (amount === least) kept[at + AT_LEAST] = (kept[at + AT_LEAST] as number) + 1;
    const greatest = kept[at + GREATEST_AMOUNT] as number;
    if (amount > greatest) {
      kept[at + GREATEST_AMOUNT] = amount;
      kept[at + AT_GREATEST] = 1;
    } else if (amount === greatest) kept[at + AT_GREATEST] = (kept[at + AT_GREATEST] as number) + 1;
  }

  put([unbounded, count, least, greatest, atLeast, atGreatest]: Entry): void {
    const at = this.startOf(unbounded);
    const { kept } = this;
    kept[at] = (kept[at] as number) + count;
    if (least < (kept[at + LEAST_AMOUNT] as number)) {
      kept[at + LEAST_AMOUNT] = least;
      kept[at + AT_LEAST] = atLeast;
    } else if (least === kept[at + LEAST_AMOUNT])
      kept[at + AT_LEAST] = (kept[at + AT_LEAST] as number) + atLeast;
    if (greatest > (kept[at + GREATEST_AMOUNT] as number)) {
      kept[at + GREATEST_AMOUNT] = greatest;
      kept[at + AT_GREATEST] = atGreatest;
    } else if (greatest === kept[at + GREATEST_AMOUNT]) {
      kept[at + AT_GREATEST] = (kept[at + AT_GREATEST] as number) + atGreatest;
    }
  }

  merge(other: Buckets): void {
    for (const entry of other.entries()) this.put(entry);
  }

  entries(): Entry[] {
    const entries: Entry[] = [];
    for (let index = 0; index < this.length; index++) {
      const at = index * WIDTH;
      // Most are empty.
      if (this.kept[at] === 0) continue;
      entries.push([index + this.first, ...this.kept.subarray(at, at + WIDTH)] as unknown as Entry);
    }
    return entries;
  }

  /** How many buckets have something in them. */
  used(): number {
    let used = 0;
    for (let at = 0; at < this.kept.length; at += WIDTH) if (this.kept[at] !== 0) used += 1;
    return used;
  }

  /** Adds buckets of amounts above 0, the least first. */
  listAscending(list: BucketList): void {
    for (let at = 0; at < this.kept.length; at += WIDTH) if (this.kept[at] !== 0) this.listAt(at, list, 1);
  }

  /** Adds buckets with sizes as amounts below 0, the least amount first. */
  listDescending(list: BucketList): void {
    for (let at = this.kept.length - WIDTH; at >= 0; at -= WIDTH) {
      if (this.kept[at] !== 0) this.listAt(at, list, -1);
    }
  }

  private listAt(at: number, list: BucketList, sign: 1 | -1): void {
    const { kept } = this;
    const least = sign * (kept[at + LEAST_AMOUNT] as number);
    const greatest = sign * (kept[at + GREATEST_AMOUNT] as number);
    const count = kept[at] as number;
    if (least === greatest) {
      list.add(least, greatest, count);
      return;
    }
    // One alone at an end lies with those between.
    const atLeast = (kept[at + AT_LEAST] as number) > 1 ? (kept[at + AT_LEAST] as number) : 0;
    const atGreatest = (kept[at + AT_GREATEST] as number) > 1 ? (kept[at + AT_GREATEST] as number) : 0;
    const between = count - atLeast - atGreatest;
    if (sign > 0) {
      if (atLeast > 0) list.add(least, least, atLeast);
      if (between > 0) list.add(least, greatest, between);
      if (atGreatest > 0) list.add(greatest, greatest, atGreatest);
    } else {
      if (atGreatest > 0) list.add(greatest, greatest, atGreatest);
      if (between > 0) list.add(greatest, least, between);
      if (atLeast > 0) list.add(least, least, atLeast);
    }
  }

  /** Where what is kept of a place begins. */
  private startOf(unbounded: number): number {
    const place = unbounded < LEAST ? LEAST : unbounded > GREATEST ? GREATEST : unbounded;
    const index = place - this.first;
    if (index >= 0 && index < this.length) return index * WIDTH;
    this.makeRoom(place);
    return (place - this.first) * WIDTH;
  }

  /** Widens the window to a place and one octave beyond it. */
  private makeRoom(place: number): void {
    const octave = 1 << BITS;
    const old = this.length;
    const first = old === 0 || place < this.first ? place - octave : this.first;
    const end = old === 0 ? place + octave : Math.max(this.first + old, place + octave);
    const wide = new Float64Array((end - first) * WIDTH);
    for (let at = 0; at < wide.length; at += WIDTH) wide[at + LEAST_AMOUNT] = Number.POSITIVE_INFINITY;
    if (old > 0) wide.set(this.kept, (this.first - first) * WIDTH);
    this.kept = wide;
    this.length = end - first;
    this.first = first;
  }
}
