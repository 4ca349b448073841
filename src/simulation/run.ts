// Internal: no name of the public API lives here.

import type { Paths } from "./paths.js";
import { BLOCK, type Block, blockAt, type Design } from "./points.js";
import type { Column, Value } from "./program.js";
import { Tally, type TallyJson } from "./tally.js";

/** A figure of each path that is counted over all of them. */
export interface Output {
  readonly value: Value;
  /** Whether it is kept how amounts are distributed, or only what they come to on average. */
  readonly distributed: boolean;
}

/**
 * Outputs counted over blocks of paths. What runs over different blocks have counted adds up to what one run over all of them counts,
 * to the last bit.
 */
export class Run {
  /** What has been counted of each output, in their order. */
  readonly tallies: readonly Tally[];
  private readonly compute: (block: Block) => void;
  private readonly columns: readonly Float64Array[];

  constructor(
    paths: Paths,
    outputs: readonly Output[],
    readonly design: Design,
  ) {
    const columns = outputs.flatMap(({ value }): Column[] => (typeof value === "number" ? [] : [value]));
    for (const column of columns) paths.program.keep(column);
    const { compute, computeMiddle } = paths.drawn(design);
    this.compute = compute;
    computeMiddle();
    this.columns = outputs.map(({ value }) =>
      typeof value === "number" ? new Float64Array(BLOCK).fill(value) : value.numbers,
    );
    this.tallies = outputs.map(
      ({ distributed }, index) => new Tally(this.columns[index]?.[0] as number, design, distributed),
    );
  }

  /** Counts the blocks from one place up to another. */
  count(from: number, to: number): void {
    for (let place = from; place < to; place++) {
      const block = blockAt(this.design, place);
      this.compute(block);
      for (const [index, tally] of this.tallies.entries())
        tally.add(this.columns[index] as Float64Array, block);
    }
  }

  /** Adds what another run of the same outputs has counted. */
  add(counted: readonly TallyJson[]): void {
    for (const [index, tally] of this.tallies.entries()) tally.read(counted[index] as TallyJson);
  }

  toJSON(): readonly TallyJson[] {
    return this.tallies.map((tally) => tally.toJSON());
  }
}
