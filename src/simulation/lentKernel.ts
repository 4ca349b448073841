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
  const lent = (columns <= MOST_COLUMNS ? compiledWith(columns) : undefined) ?? portableWith(columns);
  try {
    return use(lent.kernel);
  } finally {
    lent.free.push(lent.kernel);
  }
}

interface Lent {
  readonly kernel: Kernel;
  /** Where it is kept between loans. */
  readonly free: Kernel[];
}

/** Undefined where there is no WebAssembly, or no memory for it: an engine sets aside far more of its addresses than is used. */
function compiledWith(columns: number): Lent | undefined {
  const module = simdModule();
  if (module === undefined) return undefined;
  try {
    const kernel = simds.pop() ?? new Simd(module);
    kernel.reserve(columns);
    return { kernel, free: simds };
  } catch {
    return undefined;
  }
}

function portableWith(columns: number): Lent {
  const kernel = portables.pop() ?? new Portable();
  kernel.reserve(columns);
  return { kernel, free: portables };
}

/** Beyond 128 MB of memory there may be no more in one piece. */
const MOST_COLUMNS = 2 ** 14;
