import { describe, expect, it } from "vitest";
import { Decimal, exactSum } from "../../src/numeric/decimal.js";
import { ExactSum } from "../../src/simulation/exactSum.js";
import { streamOf } from "../../src/simulation/philox.js";
import { BLOCK } from "../../src/simulation/points.js";
import { Sketch } from "../../src/simulation/sketch.js";
import { uniforms } from "../../src/simulation/uniforms.js";

const draws = new Float64Array(3000);
uniforms(draws, draws.length, 0, streamOf(11, "amounts"));
/** Amounts of either sign from 1e-30 to 1e30. */
const amounts = draws.map((u, index) => (index % 3 === 0 ? -1 : 1) * 2 ** (200 * u - 100));

describe("an exact sum", () => {
  const sumOf = (values: Iterable<number>): ExactSum => {
    const sum = new ExactSum();
    for (const value of values) sum.add(value);
    return sum;
  };

  it("is the sum to the last bit", () => {
    const truth = exactSum([...amounts].map((amount) => new Decimal(amount.toPrecision(100))));
    expect(sumOf(amounts).toNumber()).toBe(truth.toNumber());
    expect(sumOf([1e300, 1, -1e300, 2 ** -60]).toNumber()).toBe(1);
    expect(sumOf([1e300, -1e300]).toJSON()).toEqual([1, 0]);
    expect(sumOf([-3]).toNumber()).toBe(-3);
  });

  it("is the same in any order and in any parts, through JSON", () => {
    const whole = JSON.stringify(sumOf(amounts));
    expect(JSON.stringify(sumOf([...amounts].reverse()))).toBe(whole);
    const [head, tail] = [sumOf(amounts.slice(0, 777)), sumOf(amounts.slice(777))];
    const read = ExactSum.of(JSON.parse(JSON.stringify(tail)));
    read.merge(head);
    expect(JSON.stringify(read)).toBe(whole);
  });
});

describe("a sketch", () => {
  const sketchOf = (values: Float64Array): Sketch => {
    const sketch = new Sketch();
    for (let from = 0; from < values.length; from += BLOCK) {
      const block = values.slice(from, from + BLOCK);
      sketch.add(block, block.length);
    }
    return sketch;
  };
  const mixed = Float64Array.from([
    ...amounts,
    ...new Array<number>(100).fill(0),
    ...new Array<number>(50).fill(5e6),
  ]);

  it("knows every amount to 1/512 of itself, in order, and those that many come to exactly", () => {
    const list = sketchOf(mixed).buckets();
    const buckets = Array.from({ length: list.length }, (_, index) => ({
      least: list.least[index] as number,
      greatest: list.greatest[index] as number,
      count: list.counts[index] as number,
    }));
    expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(mixed.length);
    expect(buckets.find(({ least }) => least === 0)).toEqual({ least: 0, greatest: 0, count: 100 });
    expect(buckets.find(({ count }) => count === 50)).toEqual({ least: 5e6, greatest: 5e6, count: 50 });
    for (const [index, { least, greatest }] of buckets.entries()) {
      if (Math.abs(least) > 2 ** -30) expect(greatest - least).toBeLessThan(Math.abs(greatest) / 256);
      if (index > 0) expect(least).toBeGreaterThan(buckets[index - 1]?.greatest ?? 0);
    }
  });

  it("is the same in any order and in any parts, through JSON", () => {
    const whole = JSON.stringify(sketchOf(mixed));
    expect(JSON.stringify(sketchOf(Float64Array.from([...mixed].reverse())))).toBe(whole);
    const read = Sketch.of(JSON.parse(JSON.stringify(sketchOf(mixed.slice(0, 1000)))));
    read.merge(sketchOf(mixed.slice(1000)));
    expect(JSON.stringify(read)).toBe(whole);
  });
});
