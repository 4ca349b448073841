// Internal: no name of the public API lives here.

import { exp, isInTail, middleQuantile, tailQuantile } from "./elementary.js";
import type { Kernel, Sums } from "./kernel.js";
import type { Stream } from "./philox.js";
import { BLOCK } from "./points.js";
import { scrambledSobol } from "./sobol.js";
import { uniforms } from "./uniforms.js";

/**
 * The kernel in plain JavaScript. One of two numbers is read from where both lie, by the result of a comparison: which one it is, no
 * processor can guess, and a wrong guess costs as much as twenty operations. Short loops take two or four paths a turn, as to count
 * turns takes as long as what is done in one; what lies beyond `count` means nothing.
 */
export class Portable implements Kernel {
  private readonly columns: Float64Array[] = [];
  /** What is chosen from: the number for a comparison that fails and that for one that holds. */
  private readonly either = new Float64Array(2);
  /** Where in a column numbers of the tails lie. */
  private readonly places = new Int32Array(BLOCK);
  /** The numbers of the tails, in the same order. */
  private readonly asides = new Float64Array(BLOCK);

  reserve(columns: number): void {
    while (this.columns.length < columns) this.columns.push(new Float64Array(BLOCK));
  }

  column(place: number): Float64Array {
    return this.columns[place] as Float64Array;
  }

  fill(out: number, count: number, value: number): void {
    this.column(out).fill(value, 0, count);
  }

  uniforms(out: number, count: number, first: number, stream: Stream): void {
    uniforms(this.column(out), count, first, stream);
  }

  scrambledSobol(
    out: number,
    count: number,
    first: number,
    dimension: number,
    scramble: number,
    stream: Stream,
  ): void {
    scrambledSobol(this.column(out), count, first, dimension, scramble, stream);
  }

  toNormal(column: number, count: number): void {
    const numbers = this.column(column);
    const places = this.places;
    const asides = this.asides;
    let tails = 0;
    for (let i = 0; i < count; i++) {
      const u = numbers[i] as number;
      // Put aside where the next one goes, and kept there if it lies in a tail.
      places[tails] = i;
      asides[tails] = u;
      tails += Number(isInTail(u));
      numbers[i] = middleQuantile(u);
    }
    for (let index = 0; index < tails; index++) {
      numbers[places[index] as number] = tailQuantile(asides[index] as number);
    }
  }

  affine(out: number, a: number, count: number, intercept: number, slope: number): void {
    const [to, from] = [this.column(out), this.column(a)];
    for (let i = 0; i < count; i += 4) {
      to[i] = intercept + slope * (from[i] as number);
      to[i + 1] = intercept + slope * (from[i + 1] as number);
      to[i + 2] = intercept + slope * (from[i + 2] as number);
      to[i + 3] = intercept + slope * (from[i + 3] as number);
    }
  }

  lognormal(out: number, a: number, count: number, floor: number, location: number, deviation: number): void {
    const [to, from] = [this.column(out), this.column(a)];
    for (let i = 0; i < count; i++) to[i] = floor + exp(location + deviation * (from[i] as number));
  }

  addScaled(out: number, a: number, b: number, count: number, factor: number): void {
    const [to, left, right] = [this.column(out), this.column(a), this.column(b)];
    for (let i = 0; i < count; i += 4) {
      to[i] = (left[i] as number) + factor * (right[i] as number);
      to[i + 1] = (left[i + 1] as number) + factor * (right[i + 1] as number);
      to[i + 2] = (left[i + 2] as number) + factor * (right[i + 2] as number);
      to[i + 3] = (left[i + 3] as number) + factor * (right[i + 3] as number);
    }
  }

  product(out: number, a: number, b: number, count: number): void {
    const [to, left, right] = [this.column(out), this.column(a), this.column(b)];
    // Zero times a negative number is minus zero, and plus zero makes that zero.
    for (let i = 0; i < count; i++) to[i] = (left[i] as number) * (right[i] as number) + 0;
  }

  min(out: number, a: number, b: number, count: number): void {
    const [to, left, right] = [this.column(out), this.column(a), this.column(b)];
    const either = this.either;
    for (let i = 0; i < count; i++) {
      const [x, y] = [left[i] as number, right[i] as number];
      either[0] = y;
      either[1] = x;
      to[i] = either[Number(x < y)] as number;
    }
  }

  max(out: number, a: number, b: number, count: number): void {
    const [to, left, right] = [this.column(out), this.column(a), this.column(b)];
    const either = this.either;
    for (let i = 0; i < count; i++) {
      const [x, y] = [left[i] as number, right[i] as number];
      either[0] = y;
      either[1] = x;
      to[i] = either[Number(x > y)] as number;
    }
  }

  minConstant(out: number, a: number, count: number, b: number): void {
    const [to, from] = [this.column(out), this.column(a)];
    const either = this.either;
    either[0] = b;
    for (let i = 0; i < count; i += 2) {
      const x = from[i] as number;
      either[1] = x;
      to[i] = either[Number(x < b)] as number;
      const y = from[i + 1] as number;
      either[1] = y;
      to[i + 1] = either[Number(y < b)] as number;
    }
  }

  maxConstant(out: number, a: number, count: number, b: number): void {
    const [to, from] = [this.column(out), this.column(a)];
    const either = this.either;
    either[0] = b;
    for (let i = 0; i < count; i += 2) {
      const x = from[i] as number;
      either[1] = x;
      to[i] = either[Number(x > b)] as number;
      const y = from[i + 1] as number;
      either[1] = y;
      to[i + 1] = either[Number(y > b)] as number;
    }
  }

  select(out: number, a: number, high: number, low: number, count: number, threshold: number): void {
    const [to, from] = [this.column(out), this.column(a)];
    const either = this.either;
    const [reached, otherwise] = [this.column(high), this.column(low)];
    for (let i = 0; i < count; i++) {
      either[0] = otherwise[i] as number;
      either[1] = reached[i] as number;
      to[i] = either[Number((from[i] as number) >= threshold)] as number;
    }
  }

  sums(a: number, count: number, centre: number): Sums {
    const numbers = this.column(a);
    let sum0 = 0;
    let sum1 = 0;
    let squares0 = 0;
    let squares1 = 0;
    let farthest = 0;
    for (let index = 0; index < count; index += 2) {
      const first = (numbers[index] as number) - centre;
      const second = index + 1 < count ? (numbers[index + 1] as number) - centre : 0;
      sum0 += first;
      sum1 += second;
      squares0 += first * first;
      squares1 += second * second;
      if (Math.abs(first) > farthest) farthest = Math.abs(first);
      if (Math.abs(second) > farthest) farthest = Math.abs(second);
    }
    return { sum: sum0 + sum1, squares: squares0 + squares1, farthest };
  }
}
