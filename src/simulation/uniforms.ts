// Internal: no name of the public API lives here.

import { philox, type Stream, uniform } from "./philox.js";

/**
 * Uniform numbers (k + ½)/2^53 of a stream for the paths from `first`, an even number, on: two of them from each counter. Some of
 * what lies beyond `count` is overwritten.
 */
export function uniforms(out: Float64Array, count: number, first: number, stream: Stream): void {
  // As philox, for four counters side by side, its constants within it: otherwise it takes twice as long.
  const M0 = 0xd2511f53;
  const M1 = 0xcd9e8d57;
  const S0 = M0 * 2 ** -32;
  const S1 = M1 * 2 ** -32;
  const W0 = 0x9e3779b9;
  const W1 = 0xbb67ae85;
  const { key, purpose } = stream;
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
    let wrong = false;
    for (let round = 0; round < 10; round++) {
      const [a4, b4, c4, d4] = [Math.imul(M0, a0), Math.imul(M0, b0), Math.imul(M0, c0), Math.imul(M0, d0)];
      const [a5, b5, c5, d5] = [Math.imul(M1, a2), Math.imul(M1, b2), Math.imul(M1, c2), Math.imul(M1, d2)];
      const [a6, b6, c6, d6] = [upper(a0, S0), upper(b0, S0), upper(c0, S0), upper(d0, S0)];
      a0 = upper(a2, S1) ^ a1 ^ k0;
      b0 = upper(b2, S1) ^ b1 ^ k0;
      c0 = upper(c2, S1) ^ c1 ^ k0;
      d0 = upper(d2, S1) ^ d1 ^ k0;
      wrong ||= isDoubtful(a4) || isDoubtful(b4) || isDoubtful(c4) || isDoubtful(d4);
      wrong ||= isDoubtful(a5) || isDoubtful(b5) || isDoubtful(c5) || isDoubtful(d5);
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
    if (wrong) putExact(out, index, low, high, stream);
  }
}

/**
 * The upper 32 bits of the product of a word and another one that is given divided by 2^32: as doubles, and one too many where the
 * product lies so close below a multiple of 2^32 that it is rounded to it, as its lower 32 bits tell.
 */
const upper = (a: number, scaled: number): number => ((a >>> 0) * scaled) | 0;

/** Whether a product with these lower 32 bits may have been rounded up to a multiple of 2^32. */
const isDoubtful = (lower: number): boolean => (lower + 1024) >>> 0 < 1024;

/** The numbers of four counters again, without doubles: once in so many thousand times, and not in the loop, which a call makes slower. */
function putExact(
  out: Float64Array,
  index: number,
  low: number,
  high: number,
  { key, purpose }: Stream,
): void {
  const words = new Uint32Array(4);
  for (let counter = 0; counter < 4; counter++) {
    philox(low + counter, high, purpose[0], purpose[1], key[0], key[1], words);
    const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = words;
    out[index + 2 * counter] = uniform(w0, w1);
    out[index + 2 * counter + 1] = uniform(w2, w3);
  }
}
