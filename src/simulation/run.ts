// Internal: no name of the public API lives here.

import type { Kernel } from "./kernel.js";
import { withKernel } from "./lentKernel.js";
import type { Drawn, Paths } from "./paths.js";
import { type Block, blockAt, type Design } from "./points.js";
import type { Column, Value } from "./program.js";
import { Tally, type TallyJson } from "./tally.js";

/** A figure of each path that is counted over all of them. */
export interface Output {
  readonly value: Value;
  /** Whether it is kept how amounts are distributed, or only what they come to on average. */
  readonly distributed: boolean;
  /** 1 on the paths that are counted and 0 on the others; all are unless stated. */
  readonly where?: Value | undefined;
}

/** What is counted, with the place of its numbers. */
interface Counted {
  readonly tally: Tally;
  readonly place: number;
  /** Of the numbers that say which paths are counted; undefined for all. */
  readonly where: number | undefined;
}

/**
 * Outputs counted over blocks of paths. What runs over different blocks have counted adds up to what one run over all of them counts,
 * to the last bit.
 */
export class Run {
  /** What has been counted of each output, in their order; outputs that are the same have one. */
  readonly tallies: readonly Tally[];
  private readonly drawn: Drawn;
  /** What is counted, each of it once. */
  private readonly counted: readonly Counted[];
  /** The place of the numbers of those paths alone that are counted. */
  private readonly picked: number;

  constructor(
    paths: Paths,
    outputs: readonly Output[],
    readonly design: Design,
  ) {
    const { program } = paths;
    const columns = outputs.map(({ value }) => program.columnOf(value));
    const wheres = outputs.map(({ where }) => (where === undefined ? undefined : program.columnOf(where)));
    for (const column of [...columns, ...wheres]) if (column !== undefined) program.keep(column);
    this.picked = wheres.some((where) => where !== undefined) ? program.newPlace() : -1;
    this.drawn = paths.drawn(design);
    const counted = new Map<string, Counted>();
    this.tallies = withKernel(this.drawn.columns, (kernel) => {
      this.drawn.computeMiddle(kernel);
      return outputs.map(({ distributed }, index) => {
        const { place } = columns[index] as Column;
        const where = wheres[index]?.place;
        const key = `${place} ${distributed} ${where}`;
        const known = counted.get(key);
        if (known !== undefined) return known.tally;
        const tally = new Tally(kernel.column(place)[0] as number, design, distributed);
        counted.set(key, { tally, place, where });
        return tally;
      });
    });
    this.counted = [...counted.values()];
  }

  /** How many of the random numbers of a path are not spread evenly although the method is quasi-random. */
  get padded(): number {
    return this.drawn.padded;
  }

  /** How many figures are counted: as many as `toJSON` lists. */
  get figures(): number {
    return this.counted.length;
  }

  /** Counts the blocks from one place up to another. */
  count(from: number, to: number): void {
    const { columns, compute } = this.drawn;
    withKernel(columns, (kernel) => {
      for (let place = from; place < to; place++) {
        const block = blockAt(this.design, place);
        compute(kernel, block);
        for (const { tally, place: column, where } of this.counted) {
          if (where === undefined) tally.add(kernel, column, block);
          else this.addPicked(kernel, tally, column, where, block);
        }
      }
    });
  }

  private addPicked(kernel: Kernel, tally: Tally, place: number, where: number, block: Block): void {
    const [from, to, picked] = [place, this.picked, where].map((column) => kernel.column(column)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    let count = 0;
    for (let i = 0; i < block.count; i++) {
      if (picked[i] !== 0) to[count++] = from[i] as number;
    }
    if (count > 0) tally.add(kernel, this.picked, { ...block, count });
  }

  /** Adds what another run of the same outputs has counted. */
  add(counted: readonly TallyJson[]): void {
    for (const [index, { tally }] of this.counted.entries()) tally.read(counted[index] as TallyJson);
  }

  toJSON(): readonly TallyJson[] {
    return this.counted.map(({ tally }) => tally.toJSON());
  }
}
