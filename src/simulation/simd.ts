// Internal: no name of the public API lives here.

import { once } from "../schema/memoize.js";
import type { Kernel, Sums } from "./kernel.js";
import { KERNEL } from "./kernelBytes.js";
import type { Stream } from "./philox.js";
import { BLOCK } from "./points.js";
import { firstPoint, scrambleWords, sobolDirections } from "./sobol.js";

/** What WebAssembly brings that is used here. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly Memory: new (size: { readonly initial: number }) => Memory;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The compiled kernel, with what makes something of it. */
export interface SimdModule {
  readonly engine: Engine;
  readonly module: object;
}

/** The functions of the compiled kernel. */
type Compiled = Omit<Kernel, "reserve" | "column" | "uniforms" | "scrambledSobol" | "sums"> & {
  uniforms(
    ...words: readonly [
      out: number,
      count: number,
      pairLow: number,
      pairHigh: number,
      p0: number,
      p1: number,
      k0: number,
      k1: number,
    ]
  ): void;
  scrambledSobol(
    ...words: readonly [
      out: number,
      count: number,
      start: number,
      w0: number,
      w1: number,
      w2: number,
      w3: number,
    ]
  ): void;
  moments(a: number, count: number, centre: number): void;
};

const PAGE = 2 ** 16;
// As in kernel/kernel.ts.
const SUMS = 1024;
const DIRECTIONS = 1056;
const COLUMNS = 16448;
/** The directions in which points within a block differ. */
const DIRECTIONS_IN_BLOCK = Math.log2(BLOCK);

/** The kernel in WebAssembly. */
export class Simd implements Kernel {
  private readonly memory: Memory;
  private readonly compiled: Compiled;
  private columns: readonly Float64Array[] = [];
  private sumsAt = new Float64Array(0);
  private directionsAt = new Uint32Array(0);
  readonly fill: Kernel["fill"];
  readonly toNormal: Kernel["toNormal"];
  readonly affine: Kernel["affine"];
  readonly lognormal: Kernel["lognormal"];
  readonly addScaled: Kernel["addScaled"];
  readonly product: Kernel["product"];
  readonly min: Kernel["min"];
  readonly max: Kernel["max"];
  readonly minConstant: Kernel["minConstant"];
  readonly maxConstant: Kernel["maxConstant"];
  readonly select: Kernel["select"];

  constructor({ engine, module }: SimdModule) {
    this.memory = new engine.Memory({ initial: 1 });
    const { exports } = new engine.Instance(module, { env: { memory: this.memory } });
    const compiled = exports as Compiled;
    this.compiled = compiled;
    this.fill = compiled.fill;
    this.toNormal = compiled.toNormal;
    this.affine = compiled.affine;
    this.lognormal = compiled.lognormal;
    this.addScaled = compiled.addScaled;
    this.product = compiled.product;
    this.min = compiled.min;
    this.max = compiled.max;
    this.minConstant = compiled.minConstant;
    this.maxConstant = compiled.maxConstant;
    this.select = compiled.select;
  }

  reserve(columns: number): void {
    const known = this.columns.length;
    if (known > 0 && columns <= known) return;
    const bytes = 8 * BLOCK;
    const missing = COLUMNS + columns * bytes - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    const { buffer } = this.memory;
    this.columns = Array.from(
      { length: Math.max(1, columns) },
      (_, place) => new Float64Array(buffer, COLUMNS + place * bytes, BLOCK),
    );
    this.sumsAt = new Float64Array(buffer, SUMS, 3);
    this.directionsAt = new Uint32Array(buffer, DIRECTIONS, DIRECTIONS_IN_BLOCK);
  }

  column(place: number): Float64Array {
    return this.columns[place] as Float64Array;
  }

  uniforms(out: number, count: number, first: number, { key, purpose }: Stream): void {
    const pair = first / 2;
    const high = Math.floor(pair / 2 ** 32);
    this.compiled.uniforms(out, count, pair | 0, high, purpose[0], purpose[1], key[0], key[1]);
  }

  scrambledSobol(
    out: number,
    count: number,
    first: number,
    dimension: number,
    scramble: number,
    stream: Stream,
  ): void {
    const directions = sobolDirections()[dimension] as Uint32Array;
    this.directionsAt.set(directions.subarray(0, DIRECTIONS_IN_BLOCK));
    const [w0, w1, w2, w3] = scrambleWords(scramble, stream);
    this.compiled.scrambledSobol(out, count, firstPoint(first, directions), w0, w1, w2, w3);
  }

  sums(a: number, count: number, centre: number): Sums {
    this.compiled.moments(a, count, centre);
    const [sum, squares, farthest] = this.sumsAt as unknown as readonly [number, number, number];
    return { sum, squares, farthest };
  }
}

/**
 * The kernel as WebAssembly of this program; undefined where there is none, or it may not be compiled: a page may forbid it, and
 * some browsers compile only little of it at once.
 */
export function simdModule(): SimdModule | undefined {
  const { WebAssembly } = globalThis as { readonly WebAssembly?: Engine };
  return WebAssembly === undefined ? undefined : compiledOnce();
}

const compiledOnce = /* @__PURE__ */ once((): SimdModule | undefined => {
  const { WebAssembly: engine, atob } = globalThis as unknown as {
    readonly WebAssembly: Engine;
    readonly atob?: (text: string) => string;
  };
  if (atob === undefined || KERNEL === "") return undefined;
  try {
    const bytes = Uint8Array.from(atob(KERNEL), (character) => character.charCodeAt(0));
    return { engine, module: new engine.Module(bytes) };
  } catch {
    return undefined;
  }
});
