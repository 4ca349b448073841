// Internal: no name of the public API lives here.

/**
 * Philox 4×32 with 10 rounds: 128 bits that look random, as a function of a counter and a key. Any of them can be asked for
 * without those before it, so that paths may be drawn in any order and anywhere.
 *
 * `out` takes four words of each of `count` counters, which differ in their first word alone; one unless stated.
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
  count = 1,
): void {
  // One function for many counters, its constants within it and everything a signed word: otherwise it takes twice as long.
  const M0 = 0xd2511f53 | 0;
  const M1 = 0xcd9e8d57 | 0;
  const W0 = 0x9e3779b9 | 0;
  const W1 = 0xbb67ae85 | 0;
  for (let index = 0; index < count; index++) {
    let c0 = ((counter0 | 0) + index) | 0;
    let c1 = counter1 | 0;
    let c2 = counter2 | 0;
    let c3 = counter3 | 0;
    let k0 = key0 | 0;
    let k1 = key1 | 0;
    for (let round = 0; round < 10; round++) {
      const high0 = upperProduct(M0, c0);
      const low0 = Math.imul(M0, c0);
      const high1 = upperProduct(M1, c2);
      const low1 = Math.imul(M1, c2);
      c0 = high1 ^ c1 ^ k0;
      c1 = low1;
      c2 = high0 ^ c3 ^ k1;
      c3 = low0;
      k0 = (k0 + W0) | 0;
      k1 = (k1 + W1) | 0;
    }
    out[4 * index] = c0;
    out[4 * index + 1] = c1;
    out[4 * index + 2] = c2;
    out[4 * index + 3] = c3;
  }
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

/** Counters that are taken at a time. */
const COUNTERS = 512;
const drawn = /* @__PURE__ */ new Uint32Array(4 * COUNTERS);

/** Uniform numbers (k + ½)/2^53 of a stream for the paths from `first`, an even number, on: two of them from each counter. */
export function uniforms(out: Float64Array, count: number, first: number, { key, purpose }: Stream): void {
  const [p0, p1] = purpose;
  const [k0, k1] = key;
  for (let from = 0; from < count; from += 2 * COUNTERS) {
    const pair = (first + from) / 2;
    const here = Math.min(count - from, 2 * COUNTERS);
    philox(pair | 0, Math.floor(pair / 2 ** 32) | 0, p0, p1, k0, k1, drawn, Math.ceil(here / 2));
    for (let index = 0; index < here; index++) {
      out[from + index] = uniform(drawn[2 * index] as number, drawn[2 * index + 1] as number);
    }
  }
}

/** (k + ½)/2^53 for the k whose upper 32 bits and lower 21 bits are given, never 1: the last of them is no double. */
export function uniform(upper: number, lower: number): number {
  const u = (upper * 2097152 + (lower >>> 11) + 0.5) * 1.1102230246251565e-16;
  return u < 0.9999999999999999 ? u : 0.9999999999999999;
}
