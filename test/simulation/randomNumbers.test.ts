import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/numeric/decimal.js";
import * as precise from "../../src/numeric/normal.js";
import { exp, ln, normalCdf, normalQuantile } from "../../src/simulation/elementary.js";
import { philox, streamOf, uniform } from "../../src/simulation/philox.js";
import { SOBOL_DIMENSIONS, scrambledSobol, sobolDirections } from "../../src/simulation/sobol.js";
import { uniforms } from "../../src/simulation/uniforms.js";

const words = (text: string): number[] =>
  text
    .trim()
    .split(" ")
    .map((word) => Number.parseInt(word, 16));

/** Salmon, Moraes, Dror, Shaw 2011; Random123, tests/kat_vectors: counter, key, expected. */
const published = [
  "00000000 00000000 00000000 00000000 | 00000000 00000000 | 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
  "ffffffff ffffffff ffffffff ffffffff | ffffffff ffffffff | 408f276d 41c83b0e a20bc7c6 6d5451fd",
  "243f6a88 85a308d3 13198a2e 03707344 | a4093822 299f31d0 | d16cfe09 94fdcceb 5001e420 24126ea1",
].map((line) => line.split("|").map(words) as [number[], number[], number[]]);

/** x with a·x = 1 in the last 32 bits: Newton's steps double the bits that are right. */
function inverseOf(a: bigint): bigint {
  let x = a;
  for (let step = 0; step < 5; step++) x = BigInt.asUintN(32, x * (2n - a * x));
  return x;
}

/** Philox 4×32-10 in whole numbers of any length. */
function philoxByBigInts(counter: readonly number[], key: readonly number[]): number[] {
  let [c0 = 0n, c1 = 0n, c2 = 0n, c3 = 0n] = counter.map(BigInt);
  let [k0 = 0n, k1 = 0n] = key.map(BigInt);
  for (let round = 0; round < 10; round++) {
    const [first, second] = [0xd2511f53n * c0, 0xcd9e8d57n * c2];
    [c0, c1, c2, c3] = [
      (second >> 32n) ^ c1 ^ k0,
      second & 0xffffffffn,
      (first >> 32n) ^ c3 ^ k1,
      first & 0xffffffffn,
    ];
    [k0, k1] = [(k0 + 0x9e3779b9n) & 0xffffffffn, (k1 + 0xbb67ae85n) & 0xffffffffn];
  }
  return [c0, c1, c2, c3].map(Number);
}

