// Internal: no name of the public API lives here.

import type { Kernel } from "./kernel.js";
import { Portable } from "./portable.js";
import { Simd, simdModule } from "./simd.js";

const portables: Kernel[] = [];
const simds: Kernel[] = [];

/**
 * Lends a kernel with room for so many columns: in WebAssembly where that is to be had, in plain JavaScript elsewhere. Nothing that
 * lies in it outlasts the loan.
 */
export function withKernel<T>(columns: number, use: (kernel: Kernel) => T): T {
  const module = columns <= MOST_COLUMNS ? simdModule() : undefined;
  const free = module === undefined ? portables : simds;
  const kernel = free.pop() ?? (module === undefined ? new Portable() : new Simd(module));
  kernel.reserve(columns);
  try {
    return use(kernel);
  } finally {
    free.push(kernel);
  }
}

/** Beyond 128 MB of memory there may be no more in one piece. */
const MOST_COLUMNS = 2 ** 14;
