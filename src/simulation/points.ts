// Internal: no name of the public API lives here.

import type { Kernel } from "./kernel.js";
import { streamOf } from "./philox.js";
import { SOBOL_DIMENSIONS } from "./sobol.js";

/** Paths that are computed at a time. */
export const BLOCK = 1024;

/** Which random numbers paths are made of. */
export interface Design {
  readonly method: "quasi" | "plain";
  readonly seed: number;
  /** In all. */
  readonly paths: number;
  /** Independent scramblings of the points, 1 where the method is plain; `paths` is a multiple of it. */
  readonly scrambles: number;
}

/** Paths that are computed together: how many, which of the scramblings they belong to, and the first of them in it. */
export interface Block {
  readonly scramble: number;
  /** Of the blocks of its scramble, from 0. */
  readonly index: number;
  readonly first: number;
  readonly count: number;
}

/** Blocks in each scramble. */
const blocksPerScramble = ({ paths, scrambles }: Design): number => Math.ceil(paths / scrambles / BLOCK);

/** How many blocks there are in all. */
export const blockCount = (design: Design): number => design.scrambles * blocksPerScramble(design);

export function blockAt(design: Design, place: number): Block {
  const each = blocksPerScramble(design);
  const scramble = Math.floor(place / each);
  const index = place - scramble * each;
  const first = index * BLOCK;
  return { scramble, index, first, count: Math.min(BLOCK, design.paths / design.scrambles - first) };
}

/** Uniform numbers of the dimension with this place and name, for the paths of a block. */
export type Draw = (kernel: Kernel, out: number, block: Block) => void;

/** Whether the dimension with this place is drawn each path for itself although points are asked for: there are no more of them. */
export const isPadded = (dimension: number, { method }: Design): boolean =>
  method === "quasi" && dimension >= SOBOL_DIMENSIONS;

/** Draws of each name: the first 512 names have the dimensions of Sobol points, where the method is quasi. */
export function drawsOf(names: readonly string[], { method, seed }: Design): readonly Draw[] {
  return names.map((name, dimension): Draw => {
    const stream = streamOf(seed, name);
    if (method === "plain") {
      return (kernel, out, { first, count }) => kernel.uniforms(out, count, first, stream);
    }
    if (dimension < SOBOL_DIMENSIONS) {
      return (kernel, out, { scramble, first, count }) =>
        kernel.scrambledSobol(out, count, first, dimension, scramble, stream);
    }
    // No two scrambles share a path index: there are at most 2^32 points in each.
    return (kernel, out, { scramble, first, count }) =>
      kernel.uniforms(out, count, scramble * 2 ** 32 + first, stream);
  });
}
