// Internal: no name of the public API lives here.

/** Multipliers and Weyl constants. */
const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;

/**
 * Philox 4×32 with 10 rounds: 128 bits that look random, as a function of a counter and a key. Any of them can be asked for
 * without those before it, so that paths may be drawn in any order and anywhere.
 *
 * Source: Salmon, Moraes, Dror, Shaw, Parallel random numbers: as easy as 1, 2, 3 (2011); tested against the vectors they publish.
 */
export function philox(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
  out: Uint32Array,
): void {
  let [c0, c1, c2, c3] = [counter0, counter1, counter2, counter3];
  let [k0, k1] = [key0, key1];
  for (let round = 0; round < 10; round++) {
    const low0 = Math.imul(M0, c0);
    const low1 = Math.imul(M1, c2);
    const high0 = upperProduct(c0, M0, M0 * 2 ** -32, low0);
    const high1 = upperProduct(c2, M1, M1 * 2 ** -32, low1);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out.set([c0, c1, c2, c3]);
}

/**
 * The upper 32 bits of the product of two words, of which the second one is also given divided by 2^32 and the lower 32 bits of the
 * product are known: as doubles, unless it lies that close below a multiple of 2^32 that it may be rounded to it.
 */
function upperProduct(a: number, b: number, scaled: number, low: number): number {
  // What nearly always holds comes first: the other way round it takes a quarter longer.
  if ((low + 1024) >>> 0 >= 1024) return ((a >>> 0) * scaled) | 0;
  return exactUpperProduct(a, b);
}

function exactUpperProduct(a: number, b: number): number {
  const a1 = a >>> 16;
  const a0 = a & 0xffff;
  const b1 = b >>> 16;
  const b0 = b & 0xffff;
  const low = (Math.imul(a0, b0) >>> 16) + Math.imul(a1, b0);
  const middle = (low & 0xffff) + Math.imul(a0, b1);
  return (Math.imul(a1, b1) + (low >>> 16) + (middle >>> 16)) | 0;
}

/** A stream of random numbers: 64 bits that stand for a seed, and 64 for what the numbers are for. */
export interface Stream {
  /** The seed, as two words. */
  readonly key: readonly [number, number];
  /** What they are for, as two words. */
  readonly purpose: readonly [number, number];
}

/**
 * The stream of a name under a seed. Numbers belong to the name, not to a place in a list: a quantity keeps its own whatever
 * else is drawn beside it.
 */
export function streamOf(seed: number, name: string): Stream {
  const words = new Uint32Array(4);
  // Four characters a step: what came before goes into the key and the counter of the next step.
  const codeAt = (index: number): number => name.charCodeAt(index) | 0;
  for (let at = 0; at < name.length; at += 4) {
    const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = words;
    const last = codeAt(at + 3) ^ name.length;
    philox(codeAt(at) ^ w2, codeAt(at + 1) ^ w3, codeAt(at + 2), last, w0, w1, words);
  }
  const [w0 = 0, w1 = 0] = words;
  return { key: [(seed % 2 ** 32) | 0, Math.floor(seed / 2 ** 32) | 0], purpose: [w0, w1] };
}

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
      const [a6, b6] = [upperProduct(a0, M0, S0, a4), upperProduct(b0, M0, S0, b4)];
      const [c6, d6] = [upperProduct(c0, M0, S0, c4), upperProduct(d0, M0, S0, d4)];
      a0 = upperProduct(a2, M1, S1, a5) ^ a1 ^ k0;
      b0 = upperProduct(b2, M1, S1, b5) ^ b1 ^ k0;
      c0 = upperProduct(c2, M1, S1, c5) ^ c1 ^ k0;
      d0 = upperProduct(d2, M1, S1, d5) ^ d1 ^ k0;
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

/** (k + ½)/2^53 for the k whose upper 32 bits and lower 21 bits are given, never 1: the last of them is no double. */
export function uniform(upper: number, lower: number): number {
  const u = (upper * 2097152 + (lower >>> 11) + 0.5) * 1.1102230246251565e-16;
  return u < 0.9999999999999999 ? u : 0.9999999999999999;
}
