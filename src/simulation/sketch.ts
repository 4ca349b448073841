// Internal: no name of the public API lives here.

import { UPPER } from "./exactSum.js";
import { BLOCK } from "./points.js";

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
    const [positive, negative] = [aboveZero, belowZero];
    let above = 0;
    let below = 0;
    for (let index = 0; index < count; index++) {
      const amount = amounts[index] as number;
      // Written where the next one goes, and kept if it belongs there: no processor can guess which amounts are 0.
      positive[above] = index;
      above += Number(amount > 0);
      negative[below] = index;
      below += Number(amount < 0);
    }
    this.above.count(amounts, positive, above);
    this.below.count(amounts, negative, below);
    this.zeros += count - above - below;
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

/** Which amounts of a block are above 0, and which below. */
const aboveZero = /* @__PURE__ */ new Int32Array(BLOCK);
const belowZero = /* @__PURE__ */ new Int32Array(BLOCK);

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
  private end = 0;
  private kept = new Float64Array(0);

  /** Adds the sizes of the first `length` of `which` amounts of a block. */
  count(amounts: Float64Array, which: Int32Array, length: number): void {
    const words = wordsIn(amounts);
    let { kept, first } = this;
    for (let index = 0; index < length; index++) {
      const from = which[index] as number;
      const place = ((words[2 * from + UPPER] as number) >> (20 - BITS)) & SIZE_BITS;
      let at = (place - first) * WIDTH;
      if (at < 0 || at >= kept.length) {
        at = this.startOf(place);
        ({ kept, first } = this);
      }
      const signed = amounts[from] as number;
      const amount = signed < 0 ? -signed : signed;
      kept[at] = (kept[at] as number) + 1;
      const least = kept[at + LEAST_AMOUNT] as number;
      if (amount <= least) {
        kept[at + AT_LEAST] = amount === least ? (kept[at + AT_LEAST] as number) + 1 : 1;
        kept[at + LEAST_AMOUNT] = amount;
      }
      const greatest = kept[at + GREATEST_AMOUNT] as number;
      if (amount >= greatest) {
        kept[at + AT_GREATEST] = amount === greatest ? (kept[at + AT_GREATEST] as number) + 1 : 1;
        kept[at + GREATEST_AMOUNT] = amount;
      }
    }
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
    for (let place = this.first; place < this.end; place++) {
      const at = (place - this.first) * WIDTH;
      // Most are empty.
      if (this.kept[at] === 0) continue;
      entries.push([place, ...this.kept.subarray(at, at + WIDTH)] as unknown as Entry);
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

  /** Where what is kept of a place begins; places beyond the last ones share those. */
  private startOf(unbounded: number): number {
    const place = Math.min(Math.max(unbounded, LEAST), GREATEST);
    if (place < this.first || place >= this.end) this.makeRoom(place);
    return (place - this.first) * WIDTH;
  }

  /** Widens the window to a place and one octave beyond it, and not beyond the last ones. */
  private makeRoom(place: number): void {
    const octave = 1 << BITS;
    const isEmpty = this.end === 0;
    const first = isEmpty || place < this.first ? Math.max(place - octave, LEAST) : this.first;
    const end = isEmpty || place >= this.end ? Math.min(place + octave, GREATEST + 1) : this.end;
    const wide = new Float64Array((end - first) * WIDTH);
    for (let at = 0; at < wide.length; at += WIDTH) wide[at + LEAST_AMOUNT] = Number.POSITIVE_INFINITY;
    if (!isEmpty) wide.set(this.kept, (this.first - first) * WIDTH);
    this.kept = wide;
    this.first = first;
    this.end = end;
  }
}
