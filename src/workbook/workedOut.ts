// Internal: no name of the public API lives here.

import { type Decimal, ONE } from "../numeric/decimal.js";
import type { Offer } from "../offer/offer.js";
import { type AskedTerm, movedValue, type SharedLedger, type TermEntry } from "./ledger.js";
import type { MovedTerms } from "./movedTerms.js";
import type { StatedTerm } from "./statedTerms.js";
import { type StraightLine, straightLine } from "./straightLine.js";
import { workedFormula } from "./workedFormula.js";
import {
  type Derived,
  formatOf,
  isAlike,
  product,
  type StatedNumber,
  signedLike,
  wordsOf,
} from "./workedTerms.js";

/** What of a component is worked out from totals of its own. */
export interface Worked {
  /** Numbers that formulas need and that stand in no other cell. */
  readonly stated: readonly StatedTerm[];
  readonly formulas: ReadonlyMap<TermEntry, string>;
}

/** What is known of numbers of a component that no cell gives yet. */
interface Open {
  readonly isOpen: (entry: TermEntry) => boolean;
  readonly line: (entry: AskedTerm) => FollowedLine | undefined;
}

/** The straight line by which a number follows from others, and which these are. */
interface FollowedLine extends StraightLine {
  readonly of: readonly Derived[];
}

/** More than so many sums move at once in no component that people read. */
const MOST_FOLLOWED = 8;

/** The straight line by which a number follows from sums of its component, told from offers that have these a little different. */
export function lineOf(
  entry: AskedTerm,
  followed: readonly Derived[],
  moves: MovedTerms | undefined,
  followedIn: (moved: Offer) => readonly Derived[],
): FollowedLine | undefined {
  if (entry.moved === undefined || entry.moved.equals(entry.value) || moves === undefined) return undefined;
  const distinct = [...followed.keys()].filter(
    (place) => followed.findIndex((one) => isAlike(one, followed[place] as Derived)) === place,
  );
  if (distinct.length === 0 || distinct.length > MOST_FOLLOWED) return undefined;
  const offers = moves.others(distinct.length + 1);
  const points = offers?.map(({ offer, terms }) => {
    const there = followedIn(offer);
    return { value: movedValue(entry, terms[entry.asked.view]?.[entry.asked.index]), followed: there };
  });
  const values = points?.flatMap(({ value }) => value ?? []);
  if (points === undefined || values?.length !== points.length) return undefined;
  const others = distinct.map((place) => ({
    value: (followed[place] as Derived).value,
    moved: points.flatMap((point) => point.followed[place]?.value ?? []),
  }));
  const line = straightLine({ value: entry.value, moved: values }, others);
  return line && { ...line, of: distinct.map((place) => followed[place] as Derived) };
}

/** What a component states, and what that comes to. */
interface WorkedFrom {
  readonly stated: readonly StatedTerm[];
  readonly totals: readonly Derived[];
  readonly followed: readonly Derived[];
  readonly numbers: readonly StatedNumber[];
  readonly forAll: Derived | undefined;
}

/** Formulas for the numbers of a component that follow from what it states for each share, together with its other numbers. */
export function workedOut(
  component: string,
  { stated, totals: own, followed, numbers, forAll }: WorkedFrom,
  ledger: SharedLedger,
  { isOpen, line }: Open,
): Worked {
  const formulas = new Map<TermEntry, string>();
  const added: StatedTerm[] = [];
  if (followed.length === 0 && forAll === undefined) return { stated: added, formulas };
  const entries = ledger.terms.filter(({ entry }) => entry.component === component);
  /** The cell of a number: one that is there already, or else one that is added once a formula needs it. */
  const cellOf = ({ path, value, moved }: StatedNumber): Derived => {
    const known = [
      ...entries.map(({ name, entry }) => ({ name, value: entry.value, moved: entry.moved })),
      ...stated,
    ].filter((one) => isAlike(one, { value, moved }));
    const [there = known[0]] = known.filter((one) => one.value.isNegative() === value.isNegative());
    if (there !== undefined) return { formula: there.name, value: there.value, moved: there.moved };
    let name: string | undefined;
    return {
      value,
      moved,
      get formula() {
        if (name === undefined) {
          name = ledger.nameFor(component, wordsOf(path));
          added.push({ name, label: wordsOf(path), value, moved, format: formatOf(path) });
        }
        return name;
      },
    };
  };
  // Of two numbers that are alike nobody can tell which one a formula means.
  const each = numbers
    .filter(({ value }) => numbers.filter((one) => one.value.equals(value)).length === 1)
    .map(cellOf);
  const totals = [...own, ...(forAll === undefined ? [] : each.map((one) => product(one, forAll)))];
  /**
   * A constant or a multiple of a straight line, as a number of the library in a cell of its own: a number of the contract that is as
   * large need not be what it comes from.
   */
  const partOf = (value: Decimal, label: string, word: string): string => {
    const name = ledger.nameFor(component, label, word);
    const title = `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${word}`;
    added.push({ name, label: title, value, format: "number", isWorkedOut: true });
    return name;
  };
  const lineFormula = (entry: AskedTerm): string | undefined => {
    const found = line(entry);
    if (found === undefined) return undefined;
    const parts = found.multiples.flatMap((multiple, index) => {
      if (multiple.isZero()) return [];
      const { formula } = found.of[index] as Derived;
      if (multiple.abs().equals(ONE)) return [signedLike({ value: multiple }, { formula, value: ONE })];
      return [`${partOf(multiple, entry.label, "multiple of a sum")}*${formula}`];
    });
    const rest = found.constant.isZero() ? [] : [partOf(found.constant, entry.label, "fixed part")];
    return `(${[...rest, ...parts].join("+")})`;
  };
  for (const { entry } of entries) {
    if (numbers.some((one) => isAlike(one, entry)) || !isOpen(entry)) continue;
    const formula = workedFormula(entry, totals, each) ?? lineFormula(entry);
    if (formula !== undefined) formulas.set(entry, formula);
  }
  const used = new Set([...formulas.values()].flatMap((formula) => formula.match(/[a-z]\w*/g) ?? []));
  return { stated: added.filter(({ name }) => used.has(name)), formulas };
}
