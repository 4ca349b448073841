// Internal: no name of the public API lives here.

const CHUNK_BYTES = 65_536;
const LARGEST_BYTES = 1_024;
const ALIGNMENT = 8;

let chunk = /* @__PURE__ */ new ArrayBuffer(0);
let used = 0;

/** Where so many bytes are free in the chunk, which nothing has used before. */
function reserve(bytes: number): number {
  if (used + bytes > chunk.byteLength) {
    chunk = new ArrayBuffer(CHUNK_BYTES);
    used = 0;
  }
  const start = used;
  used += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
  return start;
}

/**
 * Zeros for so many doubles. A typed array of its own costs more to make and to clean up than a short leg to value, so that
 * short ones are cut from a common piece of memory, each from a place of its own.
 */
export function doubles(count: number): Float64Array {
  if (8 * count > LARGEST_BYTES) return new Float64Array(count);
  const start = reserve(8 * count);
  return new Float64Array(chunk, start, count);
}

/** Zeros for so many 32-bit integers, short ones cut from the common piece of memory. */
export function integers(count: number): Int32Array {
  if (4 * count > LARGEST_BYTES) return new Int32Array(count);
  const start = reserve(4 * count);
  return new Int32Array(chunk, start, count);
}
