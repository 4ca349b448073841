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
    const high0 = upperProduct(M0, c0);
    const high1 = upperProduct(M1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out.set([c0, c1, c2, c3]);
}

/** The upper 32 bits of the product of two words. */
function upperProduct(a: number, b: number): number {
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

/** (k + ½)/2^53 for the k whose upper 32 bits and lower 21 bits are given, never 1: the last of them is no double. */
export function uniform(upper: number, lower: number): number {
  const u = (upper * 2097152 + (lower >>> 11) + 0.5) * 1.1102230246251565e-16;
  return u < 0.9999999999999999 ? u : 0.9999999999999999;
}
