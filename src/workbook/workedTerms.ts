// Internal: no name of the public API lives here.

import { type Decimal, readFraction } from "../numeric/decimal.js";
import type { Json, JsonObject } from "../schema/document.js";
import type { CellFormat } from "./sheet.js";

/** A number that follows from stated ones. */
export interface Derived {
  readonly formula: string;
  readonly value: Decimal;
  /** What it is where sums for each share are a little different; undefined where nobody knows. */
  readonly moved?: Decimal | undefined;
}

/** Where a document states something. */
type Path = readonly (string | number)[];

/** A number that a document states. */
export interface StatedNumber {
  readonly path: Path;
  readonly value: Decimal;
  /** What it is where sums for each share are a little different; undefined where nobody knows. */
  readonly moved?: Decimal | undefined;
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

/** All numbers that stand in a document, each as text with the sign that it has there. */
export function numbersIn(document: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: Json): void => {
    const number = readNumber(value);
    if (number !== undefined) found.add(number.toString());
    if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
  };
  look(document);
  return found;
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
  moved: a.moved && b.moved?.times(a.moved),
});

/** Alike but for the last digits of a division. */
const isNearly = (a: Decimal, b: Decimal): boolean =>
  a.minus(b).abs().lessThanOrEqualTo(b.abs().times("1e-24"));

/** Two numbers, each as it is and where sums for each share are a little different, that are alike but for their signs. */
export const isAlike = (a: Pick<Derived, "value" | "moved">, b: Pick<Derived, "value" | "moved">): boolean =>
  isNearly(a.value.abs(), b.value.abs()) &&
  a.moved !== undefined &&
  b.moved !== undefined &&
  isNearly(a.moved.abs(), b.moved.abs());

/** The formula of a number that is alike to another one, with that one's sign. */
export const signedLike = ({ value }: Pick<Derived, "value">, alike: Derived): string =>
  alike.value.isNegative() === value.isNegative() ? alike.formula : `(-${alike.formula})`;