describe("Philox", () => {
  it.each(published)("gives what is published for counter %j and key %j", (counter, key, expected) => {
    const out = new Uint32Array(4);
    const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = counter;
    const [k0 = 0, k1 = 0] = key;
    philox(c0, c1, c2, c3, k0, k1, out);
    expect([...out]).toEqual(expected);
  });

  it("is exact where a product of two words lies close to a multiple of 2^32, for each of the counters taken together", () => {
    const out = new Float64Array(8);
    const key = [3, 4] as const;
    for (const product of [-1n, -2n, -1023n, -1024n, -1025n, 0n, 1n, 1023n, 1024n]) {
      // The words whose products with the two multipliers end in these bits.
      const c0 = Number(BigInt.asUintN(32, product * inverseOf(0xd2511f53n)));
      const c2 = Number(BigInt.asUintN(32, product * inverseOf(0xcd9e8d57n)));
      for (const before of [0, 1, 2, 3]) {
        // From here on upper words of the first product differ from one counter to the next.
        const start = 0x12345679;
        const upper = Number((0xd2511f53n * BigInt(start + before)) >> 32n);
        // In the first round one counter has the first word, then all have the third one, then one has it after the round.
        for (const [first, purpose] of [
          [c0 - before, [5, 6]],
          [start, [c2, 2]],
          [start, [7, (upper ^ key[1] ^ c2) >>> 0]],
        ] as const) {
          if (first < 0) continue;
          uniforms(out, 8, 2 * (2 ** 32 + first), { key, purpose });
          const exact = [0, 1, 2, 3].flatMap((counter) => {
            const words = philoxByBigInts([first + counter, 1, ...purpose], [...key]);
            const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = words;
            return [uniform(w0, w1), uniform(w2, w3)];
          });
          expect([...out]).toEqual(exact);
        }
      }
    }
  });

  it("makes uniform numbers of 53 bits that are neither 0 nor 1", () => {
    expect(uniform(0, 0)).toBe(2 ** -54);
    expect(uniform(2 ** 31, 0)).toBe(0.5);
    expect(uniform(0, 0xfffff800)).toBe((2 ** 21 - 0.5) * 2 ** -53);
    expect(uniform(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
  });

  it("gives each path its number wherever a block starts, and each name and seed numbers of their own", () => {
    const [whole, part, other, reseeded] = [64, 32, 64, 64].map((length) => new Float64Array(length));
    uniforms(whole as Float64Array, 64, 2 ** 40, streamOf(7, "shares.ORCL"));
    uniforms(part as Float64Array, 31, 2 ** 40 + 32, streamOf(7, "shares.ORCL"));
    uniforms(other as Float64Array, 64, 2 ** 40, streamOf(7, "shares.ORCM"));
    uniforms(reseeded as Float64Array, 64, 2 ** 40, streamOf(7 + 2 ** 32, "shares.ORCL"));
    expect(part?.slice(0, 31)).toEqual(whole?.slice(32, 63));
    expect(new Set([...(whole ?? []), ...(other ?? []), ...(reseeded ?? [])]).size).toBe(192);
  });

  it("is uniform: means of powers over 2^16 numbers", () => {
    const numbers = new Float64Array(2 ** 16);
    uniforms(numbers, numbers.length, 0, streamOf(1, "uniform"));
    for (const power of [1, 2, 3, 4]) {
      const mean = numbers.reduce((sum, u) => sum + u ** power, 0) / numbers.length;
      const deviation = Math.sqrt(1 / (2 * power + 1) - 1 / (power + 1) ** 2) / 2 ** 8;
      expect(Math.abs(mean - 1 / (power + 1))).toBeLessThan(4 * deviation);
    }
  });
});

describe("Sobol points", () => {
  it("have the direction numbers of Joe and Kuo in all 512 dimensions", () => {
    const reversed = (word: number): number =>
      Array.from({ length: 32 }, (_, bit) => (word >>> bit) & 1).reduce((sum, bit) => sum * 2 + bit, 0);
    const [second, third] = sobolDirections().slice(1, 3);
    // Worked out by hand from the polynomials x + 1 and x² + x + 1 and the initial numbers 1 and 1, 3.
    expect([...(second ?? [])].slice(0, 4).map((word) => reversed(word) / 2 ** 32)).toEqual([
      0.5, 0.75, 0.625, 0.9375,
    ]);
    expect([...(third ?? [])].slice(0, 4).map((word) => reversed(word) / 2 ** 32)).toEqual([
      0.5, 0.75, 0.375, 0.5625,
    ]);
    expect(sobolDirections()).toHaveLength(SOBOL_DIMENSIONS);
    // Each matrix of directions has full rank: first digits are distinct.
    for (const directions of sobolDirections()) {
      expect([...directions].every((word, index) => (word >>> index) % 2 === 1)).toBe(true);
    }
    expect(readFileSync("THIRD-PARTY-NOTICES.txt", "utf8")).toContain(
      "Copyright (c) 2008, Frances Y. Kuo and Stephen Joe",
    );
  });

  it.each([
    0, 1, 5, 100, 511,
  ])("are one to each of 1,024 intervals in dimension %i, scrambled or not", (dimension) => {
    const numbers = new Float64Array(1024);
    for (const scramble of [0, 1, 17]) {
      scrambledSobol(numbers, 1024, 3 * 1024, dimension, scramble, streamOf(5, "any"));
      expect(new Set([...numbers].map((u) => Math.floor(u * 1024))).size).toBe(1024);
    }
  });

  it("are one to each square in two dimensions with the same points", () => {
    const [first, second] = [0, 1].map((dimension) => {
      const numbers = new Float64Array(1024);
      scrambledSobol(numbers, 1024, 0, dimension, 3, streamOf(9, `dimension ${dimension}`));
      return numbers;
    });
    for (const bits of [1, 3, 5, 8]) {
      const cells = [...(first ?? [])].map(
        (u, index) =>
          Math.floor(u * 2 ** bits) * 2 ** 10 + Math.floor((second?.[index] ?? 0) * 2 ** (10 - bits)),
      );
      expect(new Set(cells).size).toBe(1024);
    }
  });

  it("are uniform over scrambles: each of sixteen intervals is as likely for the first point", () => {
    const counts = new Array<number>(16).fill(0);
    const point = new Float64Array(1);
    for (let scramble = 0; scramble < 4096; scramble++) {
      scrambledSobol(point, 1, 0, 4, scramble, streamOf(2, "first"));
      const cell = Math.floor((point[0] ?? 0) * 16);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    const chiSquared = counts.reduce((sum, count) => sum + (count - 256) ** 2 / 256, 0);
    // Fifteen degrees of freedom: 37.7 is left to one in a thousand; the seed is fixed.
    expect(chiSquared).toBeLessThan(37.7);
  });
});

describe("functions of doubles", () => {
  const exact = (value: number): Decimal => new Decimal(value.toPrecision(100));
  const off = (value: number, truth: Decimal): number =>
    exact(value).minus(truth).div(truth).abs().toNumber();
  const draws = new Float64Array(60);
  uniforms(draws, 60, 0, streamOf(3, "arguments"));
  const between = (low: number, high: number): number[] => [...draws].map((u) => low + (high - low) * u);

  it("are right to the last digit or two, in either tail", () => {
    for (const x of between(-700, 700)) expect(off(exp(x), exact(x).exp())).toBeLessThan(2.3e-16);
    for (const x of between(-150, 150)) expect(off(ln(2 ** x), exact(2 ** x).ln())).toBeLessThan(2.3e-16);
    for (const x of between(-37, 8))
      expect(off(normalCdf(x), precise.normalCdf(exact(x)))).toBeLessThan(2e-15);
    for (const x of [...between(-53, -1).map((power) => 2 ** power), ...between(0.5, 1)]) {
      expect(off(normalQuantile(x), precise.normalQuantile(exact(x)))).toBeLessThan(1e-15);
    }
  });

  it("keep to the ends of the range of doubles", () => {
    expect(exp(-1e9)).toBe(5e-324);
    expect(exp(1e9)).toBeGreaterThan(1e307);
    expect([exp(0), ln(1), normalQuantile(0.5), normalCdf(0)]).toEqual([1, 0, 0, 0.5]);
    expect([normalCdf(-40), normalCdf(40)]).toEqual([0, 1]);
    expect(normalQuantile(2 ** -54)).toBeCloseTo(-8.3, 1);
  });
});
