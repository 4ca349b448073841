// Internal: no name of the public API lives here.

import { type Decimal, ZERO } from "../numeric/decimal.js";

/** A number, and what it is in each of several offers whose sums for each share are a little different. */
export interface MovedNumber {
  readonly value: Decimal;
  readonly moved: readonly Decimal[];
}

/** A number as a constant plus so many times each of several others. */
export interface StraightLine {
  readonly constant: Decimal;
  readonly multiples: readonly Decimal[];
}

/** What is lost between the digits that are computed with and those in which a line must hold. */
const TOLERANCE = "1e-24";

/**
 * The straight line by which a number follows from others. It is told from one moved offer for each of them, and must hold in one more;
 * undefined where it does not, and where the others move so much alike that nobody can tell which one the number follows.
 */
export function straightLine(
  { value, moved }: MovedNumber,
  others: readonly MovedNumber[],
): StraightLine | undefined {
  const step = (one: MovedNumber, index: number): Decimal => (one.moved[index] ?? one.value).minus(one.value);
  const solved = solve(
    others.map((_, row) => others.map((other) => step(other, row))),
    others.map((_, row) => step({ value, moved }, row)),
  );
  if (solved === undefined) return undefined;
  const sizes = solved.map((multiple, index) => multiple.times((others[index] as MovedNumber).value));
  const scale = sizes.reduce((sum, size) => sum.plus(size.abs()), value.abs());
  const isNothing = (one: Decimal): boolean => one.abs().lessThanOrEqualTo(scale.times(TOLERANCE));
  const last = others.length;
  const foreseen = solved.reduce(
    (sum, multiple, index) => sum.plus(multiple.times(step(others[index] as MovedNumber, last))),
    ZERO,
  );
  if (!isNothing(foreseen.minus(step({ value, moved }, last)))) return undefined;
  const constant = sizes.reduce((rest, size) => rest.minus(size), value);
  return {
    constant: isNothing(constant) ? ZERO : constant,
    multiples: solved.map((multiple, index) => (isNothing(sizes[index] as Decimal) ? ZERO : multiple)),
  };
}

/** The solution of as many linear equations as unknowns, by Gauss's elimination; undefined where there is not one. */
function solve(rows: readonly (readonly Decimal[])[], right: readonly Decimal[]): Decimal[] | undefined {
  let open = rows.map((row, index) => [...row, right[index] as Decimal]);
  const done: Decimal[][] = [];
  for (let column = 0; column < rows.length; column += 1) {
    const sizeOf = (row: readonly Decimal[]): Decimal => (row[column] as Decimal).abs();
    const pivot = open.reduce((best, row) => (sizeOf(row).greaterThan(sizeOf(best)) ? row : best));
    const lead = pivot[column] as Decimal;
    if (lead.isZero()) return undefined;
    const scaled = pivot.map((entry) => entry.div(lead));
    const without = (row: readonly Decimal[]): Decimal[] => {
      const times = row[column] as Decimal;
      return row.map((entry, index) => entry.minus(times.times(scaled[index] as Decimal)));
    };
    open = open.filter((row) => row !== pivot).map(without);
    done.splice(0, done.length, ...done.map(without), scaled);
  }
  return done.map((row) => row.at(-1) as Decimal);
}
