// Internal: no name of the public API lives here.

import { type Decimal, ONE } from "../numeric/decimal.js";
import { type Derived, isAlike, signedLike } from "./workedTerms.js";

/** A combination of what is stated, near to what it comes to; worked out in full only where it may be what is looked for. */
interface Candidate {
  readonly near: number;
  readonly exact: () => Derived;
}

/** So many combinations are looked at for one number; in terms of more parts than people read, numbers are the library's. */
const MAX_TRIPLES = 50_000;

/**
 * The formula of totals and of numbers that comes to a value, and to what it is where sums for each share are different, from the simplest kind on. Undefined where there is none, and where two of a kind come to it by chance: nobody can tell which is meant.
 */
export function workedFormula(
  wanted: Pick<Derived, "value" | "moved">,
  totals: readonly Derived[],
  numbers: readonly Derived[],
): string | undefined {
  const { value } = wanted;
  const target = Math.abs(value.toNumber());
  for (const kind of candidates(totals.map(asCandidate), numbers.map(asCandidate))) {
    const found = kind.flatMap(({ near, exact }) => {
      if (Math.abs(Math.abs(near) - target) > 1e-12 * target) return [];
      const one = exact();
      return isAlike(one, wanted) ? [one] : [];
    });
    const [first, ...others] = [...new Map(found.map((one) => [partsOf(one.formula), one])).values()];
    if (first === undefined) continue;
    if (others.length > 0) return undefined;
    return signedLike(wanted, first);
  }
  return undefined;
}

/** What a formula is made of, in whatever order. */
const partsOf = (formula: string): string => (formula.match(/[a-z]\w*|[-+*/]/g) ?? []).sort().join(" ");

const asCandidate = (one: Derived): Candidate => ({ near: one.value.toNumber(), exact: () => one });

type Join = (a: Candidate, b: Candidate) => Candidate;

const joined =
  (sign: string, near: (a: number, b: number) => number, exact: (a: Decimal, b: Decimal) => Decimal): Join =>
  (a, b) => ({
    near: near(a.near, b.near),
    exact: () => {
      const [left, right] = [a.exact(), b.exact()];
      return {
        formula: `(${left.formula}${sign}${right.formula})`,
        value: exact(left.value, right.value),
        moved: left.moved && right.moved && exact(left.moved, right.moved),
      };
    },
  });

const plus = joined(
  "+",
  (a, b) => a + b,
  (a, b) => a.plus(b),
);
const minus = joined(
  "-",
  (a, b) => a - b,
  (a, b) => a.minus(b),
);
const times = joined(
  "*",
  (a, b) => a * b,
  (a, b) => a.times(b),
);
const over = joined(
  "/",
  (a, b) => (b === 0 ? Number.NaN : a / b),
  (a, b) => a.div(b),
);

const ONE_PART: Candidate = { near: 1, exact: () => ({ formula: "1", value: ONE, moved: ONE }) };

/** What caps, floors, pegs, rates and pools make of totals: each kind of combination, the simplest first. */
function* candidates(
  totals: readonly Candidate[],
  numbers: readonly Candidate[],
): Generator<readonly Candidate[]> {
  const all = (
    joins: readonly Join[],
    left: readonly Candidate[],
    right: readonly Candidate[],
  ): Candidate[] => left.flatMap((a) => right.flatMap((b) => joins.map((join) => join(a, b))));
  yield totals;
  yield all([times, over, plus, minus], totals, numbers);
  if (totals.length * (totals.length + numbers.length) * numbers.length > MAX_TRIPLES) return;
  const pairs = totals.flatMap((total, index) => all([plus, minus], [total], totals.slice(index + 1)));
  yield pairs;
  // The levels at which a share of what lies above another reaches a cap, or two.
  yield all([plus, minus], numbers, all([over], totals, numbers));
  yield [...all([over], pairs, numbers), ...all([plus, minus], numbers, pairs)];
  // What pools leave each other, how far they overlap, and the price at which a ratio is worth an amount.
  const parts = numbers.filter(({ near }) => near > 0 && near < 1);
  const rests = parts.map((part) => minus(ONE_PART, part));
  yield all([times], totals, rests);
  yield all([times], totals, all([minus], parts, rests));
  yield all([over, times], numbers, numbers);
}
