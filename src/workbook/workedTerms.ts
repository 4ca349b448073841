// Internal: no name of the public API lives here.

import { type Decimal, ONE, readFraction } from "../numeric/decimal.js";
import type { Json, JsonObject } from "../schema/document.js";
import type { CellFormat } from "./sheet.js";

/** A number that follows from stated ones. */
export interface Derived {
  readonly formula: string;
  readonly value: Decimal;
}

/** Where a document states something. */
type Path = readonly (string | number)[];

/** A number that a document states. */
export interface StatedNumber {
  readonly path: Path;
  readonly value: Decimal;
}

/** A sum that a component states for each share or as a part of the price. */
interface SharedSum extends StatedNumber {
  readonly field: (typeof SHARED)[number];
}

/** What a document says of these is when or what is measured, and no number that anything is worked out from. */
const NO_NUMBERS: ReadonlySet<string> = new Set(["period", "periods", "metric", "label", "over", "name"]);

/** The sums below the top of a component's document that are stated for each share or as a part of the price, and its plain numbers. */
export function numbersOf(document: JsonObject): {
  readonly sums: readonly SharedSum[];
  readonly numbers: readonly StatedNumber[];
} {
  const sums: SharedSum[] = [];
  const numbers: StatedNumber[] = [];
  const look = (value: Json | undefined, path: Path): void => {
    const number = readNumber(value);
    if (number !== undefined) numbers.push({ path, value: number });
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const sum = path.length === 0 ? undefined : sharedSum(key, inner, path);
      if (sum !== undefined) sums.push(sum);
      else if (!NO_NUMBERS.has(key)) look(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  look(document, []);
  return { sums, numbers };
}

function sharedSum(key: string, written: Json, path: Path): SharedSum | undefined {
  const field = SHARED.find((one) => one === key);
  const value = readNumber(written);
  return field === undefined || value === undefined ? undefined : { path, field, value };
}

const SHARED = ["perShare", "percentOfPrice"] as const;

/** A number as documents write it, which may be a percentage; undefined for anything else. */
export function readNumber(value: Json | undefined): Decimal | undefined {
  const reading = typeof value === "string" ? readFraction(value) : undefined;
  return reading?.ok === true ? reading.value : undefined;
}

/** Sums that are stated alike, each with all its places. */
export function distinctSums(
  sums: readonly SharedSum[],
): readonly (Omit<SharedSum, "path"> & { readonly paths: readonly [Path, ...Path[]] })[] {
  const found = new Map<string, Omit<SharedSum, "path"> & { paths: [Path, ...Path[]] }>();
  for (const { path, field, value } of sums) {
    const before = found.get(`${field} ${value}`);
    if (before === undefined) found.set(`${field} ${value}`, { field, value, paths: [path] });
    else before.paths.push(path);
  }
  return [...found.values()];
}

/** The place of a number in words: "Step 1, amount", "Aggregate cap". */
export function wordsOf(path: Path): string {
  const words: string[] = [];
  for (const part of path) {
    if (typeof part === "string") words.push(part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
    else words.push(`${(words.pop() ?? "").replace(/s$/, "")} ${part + 1}`);
  }
  const text = words.join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** How a number is shown that stands in a field of this name. */
export function formatOf(path: Path): CellFormat {
  const field = path.filter((part) => typeof part === "string").at(-1) ?? "";
  if (/^(?:rate|share|part)$|Pool$/.test(field)) return "percent";
  return /^(?:cash|value|low|high|strike|floorPrice|capPrice)$/.test(field) ? "price" : "number";
}

/** Two numbers multiplied. */
export const product = (a: Derived, b: Derived): Derived => ({
  formula: `${a.formula}*${b.formula}`,
  value: a.value.times(b.value),
});

/** A combination of what is stated, near to what it comes to; worked out in full only where it may be what is looked for. */
interface Candidate {
  readonly near: number;
  readonly exact: () => Derived;
}

/** So many combinations are looked at for one number; in terms of more parts than people read, numbers are the library's. */
const MAX_TRIPLES = 50_000;

/**
 * The formula of totals and of numbers that comes to a value, from the simplest kind on. Undefined where there is none, and where two of a kind come to it by chance: nobody can tell which is meant.
 */
export function workedFormula(
  value: Decimal,
  totals: readonly Derived[],
  numbers: readonly Derived[],
): string | undefined {
  const target = Math.abs(value.toNumber());
  for (const kind of candidates(totals.map(asCandidate), numbers.map(asCandidate))) {
    const found = kind.flatMap(({ near, exact }) => {
      if (Math.abs(Math.abs(near) - target) > 1e-12 * target) return [];
      const one = exact();
      return isNearly(one.value.abs(), value.abs()) ? [one] : [];
    });
    const [first, ...others] = [...new Map(found.map((one) => [partsOf(one.formula), one])).values()];
    if (first === undefined) continue;
    if (others.length > 0) return undefined;
    return first.value.isNegative() === value.isNegative() ? first.formula : `(-${first.formula})`;
  }
  return undefined;
}

/** What a formula is made of, in whatever order. */
const partsOf = (formula: string): string => (formula.match(/[a-z]\w*|[-+*/]/g) ?? []).sort().join(" ");

/** Alike but for the last digits of a division. */
export const isNearly = (a: Decimal, b: Decimal): boolean =>
  a.minus(b).abs().lessThanOrEqualTo(b.abs().times("1e-24"));

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

const ONE_PART: Candidate = { near: 1, exact: () => ({ formula: "1", value: ONE }) };

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
