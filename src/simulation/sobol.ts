// Internal: no name of the public API lives here.

import { once } from "../schema/memoize.js";
import { type InitialNumbers, joeKuo } from "./joeKuo.js";
import { philox, type Stream, uniform } from "./philox.js";

/** Dimensions that there are direction numbers for. */
export const SOBOL_DIMENSIONS = 512;

/**
 * The coordinates of Sobol points in one dimension, counted from 0, for the points from `first` on, after Owen's nested uniform
 * scrambling: each bit is flipped or not by chance that depends on all bits above it. Each number of a scramble makes another one
 * out of a stream. `first` is a multiple of a power of two that is at least `count`, so that the order within does not matter.
 *
 * Source of the scrambling by hash: Laine and Karras (2011); Burley, Practical hash-based Owen scrambling (2020), with the
 * constants of Vegdahl (2021); twice, each time with words of its own.
 */
export function scrambledSobol(
  out: Float64Array,
  count: number,
  first: number,
  dimension: number,
  scramble: number,
  stream: Stream,
): void {
  const [w0, w1, w2, w3] = scrambleWords(scramble, stream);
  const directions = sobolDirections()[dimension] as Uint32Array;
  let point = firstPoint(first, directions);
  for (let index = 0; index < count; index++) {
    // In the order of a Gray code each point differs from the one before in one direction.
    if (index > 0) point ^= directions[31 - Math.clz32(index & -index)] as number;
    const scrambled = nestedHash(nestedHash(point, w0, w1), w2, w3);
    out[index] = uniform(reversed(scrambled) >>> 0, mixed(scrambled ^ w1 ^ w3));
  }
}

/** The four words of one scramble out of a stream. */
export function scrambleWords(
  scramble: number,
  { key, purpose }: Stream,
): readonly [number, number, number, number] {
  philox(scramble, 0, purpose[0], purpose[1], key[0], key[1], words);
  return words as unknown as readonly [number, number, number, number];
}

/** The point with which a block begins, its first digit in the lowest bit. */
export function firstPoint(first: number, directions: Uint32Array): number {
  let point = 0;
  for (let bit = 0, rest = first; rest >= 1; bit++, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) point ^= directions[bit] as number;
  }
  return point;
}

const words = /* @__PURE__ */ new Uint32Array(4);

/** A permutation of words in which each bit depends on those below it: on the digits before it, as their order is reversed. */
function nestedHash(word: number, add: number, multiply: number): number {
  let x = word ^ Math.imul(word, 0x3d20adea);
  x = (x + add) | 0;
  x = Math.imul(x, multiply | 1);
  x ^= Math.imul(x, 0x05526c56);
  return x ^ Math.imul(x, 0x53a22864);
}

/** A word that depends on all bits of another: the digits after the 32nd, which scrambling makes random. */
function mixed(word: number): number {
  let x = word ^ (word >>> 16);
  x = Math.imul(x, 0x21f0aaad);
  x ^= x >>> 15;
  x = Math.imul(x, 0x735a2d97);
  return x ^ (x >>> 15);
}

function reversed(word: number): number {
  let x = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}

/** The 32 directions of each dimension, the first digit of a coordinate in the lowest bit. */
export const sobolDirections = /* @__PURE__ */ once((): readonly Uint32Array[] => {
  const first = Uint32Array.from({ length: 32 }, (_, bit) => 2 ** bit);
  return [first, ...joeKuo().map(directionsFrom)];
});

/** vⱼ = a₁vⱼ₋₁ ⊕ … ⊕ aₛ₋₁vⱼ₋ₛ₊₁ ⊕ vⱼ₋ₛ ⊕ vⱼ₋ₛ/2ˢ */
function directionsFrom({ coefficients, initial }: InitialNumbers): Uint32Array {
  const degree = initial.length;
  const v = new Uint32Array(32);
  for (let j = 0; j < 32; j++) {
    if (j < degree) {
      v[j] = (initial[j] as number) << (31 - j);
      continue;
    }
    const oldest = v[j - degree] as number;
    let next = oldest ^ (oldest >>> degree);
    for (let k = 1; k < degree; k++) {
      if ((coefficients >>> (degree - 1 - k)) & 1) next ^= v[j - k] as number;
    }
    v[j] = next;
  }
  return v.map((word) => reversed(word));
}
