import { describe, expect, it } from "vitest";
import {
  isPositiveSemidefinite,
  leastEigenvalue,
  type Matrix,
  nearestCorrelationMatrix,
} from "../../src/numeric/correlationMatrix.js";
import { Decimal } from "../../src/numeric/decimal.js";

const matrixOf = (size: number, entry: (i: number, j: number) => number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => entry(i, j)));

/** 1 on the diagonal and the same everywhere else. */
const equal = (size: number, correlation: number): number[][] =>
  matrixOf(size, (i, j) => (i === j ? 1 : correlation));

describe("the least eigenvalue", () => {
  it.each([
    ["of one number", [[3]], 3],
    ["of a diagonal", matrixOf(3, (i, j) => (i === j ? i + 2 : 0)), 2],
    ["of two that move together", equal(2, 0.25), 0.75],
    ["of four that move together, 1 − ρ", equal(4, 0.6), 0.4],
    ["of four that move apart, 1 + 3ρ", equal(4, -0.3), 0.1],
    ["below 0", equal(4, -0.5), -0.5],
    [
      "of second differences, 2 − 2·cos(π/6)",
      matrixOf(5, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)),
      2 - Math.sqrt(3),
    ],
  ])("%s", (_, matrix, expected) => {
    expect(Math.abs(leastEigenvalue(matrix) - expected)).toBeLessThan(1e-14);
  });
});

describe("no negative eigenvalue", () => {
  const isLawful = (matrix: Matrix<string>): boolean =>
    isPositiveSemidefinite((numbers) =>
      matrix.map((row) => row.map((entry) => numbers.of(new Decimal(entry)))),
    );

  it.each([
    [
      "on the border",
      [
        ["1", "-1"],
        ["-1", "1"],
      ],
      true,
    ],
    [
      "beyond it in the thirtieth digit",
      [
        ["1", "1"],
        ["1", `0.${"9".repeat(30)}`],
      ],
      false,
    ],
    [
      "short of it in the thirtieth digit",
      [
        ["1", "1"],
        ["1", `1.${"0".repeat(29)}1`],
      ],
      true,
    ],
    [
      "three on the border",
      [
        ["1", "-0.5", "-0.5"],
        ["-0.5", "1", "-0.5"],
        ["-0.5", "-0.5", "1"],
      ],
      true,
    ],
    [
      "three beyond it",
      [
        ["1", "-0.5", "-0.5"],
        ["-0.5", "1", "-0.51"],
        ["-0.5", "-0.51", "1"],
      ],
      false,
    ],
    [
      "0 in a row that is not 0",
      [
        ["0", "0.1"],
        ["0.1", "0"],
      ],
      false,
    ],
    [
      "nothing but 0",
      [
        ["0", "0"],
        ["0", "0"],
      ],
      true,
    ],
  ])("%s", (_, matrix, expected) => {
    expect(isLawful(matrix)).toBe(expected);
  });
});

describe("the nearest correlation matrix", () => {
  // Higham, Computing the nearest correlation matrix: a problem from finance (2002), its first example in four decimals.
  const given = matrixOf(4, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
  const published = [
    [1, -0.8084, 0.1916, 0.1068],
    [-0.8084, 1, -0.6562, 0.1916],
    [0.1916, -0.6562, 1, -0.8084],
    [0.1068, 0.1916, -0.8084, 1],
  ];

  it("is the one that is published", () => {
    const nearest = nearestCorrelationMatrix(given);
    for (const [i, row] of published.entries()) {
      for (const [j, entry] of row.entries()) {
        expect(Math.abs((nearest?.[i]?.[j] ?? Number.NaN) - entry)).toBeLessThan(1e-4);
      }
    }
    expect(leastEigenvalue(nearest ?? [])).toBeGreaterThan(0);
  });

  it("is the matrix itself where that is lawful", () => {
    const nearest = nearestCorrelationMatrix(equal(3, 0.5));
    for (const [i, row] of (nearest ?? []).entries()) {
      for (const [j, entry] of row.entries()) expect(entry).toBeCloseTo(i === j ? 1 : 0.5, 12);
    }
    expect(nearest).toHaveLength(3);
  });

  it("keeps what is fixed, and is none where that allows none", () => {
    const matrix = [
      [1, 0.9, 0.9],
      [0.9, 1, -0.9],
      [0.9, -0.9, 1],
    ];
    const nearest = nearestCorrelationMatrix(matrix, (i, j) => i + j === 1);
    expect(nearest?.[0]?.[1]).toBe(0.9);
    expect(nearest?.[1]?.[0]).toBe(0.9);
    expect(leastEigenvalue(nearest ?? [])).toBeGreaterThan(0);
    expect(nearestCorrelationMatrix(matrix, () => true)).toBeUndefined();
  });
});
