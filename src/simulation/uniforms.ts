// Internal: no name of the public API lives here.

import { type Stream, uniform, upperProduct } from "./philox.js";

/**
 * Uniform numbers (k + ½)/2^53 of a stream for the paths from `first`, an even number, on: two of them from each counter. Some of
 * what lies beyond `count` is overwritten.
 */
export function uniforms(out: Float64Array, count: number, first: number, { key, purpose }: Stream): void {
  // As philox, for four counters side by side, its constants within it: otherwise it takes twice as long.
  const M0 = 0xd2511f53;
  const M1 = 0xcd9e8d57;
  const S0 = M0 * 2 ** -32;
  const S1 = M1 * 2 ** -32;
  const W0 = 0x9e3779b9;
  const W1 = 0xbb67ae85;
  const high = Math.floor(first / 2 ** 33) | 0;
  const [p0, p1] = [purpose[0] | 0, purpose[1] | 0];
  for (let index = 0; index < count; index += 8) {
    const low = ((first + index) / 2) | 0;
    let [a0, b0, c0, d0] = [low, (low + 1) | 0, (low + 2) | 0, (low + 3) | 0];
    let [a1, b1, c1, d1] = [high, high, high, high];
    let [a2, b2, c2, d2] = [p0, p0, p0, p0];
    let [a3, b3, c3, d3] = [p1, p1, p1, p1];
    let k0 = key[0] | 0;
    let k1 = key[1] | 0;
    for (let round = 0; round < 10; round++) {
      const [a4, b4, c4, d4] = [Math.imul(M0, a0), Math.imul(M0, b0), Math.imul(M0, c0), Math.imul(M0, d0)];
      const [a5, b5, c5, d5] = [Math.imul(M1, a2), Math.imul(M1, b2), Math.imul(M1, c2), Math.imul(M1, d2)];
      const [a6, b6] = [quickProduct(a0, M0, S0, a4), quickProduct(b0, M0, S0, b4)];
      const [c6, d6] = [quickProduct(c0, M0, S0, c4), quickProduct(d0, M0, S0, d4)];
      a0 = quickProduct(a2, M1, S1, a5) ^ a1 ^ k0;
      b0 = quickProduct(b2, M1, S1, b5) ^ b1 ^ k0;
      c0 = quickProduct(c2, M1, S1, c5) ^ c1 ^ k0;
      d0 = quickProduct(d2, M1, S1, d5) ^ d1 ^ k0;
      [a1, b1, c1, d1] = [a5, b5, c5, d5];
      [a2, b2, c2, d2] = [a6 ^ a3 ^ k1, b6 ^ b3 ^ k1, c6 ^ c3 ^ k1, d6 ^ d3 ^ k1];
      [a3, b3, c3, d3] = [a4, b4, c4, d4];
      k0 = (k0 + W0) | 0;
      k1 = (k1 + W1) | 0;
    }
    out[index] = uniform(a0 >>> 0, a1);
    out[index + 1] = uniform(a2 >>> 0, a3);
    out[index + 2] = uniform(b0 >>> 0, b1);
    out[index + 3] = uniform(b2 >>> 0, b3);
    out[index + 4] = uniform(c0 >>> 0, c1);
    out[index + 5] = uniform(c2 >>> 0, c3);
    out[index + 6] = uniform(d0 >>> 0, d1);
    out[index + 7] = uniform(d2 >>> 0, d3);
  }
}

/**
 * The upper 32 bits of the product of two words, of which the second one is also given divided by 2^32 and the lower 32 bits of the
 * product are known: as doubles, unless it lies that close below a multiple of 2^32 that it may be rounded to it.
 */
function quickProduct(a: number, b: number, scaled: number, low: number): number {
  // What nearly always holds comes first: the other way round it takes a quarter longer.
  if ((low + 1024) >>> 0 >= 1024) return ((a >>> 0) * scaled) | 0;
  return upperProduct(a, b);
}
