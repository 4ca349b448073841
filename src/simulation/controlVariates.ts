// Internal: no name of the public API lives here.

import type { Column, Program } from "./program.js";
import type { Output } from "./run.js";
import type { Moments, Tally } from "./tally.js";

/** A part of an amount whose mean is known in closed form. */
export interface Control {
  readonly column: Column;
  /** Worked out when it is needed. */
  readonly mean: () => number;
}

/** So many parts serve; more would cost more than they tell. */
const MOST_CONTROLS = 8;

/** What is left of a variance when it is nothing but rounding. */
const NOTHING = 1e-9;

/**
 * Means of plain paths made surer by what is known: a figure that moves with parts whose true means are known is off by as much as these are.
 * How much of each part's error is taken off a figure follows from variances, which are counted as those of sums are: of a figure, of a
 * part, and of both together, so that blocks merge to the same digits as ever.
 *
 * Source: Glasserman, Monte Carlo Methods in Financial Engineering, 4.1.
 */
export class ControlVariates {
  private readonly controls: readonly { readonly column: Column; readonly mean: number }[];
  /** What has to be counted beside the figures: parts, sums of two parts, and of each figure with each part. */
  readonly outputs: readonly Output[];

  constructor(controls: readonly Control[], figures: readonly Output[], program: Program) {
    this.controls = controls.slice(0, MOST_CONTROLS).map(({ column, mean }) => ({ column, mean: mean() }));
    const parts = this.controls.map(({ column }) => column);
    const output = (value: Output["value"]): Output => ({ value, distributed: false });
    this.outputs = [
      ...parts.map(output),
      ...parts.flatMap((a) => parts.map((b) => output(program.add(a, b)))),
      ...figures.flatMap(({ value }) => parts.map((part) => output(program.add(part, value)))),
    ];
  }

  /** The moments of a figure by its place, with what parts are off taken off; `tallies` are those of the outputs. */
  moments(figure: number, own: Moments, tallies: readonly Tally[]): Moments {
    const count = this.controls.length;
    if (count === 0 || own.variance === 0 || own.count < 10 * count) return own;
    const moments = tallies.map((tally) => tally.moments());
    const of = (index: number): Moments => moments[index] as Moments;
    const parts = this.controls.map((_, index) => of(index));
    const shared = (both: Moments, a: Moments, b: Moments): number =>
      (both.variance - a.variance - b.variance) / 2;
    const matrix = parts.map((a, row) =>
      parts.map((b, column) => shared(of(count + row * count + column), a, b)),
    );
    const right = parts.map((part, index) =>
      shared(of(count + count * count + figure * count + index), own, part),
    );
    const factors = solved(matrix, right);
    const used = factors.filter((factor) => factor !== 0).length;
    const off = this.controls.reduce(
      (sum, { mean }, index) => sum + (factors[index] as number) * ((parts[index] as Moments).mean - mean),
      0,
    );
    const explained = factors.reduce((sum, factor, index) => sum + factor * (right[index] as number), 0);
    // Factors that follow from the paths themselves take away so many degrees of freedom.
    const freedom = (own.count - 1) / (own.count - 1 - used);
    const mean = own.mean - off;
    return { ...own, mean, means: [mean], variance: Math.max(0, own.variance - explained) * freedom };
  }
}

/** Solves a symmetric system by Cholesky's method, without the rows that say nothing new. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const size = right.length;
  const lower: number[][] = [];
  const isNew: boolean[] = [];
  const half: number[] = [];
  for (let row = 0; row < size; row++) {
    const own: number[] = [];
    for (let column = 0; column < row; column++) {
      let rest = (matrix[row] as readonly number[])[column] as number;
      for (let k = 0; k < column; k++)
        rest -= (own[k] as number) * ((lower[column] as number[])[k] as number);
      own.push(isNew[column] ? rest / ((lower[column] as number[])[column] as number) : 0);
    }
    const whole = (matrix[row] as readonly number[])[row] as number;
    const left = whole - own.reduce((sum, value) => sum + value * value, 0);
    const adds = left > NOTHING * whole;
    isNew.push(adds);
    own.push(adds ? Math.sqrt(left) : 0);
    lower.push(own);
    const rest = own
      .slice(0, row)
      .reduce((sum, value, k) => sum - value * (half[k] as number), right[row] as number);
    half.push(adds ? rest / (own[row] as number) : 0);
  }
  const found = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    if (!isNew[row]) continue;
    let rest = half[row] as number;
    for (let k = row + 1; k < size; k++)
      rest -= ((lower[k] as number[])[row] as number) * (found[k] as number);
    found[row] = rest / ((lower[row] as number[])[row] as number);
  }
  return found;
}
