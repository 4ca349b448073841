// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import { ExactSum, type ExactSumJson } from "./exactSum.js";
import type { Kernel } from "./kernel.js";
import type { Block, Design } from "./points.js";
import { Sketch, type SketchJson } from "./sketch.js";

/** Blocks are counted in 32 bits. */
const MOST_LEVELS = 32;

/** What is counted of one output over many paths. */
export class Tally {
  /** By scramble, and within it by level: level k has the blocks from 2^(k−1) up to 2^k − 1, level 0 the first one. */
  private readonly cells = new Map<string, Cell>();
  readonly sketch: Sketch | undefined;
  /** The farthest that a path lies from `centre`. */
  private farthest = 0;

  /** @param centre A typical amount: squares are taken of what amounts differ from it, or they would cancel. */
  constructor(
    readonly centre: number,
    private readonly design: Design,
    withSketch: boolean,
  ) {
    this.sketch = withSketch ? new Sketch() : undefined;
  }

  /** Adds the amounts of a block, which are in a column of a kernel. */
  add(kernel: Kernel, column: number, block: Block): void {
    const { count } = block;
    const { sum, squares, farthest } = kernel.sums(column, count, this.centre);
    if (!Number.isFinite(squares)) refuseSize();
    if (farthest > this.farthest) this.farthest = farthest;
    const level = block.index === 0 ? 0 : 32 - Math.clz32(block.index);
    const cell = this.cellAt(`${block.scramble} ${level}`);
    cell.count += count;
    cell.sum.add(sum);
    cell.squares.add(squares);
    this.sketch?.add(kernel.column(column), count);
  }

  merge(other: Tally): void {
    for (const [key, { count, sum, squares }] of other.cells) {
      const cell = this.cellAt(key);
      cell.count += count;
      cell.sum.merge(sum);
      cell.squares.merge(squares);
    }
    if (other.farthest > this.farthest) this.farthest = other.farthest;
    if (other.sketch !== undefined) this.sketch?.merge(other.sketch);
  }

  /** What the paths in the first `blocks` blocks of each scramble come to; all of them unless stated. */
  moments(blocks = Number.POSITIVE_INFINITY): Moments {
    const { centre, farthest } = this;
    const total = new Cell();
    const means = Array.from({ length: this.design.scrambles }, (_, scramble): number => {
      const own = new Cell();
      for (let level = 0; level <= MOST_LEVELS && 2 ** level <= blocks; level++) {
        const cell = this.cells.get(`${scramble} ${level}`);
        if (cell !== undefined) own.merge(cell);
      }
      total.merge(own);
      return centre + own.sum.toNumber() / own.count;
    });
    const { count } = total;
    const sum = total.sum.toNumber();
    const squares = total.squares.toNumber();
    const offset = sum / count;
    return {
      count,
      mean: centre + offset,
      means,
      variance: count < 2 ? 0 : Math.max(0, (squares - sum * offset) / (count - 1)),
      size: Math.sqrt(Math.max(0, (squares + centre * (2 * sum + count * centre)) / count)),
      largestShare: squares === 0 ? 0 : (farthest * farthest) / squares,
    };
  }

  toJSON(): TallyJson {
    return {
      cells: [...this.cells]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { count, sum, squares }]) => [key, count, sum.toJSON(), squares.toJSON()]),
      farthest: this.farthest,
      ...(this.sketch === undefined ? {} : { sketch: this.sketch.toJSON() }),
    };
  }

  /** Adds a tally from plain data; throws where its sketch holds other amounts than its sums. */
  read({ cells, farthest, sketch = [] }: TallyJson): void {
    const other = new Tally(this.centre, this.design, false);
    for (const [key, count, sum, squares] of cells) {
      other.cells.set(key, new Cell(count, ExactSum.of(sum), ExactSum.of(squares)));
    }
    other.farthest = farthest;
    this.merge(other);
    if (this.sketch === undefined) return;
    const summed = cells.reduce((sum, [, count]) => sum + count, 0);
    const sketched = sketch.reduce((sum, [, count]) => sum + count, 0);
    if (sketched !== summed) throw new OfferError({ code: "invalid-term", path: [], message: BROKEN_COUNT });
    this.sketch.merge(Sketch.of(sketch));
  }

  private cellAt(key: string): Cell {
    const known = this.cells.get(key) ?? new Cell();
    this.cells.set(key, known);
    return known;
  }
}

class Cell {
  constructor(
    public count = 0,
    readonly sum = new ExactSum(),
    readonly squares = new ExactSum(),
  ) {}

  merge({ count, sum, squares }: Cell): void {
    this.count += count;
    this.sum.merge(sum);
    this.squares.merge(squares);
  }
}

/** What is said of a tally that is none of ours. */
export const BROKEN_COUNT = "is not what simulateChunk has counted: it was cut or changed on its way";

/** A tally as plain data. */
export interface TallyJson {
  readonly cells: readonly (readonly [
    key: string,
    count: number,
    sum: ExactSumJson,
    squares: ExactSumJson,
  ])[];
  readonly farthest: number;
  readonly sketch?: SketchJson;
}

/** What amounts on many paths come to. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** The mean of each scramble. */
  readonly means: readonly number[];
  /** Of one path. */
  readonly variance: number;
  /** The root of the mean square of amounts: how large they are. */
  readonly size: number;
  /** The share of the spread that is one path's. */
  readonly largestShare: number;
}

function refuseSize(): never {
  const message =
    "amounts on some paths are beyond all bounds: a volatility or a horizon is out of all proportion";
  throw new OfferError({ code: "out-of-range", path: [], message });
}
