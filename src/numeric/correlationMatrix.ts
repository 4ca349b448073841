// Internal: no name of the public API lives here.

import { certified } from "./certified.js";
import type { Arithmetic, Real } from "./real.js";

/** A symmetric matrix by its rows. */
export type Matrix<Entry> = readonly (readonly Entry[])[];

/**
 * Whether a symmetric matrix has no negative eigenvalue, decided with as many digits as it takes; singular ones, which stand on
 * the border, have none. Pivots are taken out one by one, the largest first, as in Cholesky's decomposition: a negative one decides, and
 * so does one that is 0 in a row that is not.
 */
export const isPositiveSemidefinite = (matrix: (numbers: Arithmetic) => Matrix<Real>): boolean =>
  certified((numbers) => hasNoNegativePivot(matrix(numbers).map((row) => [...row])));

function hasNoNegativePivot(rows: Real[][]): boolean {
  const left = rows.map((_, index) => index);
  const at = (i: number, j: number): Real => (rows[i] as Real[])[j] as Real;
  while (left.length > 0) {
    const pivot = left.reduce((best, index) =>
      at(index, index).toNumber() > at(best, best).toNumber() ? index : best,
    );
    const size = at(pivot, pivot);
    if (size.isZero()) return left.every((i) => left.every((j) => at(i, j).isZero()));
    if (size.isNegative()) return false;
    left.splice(left.indexOf(pivot), 1);
    for (const i of left) {
      const share = at(i, pivot).div(size);
      for (const j of left) {
        if (j > i) continue;
        const entry = at(i, j).minus(share.times(at(j, pivot)));
        (rows[i] as Real[])[j] = entry;
        (rows[j] as Real[])[i] = entry;
      }
    }
  }
  return true;
}

interface Eigen {
  readonly values: readonly number[];
  /** Eigenvectors by their columns. */
  readonly vectors: Matrix<number>;
}

const MAX_SWEEPS = 60;

/** Eigenvalues and eigenvectors of a symmetric matrix in doubles, by Jacobi's rotations. */
function eigenOf(matrix: Matrix<number>): Eigen {
  const a = matrix.map((row) => [...row]);
  const vectors = matrix.map((_, i) => matrix.map((__, j) => (i === j ? 1 : 0)));
  const pairs = matrix.flatMap((_, p) =>
    matrix.slice(p + 1).map((__, offset) => [p, p + 1 + offset] as const),
  );
  const off = ([p, q]: readonly [number, number]): number => a[p]?.[q] as number;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep += 1) {
    if (pairs.reduce((sum, pair) => sum + off(pair) ** 2, 0) < NOTHING_LEFT) break;
    for (const pair of pairs) {
      if (off(pair) ** 2 < NOTHING_LEFT / pairs.length) continue;
      const turn = rotationAway(a, pair);
      for (const row of a) rotate(row, pair, turn);
      rotateRows(a, pair, turn);
      for (const row of vectors) rotate(row, pair, turn);
    }
  }
  return { values: a.map((row, index) => row[index] as number), vectors };
}

/** Squares of what stands beside the diagonal, below which it is taken as nothing. */
const NOTHING_LEFT = 1e-30;

/** Cosine and sine of an angle. */
type Turn = readonly [cosine: number, sine: number];

/** The rotation that makes one entry beside the diagonal 0. */
function rotationAway(a: readonly number[][], [p, q]: readonly [number, number]): Turn {
  const theta = ((a[q]?.[q] as number) - (a[p]?.[p] as number)) / (2 * (a[p]?.[q] as number));
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  return [cosine, tangent * cosine];
}

function rotate(row: number[], [p, q]: readonly [number, number], [cosine, sine]: Turn): void {
  const [x, y] = [row[p] as number, row[q] as number];
  row[p] = cosine * x - sine * y;
  row[q] = sine * x + cosine * y;
}

function rotateRows(a: readonly number[][], [p, q]: readonly [number, number], [cosine, sine]: Turn): void {
  const [upper, lower] = [a[p] as number[], a[q] as number[]];
  for (const [j, x] of upper.entries()) {
    const y = lower[j] as number;
    upper[j] = cosine * x - sine * y;
    lower[j] = sine * x + cosine * y;
  }
}

/** The least eigenvalue of a symmetric matrix, in doubles. */
export const leastEigenvalue = (matrix: Matrix<number>): number => Math.min(...eigenOf(matrix).values);

const MAX_STEPS = 500;
const CLOSE_ENOUGH = 1e-7;

/** Decimals that a nearest matrix is rounded to, and how far above 0 its eigenvalues are kept so that rounding leaves it lawful. */
export const NEAREST_DECIMALS = 6;

/**
 * The correlation matrix nearest to a symmetric one in the sum of squares (Higham 2002, alternating projections with Dykstra's
 * correction), among those with the same entries wherever `isFixed`. Undefined where those entries admit none.
 */
export function nearestCorrelationMatrix(
  matrix: Matrix<number>,
  isFixed: (i: number, j: number) => boolean = () => false,
): Matrix<number> | undefined {
  const size = matrix.length;
  const floor = size * 10 ** -NEAREST_DECIMALS;
  const each = (entry: (i: number, j: number) => number): number[][] =>
    matrix.map((row, i) => row.map((_, j) => entry(i, j)));
  let correction = each(() => 0);
  let nearest = each((i, j) => matrix[i]?.[j] as number);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const from = each((i, j) => (nearest[i]?.[j] as number) - (correction[i]?.[j] as number));
    const lawful = withEigenvaluesFrom(from, floor);
    correction = each((i, j) => (lawful[i]?.[j] as number) - (from[i]?.[j] as number));
    let moved = 0;
    nearest = each((i, j) => {
      const kept = i === j ? 1 : isFixed(i, j) ? (matrix[i]?.[j] as number) : (lawful[i]?.[j] as number);
      moved = Math.max(moved, Math.abs(kept - (lawful[i]?.[j] as number)));
      return kept;
    });
    if (moved < CLOSE_ENOUGH) return nearest;
  }
  return leastEigenvalue(nearest) > floor / 2 ? nearest : undefined;
}

function withEigenvaluesFrom(matrix: Matrix<number>, floor: number): number[][] {
  const { values, vectors } = eigenOf(matrix);
  return matrix.map((row, i) =>
    row.map((_, j) =>
      values.reduce((sum, value, k) => {
        const product = (vectors[i]?.[k] as number) * (vectors[j]?.[k] as number);
        return sum + Math.max(floor, value) * product;
      }, 0),
    ),
  );
}
